import { expect, it } from 'vitest';
import { buildFacts, buildReportActivity, buildTie, wordsOf } from '../../../../tests/support/report-facts.ts';
import { writeReport } from '../document.ts';

it('says how many were cancelled, after preparation or without, and that no contact came of them', () => {
	const subtitle = (
		...statuses: ('done' | 'confirmed' | 'postponed' | 'cancelled' | 'cancelled_after_preparation')[]
	) => {
		const activities = statuses.map((status) => buildReportActivity({ status }));
		const ties = [buildTie('p', { activities }), buildTie('q')];
		return writeReport(buildFacts({ ties, activities }), 'en').subtitle;
	};
	expect(subtitle('done', 'cancelled')).toBe('2 activities, 1 of them cancelled. Contact with 1 of the 2 twin cities.');
	expect(subtitle('done', 'cancelled_after_preparation', 'cancelled')).toContain(
		'3 activities, 1 of them cancelled after preparation, and 1 more that was cancelled.'
	);
	expect(subtitle('done', 'confirmed', 'postponed', 'cancelled')).toContain(
		'4 activities, 2 of them planned, 1 of them cancelled.'
	);
	expect(subtitle('confirmed')).toContain('1 activity, and it is planned.');
	expect(subtitle('cancelled')).toBe(
		'1 activity, and it was cancelled. No contact with any of the twin cities, ' +
			'and with 1 only what was planned or cancelled.'
	);
	expect(subtitle('cancelled_after_preparation')).toContain('1 activity, and it was cancelled after preparation.');
});

it('is dated by the end of the period, or by the day on which it is written before that', () => {
	expect(writeReport(buildFacts(), 'en').date).toBe('2020-12-31');
	expect(writeReport(buildFacts({ asOf: '2020-11-29' }), 'en').date).toBe('2020-11-29');
});

it('says of what the sources disagree: of the year, or of the date', () => {
	const note = (...signed: string[]) =>
		wordsOf(writeReport(buildFacts({ ties: [buildTie('p', { signed })] }), 'en')).join(' ');
	expect(note('2008', '2010')).toContain('Other sources give another year of signature: Poznań 2010.');
	expect(note('2008', '2010-06-21')).toContain('Other sources give another date of signature: Poznań 21 Jun 2010.');
});
