import { formatNumber, listInWords } from '#kernel/format.ts';
import type { Language } from '#kernel/language.ts';
import { m } from '#paraglide/messages.js';
import { isWorthDrawing, type Part } from './breakdown.ts';

/** Names in a sentence; more of them are counted. */
const NAMED = 4;

export interface Found {
	parts: readonly Part[];
	/** Out of how many. */
	all: number;
	/** What the period before is called; undefined: nothing is recorded of it. */
	before: string | undefined;
	/** Those of which it may be said that there was nothing. */
	mayBeNone: (part: Part) => boolean;
}

/** What a chart says, in sentences: what was most, what was not there at all, and what changed most. */
export function findings(found: Found, language: Language): string[] {
	return [most(found, language), none(found, language), change(found, language)].filter((said) => said !== '');
}

function most({ parts, all }: Found, language: Language): string {
	const count = Math.max(0, ...parts.map(({ now }) => now));
	const leading = parts.filter(({ now }) => now === count);
	// Of one nobody says that it is more than the others.
	if (count === 0 || !isWorthDrawing(parts)) return '';
	const said = {
		names: names(leading, language),
		count: formatNumber(count, language),
		all: formatNumber(all, language)
	};
	if (leading.length === 1) return m.report_found_most(said, { locale: language });
	return leading.length <= NAMED ? m.report_found_most_alike(said, { locale: language }) : '';
}

function none({ parts, mayBeNone }: Found, language: Language): string {
	const empty = parts.filter((part) => part.now === 0 && mayBeNone(part));
	if (empty.length === 0) return '';
	if (empty.length <= NAMED) return m.report_found_none({ names: names(empty, language) }, { locale: language });
	const said = { count: formatNumber(empty.length, language), all: formatNumber(parts.length, language) };
	return m.report_found_none_count(said, { locale: language });
}

/** The one that changed most; by one more or less is no change that a council asks about. */
function change({ parts, before }: Found, language: Language): string {
	if (before === undefined) return '';
	const [first] = parts.toSorted((a, b) => Math.abs(b.now - b.before) - Math.abs(a.now - a.before));
	if (!first || Math.abs(first.now - first.before) < 2) return '';
	const say = first.now > first.before ? m.report_found_rise : m.report_found_fall;
	const [now, then] = [formatNumber(first.now, language), formatNumber(first.before, language)];
	return say({ before, name: first.name, now, then }, { locale: language });
}

function names(parts: readonly Part[], language: Language): string {
	return listInWords(
		parts.map(({ name }) => name),
		language
	);
}
