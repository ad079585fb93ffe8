import type { Period } from '#kernel/period.ts';
import type { Texts } from '#kernel/texts.ts';

/** What an office wants to reach. Activities and initiatives serve goals. */
export interface Goal {
	id: string;
	/** Its number in the list, from 1. */
	position: number;
	name: Texts;
	/** Two or three words, for places where the number alone would not do. */
	shortName: Texts;
	/** Years in force; null: from the beginning, without an end. */
	fromYear: number | null;
	toYear: number | null;
	version: number;
}

/** Whether a goal is in force in any part of a period. */
export function isInForce(goal: Pick<Goal, 'fromYear' | 'toYear'>, period: Period): boolean {
	const lastYear = Number(period.to.slice(0, 4));
	return (goal.fromYear ?? 0) <= lastYear && (goal.toYear ?? 9999) >= period.year;
}

/**
 * The years that a list of goals can be narrowed to, the latest first: from the first to the last that goals name and
 * the present ones, and those that hold records.
 */
export function yearsOf(
	goals: readonly Pick<Goal, 'fromYear' | 'toYear'>[],
	thisYear: number,
	kept: readonly number[]
): number[] {
	const named = goals.flatMap((goal) => [goal.fromYear, goal.toYear]).filter((year) => year !== null);
	const [first, last] = [Math.min(thisYear - 1, ...named), Math.max(thisYear + 1, ...named)];
	const range = Array.from({ length: Math.min(50, last - first + 1) }, (_, index) => last - index);
	return [...new Set([...range, ...kept])].sort((a, b) => b - a);
}
