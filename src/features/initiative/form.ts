import { z } from 'zod';
import { THEMES, type Theme } from '#features/activity/activity.ts';
import { VISIBILITIES } from '#features/member/policy.ts';
import {
	ALWAYS_CHECKED,
	choice,
	choices,
	currency,
	date,
	given,
	givenList,
	id,
	ids,
	money,
	optionalChoice,
	optionalId,
	optionalText,
	texts,
	version
} from '#kernel/fields.ts';
import { choiceFilter, flagFilter, idFilter, wordsFilter, yearFilter } from '#kernel/filters.ts';
import { endsBeforeStart } from '#kernel/known-date.ts';
import { MARKS, type Mark } from './ageing.ts';
import { INITIATIVE_KINDS, SOURCES, STAGES, type InitiativeKind, type Source, type Stage } from './initiative.ts';

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
		funders: ids(),
		sponsors: ids(),
		/** Empty: as it is; what is new is a cooperation. */
		kind: optionalChoice(INITIATIVE_KINDS),
		source: optionalChoice(SOURCES),
		sourceBodyId: optionalId(),
		sourceNote: texts(),
		themes: choices(THEMES),
		programme: texts({ max: 8000 }),
		risks: texts({ max: 4000 }),
		outcome: texts({ max: 4000 }),
		budgetPlanned: money(),
		budgetActual: money(),
		currency: currency()
	})
	.superRefine((initiative, ctx) => {
		if (endsBeforeStart({ starts: given(initiative.begun), ends: given(initiative.ended) })) {
			ctx.addIssue({ code: 'custom', path: ['ended'], message: 'ends_before_start' });
		}
		const seen = new Set(givenList(initiative.leads));
		for (const path of ['bodies', 'funders', 'sponsors'] as const) {
			const bodies = givenList(initiative[path]);
			if (bodies.some((body) => seen.has(body))) {
				ctx.addIssue({ code: 'custom', path: [path], message: 'chosen_twice' });
			}
			for (const body of bodies) seen.add(body);
		}
	}, ALWAYS_CHECKED);

export type InitiativeInput = z.output<typeof initiativeForm>;

/** What is asked of an initiative as it grows, where it is written down in short and nothing is said of it. */
export const NOTHING_MORE = {
	...{ kind: null, source: null, sourceBodyId: null, sourceNote: {}, themes: [], sponsors: [] },
	...{ programme: {}, risks: {}, outcome: {}, budgetPlanned: null, budgetActual: null, currency: 'ILS' }
} satisfies Partial<InitiativeInput>;

/** The buttons that move an initiative on. */
export const moveForm = z.object({ id: id(), version: version(), stage: choice(STAGES) });

export type MoveInput = z.output<typeof moveForm>;

/** What is asked when an initiative is completed: what came of it, when, and what it cost. */
export const completionForm = z.object({
	id: id(),
	version: version(),
	outcome: texts({ max: 4000, required: true }),
	ended: date(),
	budgetActual: money()
});

export type CompletionInput = z.output<typeof completionForm>;

/** What narrows the list. Without a stage it shows what is open; of a year, what stood open at its end. */
export interface InitiativeFilters {
	words: string;
	stage?: Stage | 'all' | undefined;
	partnerId?: string | undefined;
	goalId?: string | undefined;
	theme?: Theme | undefined;
	source?: Source | undefined;
	kind?: InitiativeKind | undefined;
	/** On whose desk it lies: the id of a member's user, or nobody's. */
	assignee?: string | undefined;
	/** Only what waits for whoever looks. */
	isMine?: boolean | undefined;
	/** Only what has had no answer for so many days. */
	unansweredFor?: Mark | undefined;
	year?: number | undefined;
}

/** On nobody's desk. */
export const NOBODY = 'nobody';

export function initiativeFilters(params: URLSearchParams): InitiativeFilters {
	const days = choiceFilter(params, 'unanswered', MARKS.map(String));
	return {
		words: wordsFilter(params),
		stage: choiceFilter(params, 'stage', [...STAGES, 'all']),
		partnerId: idFilter(params, 'partner'),
		goalId: idFilter(params, 'goal'),
		theme: choiceFilter(params, 'theme', THEMES),
		source: choiceFilter(params, 'source', SOURCES),
		kind: choiceFilter(params, 'kind', INITIATIVE_KINDS),
		assignee: wordsFilter(params, 'assignee') || undefined,
		isMine: flagFilter(params, 'mine') || undefined,
		unansweredFor: MARKS.find((mark) => String(mark) === days),
		year: yearFilter(params)
	};
}

/** Puts something on a member's desk, or on nobody's in particular. */
export const assignForm = z.object({ id: id(), version: version(), assignee: optionalText({ max: 100 }) });

export type AssignInput = z.output<typeof assignForm>;

/** An activity that belongs to the initiative, or is taken out of it. */
export const activityLinkForm = z.object({ activityId: id() });

/** Activities that are there and are to belong to it. */
export const activitiesForm = z.object({ activities: ids() });

/** Other initiatives that have to do with it. */
export const relateForm = z.object({ others: ids() });

/** Another initiative that has to do with this one. */
export const relatedForm = z.object({ otherId: id() });

/** Two initiatives that are the same thing, and which of them stays. */
export const mergeForm = z.object({
	id: id(),
	version: version(),
	otherId: id(),
	otherVersion: version(),
	stays: choice(['this', 'other'])
});

export type MergeInput = z.output<typeof mergeForm>;

/** A part of an initiative that becomes a record of its own, and what goes along. */
export const splitForm = z.object({
	id: id(),
	version: version(),
	/** Of the new record: a form that is sent twice splits once. */
	partId: id(),
	title: texts({ required: true }),
	details: texts({ max: 8000 }),
	partners: ids(),
	goals: ids(),
	steps: ids(),
	milestones: ids(),
	files: ids(),
	activities: ids()
});

export type SplitInput = z.output<typeof splitForm>;

/** Adds one partner beside those that it has. */
export const addPartnerForm = z.object({ id: id(), version: version(), partnerId: id() });

export type AddPartnerInput = z.output<typeof addPartnerForm>;
