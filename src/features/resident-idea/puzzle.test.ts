import { expect, it } from 'vitest';
import { isPossible, isSolution, PUZZLE_BITS } from './puzzle.ts';

it('a digest solves the puzzle that begins with enough zeros', () => {
	expect(PUZZLE_BITS).toBe(14);
	expect(isSolution(new Uint8Array([0, 0b0000_0011, 255]))).toBe(true);
	expect(isSolution(new Uint8Array([0, 0b0000_0100, 0]))).toBe(false);
	expect(isSolution(new Uint8Array([1, 0, 0]))).toBe(false);
	expect(isSolution(new Uint8Array([0, 0, 0]))).toBe(true);
	expect(isSolution(new Uint8Array([]))).toBe(false);
});

it('an answer is a number of a few digits', () => {
	expect(['0', '123456789012'].map(isPossible)).toEqual([true, true]);
	expect(['', '-1', '1.5', 'x', '1234567890123', '１'].map(isPossible)).toEqual(Array(6).fill(false));
});
