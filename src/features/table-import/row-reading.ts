import { internationalPhone } from '#features/person/phone.ts';
import { parseRangeInput } from '#kernel/date-input.ts';
import { parseHour } from '#kernel/hour.ts';
import { LANGUAGES, SPOKEN_LANGUAGES, WRITTEN_LANGUAGES, type Language } from '#kernel/language.ts';
import { m } from '#paraglide/messages.js';
import { isNothing, partsOf, placesOf, plainNumber, withBrackets, yesOrNo } from './cell-parts.ts';
import { codeOf, keyOf, wordsIn, type CodeList } from './code-words.ts';
import { countryOf } from './country-names.ts';
import { headingParts } from './proposal.ts';
import { parseTableDate } from './date-order.ts';
import type { Field, Naming } from './field.ts';
import type { Names } from './naming.ts';
import { LEFT_EMPTY, type Answers, type Column, type DateOrder, type RowProblem, type Target } from './table-import.ts';
import { fieldOf } from './targets.ts';

/** Another record, and what it has to do with this one. */
export interface NamedPart {
	id: string;
	role?: string;
	noun?: 'partner' | 'organisation' | 'home';
}

/** What a cell says, by how its field is read. */
export type Value = string | boolean | string[] | NamedPart | NamedPart[] | Record<string, string> | (Value | null)[];

export interface RowReading {
	/** By field; what a row says nothing of is not there. */
	values: Record<string, Value>;
	problems: RowProblem[];
	/** Values that nothing here is called, for a person to say what they mean. */
	unknown: { field: string; value: string; key: string }[];
}

/** What a row is read by. */
export interface ReadingBy {
	target: Target;
	headings: readonly string[];
	columns: readonly Column[];
	order: DateOrder;
	answers: Answers;
	names: Readonly<Record<Naming, Names>>;
	/** Which noun an id of a party is of. */
	nounOf: (id: string) => 'partner' | 'organisation' | 'home';
	/** Where a partner or an organisation is. */
	countryOf: (id: string) => string | undefined;
	/** The language of what has letters of no language: numbers. */
	language: Language;
	/** Of telephone numbers without a country code, in a table that has no place for another country. */
	homeCountry: string;
}

/** What the cells of a row say of the fields of its target. Empty cells say nothing. */
export function readRow(given: ReadingBy, cells: readonly string[]): RowReading {
	const reading: RowReading = { values: {}, problems: [], unknown: [] };
	const by = { ...given, language: mainLanguage(cells) ?? given.language };
	for (const [field, ats] of columnsByField(by)) {
		const said = ats.filter((at) => !saysNothing(field, cells[at] ?? ''));
		if (said.length === 0 || field.isDerived) continue;
		if (field.reading.as === 'texts' || field.reading.as === 'lines') {
			if (!field.isParallel) {
				addTexts(by, reading, field, ats, cells);
				continue;
			}
		}
		const cell = cells[said[0] ?? 0] ?? '';
		const value = field.isParallel ? parallelValue(by, reading, field, cell) : valueOf(by, reading, field, cell);
		if (value !== undefined) reading.values[field.name] = besideOther(reading.values[field.name], value);
	}
	if (by.target === 'partners' && 'signed' in reading.values) noteHeadedTie(by, reading);
	if (typeof reading.values['phone'] === 'string') readPhone(by, reading, cells, reading.values['phone']);
	return reading;
}

/** A title that has a column of its own stands before a word that was no role. */
function besideOther(before: Value | undefined, value: Value): Value {
	if (!Array.isArray(before) || !Array.isArray(value)) return value;
	return Array.from({ length: Math.max(before.length, value.length) }, (_, at) => value[at] ?? before[at] ?? null);
}

const byFields = new WeakMap<readonly Column[], Map<Field, number[]>>();

function columnsByField({ target, columns }: ReadingBy): Map<Field, number[]> {
	let found = byFields.get(columns);
	if (found) return found;
	found = new Map();
	columns.forEach((column, at) => {
		const field = fieldOf(target, column.field);
		if (field) found.set(field, [...(found.get(field) ?? []), at]);
	});
	byFields.set(columns, found);
	return found;
}

