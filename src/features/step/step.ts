import { isId } from '#kernel/id.ts';
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

/** A step with the one record that it belongs to. */
export interface OpenStep extends Step {
	partnerId: string | null;
	agreementId: string | null;
	activityId: string | null;
	initiativeId: string | null;
}

export function subjectOf(step: OpenStep): { subject: StepSubject; id: string } {
	if (step.partnerId) return { subject: 'partner', id: step.partnerId };
	if (step.agreementId) return { subject: 'agreement', id: step.agreementId };
	if (step.activityId) return { subject: 'activity', id: step.activityId };
	return { subject: 'initiative', id: step.initiativeId ?? '' };
}

const FOLDERS: Record<StepSubject, string> = {
	partner: 'partners',
	agreement: 'agreements',
	activity: 'activities',
	initiative: 'initiatives'
};

/** The page of the record that a step belongs to, below the office's address. */
export function pathOfSubject({ subject, id }: { subject: StepSubject; id: string }): string {
	return `/${FOLDERS[subject]}/${id}`;
}

/** A step whose last possible day has passed. @param today YYYY-MM-DD at the office's place */
export function isOverdue(step: Pick<Step, 'due' | 'doneOn'>, today: string): boolean {
	if (step.doneOn !== null || step.due === null) return false;
	const range = rangeOf(step.due);
	return range !== undefined && range.last < today;
}

/** The record that a new step is for, from an address such as ?partner=ID. */
export function subjectOfQuery(query: URLSearchParams): { subject: StepSubject; id: string } | undefined {
	for (const subject of STEP_SUBJECTS) {
		const id = query.get(subject);
		if (isId(id)) return { subject, id };
	}
	return undefined;
}
