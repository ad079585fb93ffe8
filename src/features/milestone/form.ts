import { z } from 'zod';
import { date, flag, id, texts, version } from '#kernel/fields.ts';

export const milestoneForm = z.object({
	id: id(),
	version: version(),
	/** Of a new one: the initiative that it is of. */
	initiativeId: id(),
	what: texts({ required: true }),
	due: date(),
	/** Asked when it is put off. */
	delayReason: texts({ max: 500 })
});

export type MilestoneInput = z.output<typeof milestoneForm>;

/** The tick beside a milestone. */
export const reachedForm = z.object({ id: id(), done: flag() });