/** NA is Namibia, where a column holds codes of countries. */
function saysNothing({ reading }: Field, cell: string): boolean {
	if (reading.as === 'flag') return cell === '';
	return isNothing(cell);
}

/** The lines that gifts have of their own stand among the remarks, each with what it is. */
const LINES_OF: Readonly<Record<string, string>> = { giver: 'details', receiver: 'details', value: 'details' };
const GIFT_WORDS = { giver: m.table_gift_giver, receiver: m.table_gift_receiver, value: m.table_gift_value } as const;

function addTexts(
	by: ReadingBy,
	{ values }: RowReading,
	field: Field,
	ats: readonly number[],
	cells: readonly string[]
): void {
	const name = LINES_OF[field.name] ?? field.name;
	const texts: Record<string, string> = { ...(values[name] as Record<string, string> | undefined) };
	for (const at of ats) {
		const cell = cells[at] ?? '';
		if (isNothing(cell)) continue;
		const language = by.columns[at]?.language ?? languageOf(cell, by.language);
		const line = lineOf(by, field, at, ats.length, cell, language);
		const before = texts[language];
		texts[language] = before === undefined ? line : `${before}${field.reading.as === 'lines' ? '\n' : ' '}${line}`;
	}
	values[name] = texts;
}

function lineOf(by: ReadingBy, field: Field, at: number, ofColumns: number, cell: string, language: Language): string {
	const word = GIFT_WORDS[field.name as keyof typeof GIFT_WORDS] as (typeof GIFT_WORDS)['giver'] | undefined;
	if (word) return `${word({}, { locale: language })}: ${cell}`;
	const isOwn = LANGUAGES.some((tag) => keyOf(field.label({}, { locale: tag })) === keyOf(by.headings[at] ?? ''));
	if (field.reading.as !== 'lines' || isOwn || (ofColumns === 1 && by.target !== 'gifts')) return cell;
	return `${by.headings[at] || String(at + 1)}: ${cell}`;
}

/** The language that a text is in, by its letters. */
export function languageOf(text: string, otherwise: Language): Language {
	if (/[א-ת]/.test(text)) return 'he';
	return /\p{L}/u.test(text) ? 'en' : otherwise;
}

/** The language that most cells of a row are in; undefined where none has letters. */
function mainLanguage(cells: readonly string[]): Language | undefined {
	const hebrew = cells.filter((cell) => /[א-ת]/.test(cell)).length;
	const others = cells.filter((cell) => /\p{L}{3}/u.test(cell)).length - hebrew;
	if (hebrew === 0 && others <= 0) return undefined;
	return hebrew >= others ? 'he' : 'en';
}

function parallelValue(by: ReadingBy, reading: RowReading, field: Field, cell: string): (Value | null)[] {
	return placesOf(cell).map((part, place) => {
		if (isNothing(part)) return null;
		// A role that no word of ours stands for keeps its own.
		if (field.name === 'role.kind' && answered(by, field, part) === undefined && codeOf('role', part) === undefined) {
			const titles = (reading.values['role.title'] ??= []) as (Value | null)[];
			while (titles.length <= place) titles.push(null);
			titles[place] ??= { [languageOf(part, by.language)]: part };
			return null;
		}
		if (field.reading.as === 'texts') return { [languageOf(part, by.language)]: part };
		return valueOf(by, reading, field, part) ?? null;
	});
}

