import { z } from 'zod';
import { choice, date, flag, id, optionalText, texts, version } from '#kernel/fields.ts';
import { STEP_SUBJECTS } from './step.ts';

export const stepForm = z.object({
	id: id(),
	version: version(),
	subject: choice(STEP_SUBJECTS),
	subjectId: id(),
	what: texts({ required: true, max: 300 }),
	who: optionalText({ max: 100 }),
	due: date()
});
export type StepInput = z.output<typeof stepForm>;

/** Ticking a step, or taking the tick back. */
export const stepDoneForm = z.object({ id: id(), done: flag() });
