import { dateInWords } from '#features/office/labels.ts';
import type { Visibility } from '#features/member/policy.ts';
import type { Hour } from '#kernel/hour.ts';
import type { KnownDate } from '#kernel/known-date.ts';
import type { Language } from '#kernel/language.ts';
import { words } from '#kernel/texts.ts';
import type { Texts } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';
import type { Direction, Kind, Reason, Status, Theme } from './activity.ts';
import type { ActivityFilters } from './form.ts';
import {
	directionLabel,
	kindLabel,
	measureLabel,
	reasonLabel,
	statusLabel,
	themeLabel,
	visibilityLabel
} from './labels.ts';

/** An activity as lists and timelines show it. */
export interface ActivityRow {
	id: string;
	kind: Kind;
	direction: Direction | null;
	status: Status;
	title: Texts;
	reason: Reason | null;
	reasonNote: Texts;
	starts: KnownDate | null;
	ends: KnownDate | null;
	startsAt: Hour | null;
	endsAt: Hour | null;
	participants: number | null;
	partners: { id: string; name: Texts; flag: string | null }[];
	/** Named in lists where there is no partner: an embassy, a body of the city. */
	organisations: { id: string; name: Texts }[];
	goals: string[];
	themes: Theme[];
	visibility: Visibility;
	source: Texts;
	lead: Texts | null;
}

/** The parts of a list's address that have no field of their own: a figure of a report leads to the list by them. */
const COUNTED_BY = ['from', 'to', 'measure', 'precision', 'visibility'];

export interface CountedAs {
	/** '' where nothing narrows the list so. */
	words: string;
	/** What the form of the filters carries on. */
	fields: { name: string; value: string }[];
}

/** By what a list is narrowed because a figure of a report led to it. */
export function countedAs(params: URLSearchParams, filters: ActivityFilters, language: Language): CountedAs {
	const { measure, precision, visibilities, period } = filters;
	const isOfYear = params.has('year') && params.get('year') !== '';
	const stretch = period && !isOfYear ? period : undefined;
	const said = [
		...(measure ? [measureLabel(measure)] : []),
		...(stretch
			? [m.filter_stretch({ first: dateInWords(stretch.from, language), last: dateInWords(stretch.to, language) })]
			: []),
		...(precision ? [precision === 'month' ? m.filter_month_known() : m.filter_month_unknown()] : []),
		...(visibilities ?? []).map((visibility) => visibilityLabel(visibility))
	];
	const fields = [...params].map(([name, value]) => ({ name, value })).filter(({ name }) => COUNTED_BY.includes(name));
	return said.length === 0 ? { words: '', fields: [] } : { words: said.join('; '), fields };
}

/** The list as a file: what the page shows, and what fits beside it. @param goals of the office, for their names */
export function activityTable(
	rows: readonly ActivityRow[],
	goals: readonly { id: string; shortName: Texts }[],
	language: Language
) {
	const text = 'text' as const;
	const named = (each: readonly { name: Texts }[]) => each.map(({ name }) => words(name, language)).join(', ');
	return {
		title: m.activities_title(),
		columns: [
			{ title: m.activity_column_what(), kind: text, width: 60 },
			{ title: m.activity_column_kind(), kind: text, width: 20 },
			{ title: m.activity_direction(), kind: text, width: 10 },
			{ title: m.activity_column_status(), kind: text, width: 18 },
			{ title: m.activity_reason(), kind: text, width: 16 },
			{ title: m.activity_starts(), kind: 'date' as const, width: 14 },
			{ title: m.activity_ends(), kind: 'date' as const, width: 14 },
			{ title: m.activity_starts_at(), kind: text, width: 10 },
			{ title: m.activity_ends_at(), kind: text, width: 10 },
			{ title: m.activity_partners(), kind: text, width: 30 },
			{ title: m.activity_lead(), kind: text, width: 30 },
			{ title: m.activity_participants(), kind: 'number' as const, width: 12 },
			{ title: m.activity_organisations(), kind: text, width: 30 },
			{ title: m.activity_goals(), kind: text, width: 30 },
			{ title: m.activity_themes(), kind: text, width: 24 },
			{ title: m.activity_visibility(), kind: text, width: 16 },
			{ title: m.activity_source(), kind: text, width: 30 }
		],
		rows: rows.map((row) => [
			words(row.title, language),
			kindLabel(row.kind),
			row.direction ? directionLabel(row.direction) : null,
			statusLabel(row.status),
			row.reason ? reasonLabel(row.reason) : null,
			row.starts,
			row.ends,
			row.startsAt,
			row.endsAt,
			named(row.partners),
			row.lead ? words(row.lead, language) : null,
			row.participants,
			named(row.organisations),
			named(goals.filter(({ id }) => row.goals.includes(id)).map(({ shortName }) => ({ name: shortName }))),
			row.themes.map((theme) => themeLabel(theme, language)).join(', '),
			visibilityLabel(row.visibility, language),
			words(row.source, language)
		])
	};
}

/** "8.9.2020–10.9.2020", or the one date that there is. */
export function datesInWords(starts: string | null, ends: string | null, language: Language): string {
	if (!starts) return m.date_none();
	const first = dateInWords(starts, language);
	return ends && ends !== starts ? `${first}–${dateInWords(ends, language)}` : first;
}
