import type { Kind } from '#features/activity/activity.ts';
import type { Found, Word } from '#features/capture/words.ts';
import { wordsOf } from '#features/capture/words.ts';
import type { DocumentTongue } from './understanding.ts';
import {
	attendingCues,
	besideCues,
	hostingCues,
	kindCues,
	movingCues,
	regularCues,
	venueCues,
	youngCues,
	type KindCue
} from './words/kinds.ts';
import { preparation } from './words/states.ts';

/** What kind of thing a line tells of. */
export interface ToldKind {
	kind: Kind;
	/** People came or went together: a report counts it as a delegation, whatever their visit was. */
	isDelegation: boolean;
	/** No word of the line says it, or several say different things. */
	isGuess: boolean;
}

type FoundKind = Found<KindCue>;

/** Who they are that come or go, where something says that they do. */
const CARRIED: ReadonlySet<Kind> = new Set(['ensemble', 'sports_delegation']);
const VISITS: ReadonlySet<Kind> = new Set(['official_visit', 'professional_visit']);

/**
 * What was done is said where a line begins; behind "on", "as part of" and the like stands what it was about. A general
 * word gives way to one that says more.
 */
export function kindOf(text: string, tongue: DocumentTongue): ToldKind {
	const words = wordsOf(firstSentence(text));
	const found = kindCues.all(words, tongue);
	const end = besideCues.all(words, tongue).find(({ from }) => from > 0 && found.some((cue) => cue.from < from))?.from;
	const isPurpose = ({ prefix, from }: FoundKind) => prefix === 'ל' && from > 0 && !preparation.has(words, tongue);
	const main = found.filter((cue) => cue.from < (end ?? words.length) && !isPurpose(cue));
	const attending = attendingCues.first(words, tongue);
	if (attending && attending.from <= (main[0]?.from ?? words.length) + 1) return attended(main, words, tongue);
	const isYoung = youngCues.all(words, tongue).some(({ from }) => from < (end ?? words.length));
	if (main.length === 0) {
		const aside = found.find(({ value }) => !value.isGeneral);
		const kind = aside?.value.kind ?? (isYoung ? 'youth_delegation' : 'other');
		return { kind, isDelegation: kind === 'youth_delegation', isGuess: true };
	}

	const hosting = hostingCues.first(words, tongue);
	const telling = main.find(({ value }) => !value.isGeneral);
	const group = main.find(({ value }) => value.isGroup);
	const first = main[0] as FoundKind;

	const contact = contactOf(main, words, tongue);
	if (contact) return contact;
	// Whoever comes or goes, where they are young it is theirs.
	if (
		VISITS.has(first.value.kind) &&
		youngCues.all(words, tongue).some(({ from }) => from < Math.max(end ?? words.length, (hosting?.to ?? 0) + 3))
	)
		return { kind: 'youth_delegation', isDelegation: true, isGuess: telling !== undefined };
	if (VISITS.has(first.value.kind) && PEOPLE_FROM.test(text) && STAYED.test(text))
		return { kind: telling?.value.kind ?? first.value.kind, isDelegation: true, isGuess: telling !== undefined };
	const isVisitFirst = VISITS.has(first.value.kind) && !first.value.isGroup && !hosting;
	const isCarrier = telling && CARRIED.has(telling.value.kind);
	if (isVisitFirst && (isCarrier || (group && !(telling && isOfPeople(telling.value.kind)))))
		return { kind: first.value.kind, isDelegation: false, isGuess: false };
	if (telling) {
		const { kind } = telling.value;
		const people = main.find(({ value }) => value.isGroup && CARRIED.has(value.kind));
		const isMoving = hosting !== undefined || movingCues.has(words, tongue) || isFrom(words[people?.to ?? 0]);
		// A team goes to play; an orchestra plays at home as well.
		const isCarried = people !== undefined && (people.value.kind === 'sports_delegation' || isMoving);
		return { kind, isDelegation: isOfPeople(kind) || isCarried || isGroupOf(group, telling), isGuess: differ(main) };
	}
	// A host receives a mayor, or a delegation: whoever is named first.
	const isGroup = group !== undefined && !(hosting && isPersonBefore(words, group.from));
	const ranks = main.map(({ value }) => rank(value.kind));
	const general = isGroup ? group : (main[ranks.indexOf(Math.min(...ranks))] ?? first);
	const isOnline = general.value.kind === 'meeting' && main.some(({ value }) => value.kind === 'online_meeting');
	if (isOnline) return { kind: 'online_meeting', isDelegation: false, isGuess: false };
	return { kind: general.value.kind, isDelegation: isGroup, isGuess: false };
}

