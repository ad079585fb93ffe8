import { expect, it } from 'vitest';
import { coverageOf, isStarved } from './coverage.ts';

const goals = ['twin', 'youth'].map((id, index) => ({
	id,
	position: index + 1,
	name: { en: id },
	shortName: { en: id }
}));

it('counts what was done apart from what goes on, is promoted, or was prepared in vain', () => {
	const [twin] = coverageOf(
		goals,
		[
			{ goalId: 'twin', status: 'done', count: 9 },
			{ goalId: 'twin', status: 'under_way', count: 2 },
			{ goalId: 'twin', status: 'cancelled_after_preparation', count: 1 },
			{ goalId: 'twin', status: 'preparing', count: 1 },
			{ goalId: 'twin', status: 'cancelled', count: 4 }
		],
		[{ goalId: 'twin' }, { goalId: 'youth' }, { goalId: 'twin' }, { goalId: 'twin' }]
	);
	expect(twin).toMatchObject({ done: 9, inProgress: 2, preparedCancelled: 1, promoted: 4 });
});

it('a goal with nothing but a cancelled delegation is starved, and is still there', () => {
	const [, youth] = coverageOf(goals, [{ goalId: 'youth', status: 'cancelled_after_preparation', count: 1 }], []);
	expect(youth && isStarved(youth)).toBe(true);
});
