import { LANGUAGES, type Language } from '#kernel/language.ts';
import { isDateLike } from './date-order.ts';
import { countryOf } from './country-names.ts';
import { isNothing } from './cell-parts.ts';
import { codeOf, keyOf } from './code-words.ts';
import type { Field } from './field.ts';
import { TARGETS, type Column, type Target } from './table-import.ts';
import { NEEDED_FIELDS, TARGET_FIELDS } from './targets.ts';

/** How a heading says in which language its column is. */
const SAYS_LANGUAGE: readonly [RegExp, Language][] = [
	[/[\s([_-]+(?:in )?(?:hebrew|heb|he|עברית|בעברית|hebräisch)[)\]]*$/i, 'he'],
	[/[\s([_-]+(?:in )?(?:english|eng|en|אנגלית|באנגלית|לועזי|englisch)[)\]]*$/i, 'en']
];

/** What a heading is called, without the language that it names, and that. */
export function headingParts(given: string): { text: string; language: Language | undefined } {
	// Databases run words together: FirstName, destination_countryLabel.
	const heading = given
		.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
		.replace(/[\s_]label$/i, '')
		.trim();
	for (const [pattern, language] of SAYS_LANGUAGE) {
		const rest = heading.replace(pattern, '').trim();
		if (rest !== '' && rest !== heading) return { text: rest, language };
	}
	return { text: heading, language: undefined };
}

/** Whether several columns may hold a field: its words in two languages, parts of a name, lines of remarks. */
function takesSeveral({ reading }: Field): boolean {
	return reading.as === 'lines' || reading.as === 'texts';
}

/** How well a heading names a field; 0: not at all. */
function fit(key: string, field: Field): number {
	if (LANGUAGES.some((language) => keyOf(field.label({}, { locale: language })) === key)) return 4;
	if ((field.also ?? []).some((word) => keyOf(word) === key)) return 3;
	if (keyOf(field.name) === key) return 3;
	const words = new Set(key.split(' '));
	const isWithin = (word: string) => {
		const parts = keyOf(word).split(' ');
		return parts.join('').length > 3 && parts.every((part) => words.has(part));
	};
	const said = [...LANGUAGES.map((language) => field.label({}, { locale: language })), ...(field.also ?? [])];
	return words.size <= 5 && said.some(isWithin) ? 1 : 0;
}

/** Whether a heading is that of something that some target asks for: to find the row of the headings. */
export function isKnownHeading(heading: string): boolean {
	const key = keyOf(headingParts(heading).text);
	return key !== '' && TARGETS.some((target) => TARGET_FIELDS[target].some((field) => fit(key, field) >= 3));
}

/**
 * What each column most likely holds: by its heading first, the closest first, and where no heading says it, by what
 * stands in it.
 * @param samples some cells of each column
 */
export function proposeColumns(
	target: Target,
	headings: readonly string[],
	samples: readonly (readonly string[])[]
): Column[] {
	const parts = headings.map(headingParts);
	const columns: Column[] = headings.map(() => ({ field: null }));
	const taken = new Set<string>();
	for (const least of [4, 3, 1]) {
		parts.forEach(({ text, language }, at) => {
			if (columns[at]?.field !== null || keyOf(text) === '') return;
			const best = bestOf(target, keyOf(text), least, taken);
			if (!best) return;
			columns[at] = { field: best.name, ...(language && isOfLanguage(best) ? { language } : {}) };
			if (!takesSeveral(best) || least === 1) taken.add(best.name);
		});
		// A second column of the same words is another thing, unless its heading names it as closely.
		for (const { field } of columns) if (field !== null) taken.add(field);
	}
	if (target === 'people')
		leaveAddresses(
			columns,
			parts.map(({ text }) => keyOf(text))
		);
	columns.forEach((column, at) => {
		if (column.field === null) columns[at] = { field: byContent(target, samples[at] ?? [], taken) };
	});
	return columns;
}

const ADDRESS = /\b(address|street|zip|postal|postcode|strasse|plz|adresse)\b|כתובת|מיקוד|רחוב/;
const TOWN = /^(city|town|עיר|ישוב|יישוב|stadt|ort)$/;

