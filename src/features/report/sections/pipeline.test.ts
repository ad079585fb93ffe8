import { expect, it } from 'vitest';
import { MARK_WORDS } from '#documents/figures/mark-words.ts';
import { stageWord } from '#features/initiative/initiative.ts';
import { LANGUAGES } from '#kernel/language.ts';
import { buildFacts } from '../../../../tests/support/report-facts.ts';
import type { InitiativeAnswer, ReportInitiative } from '../report.ts';
import { pipeline } from './pipeline.ts';

function initiative(overrides: Partial<ReportInitiative> = {}): ReportInitiative {
	return {
		...{ id: 'i', stage: 'proposal', title: { en: 'A bench' }, standing: {}, expected: null },
		...{ partners: [], goals: [], bodies: [] },
		...overrides
	};
}

const answer: InitiativeAnswer = {
	...{ outcome: 'declined', fromStage: 'proposal', words: { en: 'No budget this year' }, on: '2020-05-20', until: null }
};

function told(facts: Parameters<typeof buildFacts>[0]) {
	return pipeline(buildFacts(facts), 'en').blocks.map((block) =>
		block.kind === 'list'
			? block.items.map(({ mark, note }) => [mark, (note ?? []).map(({ text }) => text).join('')])
			: []
	);
}

it('tells of what was not approved at the stage at which it stood, with the answer', () => {
	const declined = [{ ...initiative(), answer }];
	const said = 'Not approved: 20 May 2020. Answer: No budget this year.';
	expect(told({ declined })).toEqual([[], [['declined', said]], []]);
});

it('calls what was not approved by the word of its stage, for who does not see its mark', () => {
	for (const language of LANGUAGES) expect(MARK_WORDS[language].declined).toBe(stageWord('declined', language));
});

it('tells of what was put off until when, and who answers for what', () => {
	const later = { ...answer, outcome: 'later' as const, until: '2021-02-01' };
	const initiatives = [initiative({ answer: later, owner: { en: 'Dana Levi' } })];
	const said = 'Put off on 20 May 2020, until 1 Feb 2021. Answer: No budget this year. Owner: Dana Levi.';
	expect(told({ initiatives })).toEqual([[], [['proposal', said]], []]);
});

it('tells what came of what was completed', () => {
	const completed = [{ ...initiative({ stage: 'initiative', outcome: { en: 'People sit there' } }), ended: '2020-09' }];
	const said = 'Initiative completed: September 2020. Outcome: People sit there.';
	expect(told({ completed })).toEqual([[], [], [['done', said]]]);
});
