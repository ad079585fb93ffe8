import { rangeOf, type KnownDate } from '#kernel/known-date.ts';
import type { Texts } from '#kernel/texts.ts';

/** The records that a next step can belong to. */
export const STEP_SUBJECTS = ['partner', 'agreement', 'activity', 'initiative'] as const;
export type StepSubject = (typeof STEP_SUBJECTS)[number];

/** What is to be done next, by whom and by when. */
export interface Step {
	id: string;
	what: Texts;
	who: string | null;
	due: KnownDate | null;
	doneOn: string | null;
	version: number;
}

/** A step whose last possible day has passed. @param today YYYY-MM-DD at the office's place */
export function isOverdue(step: Pick<Step, 'due' | 'doneOn'>, today: string): boolean {
	if (step.doneOn !== null || step.due === null) return false;
	const range = rangeOf(step.due);
	return range !== undefined && range.last < today;
}
