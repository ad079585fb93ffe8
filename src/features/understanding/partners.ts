import { wordsOf, type Word } from '#features/capture/words.ts';
import { isCandidate } from '#features/partner/partner.ts';
import type { AgreementKind } from '#features/agreement/agreement.ts';
import { countryCode } from '#kernel/country-names.ts';
import { isContent, sourceOf, type Line } from './lines.ts';
import type { Place, Places } from './places.ts';
import { agreementIn, registerLine, type RegisterLine } from './register-line.ts';
import { tieIn, type Stretch } from './sections.ts';
import { inRow, rowsOf } from './tables.ts';
import type { PartnerProposal, ProposalDoubt } from './understanding.ts';
import { BEFORE_CITY, signingCues, tieWords, towardsTie } from './words/ties.ts';

/** The ties that the lists of a document name, and those that its lines name beside them. */
export function partnersOf(sections: readonly Stretch[], places: Places): PartnerProposal[] {
	const listed = sections.flatMap((section) => (section.kind === 'register' ? listedIn(section, places) : []));
	const seen = new Set(listed.map(({ partner }) => partner));
	const headed = sections.flatMap((section) => headedBy(section)).filter(({ partner }) => isFirst(seen, partner));
	const named = sections.flatMap((section) => namedIn(section, places)).filter(({ partner }) => isFirst(seen, partner));
	return [
		...listed.filter((each, index) => listed.findIndex((other) => other.partner === each.partner) === index),
		...headed,
		...named
	];
}

function isFirst(seen: Set<string | null>, partner: string | null): boolean {
	return !seen.has(partner) && seen.add(partner) !== undefined;
}

function listedIn(section: Stretch, places: Places): PartnerProposal[] {
	const usual = section.heading ? agreementIn(section.heading.line.text, section.heading.line.tongue) : null;
	const lines = section.lines.flatMap((line) => {
		if (line.paragraph.kind === 'row') return [];
		const said = tieIn(line, section);
		return said ? (listed(line, said, usual, places) ?? []) : [];
	});
	const rows = rowsOf(section.lines).flatMap((row) => {
		const said = inRow(row);
		return said ? (listed(row.line, said, usual, places) ?? []) : [];
	});
	return [...lines, ...rows];
}

function listed(
	line: Line,
	{ name, others, country, agreement, signed, status }: RegisterLine,
	usual: AgreementKind | null,
	places: Places
): PartnerProposal | undefined {
	const place = places.add(name, { country, others, isListed: true });
	if (!place) return undefined;
	const isComing = status !== null && isCandidate(status);
	const kind = agreement ?? (signed ? (usual ?? 'twin_pact') : usual);
	const doubts: ProposalDoubt[] = [];
	if (agreement === null && !isComing) doubts.push('kind');
	return {
		...proposed(line, place, doubts),
		country: place.country,
		status: status ?? 'active',
		agreement: isComing || kind === null ? null : { kind, signed }
	};
}

/** A partner that has a section of its own and stands in no list. */
function headedBy({ kind, heading, places }: Stretch): PartnerProposal[] {
	if (!heading || kind !== 'partner') return [];
	return places
		.filter(({ id }) => heading.isOfPlace || id === null)
		.map((place) => ({
			...proposed(heading.line, place, place.isGuess ? ['partner', 'kind'] : ['kind']),
			country: place.country,
			status: 'active' as const,
			agreement: null
		}));
}

/** Cities that lines name as somebody whom one met or wants to be tied with, and countries that one has ties with. */
function namedIn(section: Stretch, places: Places): PartnerProposal[] {
	if (['goals', 'ideas', 'cover', 'summary', 'register', 'other'].includes(section.kind)) return [];
	return section.lines.filter(isContent).flatMap((line) => {
		const tie = namedTie(line, places);
		if (!tie) return [];
		const isComing = towardsTie.has(line.words, line.tongue);
		// "חתימה על מזכר הבנות עם עיריית טירנה": what was signed is the agreement.
		const signed = signingCues.has(line.words, line.tongue) ? agreementIn(line.text, line.tongue) : null;
		return {
			...proposed(line, tie.place, ['partner', 'status']),
			kind: tie.isCountry ? ('country' as const) : ('city' as const),
			country: tie.place.country,
			status: isComing && !signed ? ('in_talks' as const) : ('active' as const),
			agreement: isComing && !signed ? null : { kind: signed ?? ('informal_contact' as const), signed: null }
		};
	});
}

/** Adds the places that lines name and that stand in no list, so that all lines can be told by them. */
export function addNamed(sections: readonly Stretch[], places: Places): void {
	for (const section of sections) for (const line of section.lines) namedTie(line, places);
}

function namedTie(line: Line, places: Places): { place: Place; isCountry: boolean } | undefined {
	const country = tiedCountry(line);
	if (country) {
		const place = places.add(country.name, { country: country.code });
		return place && { place, isCountry: true };
	}
	const named = cityWithCountry(line) ?? cityAhead(line) ?? cityByWord(line);
	if (!named) return undefined;
	const known = places.whole(named.name);
	if (known && (known.id !== null || known.isListed)) return undefined;
	const place = known ?? places.add(named.name, { country: named.country });
	return place && { place, isCountry: false };
}