function valueOf(by: ReadingBy, reading: RowReading, field: Field, cell: string): Value | undefined {
	const unknown = (code: string) => {
		reading.problems.push({ field: field.name, code, value: cell });
		return undefined;
	};
	const { reading: how } = field;
	switch (how.as) {
		case 'code':
			return coded(by, reading, field, how.list, cell);
		case 'codes': {
			const parts = partsOf(
				cell,
				(text) => codeOf(how.list, text) !== undefined,
				() => wordsIn(how.list)
			);
			return parts.flatMap((part) => coded(by, reading, field, how.list, part) ?? []);
		}
		case 'named':
			return named(by, reading, field, how.noun, cell);
		case 'names':
			return namedParts(by, reading, field, how, cell);
		case 'date':
			return parseTableDate(cell, by.order) ?? rangeStart(by, reading, field, cell) ?? cell;
		case 'hour':
			return parseHour(cell.replace(OF_CLOCK, '')) ?? unknown('not_an_hour');
		case 'dates':
			return partsOf(cell, (text) => parseTableDate(text, by.order) !== undefined).flatMap(
				(part) => parseTableDate(part, by.order) ?? []
			);
		case 'number':
			return plainNumber(cell.replace(ABOUT, '')) ?? unknown('not_a_number');
		case 'flag':
			return yesOrNo(cell) ?? unknown('not_a_choice');
		case 'country':
			return answered(by, field, cell) ?? countryOf(cell) ?? ask(reading, field, cell);
		case 'language':
			return languageTag(cell, WRITTEN_LANGUAGES) ?? unknown('unknown_value');
		case 'languages':
			return partsOf(cell, (text) => languageTag(text, SPOKEN_LANGUAGES) !== undefined).flatMap(
				(part) => languageTag(part, SPOKEN_LANGUAGES) ?? unknown('unknown_value') ?? []
			);
		case 'text':
			return field.name === 'email' ? cell.toLowerCase() : cell;
		default:
			return cell;
	}
}

/** "19:30 Uhr". */
const OF_CLOCK = /\s*(?:Uhr|hrs?|h)\.?$/iu;

/** "כ-120", "ca. 40": as many, as far as anybody counted. */
const ABOUT =
	/^(?:כ\s?[-־–]\s?|בערך\s|~\s?|≈\s?|about\s|approx(?:imately|\.)?\s?|around\s|circa\s|ca\.?\s?|rund\s|etwa\s|ungefähr\s)/iu;

/** The first day of a range, whose last day is then known as well: "15–17.9.2023". */
function rangeStart(by: ReadingBy, reading: RowReading, field: Field, cell: string): string | undefined {
	if (field.name !== 'starts' || !['activities', 'letters', 'gifts'].includes(by.target)) return undefined;
	const range = parseRangeInput(cell);
	if (range) reading.values['ends'] ??= range.ends;
	return range?.starts;
}

/** The kind of agreement that is meant by what a city is called: a twin town, a friendship city. */
function tieSaid(words: string): string | undefined {
	const kind = codeOf('agreementKind', words);
	return kind === 'twin_pact' || kind === 'friendship_pact' ? kind : undefined;
}

/** A list of "Twin cities" says of which agreement its years are. */
function noteHeadedTie({ columns, headings }: ReadingBy, { values }: RowReading): void {
	for (const [at, { field }] of columns.entries()) {
		const tie = field === 'name' || field === 'signed' ? tieSaid(headingParts(headings[at] ?? '').text) : undefined;
		if (tie !== undefined) values['headedTie'] ??= tie;
	}
}

/** A number that cannot be read, or of which no country is known, is noted as it stands: nobody is left out for that. */
function readPhone(by: ReadingBy, { values }: RowReading, cells: readonly string[], typed: string): void {
	const country = /^\s*(\+|00)/.test(typed) ? by.homeCountry : phoneCountry(by, values, cells);
	const phone = country === undefined ? undefined : internationalPhone(typed.replace(/^\s*00/, '+'), country);
	if (phone !== undefined) {
		values['phone'] = phone;
		return;
	}
	delete values['phone'];
	values['phone.typed'] = `${fieldOf(by.target, 'phone')?.label({}, { locale: by.language }) ?? ''}: ${typed}`;
}

const PLACES = new Set(
	'country|country name|country code|nation|ארץ|מדינה|שם המדינה|Land|Staat|city|town|עיר|ישוב|יישוב|Stadt|Ort'
		.split('|')
		.map(keyOf)
);

