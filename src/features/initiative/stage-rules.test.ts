import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '#kernel/language.ts';
import { isOpen, OPEN_STAGES, STAGES, stageWord } from './initiative.ts';
import { meaningInWords, moveWord } from './labels.ts';
import {
	firstStages,
	isDecidable,
	meaningOf,
	movesFrom,
	ruleBetween,
	STAGE_RULES,
	stageOfPart,
	waysFrom
} from './stage-rules.ts';

describe('what is said of a stage', () => {
	it('follows from its rules: looked at, waits to be decided, was decided', () => {
		expect(OPEN_STAGES.map(meaningOf)).toEqual(['decided', 'to_decide', 'examined']);
	});

	it('asks for no lead, for no rule does', () => {
		const said = OPEN_STAGES.map((stage) => meaningInWords(stage, 'en'));
		expect(said).toEqual([
			'Approved, in promotion',
			'Waiting for a decision, an answer within 30 days',
			'From anyone, no commitment, an answer within 30 days'
		]);
	});
});

describe('the buttons that move an initiative', () => {
	const words = (language: Language) => {
		const spoken = STAGE_RULES.filter(({ through }) => through === 'move').map((rule) => moveWord(rule, language));
		return { spoken, states: STAGES.map((stage) => stageWord(stage, language)) };
	};

	it.each(LANGUAGES)('name an act of their own, and not the state that it leads to (%s)', (language) => {
		const { spoken, states } = words(language);
		expect(new Set(spoken).size).toBe(spoken.length);
		expect(spoken.filter((word) => states.includes(word))).toEqual([]);
	});

	it('say that something is marked as completed', () => {
		expect(words('he').spoken).toContain('סימון כהושלמה');
		expect(words('en').spoken).toContain('Mark as completed');
	});
});

describe('the way of an initiative', () => {
	it('leads from idea to proposal to initiative to what came of it', () => {
		expect(waysFrom('idea')[0]).toBe('proposal');
		expect(waysFrom('proposal')[0]).toBe('initiative');
		expect(waysFrom('initiative')[0]).toBe('completed');
	});

	it('can be declined at every open stage, and at no other', () => {
		expect(STAGES.filter((stage) => waysFrom(stage).includes('declined')).toSorted()).toEqual(OPEN_STAGES.toSorted());
		expect(STAGES.filter(isDecidable)).toEqual(STAGES.filter(isOpen));
	});

	it('goes on from everywhere: what is over can be taken up again', () => {
		expect(STAGES.every((stage) => waysFrom(stage).length > 0)).toBe(true);
		expect(STAGES.filter(isOpen)).toEqual(['idea', 'proposal', 'initiative']);
	});

	it('has one rule for each way', () => {
		const ways = STAGE_RULES.map(({ from, to }) => `${from} ${to}`);
		expect(new Set(ways).size).toBe(ways.length);
		expect(ruleBetween('declined', 'completed')).toBeUndefined();
	});

	it('leads into an initiative and out of what was hoped for by a decision alone, and that is for directors', () => {
		const decided = STAGE_RULES.filter((rule) => rule.through === 'decision');
		expect(decided.every((rule) => rule.who.join() === 'director')).toBe(true);
		expect(ruleBetween('proposal', 'initiative')?.through).toBe('decision');
		expect(ruleBetween('proposal', 'declined')?.through).toBe('decision');
	});
});

describe('what somebody may do without a decision', () => {
	it('is shown to those who may, and to nobody else', () => {
		expect(movesFrom({ stage: 'idea', kind: 'cooperation' }, { role: 'contributor' }).map((rule) => rule.to)).toEqual([
			'proposal'
		]);
		expect(movesFrom({ stage: 'proposal', kind: 'cooperation' }, { role: 'contributor' })).toEqual([]);
		expect(movesFrom({ stage: 'declined', kind: 'cooperation' }, { role: 'contributor' })).toEqual([]);
		expect(
			movesFrom({ stage: 'declined', kind: 'cooperation' }, { role: 'coordinator' }).map((rule) => rule.to)
		).toEqual(['idea']);
		expect(movesFrom({ stage: 'idea', kind: 'cooperation' }, { role: 'reader' })).toEqual([]);
	});

	it('puts a proposal back among the ideas, by those who keep the record: that is neither a decision nor its end', () => {
		const back = movesFrom({ stage: 'proposal', kind: 'cooperation' }, { role: 'coordinator' });
		expect(back).toMatchObject([{ to: 'idea', through: 'move', needs: [], isBack: true }]);
		expect(movesFrom({ stage: 'proposal', kind: 'partnership' }, { role: 'director' })).toEqual(back);
		expect(STAGE_RULES.filter((rule) => rule.isBack)).toEqual(back);
	});

	it('of a request for a new partner leads to its end by a signature alone', () => {
		const moves = (kind: 'cooperation' | 'partnership') =>
			movesFrom({ stage: 'initiative', kind }, { role: 'director' }).map((rule) => rule.to);
		expect(moves('cooperation')).toEqual(['completed']);
		expect(moves('partnership')).toEqual([]);
	});

	it('begins with an idea or a proposal; what was decided long ago is entered by those who could have decided it', () => {
		expect(firstStages({ role: 'reader' })).toEqual([]);
		expect(firstStages({ role: 'contributor' })).toEqual(['idea', 'proposal']);
		expect(firstStages({ role: 'coordinator' })).toEqual(['idea', 'proposal']);
		expect(firstStages({ role: 'director' })).toEqual(STAGES);
	});
});

it('what is split off what is over is open: it has no outcome of its own yet', () => {
	expect(STAGES.map(stageOfPart)).toEqual(['idea', 'proposal', 'initiative', 'initiative', 'idea']);
});