/** "העיר קונמינג שבסין", "der Stadt Lublin (Polen)", "Lublin, Poland". */
function cityWithCountry({ text }: Line): { name: string; country: string } | undefined {
	for (const match of text.matchAll(
		/(?<![\p{L}])(\p{Lu}[\p{L}'’.-]+(?:\s+(?:de|am|an|der|do|la|upon|\p{Lu}[\p{L}'’.-]+)){0,3})(?:\s*\(\s*(\p{Lu}[\p{L} .]+?)\s*\)|,\s+(\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}+)?)|\s+in\s+(\p{Lu}\p{L}+))/gu
	)) {
		const code = countryCode(match[2] ?? match[3] ?? match[4] ?? '');
		if (code) return { name: (match[1] as string).replace(/^(?:City|Stadt|Mayor)\s+(?:of\s+)?/u, ''), country: code };
	}
	for (const match of text.matchAll(
		/(?:(?<![א-ת])[ושמלבהכ]{0,2}(?:העיר|עיריית|עירית|עיר))\s+([א-ת'’׳"-]+(?:\s+[א-ת'’׳"-]+){0,2}?)(?:\s*\(([א-ת ״"׳']+)\)|,\s+([א-ת"״׳']+)|\s+ש?ב([א-ת"״׳']+))/gu
	)) {
		const code = countryCode(match[2] ?? match[3] ?? match[4] ?? '');
		if (code) return { name: match[1] as string, country: code };
	}
	// "משלחת לאטלנטה, ארה״ב": behind what was done a letter before a name is rather "to" or "in".
	for (const match of text.matchAll(/(?<=[א-ת]\s)([לבמ])([א-ת'׳]{4,}),\s+([א-ת"״׳']+)/gu)) {
		const before = wordsOf(text.slice(0, match.index)).at(-1)?.text ?? '';
		const code = /^(?:עם|את|של|העיר|עיריית|עירית|עיר|בין)$/.test(before) ? undefined : countryCode(match[3] as string);
		if (code) return { name: match[2] as string, country: code };
	}
	return undefined;
}

/** "לקראת הכרזה על עיר תאומה – ריו דה ז'אנרו": behind the dash. */
function cityAhead({ text, words, tongue }: Line): { name: string; country: string | null } | undefined {
	if (!towardsTie.has(words, tongue)) return undefined;
	const name =
		text
			.split(/\s+[–—-]\s+|:\s+/)
			.at(-1)
			?.replace(/[.\s]+$/, '') ?? '';
	const said = registerLine(name, tongue);
	const isAlone =
		name !== text && said !== undefined && wordsOf(name).length <= 5 && !tieWords.has(wordsOf(name), tongue);
	return isAlone ? { name: said.name, country: said.country } : undefined;
}

/** "עיריית X", "the city of X", "die Stadt X". */
function cityByWord({ text, words }: Line): { name: string; country: null } | undefined {
	for (const [index, word] of words.entries()) {
		if (!BEFORE_CITY.test(text.slice(0, word.start))) continue;
		const before = text.slice(0, word.start);
		if (/[א-ת]/.test(word.text) ? !/עיריית\s+$|עירית\s+$/.test(before) : !/^\p{Lu}/u.test(word.text)) continue;
		const name = nameFrom(words, index, text);
		if (name) return { name, country: null };
	}
	return undefined;
}

/** What begins the names of many cities; the next word belongs to them. */
const PARTICLES =
	/^(?:סן|סאו|סנטה|סנטו|ריו|ניו|לוס|לאס|סנט|אל|בית|פורט|בואנוס|נובי|באד|סנ|San|Santa|São|New|Los|Las|Saint|St|Bad|Novi|Le|La|El|Port|Rio)$/u;
function nameFrom(words: readonly Word[], from: number, text: string): string {
	let to = from + 1;
	const isLatin = /^\p{Lu}/u.test(words[from]?.text ?? '');
	while (to < words.length && to - from < 4) {
		const gap = text.slice(words[to - 1]?.end, words[to]?.start);
		const isPart =
			PARTICLES.test(words[to - 1]?.text ?? '') ||
			(isLatin && /^(?:\p{Lu}|(?:am|an|der|de|upon)$)/u.test(words[to]?.text ?? ''));
		if (!/^(?:\s|-)$/.test(gap) || !(isPart || gap === '-')) break;
		to += 1;
	}
	return text.slice(words[from]?.start, words[to - 1]?.end);
}

/** "קשר חם עם ברזיל", "ties with Brazil". */
function tiedCountry({ text, words, tongue }: Line): { name: string; code: string } | undefined {
	if (!tieWords.has(words.slice(0, 3), tongue)) return undefined;
	const match = /(?<![\p{L}])(?:עם|with|mit|zu|nach)\s+(?:the\s+)?([\p{L}"״']+)/u.exec(text);
	const code = match && countryCode(match[1] as string);
	return code ? { name: match[1] as string, code } : undefined;
}

function proposed(line: Line, place: Place, doubts: ProposalDoubt[]) {
	return {
		type: 'partner' as const,
		text: line.text,
		source: sourceOf(line),
		partner: place.name,
		partnerId: place.id,
		kind: 'city' as const,
		doubts: line.isDoubtful ? (['text', ...doubts] as ProposalDoubt[]) : doubts
	};
}
