import { expect, it } from 'vitest';
import { KeptAnswers } from './kept-answers.ts';

const answer = (tag: string, bytes: number) => ({ tag, body: new ArrayBuffer(bytes), headers: [] });

it('an answer is found again by its address, as long as it is still the same', () => {
	const kept = new KeptAnswers(100, 50);
	kept.keep('/a', answer('1', 10));
	expect(kept.find('/a', '1')?.tag).toBe('1');
	expect(kept.find('/a', '2')).toBeUndefined();
	kept.keep('/a', answer('2', 20));
	expect([kept.find('/a', '1'), kept.find('/a', '2')?.tag, kept.bytes]).toEqual([undefined, '2', 20]);
});

it('all together are no larger than the bound: what was not asked for the longest goes first', () => {
	const kept = new KeptAnswers(100, 50);
	kept.keep('/a', answer('1', 40));
	kept.keep('/b', answer('1', 40));
	kept.find('/a', '1');
	kept.keep('/c', answer('1', 40));
	expect(['/a', '/b', '/c'].map((address) => kept.find(address, '1') !== undefined)).toEqual([true, false, true]);
	expect(kept.bytes).toBe(80);
});

it('what is too large is not kept, and what the address had before neither', () => {
	const kept = new KeptAnswers(100, 50);
	kept.keep('/a', answer('1', 10));
	kept.keep('/a', answer('2', 60));
	expect([kept.find('/a', '1'), kept.find('/a', '2'), kept.bytes]).toEqual([undefined, undefined, 0]);
});
