import { z } from 'zod';
import { VISIBILITIES } from '#features/member/policy.ts';
import { choice, date, flag, id, optionalText, texts, version } from '#kernel/fields.ts';
import { choiceFilter, idFilter, wordsFilter } from '#kernel/filters.ts';
import { SUBJECTS, type SubjectNoun } from '#features/subject/subject.ts';
import { STEP_STATES, type StepState } from './step.ts';

export const stepForm = z.object({
	id: id(),
	version: version(),
	subject: choice(SUBJECTS),
	subjectId: id(),
	what: texts({ required: true, max: 300 }),
	who: optionalText({ max: 100 }),
	due: date(),
	visibility: choice(VISIBILITIES)
});
export type StepInput = z.output<typeof stepForm>;

/** Ticking a step, or taking the tick back. */
export const stepDoneForm = z.object({ id: id(), done: flag() });

/** What narrows the list of steps. */
export interface StepFilters {
	state: StepState;
	who: string | undefined;
	subject: SubjectNoun | undefined;
	partner: string | undefined;
}

export function stepFilters(params: URLSearchParams): StepFilters {
	return {
		state: choiceFilter(params, 'state', STEP_STATES) ?? 'open',
		who: wordsFilter(params, 'who') || undefined,
		subject: choiceFilter(params, 'subject', SUBJECTS),
		partner: idFilter(params, 'partner')
	};
}
