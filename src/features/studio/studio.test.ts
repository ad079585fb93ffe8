import { describe, expect, it } from 'vitest';
import { after, isOpen, moveBetween, movesFrom } from './studio.ts';

describe('the way of a report', () => {
	it('leads from a draft through review and approval to its end', () => {
		expect(after('draft', 'submit')).toBe('in_review');
		expect(after('in_review', 'approve')).toBe('approved');
		expect(after('approved', 'close')).toBe('closed');
	});

	it('leads back from review and from approval, and from its end nowhere', () => {
		expect(movesFrom('in_review')).toEqual(['return', 'approve']);
		expect(movesFrom('approved')).toEqual(['reopen', 'close']);
		expect(movesFrom('closed')).toEqual([]);
	});

	it('is known by where it began and ended', () => {
		expect(moveBetween('in_review', 'draft')).toBe('return');
		expect(moveBetween('approved', 'draft')).toBe('reopen');
		expect(moveBetween('draft', 'closed')).toBeUndefined();
	});

	it('skips no step', () => {
		expect(after('draft', 'approve')).toBeUndefined();
		expect(after('in_review', 'close')).toBeUndefined();
	});

	it('is worked on until it is approved', () => {
		expect((['draft', 'in_review', 'approved', 'closed'] as const).filter((state) => isOpen({ state }))).toEqual([
			'draft',
			'in_review'
		]);
	});
});