/** The town in an address is where somebody lives, and nothing that they hold a role of. */
function leaveAddresses(columns: Column[], keys: readonly string[]): void {
	const hasRole = columns.some(({ field }) => field === 'role.kind' || field === 'role.title');
	if (hasRole && !keys.some((key) => ADDRESS.test(key))) return;
	columns.forEach(({ field }, at) => {
		if (field === 'role.of' && TOWN.test(keys[at] ?? '')) columns[at] = { field: 'note' };
	});
}

function bestOf(target: Target, key: string, least: number, taken: ReadonlySet<string>): Field | undefined {
	let best: { field: Field; fit: number } | undefined;
	for (const field of TARGET_FIELDS[target]) {
		const found = fit(key, field);
		if (found < least || found <= (best?.fit ?? 0) || taken.has(field.name)) continue;
		best = { field, fit: found };
	}
	return best?.field;
}

function isOfLanguage({ reading }: Field): boolean {
	return reading.as === 'texts' || reading.as === 'lines';
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const WEB = /^(https?:\/\/|www\.)/i;
const PHONE = /^\+?[\d\s().-]{7,20}$/;

/** What the cells of a column are, most of them; null: nothing that is asked for. */
function byContent(target: Target, cells: readonly string[], taken: Set<string>): string | null {
	const filled = cells.filter((cell) => !isNothing(cell));
	if (filled.length === 0) return null;
	const most = (is: (cell: string) => boolean) => filled.filter(is).length >= filled.length * 0.8;
	const free = TARGET_FIELDS[target].filter((field) => !field.isDerived && !taken.has(field.name));
	const found = free.find(({ name, reading }) => {
		if (name === 'email') return most((cell) => EMAIL.test(cell));
		if (name === 'website') return most((cell) => WEB.test(cell));
		if (name === 'phone') return most((cell) => PHONE.test(cell) && /^[+0]/.test(cell));
		if (name === 'starts' || name === 'signed') return most(isDateLike);
		if (reading.as === 'country') return most((cell) => cell.length > 2 && countryOf(cell) !== undefined);
		return reading.as === 'code' && filled.length > 2 && most((cell) => codeOf(reading.list, cell) !== undefined);
	});
	if (!found) return null;
	taken.add(found.name);
	return found.name;
}

/** What a table most likely holds, by its headings; undefined where they say nothing. */
export function proposeTarget(
	headings: readonly string[],
	sheet: string,
	samples: readonly (readonly string[])[] = []
): Target | undefined {
	const keys = headings.map((heading) => keyOf(headingParts(heading).text)).filter((key) => key !== '');
	let best: { target: Target; score: number } | undefined;
	for (const target of TARGETS) {
		const fits = keys.map((key) => Math.max(0, ...TARGET_FIELDS[target].map((field) => fit(key, field))));
		const named = new Set(keys.flatMap((key) => bestOf(target, key, 3, new Set())?.name ?? []));
		const isWhole = NEEDED_FIELDS[target].every((any) => any.some((name) => named.has(name)));
		const ofName = keyOf(sheet).includes(keyOf(target)) ? 4 : 0;
		const score =
			fits.reduce((sum, each) => sum + (each >= 3 ? each : 0), 0) +
			named.size +
			(isWhole ? 3 : 0) +
			ofName +
			ofWords(target, headings, samples);
		if (named.size > 0 && score > (best?.score ?? 0)) best = { target, score };
	}
	return best?.target;
}

/** Whether what stands in the columns of our lists are words of these lists: a visit is no kind of agreement. */
function ofWords(target: Target, headings: readonly string[], samples: readonly (readonly string[])[]): number {
	let score = 0;
	proposeColumns(target, headings, samples).forEach(({ field }, at) => {
		const reading = TARGET_FIELDS[target].find(({ name }) => name === field)?.reading;
		const cells = (samples[at] ?? []).filter((cell) => !isNothing(cell));
		if (reading?.as !== 'code' || cells.length === 0) return;
		const known = cells.filter((cell) => codeOf(reading.list, cell) !== undefined).length / cells.length;
		score += known * 6 - 4;
	});
	return score;
}

/** Two files have the same headings, whatever their case and spaces: what was said of the one holds for the other. */
export function headingsKey(headings: readonly string[]): string {
	return headings.map(keyOf).join('|');
}
