import { describe, expect, it } from 'vitest';
import { isOpen, movesFrom, OPEN_STAGES, STAGES } from './initiative.ts';

describe('the way of an initiative', () => {
	it('leads from idea to proposal to initiative to what came of it', () => {
		expect(movesFrom('idea')[0]).toBe('proposal');
		expect(movesFrom('proposal')[0]).toBe('initiative');
		expect(movesFrom('initiative')[0]).toBe('completed');
	});

	it('can be declined at every open stage, and at no other', () => {
		expect(STAGES.filter((stage) => movesFrom(stage).includes('declined')).toSorted()).toEqual(OPEN_STAGES.toSorted());
	});

	it('skips no stage: an idea does not become an initiative at once', () => {
		expect(movesFrom('idea')).not.toContain('initiative');
		expect(movesFrom('declined')).not.toContain('completed');
	});

	it('goes on from everywhere: what is over can be taken up again', () => {
		expect(STAGES.every((stage) => movesFrom(stage).length > 0)).toBe(true);
		expect(STAGES.filter(isOpen)).toEqual(['idea', 'proposal', 'initiative']);
	});
});
