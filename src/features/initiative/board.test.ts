import { describe, expect, it } from 'vitest';
import { backOf, dropOf, dropsOf, onwardOf } from './board.ts';
import { STAGES, type Stage } from './initiative.ts';

const all = { canMove: true, canDecide: true, role: 'director' as const, kind: 'cooperation' as const };
const mover = { canMove: true, canDecide: false, role: 'contributor' as const, kind: 'cooperation' as const };
const reader = { canMove: false, canDecide: false, role: 'reader' as const, kind: 'cooperation' as const };

describe('putting a card into a column', () => {
	it.each<[Stage, Stage, string, string, string]>([
		['idea', 'proposal', 'move', 'move', 'not_yours'],
		['idea', 'initiative', 'decide', 'not_decided_by_you', 'not_decided_by_you'],
		['proposal', 'initiative', 'decide', 'not_decided_by_you', 'not_decided_by_you'],
		['proposal', 'idea', 'move', 'not_yours', 'not_yours'],
		['initiative', 'proposal', 'no_way', 'no_way', 'no_way'],
		['initiative', 'completed', 'complete', 'complete', 'not_yours'],
		['proposal', 'proposal', 'same', 'same', 'same']
	])('from %s to %s: %s for who may all, %s for who may move, %s for who may nothing', (from, to, ...expected) => {
		expect([all, mover, reader].map((abilities) => dropOf({ from, to }, abilities))).toEqual(expected);
	});
});

it('a request for a new partner is completed by its signature alone', () => {
	expect(dropOf({ from: 'initiative', to: 'completed' }, { ...all, kind: 'partnership' })).toBe('no_way');
	expect(onwardOf({ stage: 'initiative', ...all, kind: 'partnership' })).toBeUndefined();
});

it('a card says for the script what each column comes to', () => {
	expect(dropsOf({ stage: 'idea', ...mover })).toBe(
		'idea:same proposal:move initiative:not_decided_by_you completed:no_way'
	);
});

it('a proposal goes back among the ideas, where whoever looks keeps the record', () => {
	const drops = dropsOf({
		stage: 'proposal',
		canMove: true,
		canDecide: false,
		role: 'coordinator',
		kind: 'cooperation'
	});
	expect(drops).toBe('idea:move proposal:same initiative:not_decided_by_you completed:no_way');
	expect(STAGES.flatMap((stage) => backOf({ stage, ...all }) ?? [])).toEqual(['idea']);
	expect(STAGES.flatMap((stage) => backOf({ stage, ...reader }) ?? [])).toEqual([]);
});

describe('the way that a card offers', () => {
	it('is the one to the next stage, to whoever can go it', () => {
		expect(STAGES.map((stage) => onwardOf({ stage, ...all })?.to)).toEqual([
			...['proposal', 'initiative', 'completed'],
			...[undefined, undefined]
		]);
		expect(STAGES.map((stage) => onwardOf({ stage, ...mover })?.drop)).toEqual([
			...['move', undefined, 'complete'],
			...[undefined, undefined]
		]);
		expect(STAGES.flatMap((stage) => onwardOf({ stage, ...reader }) ?? [])).toEqual([]);
	});
});
