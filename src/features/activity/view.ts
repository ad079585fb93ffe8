import { dateInWords } from '#features/office/labels.ts';
import type { KnownDate } from '#kernel/known-date.ts';
import type { Language } from '#kernel/language.ts';
import { words } from '#kernel/texts.ts';
import type { Texts } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';
import type { Direction, Kind, Reason, Status } from './activity.ts';
import { directionLabel, kindLabel, reasonLabel, statusLabel } from './labels.ts';

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
	participants: number | null;
	partners: { id: string; name: Texts; flag: string | null }[];
	/** Named in lists where there is no partner: an embassy, a body of the city. */
	organisations: { id: string; name: Texts }[];
	goals: string[];
	source: Texts;
	lead: Texts | null;
}

/** The list as a file: what the page shows, and what fits beside it. */
export function activityTable(rows: readonly ActivityRow[], language: Language) {
	const text = 'text' as const;
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
			{ title: m.activity_partners(), kind: text, width: 30 },
			{ title: m.activity_lead(), kind: text, width: 30 },
			{ title: m.activity_participants(), kind: 'number' as const, width: 12 }
		],
		rows: rows.map((row) => [
			words(row.title, language),
			kindLabel(row.kind),
			row.direction ? directionLabel(row.direction) : null,
			statusLabel(row.status),
			row.reason ? reasonLabel(row.reason) : null,
			row.starts,
			row.ends,
			row.partners.map((partner) => words(partner.name, language)).join(', '),
			row.lead ? words(row.lead, language) : null,
			row.participants
		])
	};
}

/** "8.9.2020–10.9.2020", or the one date that there is. */
export function datesInWords(starts: string | null, ends: string | null, language: Language): string {
	if (!starts) return m.date_none();
	const first = dateInWords(starts, language);
	return ends && ends !== starts ? `${first}–${dateInWords(ends, language)}` : first;
}
