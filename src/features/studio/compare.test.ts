import { expect, it } from 'vitest';
import { writeReport } from '#features/report/document.ts';
import { buildFacts, buildReportActivity, buildTie } from '../../../tests/support/report-facts.ts';
import { differences } from './compare.ts';

const visit = buildReportActivity({ partners: ['p'], title: { he: 'ביקור', en: 'A visit' } });
const letter = buildReportActivity({ partners: ['p'], title: { he: 'מכתב', en: 'A letter' } });

function report(...activities: (typeof visit)[]) {
	return writeReport(buildFacts({ ties: [buildTie('p', { activities })], activities }), 'en');
}

it('a report that is the same differs in nothing', () => {
	expect(differences(report(visit), report(visit))).toEqual([]);
});

it('a line that was reworded is told once, with what it said before', () => {
	const renamed = { ...visit, title: { he: 'ביקור', en: 'A long visit' } };
	expect(differences(report(visit), report(renamed))).toContainEqual({
		section: 'Poznań, Poland',
		before: 'A visit',
		after: 'A long visit'
	});
});

it('a line that came and one that went are told with the figures that changed', () => {
	const found = differences(report(visit), report(letter));
	expect(found).toContainEqual({ section: 'Poznań, Poland', before: 'A visit', after: '' });
	expect(found).toContainEqual({ section: 'Poznań, Poland', before: '', after: 'A letter' });
	const more = differences(report(visit), report(visit, letter));
	expect(more.map(({ section }) => section)).toContain('The year in numbers');
});