/** "Fire officers from Koblenz", "18 Lehrkräfte aus Angers", "שלושה כבאים מקובלנץ": several came together. */
const PEOPLE_FROM =
	/^(?:[\p{L}\d-]+ ){0,2}(?:\p{L}+s from \p{Lu}|\p{Lu}\p{L}+(?:en|er|innen|leute|kräfte|gäste) aus \p{Lu}|(?:\d+|שני|שתי|שלוש\p{L}?|ארבע\p{L}?|חמיש\p{L}|חמש|שש\p{L}?|שבע\p{L}?|שמונ\p{L}|תשע\p{L}?|עשר\p{L}?) [א-ת]+(?:ים|ות) מ[א-ת])/u;

/** Whoever stays for days is more than a visitor of an hour. */
const STAYED = /\b(?:spent|stayed|weilten|verbrachten|zu Gast)\b|(?:שהו|התארחו|ביקרו)(?![א-ת])/u;

/** "The youth orchestra from Pskov": they came. */
function isFrom(word: Word | undefined): boolean {
	return word !== undefined && /^(?:from|aus)$/.test(word.plain);
}

/** Youth, citizens, people of business: who they are is what it was. */
function isOfPeople(kind: Kind): boolean {
	return ['youth_delegation', 'citizens_delegation', 'business_mission'].includes(kind);
}

/** "משלחת של תזמורת הנוער": the group is what comes, the rest who they are. */
function isGroupOf(group: FoundKind | undefined, telling: FoundKind): boolean {
	return (
		group !== undefined &&
		group.from < telling.from &&
		['ensemble', 'sports_delegation', 'professional_visit'].includes(telling.value.kind)
	);
}

/** Of general words the one that says more; of those that say as much the first: "an online programme". */
const GENERAL: readonly (readonly Kind[])[] = [
	['official_visit'],
	['citizens_delegation'],
	['correspondence'],
	['meeting'],
	['conference'],
	['joint_project', 'online_meeting']
];
function rank(kind: Kind): number {
	return GENERAL.findIndex((kinds) => kinds.includes(kind));
}

/** Who takes part in a fair or a conference elsewhere is on a visit; in a call or a ceremony they are what it was. */
function attended(main: readonly FoundKind[], words: readonly Word[], tongue: DocumentTongue): ToldKind {
	const online = main.find(({ value }) => value.kind === 'online_meeting');
	if (online) return { kind: 'online_meeting', isDelegation: false, isGuess: false };
	const people = main.find(
		({ value }) => isOfPeople(value.kind) || value.isGroup || value.kind === 'sports_delegation'
	);
	if (people) return { kind: people.value.kind, isDelegation: true, isGuess: false };
	if (venueCues.has(words, tongue)) return { kind: 'official_visit', isDelegation: false, isGuess: false };
	const told = main.find(({ value }) => !value.isGeneral) ?? main[0];
	return { kind: told?.value.kind ?? 'official_visit', isDelegation: false, isGuess: true };
}

/** Talks every month are a contact that goes on; but a letter in such a contact is a letter. */
function contactOf(main: readonly FoundKind[], words: readonly Word[], tongue: DocumentTongue): ToldKind | undefined {
	const isRegular = regularCues.has(words, tongue);
	const kinds = main.map(({ value }) => value.kind);
	const isTalk = main.every(
		({ value: { kind, isGeneral } }) =>
			['meeting', 'online_meeting', 'conference', 'routine_contact', 'joint_project'].includes(kind) ||
			(kind === 'correspondence' && isGeneral)
	);
	const isContact = kinds[0] === 'routine_contact';
	if ((isRegular && isTalk && !kinds.every((kind) => kind === 'joint_project')) || isContact)
		return { kind: 'routine_contact', isDelegation: false, isGuess: false };
	return undefined;
}

function differ(main: readonly FoundKind[]): boolean {
	return new Set(main.filter(({ value }) => !value.isGeneral).map(({ value }) => value.kind)).size > 1;
}

const PERSON =
	/^(?:ראש|ראשת|סגנ|סגנית|נשיא|נשיאת|שגריר|שגרירת|שר|שרת|דובר|דוברת|יור|מנכל|מזכל|mayor|president|ambassador|minister|deputy|councillor|councilor|chair|chairman|director|burgermeister\w*|oberburgermeister\w*|prasident\w*|landrat|landratin|botschafter\w*|minister\w*|stadtrat\w*|dezernent\w*)$/;

function isPersonBefore(words: readonly Word[], to: number): boolean {
	return words.slice(0, to).some(({ plain }) => PERSON.test(plain) || PERSON.test(plain.replace(/^[בלמהוש]/, '')));
}

/** What follows says more of the same. */
export function firstSentence(text: string): string {
	return (
		/^.{15,}?[.!?](?=\s+[\p{Lu}א-ת])(?<!\b(?:St|Dr|Mr|Mrs|Ms|Prof|ca|bzw|u|z|d|Nr)\.)(?<!\d\.)/su.exec(text)?.[0] ??
		text
	);
}
