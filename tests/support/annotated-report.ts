import type { Golden } from './import-score.ts';

type Activity = Golden['activities'][number];

const NOTE = /\s*⟦([^⟧]*)⟧/u;
const DIRECTIONS: Record<string, string> = { in: 'incoming', out: 'outgoing', mutual: 'mutual' };

/**
 * A report with what a person reads in it noted behind each line: ⟦goal⟧, ⟦idea⟧, ⟦h partner⟧ a highlight,
 * ⟦p name; country; agreement; year; state⟧, ⟦a partner; kind; status; direction; reason=…; when=…; org=…|…; cp=…⟧ an
 * activity, ⟦i …⟧ an initiative. In a row of a table the note stands behind the cell that says what was done.
 */
export function annotatedReport(source: string): { text: string; golden: Golden } {
	const golden: Golden = {
		meta: { office_city_he: null, office_city_en: null, report_year: null },
		goals: [],
		partners: [],
		highlights: [],
		activities: [],
		initiatives: [],
		ideas: []
	};
	const lines = source.split('\n').flatMap((line) => {
		const note = NOTE.exec(line)?.[1];
		const bare = line.replace(NOTE, '');
		if (note === undefined) return [line];
		return take(golden, note, line.slice(0, line.indexOf('⟦')), bare) ? [bare] : [];
	});
	return { text: lines.join('\n'), golden };
}

/** @returns whether the line is part of the report */
function take(golden: Golden, note: string, before: string, line: string): boolean {
	const [, type = '', rest = ''] = /^(\S+)\s*(.*)$/s.exec(note) ?? [];
	const parts = rest.split(';').map((part) => part.trim());
	const named = new Map(
		parts.filter((part) => part.includes('=')).map((part) => part.split(/=(.*)/s) as [string, string])
	);
	const text = textOf(before.includes(' | ') && line !== before.trim() ? (before.split(' | ').at(-1) ?? '') : before);
	if (type === 'meta') {
		golden.meta = {
			office_city_he: named.get('city') ?? null,
			office_city_en: named.get('city_en') ?? null,
			report_year: Number(named.get('year')) || null
		};
		return false;
	}
	if (type === 'goal') golden.goals.push(text);
	if (type === 'idea') golden.ideas.push(text);
	if (type === 'h') golden.highlights.push({ text, partner: orNull(parts[0]) });
	if (type === 'p') {
		const [name, country, agreement, year, status = ''] = parts;
		golden.partners.push({
			name_he: name ?? null,
			country_code: orNull(country),
			agreement: orNull(agreement),
			year: Number(year) || null,
			status
		});
	}
	if (type === 'a') golden.activities.push(activity(text, parts, named));
	if (type === 'i') golden.initiatives.push(activity(text, parts, named));
	return true;
}

function activity(text: string, parts: readonly string[], named: ReadonlyMap<string, string>): Activity {
	const [partner, kind = '', status = '', direction = ''] = parts;
	return {
		text,
		partner: orNull(partner),
		kind,
		status,
		direction: DIRECTIONS[direction] ?? null,
		reason: named.get('reason') ?? null,
		when: named.get('when') ?? null,
		organisations: named.get('org')?.split('|') ?? [],
		counterpart: named.get('cp') ?? null
	};
}

function orNull(part: string | undefined): string | null {
	return part === undefined || part === '-' || part === '' ? null : part;
}

function textOf(line: string): string {
	return line.replace(/^\s*(?:[•➢▪*-]|\d+\.)\s+/, '').trim();
}
