import { describe, expect, it } from 'vitest';
import { dropOf, dropsOf, onwardOf } from './board.ts';
import { STAGES, type Stage } from './initiative.ts';

const all = { canMove: true, canDecide: true };
const mover = { canMove: true, canDecide: false };
const reader = { canMove: false, canDecide: false };

describe('putting a card into a column', () => {
	it.each<[Stage, Stage, string, string, string]>([
		['idea', 'proposal', 'move', 'move', 'not_yours'],
		['idea', 'initiative', 'decide', 'not_decided_by_you', 'not_decided_by_you'],
		['proposal', 'initiative', 'decide', 'not_decided_by_you', 'not_decided_by_you'],
		['proposal', 'idea', 'no_way', 'no_way', 'no_way'],
		['initiative', 'proposal', 'no_way', 'no_way', 'no_way'],
		['initiative', 'completed', 'complete', 'complete', 'not_yours'],
		['proposal', 'proposal', 'same', 'same', 'same']
	])('from %s to %s: %s for who may all, %s for who may move, %s for who may nothing', (from, to, ...expected) => {
		expect([all, mover, reader].map((abilities) => dropOf({ from, to }, abilities))).toEqual(expected);
	});
});

it('a card says for the script what each column comes to', () => {
	expect(dropsOf({ stage: 'idea', ...mover })).toBe(
		'idea:same proposal:move initiative:not_decided_by_you completed:no_way'
	);
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
