import { themePhrases } from '#features/capture/lexicon.ts';
import { wordsOf } from '#features/capture/words.ts';
import type { Line } from './lines.ts';
import type { Place, Places } from './places.ts';
import { registerLine } from './register-line.ts';
import { aheadCues, headingCues, type ToldSection } from './words/headings.ts';
import { themeCues } from './words/themes.ts';
import { kindCues } from './words/kinds.ts';

/** What a heading says of what stands under it. */
export interface Heading {
	line: Line;
	/** Null: it does not say. */
	kind: ToldSection | null;
	/** Those that it names; more than one heads what is told of each of them below. */
	places: Place[];
	/** It names a place and says nothing more: "Haarlem (Niederlande)". */
	isOfPlace: boolean;
	/** The year of what stands under it: "plans for 2024". */
	year: number | null;
	/** How deep: 0 is the title of a page. */
	depth: number;
	/** It says that what stands under it is still to come. */
	isAhead: boolean;
	/** It ends in a colon: it belongs to what stands before it. */
	isWithin: boolean;
}

const LONGEST = 12;

/** Whether a paragraph heads what follows, also where its file does not say so. */
export function isHeading(line: Line, next: Line | undefined, places: Places): boolean {
	const { kind, mark } = line.paragraph;
	if (kind === 'title' || kind === 'heading') return true;
	if (kind === 'item') return isBareHeading(line);
	if (kind !== 'text' || mark !== undefined || line.words.length === 0 || line.words.length > LONGEST) return false;
	if (!next || isAlsoHeading(next)) return false;
	const text = line.text.trim();
	if (/[.!;,]$/.test(text) || /^[\p{Ll}]/u.test(text.replace(/^[א-ת].*/u, 'A'))) return false;
	if (text.endsWith(':')) return true;
	const bare = barePlace(line, places);
	if (bare !== undefined) return true;
	return line.words.length <= 8 && headingKind(line) !== null && !isSentence(line);
}

/** "רעיונות", "הצעות לשיתופי פעולה" as an item: nothing but the words of a heading, which tell of nothing. */
function isBareHeading({ words, tongue }: Line): boolean {
	if (words.length === 0 || words.length > 4) return false;
	const found = headingCues.all(words, tongue);
	const told = found.reduce((sum, { from, to }) => sum + to - from, 0);
	return (
		told === words.length && found.some(({ value }) => ['ideas', 'in_progress', 'goals', 'highlights'].includes(value))
	);
}

function isAlsoHeading({ paragraph }: Line): boolean {
	return paragraph.kind === 'title';
}

/** A line that tells what was done is no heading, whatever words it has: "Visit of the partnership committee in May". */
function isSentence({ words, tongue, text }: Line): boolean {
	return /\d{1,2}[./]\d|\d{4}\s*[)]?$/.test(text) || kindCues.all(words, tongue).some(({ value }) => !value.isGeneral);
}

/** "ורונה, איטליה", "Haarlem (Niederlande)", or a name that is known, alone. */
function barePlace({ text, tongue }: Line, places: Places): Place | undefined {
	const plain = text.replace(/[:：]\s*$/, '').replace(/^\d+[.)]\s*/, '');
	const known = places.whole(plain);
	if (known) return known;
	const line = registerLine(plain, tongue);
	if (!line?.country || line.left > 0 || line.agreement || line.signed) return undefined;
	return places.whole(line.name);
}

/** The names that headings bring: "ג'ינאן, סין". */
export function namesInHeadings(lines: readonly Line[], places: Places): void {
	for (const { text, words, paragraph, tongue } of lines) {
		if (!['title', 'heading', 'text'].includes(paragraph.kind)) continue;
		// A text is a heading only where it is nothing but a name.
		if (paragraph.kind === 'text' && (words.length > 5 || kindCues.has(words, tongue))) continue;
		for (const part of headParts(text)) {
			const line = registerLine(part, tongue);
			if (!line?.country || line.left > 0 || line.agreement || line.signed || wordsOf(part).length > 6) continue;
			places.add(line.name, { ...line, isListed: true });
		}
	}
}

/**
 * Where nothing says who the partners are, short headings that name nothing else are taken for them: "Haarlem", "Angers".
 * A Hebrew one only where another line has it as well, behind a prefix letter or "עיריית".
 */
export function guessedNames(lines: readonly Line[], places: Places): void {
	if (places.all.some(({ isListed }) => isListed)) return;
	const heads = lines.filter(
		(line) => ['title', 'heading'].includes(line.paragraph.kind) && mayBeName(line, lines, places)
	);
	if (heads.length < 2) return;
	for (const { text } of heads) {
		const place = places.add(text.trim(), { country: null, isListed: true });
		if (place && place.id === null) place.isGuess = true;
	}
}

function mayBeName(line: Line, lines: readonly Line[], places: Places): boolean {
	const { text, words, tongue, at } = line;
	if (at === 0 || words.length === 0 || words.length > 2 || /\d/.test(text) || places.isHome(text)) return false;
	const says = headingKind(line) !== null || kindCues.has(words, tongue) || themeCues.has(words, tongue);
	if (says || themePhrases.all(words).length > 0 || registerLine(text, tongue)?.name !== text.trim()) return false;
	if (!/[א-ת]/.test(text)) return true;
	const name = words.map(({ plain }) => plain).join(' ');
	return lines.some(
		(other) =>
			other !== line && new RegExp(`(?:^| )[במל]${name}(?: |$)`).test(other.words.map(({ plain }) => plain).join(' '))
	);
}

/** "מה היה לנו השנה – ויסבאדן", "Wrocław, Poland: activities": what stands on either side of the dash. */
function headParts(text: string): string[] {
	const plain = text.replace(/[:：]\s*$/, '').replace(/^\d+[.)]\s*/, '');
	return [plain, ...plain.split(/\s+[–—-]\s+|:\s+/)].filter((part, index, all) => all.indexOf(part) === index);
}

export function headingOf(line: Line, places: Places): Heading {
	const bare = barePlace(line, places);
	const named = bare ? [bare] : [...new Set(places.in(line.words).map(({ value }) => value))];
	const years = [...line.text.matchAll(/(?<!\d)20\d{2}(?!\d)/g)].map(([year]) => Number(year));
	return {
		line,
		kind: bare ? null : headingKind(line),
		places: named,
		isOfPlace: bare !== undefined,
		year: years.length > 0 ? Math.max(...years) : null,
		depth: line.paragraph.kind === 'title' ? 0 : line.paragraph.level + 1,
		isAhead: aheadCues.has(line.words, line.tongue),
		isWithin: /:\s*$/.test(line.text)
	};
}

/**
 * Of the kinds that the words of a heading name, the one that is meant: "plans" and "ideas" say more than "activities",
 * and what is asked for or thanked for more than a general word.
 */
export function headingKind({ words, tongue }: Line): ToldSection | null {
	const found = headingCues.all(words, tongue);
	if (found.length === 0) return null;
	const kinds = found.map(({ value }) => value);
	return MOST_TELLING.find((kind) => kinds.includes(kind)) ?? null;
}
const MOST_TELLING: readonly ToldSection[] = [
	'ideas',
	'goals',
	'highlights',
	'in_progress',
	'other',
	'register',
	'summary',
	'activities'
];
