import { countedAs } from './tie.ts';
import type { Status } from '#features/activity/activity.ts';
import type { Texts } from '#kernel/texts.ts';

/** How much a goal was served in a period. */
export interface Coverage {
	goal: { id: string; position: number; name: Texts; shortName: Texts };
	done: number;
	inProgress: number;
	/** Activities that are planned, and initiatives in promotion. */
	promoted: number;
	preparedCancelled: number;
}

export interface GoalTally {
	goalId: string;
	status: Status;
	count: number;
}

/** Adds up what served each goal; a goal that nothing served is there with zeros. */
export function coverageOf(
	goals: readonly Coverage['goal'][],
	tallies: readonly GoalTally[],
	initiatives: readonly { goalId: string }[]
): Coverage[] {
	return goals.map((goal) => {
		const coverage = { goal, done: 0, inProgress: 0, promoted: 0, preparedCancelled: 0 };
		for (const { goalId, status, count } of tallies) {
			if (goalId !== goal.id) continue;
			const group = countedAs(status);
			if (group === 'planned') coverage.promoted += count;
			else if (group !== 'cancelled') coverage[group] += count;
		}
		coverage.promoted += initiatives.filter(({ goalId }) => goalId === goal.id).length;
		return coverage;
	});
}

/** A goal for which nothing was done and nothing goes on. */
export function isStarved(coverage: Coverage): boolean {
	return coverage.done + coverage.inProgress === 0;
}
