import { z } from 'zod';
import { VISIBILITIES } from '#features/member/policy.ts';
import { ALWAYS_CHECKED, choice, date, given, givenList, id, ids, optionalId, texts, version } from '#kernel/fields.ts';
import { choiceFilter, idFilter, wordsFilter, yearFilter } from '#kernel/filters.ts';
import { endsBeforeStart } from '#kernel/known-date.ts';
import { STAGES, type Stage } from './initiative.ts';

export const initiativeForm = z
	.object({
		id: id(),
		version: version(),
		stage: choice(STAGES),
		title: texts({ required: true }),
		standing: texts(),
		details: texts({ max: 8000 }),
		ownerId: optionalId(),
		expected: date(),
		begun: date(),
		ended: date(),
		visibility: choice(VISIBILITIES),
		partners: ids(),
		goals: ids(),
		/** Organisations, by what they are to it. */
		leads: ids(),
		bodies: ids(),
		funders: ids()
	})
	.superRefine((initiative, ctx) => {
		if (endsBeforeStart({ starts: given(initiative.begun), ends: given(initiative.ended) })) {
			ctx.addIssue({ code: 'custom', path: ['ended'], message: 'ends_before_start' });
		}
		const seen = new Set(givenList(initiative.leads));
		for (const path of ['bodies', 'funders'] as const) {
			const bodies = givenList(initiative[path]);
			if (bodies.some((body) => seen.has(body))) {
				ctx.addIssue({ code: 'custom', path: [path], message: 'chosen_twice' });
			}
			for (const body of bodies) seen.add(body);
		}
	}, ALWAYS_CHECKED);

export type InitiativeInput = z.output<typeof initiativeForm>;

/** The buttons that move an initiative on. */
export const moveForm = z.object({ id: id(), version: version(), stage: choice(STAGES) });

export type MoveInput = z.output<typeof moveForm>;

/** What narrows the list. Without a stage it shows what is open; of a year, what stood open at its end. */
export interface InitiativeFilters {
	words: string;
	stage?: Stage | 'all' | undefined;
	partnerId?: string | undefined;
	goalId?: string | undefined;
	year?: number | undefined;
}

export function initiativeFilters(params: URLSearchParams): InitiativeFilters {
	return {
		words: wordsFilter(params),
		stage: choiceFilter(params, 'stage', [...STAGES, 'all']),
		partnerId: idFilter(params, 'partner'),
		goalId: idFilter(params, 'goal'),
		year: yearFilter(params)
	};
}
