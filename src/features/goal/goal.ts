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