/** The country that a row is of; undefined where the table has a column for it and the row does not say. */
function phoneCountry(by: ReadingBy, values: RowReading['values'], cells: readonly string[]): string | undefined {
	const places = by.headings.flatMap((heading, at) =>
		PLACES.has(keyOf(headingParts(heading).text)) ? [(cells[at] ?? '').trim()] : []
	);
	for (const place of places) {
		const country = place === '' ? undefined : countryOf(place);
		if (country !== undefined) return country;
	}
	const named = places.flatMap((place) => {
		const found = by.names.party.find(place);
		return found.is === 'one' ? [found.id] : [];
	});
	const of = ((values['role.of'] ?? []) as (NamedPart | null)[]).flatMap((part) => (part ? [part.id] : []));
	const known = [...of, ...named].map((id) => by.countryOf(id)).find((country) => country !== undefined);
	const hasPlaces = places.length > 0 || by.columns.some(({ field }) => field === 'role.of');
	return known ?? (hasPlaces ? undefined : by.homeCountry);
}

/** What a person said that a value means; '' where they said that it is to be left empty. */
function answered({ answers }: ReadingBy, field: Field, cell: string): string | undefined {
	const meaning = answers.values?.[field.name]?.[keyOf(cell)];
	return meaning === LEFT_EMPTY ? '' : meaning;
}

function ask(reading: RowReading, field: Field, value: string, code = 'unknown_value'): undefined {
	reading.problems.push({ field: field.name, code, value });
	reading.unknown.push({ field: field.name, value, key: keyOf(value) });
	return undefined;
}

function coded(by: ReadingBy, reading: RowReading, field: Field, list: CodeList, cell: string): string | undefined {
	const meaning = answered(by, field, cell) ?? codeOf(list, cell);
	if (meaning === '') return undefined;
	if (by.target === 'partners' && field.name === 'kind') {
		const tie = tieSaid(cell);
		if (tie !== undefined) reading.values['agreementKind'] ??= tie;
	}
	return meaning ?? ask(reading, field, cell);
}

function named(by: ReadingBy, reading: RowReading, field: Field, noun: Naming, cell: string): NamedPart | undefined {
	const meaning = answered(by, field, cell);
	if (meaning === '') return undefined;
	const found = meaning === undefined ? by.names[noun].find(cell) : { is: 'one' as const, id: meaning };
	if (found.is === 'one') return noun === 'party' ? { id: found.id, noun: by.nounOf(found.id) } : { id: found.id };
	return ask(reading, field, cell, found.is === 'many' ? 'many_match' : 'no_match');
}

function namedParts(
	by: ReadingBy,
	reading: RowReading,
	field: Field,
	how: { noun: Naming; roles?: CodeList },
	cell: string
): NamedPart[] {
	const names = by.names[how.noun];
	const isOne = (text: string) =>
		answered(by, field, text) !== undefined ||
		names.find(text).is === 'one' ||
		(how.roles !== undefined && names.find(withBrackets(text).name).is === 'one');
	const parts = partsOf(cell, isOne, () => names.longestFirst());
	return parts.flatMap((part): NamedPart[] => {
		const { name, inside } = withBrackets(part);
		const role = how.roles && inside !== undefined ? codeOf(how.roles, inside) : undefined;
		const one = named(by, reading, field, how.noun, role === undefined ? part : name);
		return one ? [role === undefined ? one : { ...one, role }] : [];
	});
}

const tags = new Map<string, string>();

/** The tag of a language by what it is called in ours, in German, or by itself. */
function languageTag(cell: string, all: readonly string[]): string | undefined {
	if (tags.size === 0) {
		for (const tag of WRITTEN_LANGUAGES.concat(SPOKEN_LANGUAGES)) {
			for (const tongue of [...LANGUAGES, 'de', tag]) {
				const name = new Intl.DisplayNames(tongue, { type: 'language', fallback: 'none' }).of(tag);
				if (name && !tags.has(keyOf(name))) tags.set(keyOf(name), tag);
			}
		}
	}
	const tag = all.find((each) => each.toLowerCase() === cell.trim().toLowerCase()) ?? tags.get(keyOf(cell));
	return tag !== undefined && all.includes(tag) ? tag : undefined;
}
