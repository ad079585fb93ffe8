import { wordsOf } from '#features/capture/words.ts';
import { findWhen } from '#features/capture/when.ts';
import type { AgreementKind } from '#features/agreement/agreement.ts';
import type { TieStatus } from '#features/partner/partner.ts';
import { countryCode } from '#kernel/country-names.ts';
import type { KnownDate } from '#kernel/known-date.ts';
import type { DocumentTongue } from './understanding.ts';
import { agreementCues, tieCues } from './words/ties.ts';

/** "סן ברנרדינו, ארה״ב – ברית ערים תאומות (1985), הקשר אינו פעיל כיום": what a line of a register says. */
export interface RegisterLine {
	name: string;
	/** The same name in another script or spelling: "פוזנן (Poznań)". */
	others: string[];
	country: string | null;
	/** Null where the line does not say. */
	agreement: AgreementKind | null;
	signed: KnownDate | null;
	status: TieStatus | null;
	/** How many words it has that say nothing of all this: many are a sentence, and no line of a register. */
	left: number;
}

const PARTING = /(?<!(?:^|\s)(?:St|Bad|Mt|Ste))\.\s+(?=[\p{Lu}א-ת])|\s+[–—-]\s+|\s*[,|:;()/[\]]\s*|\s+[–—]|[–—]\s+/u;
/** A year of an agreement. */
const YEAR = /(?<![\d./]|\d[-–])(?:1[89]|20)\d{2}(?!\d)/g;
/** The same with its day: "12.5.1983". */
const DAY = /(?<![\d./])\d{1,2}[./]\d{1,2}[./](?<year>(?:1[89]|20)\d{2})(?!\d)/g;
const SIGNED =
	/(?:נחת[מם]\p{L}*|חתימה|משנת|מאז|signed|since|twinned(?:\s+in)?|est\.?|established|founded|seit|unterzeichnet|gegründet|vom)\s*(?:ב[-–־]?|in|on|am)?\s*$/iu;
const LONGEST_NAME = 5;

/** @returns undefined where the line begins with no name */
export function registerLine(text: string, tongue: DocumentTongue): RegisterLine | undefined {
	const parts = text
		.split(PARTING)
		.map((part) => part.trim())
		.filter(Boolean);
	let country: string | null = null;
	const rest: string[] = [];
	const names: string[] = [];
	for (const part of parts) {
		const code = countryCode(withoutIn(part));
		if (code && country === null && names.length > 0) country = code;
		else if (names.length === 0 && isName(part, tongue)) names.push(part);
		else if (names.length > 0 && rest.length === 0 && isOtherScript(part, names[0] as string) && isName(part, tongue))
			names.push(part);
		else rest.push(part);
	}
	const [first, ...others] = names;
	if (first === undefined) return undefined;
	const { name, country: within } = placeName(first);
	if (name === '' || !/^\p{L}/u.test(name)) return undefined;
	const behind = rest.join(' , ');
	const words = wordsOf(behind);
	const said = [...agreementCues.all(words, tongue), ...tieCues.all(words, tongue)];
	return {
		name,
		others,
		country: country ?? within,
		// "Twin city agreement with the city of Dortmund": it may stand before the name as well.
		agreement: agreementIn(`${first.slice(0, Math.max(0, first.indexOf(name)))} , ${behind}`, tongue),
		signed: signedIn(text),
		status: tieStatus(tieCues.all(words, tongue).map(({ value }) => value)),
		left: words.length - said.reduce((sum, { from, to }) => sum + to - from, 0)
	};
}

/** What kind of agreement the words name, where they name one: of several, the one that says most. */
export function agreementIn(text: string, tongue: DocumentTongue): AgreementKind | null {
	const found = new Set(agreementCues.all(wordsOf(text), tongue).map(({ value }) => value));
	// Contacts are spoken of in the lines of treaties as well.
	if (/(?<!\d)(?:1[89]|20)\d{2}(?!\d)/.test(text)) found.delete('informal_contact');
	return MOST_TELLING.find((kind) => found.has(kind)) ?? null;
}
const MOST_TELLING: readonly AgreementKind[] = [
	'friendship_pact',
	'declaration_of_intent',
	'memorandum',
	'thematic',
	'multilateral',
	'community_partnership',
	'network_membership',
	'twin_pact',
	'cooperation',
	'informal_contact'
];

/** The date behind "signed", else the first year that is named: the day of it where the line has it. */
function signedIn(text: string): KnownDate | null {
	const years = [...text.matchAll(YEAR), ...text.matchAll(DAY)].map((match) => ({
		year: match.groups?.['year'] ?? match[0],
		index: match.index
	}));
	const said = years.find(({ index }) => SIGNED.test(text.slice(0, index)));
	const earliest = [...years].sort((a, b) => Number(a.year) - Number(b.year))[0];
	const year = (said ?? earliest)?.year;
	if (year === undefined) return null;
	const when = findWhen(text, wordsOf(text), `${year}-12-31`);
	return when && when.ends === null && when.starts.startsWith(year) ? when.starts.replace('~', '') : year;
}

/** "הוליווד שבפלורידה": the name, without where it lies. */
function placeName(text: string): { name: string; country: string | null } {
	const bare = text
		.replace(LEAD, '')
		.replace(/^\d{4}\s*/, '')
		.trim();
	const within = /^(.+?)\s+(?:שב(\S.*)|in\s+(?:der\s+|the\s+)?(\p{Lu}.*))$/u.exec(bare);
	if (!within) return { name: bare, country: null };
	return { name: within[1] ?? bare, country: countryCode(within[2] ?? within[3] ?? '') ?? null };
}
const LEAD =
	/^(?:(?:העיר|עיר|עיריית|the\s+city\s+of|city\s+of|town\s+of|municipality\s+of|stadt|gemeinde|ville\s+de)\s+|\d+\s*[.)]\s*|(?:.*\s)?(?:עם\s+(?:העיר\s+|עיריית\s+)?|with\s+(?:the\s+city\s+of\s+)?|mit\s+(?:der\s+Stadt\s+)?))/iu;

function withoutIn(text: string): string {
	return text.replace(/^(?:in\s+(?:der\s+)?|ב(?=[א-ת]{3}))/iu, (start) => (countryCode(text) ? start : ''));
}

function isName(text: string, tongue: DocumentTongue): boolean {
	const { name } = placeName(text);
	const words = wordsOf(name);
	if (words.length === 0 || words.length > LONGEST_NAME || /\d{3}/.test(name)) return false;
	// In Latin letters every word of a name but "an der" and the like has a capital.
	if (
		/[.!?]$/.test(name) ||
		words.some(({ text: word }) => /^\p{Script=Latin}/u.test(word) && !PART_OF_NAME.test(word))
	)
		return false;
	if (tieCues.has(words, tongue)) return false;
	return name !== text || !agreementCues.has(words, tongue);
}

const PART_OF_NAME =
	/^(?:\p{Lu}.*|[dl]['’].*|de|del|della|di|da|do|dos|das|du|des|la|le|les|el|al|an|am|der|den|die|im|in|bei|auf|ob|of|on|upon|under|the|and|sur|sous|en|van|von|aan|ter|y|i|nad|pod|na)$/u;

function isOtherScript(a: string, b: string): boolean {
	return /[א-ת]/.test(a) !== /[א-ת]/.test(b);
}

/** A tie that is spoken of for the first time is no more than that, unless a signature is named. */
function tieStatus(all: readonly TieStatus[]): TieStatus | null {
	return all.find((status) => status !== 'prospect' && status !== 'in_talks') ?? all[0] ?? null;
}
