import type { Visibility } from '#features/member/policy.ts';
import type { Subject, SubjectKey } from '#features/subject/subject.ts';
import { rangeOf, type KnownDate } from '#kernel/known-date.ts';
import type { Texts } from '#kernel/texts.ts';

/** What is to be done next, by whom and by when. */
export interface Step {
	id: string;
	what: Texts;
	who: string | null;
	due: KnownDate | null;
	doneOn: string | null;
	visibility: Visibility;
	version: number;
}

/** A step as a list shows it to somebody. */
export interface EditableStep extends Step {
	/** Whether they may change it. */
	canEdit: boolean;
}

/** A step with the one record that it belongs to. */
export interface StepRow extends EditableStep {
	about: Subject;
}

/** A step with the one record that it belongs to, by its id alone. */
export interface LinkedStep extends Step {
	partnerId: string | null;
	agreementId: string | null;
	activityId: string | null;
	initiativeId: string | null;
}

export function subjectOf(step: LinkedStep): SubjectKey {
	if (step.partnerId) return { subject: 'partner', id: step.partnerId };
	if (step.agreementId) return { subject: 'agreement', id: step.agreementId };
	if (step.activityId) return { subject: 'activity', id: step.activityId };
	return { subject: 'initiative', id: step.initiativeId ?? '' };
}

/** The lists of steps: what is still to do, what of it is late, what was done. */
export const STEP_STATES = ['open', 'overdue', 'done'] as const;
export type StepState = (typeof STEP_STATES)[number];

/** A step whose last possible day has passed. @param today YYYY-MM-DD at the office's place */
export function isOverdue(step: Pick<Step, 'due' | 'doneOn'>, today: string): boolean {
	if (step.doneOn !== null || step.due === null) return false;
	const range = rangeOf(step.due);
	return range !== undefined && range.last < today;
}
