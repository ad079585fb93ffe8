import { z } from 'zod';
import {
	ALWAYS_CHECKED,
	choice,
	choices,
	currency,
	date,
	day,
	given,
	hour,
	id,
	ids,
	integer,
	linkRows,
	money,
	optionalChoice,
	texts,
	version
} from '#kernel/fields.ts';
import { parseDateInput, parseRangeInput } from '#kernel/date-input.ts';
import { VISIBILITIES, type Visibility } from '#features/member/policy.ts';
import type { Typed } from '#kernel/form.ts';
import { choiceFilter, dayFilter, idFilter, wordsFilter, yearFilter } from '#kernel/filters.ts';
import { periodOf, periodOfDays, type Period } from '#kernel/period.ts';
import { endsBeforeStart } from '#kernel/known-date.ts';
import {
	CORRESPONDENCE,
	DIRECTIONS,
	KINDS,
	ORGANISATION_ROLES,
	PERSON_ROLES,
	REASONS,
	STATUSES,
	THEMES,
	isLetter,
	needsReason,
	type Direction,
	type Kind,
	type Status,
	type Theme
} from './activity.ts';
import { MEASURES, type Measure } from './counting.ts';
import { hourProblems } from './hours.ts';

/** What is asked of letters alone. */
const LETTER_FIELDS = ['correspondence', 'replyDue', 'repliedOn'] as const;

export const activityFields = z
	.object({
		id: id(),
		version: version(),
		kind: choice(KINDS),
		direction: optionalChoice(DIRECTIONS),
		status: choice(STATUSES),
		title: texts({ required: true }),
		details: texts({ max: 4000 }),
		outcome: texts({ max: 2000 }),
		reason: optionalChoice(REASONS),
		reasonNote: texts({ max: 500 }),
		starts: date(),
		ends: date(),
		startsAt: hour(),
		endsAt: hour(),
		themes: choices(THEMES),
		participants: integer(),
		correspondence: optionalChoice(CORRESPONDENCE),
		replyDue: day(),
		repliedOn: day(),
		moneyPlanned: money(),
		moneyActual: money(),
		moneySunk: money(),
		currency: currency(),
		source: texts(),
		visibility: choice(VISIBILITIES),
		partners: ids(),
		shownOn: ids(),
		goals: ids(),
		people: linkRows(PERSON_ROLES),
		organisations: linkRows(ORGANISATION_ROLES)
	})
	.superRefine((activity, ctx) => {
		const [starts, ends] = [given(activity.starts), given(activity.ends)];
		if (endsBeforeStart({ starts, ends }) || (ends !== null && activity.starts === null)) {
			ctx.addIssue({ code: 'custom', path: ['ends'], message: 'ends_before_start' });
		}
		// Of what is no date or no hour its field says so by itself.
		if ([activity.starts, activity.ends, activity.startsAt, activity.endsAt].every((each) => given(each) === each)) {
			for (const { field, code } of hourProblems(activity))
				ctx.addIssue({ code: 'custom', path: [field], message: code });
		}
		if (needsReason(activity.status) && activity.reason === null) {
			ctx.addIssue({ code: 'custom', path: ['reason'], message: 'reason_needed' });
		}
		if (given(activity.kind) === null || isLetter(activity.kind)) return;
		for (const path of LETTER_FIELDS) {
			if (given(activity[path]) !== null) ctx.addIssue({ code: 'custom', path: [path], message: 'only_letters' });
		}
	}, ALWAYS_CHECKED);

/** The same fields, of which the first date may be a range: it then fills both. */
export function withRange<Fields extends z.ZodType>(fields: Fields) {
	return z.preprocess((typed) => {
		const { starts, ends } = (typed ?? {}) as { starts?: unknown; ends?: unknown };
		const isAlone = typeof starts === 'string' && (ends === undefined || ends === '') && !parseDateInput(starts);
		return isAlone ? { ...(typed as object), ...parseRangeInput(starts) } : typed;
	}, fields);
}

export const activityForm = withRange(activityFields);

export type ActivityInput = z.output<typeof activityForm>;

/** The fields that an address may fill a new form with: those that quick capture knows. */
const FILLED =
	/^(kind|correspondence|direction|status|reason|starts|ends|startsAt|endsAt|title\.[a-z]{2,3}|(partners|goals|themes|organisations\.(id|role))\[\])$/;

/** What an address brings to a new form, as if it had been typed there: the form itself says what is wrong with it. */
export function filledBy(params: URLSearchParams): Typed {
	const filled: Typed = {};
	for (const [name, value] of params) {
		if (FILLED.test(name) && value !== '' && value.length <= LONGEST_FILLED) (filled[name] ??= []).push(value);
	}
	return filled;
}
const LONGEST_FILLED = 300;

/** Records that are not tied to any: for a filter beside those that are. */
export const NONE = 'none';

/** What narrows the list of activities. */
export interface ActivityFilters {
	words: string;
	period?: Period | undefined;
	undated: boolean;
	partner?: string | undefined;
	kind?: Kind | undefined;
	status?: Status | undefined;
	direction?: Direction | typeof NONE | undefined;
	goal?: string | undefined;
	theme?: Theme | typeof NONE | undefined;
	/** What a figure of a report counts. */
	measure?: Measure | undefined;
	/** Dated by a month at least, or by the year alone. */
	precision?: 'month' | 'year' | undefined;
	/** For whom it is meant; none: whoever it is meant for. */
	visibilities?: Visibility[] | undefined;
}

/** @param startsIn the month in which the office's year begins */
export function activityFilters(params: URLSearchParams, startsIn: number): ActivityFilters {
	const year = yearFilter(params);
	const meantFor = VISIBILITIES.filter((visibility) => params.getAll('visibility').includes(visibility));
	return {
		words: wordsFilter(params),
		period: year === undefined ? stretchFilter(params) : periodOf(year, startsIn),
		undated: params.get('year') === NONE,
		partner: linkFilter(params, 'partner'),
		kind: choiceFilter(params, 'kind', KINDS),
		status: choiceFilter(params, 'status', STATUSES),
		direction: choiceFilter(params, 'direction', [...DIRECTIONS, NONE]),
		goal: linkFilter(params, 'goal'),
		theme: choiceFilter(params, 'theme', [...THEMES, NONE]),
		measure: choiceFilter(params, 'measure', MEASURES),
		precision: choiceFilter(params, 'precision', ['month', 'year']),
		visibilities: meantFor.length > 0 ? meantFor : undefined
	};
}

function linkFilter(params: URLSearchParams, name: string): string | undefined {
	return params.get(name) === NONE ? NONE : idFilter(params, name);
}

/** Days from one to another, where no year is asked for. */
function stretchFilter(params: URLSearchParams): Period | undefined {
	const [from, to] = [dayFilter(params, 'from'), dayFilter(params, 'to')];
	return from !== undefined && to !== undefined && from <= to ? periodOfDays(from, to) : undefined;
}
