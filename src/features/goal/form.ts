import { z } from 'zod';
import { ALWAYS_CHECKED, given, id, integer, texts, version, year } from '#kernel/fields.ts';

export const goalForm = z
	.object({
		id: id(),
		version: version(),
		position: integer({ min: 1, max: 99 }),
		name: texts({ required: true }),
		shortName: texts({ max: 40 }),
		fromYear: year(),
		toYear: year()
	})
	.superRefine((goal, ctx) => {
		const [from, to] = [given(goal.fromYear), given(goal.toYear)];
		if (from !== null && to !== null && to < from) {
			ctx.addIssue({ code: 'custom', path: ['toYear'], message: 'ends_before_start' });
		}
	}, ALWAYS_CHECKED);

export type GoalInput = z.output<typeof goalForm>;

/** What narrows the list of goals: the year in which they are in force. */
export interface GoalFilters {
	year: number | undefined;
}

export function goalFilters(params: URLSearchParams): GoalFilters {
	const text = params.get('year') ?? '';
	return { year: /^\d{4}$/.test(text) ? Number(text) : undefined };
}
