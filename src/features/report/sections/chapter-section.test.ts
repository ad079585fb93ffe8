import { describe, expect, it } from 'vitest';
import {
	buildFacts,
	buildReportActivity,
	buildReportInitiative,
	buildTie
} from '../../../../tests/support/report-facts.ts';
import { pipeline } from './pipeline.ts';
import { chapterSection } from './chapter-section.ts';
import { silentLine } from './silent.ts';

describe('an initiative that was completed', () => {
	it('is told as done, with its day, in the chapter of its tie and among the initiatives', () => {
		const { id, ...rest } = buildReportInitiative({ id: 'i', partners: ['p'], title: { en: 'A garden' } });
		const completed = [{ ...rest, id, ended: '2020-02' }];
		const tie = buildTie('p', { activities: [buildReportActivity()] });
		const facts = buildFacts({ ties: [tie], completed, activities: [buildReportActivity()] });
		for (const section of [chapterSection(facts, tie, 'en'), pipeline(facts, 'en')]) {
			const items = section.blocks.flatMap((block) => (block.kind === 'list' ? block.items : []));
			const item = items.find(({ line }) => line.some(({ text }) => text === 'A garden'));
			expect(item?.mark).toBe('done');
			expect((item?.note ?? []).map(({ text }) => text).join('')).toContain('Initiative completed: February 2020');
		}
	});
});

describe('the term of an agreement', () => {
	const activities = [buildReportActivity()];

	it.each([
		['2020-06', false, 'End of its term: June 2020.'],
		['2021', true, 'End of its term: 2021; it renews itself.'],
		['2022', false, undefined],
		['2019', false, undefined]
	])(
		'until %s (renews itself: %s) is told in the chapter, and of a silent tie: %s',
		(termEnds, renewsItself, sentence) => {
			const agreement = { termEnds, renewsItself };
			const [active, silent] = [buildTie('p', { activities, agreement }), buildTie('q', { agreement })];
			const facts = buildFacts({ ties: [active, silent], activities });
			const lede = (chapterSection(facts, active, 'en').lede ?? []).map(({ text }) => text).join('');
			for (const said of [lede, silentLine(facts, silent, 'en')]) {
				if (sentence) expect(said).toContain(sentence);
				else expect(said).not.toContain('End of its term');
			}
		}
	);
});
