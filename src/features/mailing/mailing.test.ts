import { describe, expect, it } from 'vitest';
import { MOST_ATTEMPTS, pauseAfter } from './mailing.ts';

describe('a letter that is not taken', () => {
	it('is tried again after a minute, and then more and more seldom', () => {
		const pauses = Array.from({ length: MOST_ATTEMPTS }, (_, index) => pauseAfter(index + 1));
		expect(pauses[0]).toBe(60);
		expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
	});

	it('is given up after between two and four days', () => {
		const days =
			Array.from({ length: MOST_ATTEMPTS }, (_, index) => pauseAfter(index + 1)).reduce((a, b) => a + b) / 86_400;
		expect(days).toBeGreaterThan(2);
		expect(days).toBeLessThan(4);
	});

	it('waits no less however often it was tried', () => {
		expect(pauseAfter(MOST_ATTEMPTS + 5)).toBe(pauseAfter(MOST_ATTEMPTS));
	});
});
