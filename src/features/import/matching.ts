import type { Kind } from '#features/activity/activity.ts';
import type { NamedPartner, Proposal } from '#features/understanding/understanding.ts';
import { rangeOf, type KnownDate } from '#kernel/known-date.ts';
import { tokens } from '#kernel/search-words.ts';
import type { Texts } from '#kernel/texts.ts';
import { nounOf, type ImportedNoun } from './import.ts';
import { sharedBy, tellingOf, type Telling } from './telling.ts';
import type { MatchReason } from './view.ts';

/** A record of the register, as far as it tells whether a proposal is of the same. */
export interface Candidate {
	noun: ImportedNoun;
	id: string;
	/** What it is called: a name, or what was done. */
	title: Texts;
	/** Other words of it, and other spellings. */
	also: readonly string[];
	partners: readonly string[];
	kind: Kind | null;
	starts: KnownDate | null;
	ends: KnownDate | null;
	/** Of a highlight, the year that it is of. */
	year: number | null;
}

/** same: nothing speaks against it. alike: a person decides. */
export type Likeness = 'same' | 'alike';

export interface Matched {
	candidate: Candidate;
	likeness: Likeness;
	/** From 0 to 1, to put the likeliest first. */
	score: number;
	why: MatchReason[];
}

/** What is proposed, with what is known around it. */
export interface Asked {
	proposal: Proposal;
	/** The partners that it names, by their ids in the register. */
	partners: readonly string[];
	/** The year of which the document tells. */
	year: number | null;
}

/** No more are shown: whoever looks for another searches. */
const MOST_SHOWN = 5;

/** The records that a proposal may be the same as, the likeliest first. */
export function matchesOf(asked: Asked, candidates: readonly Candidate[]): Matched[] {
	const noun = nounOf(asked.proposal);
	const match = matcherOf(asked);
	return candidates
		.flatMap((candidate) => (candidate.noun === noun ? (match(candidate) ?? []) : []))
		.sort((a, b) => b.score - a.score || a.candidate.id.localeCompare(b.candidate.id))
		.slice(0, MOST_SHOWN);
}

/** How a candidate is compared: what is asked is looked at once. */
function matcherOf(asked: Asked): (candidate: Candidate) => Matched | undefined {
	const { proposal } = asked;
	switch (proposal.type) {
		case 'partner':
			return byName(nameOf(proposal.partner ?? proposal.text), proposal.partnerId);
		case 'organisation':
		case 'person':
			return byName(nameOf(proposal.name), proposal.id);
		default: {
			const told = tellingOf(proposal.text);
			if (proposal.type === 'goal') return (candidate) => byWords(told, candidate);
			if (proposal.type === 'highlight') return (candidate) => byYearAndWords(asked, told, candidate);
			return (candidate) => byDeed(asked, told, candidate);
		}
	}
}

/** Records that are told apart by their names: partners, bodies, people. */
function byName(wanted: string, known: string | null) {
	return (candidate: Candidate): Matched | undefined => {
		const names = namesOf(candidate);
		const isSame = known === candidate.id || names.includes(wanted);
		if (isSame) return { candidate, likeness: 'same', score: 1, why: ['name'] };
		const closeness = Math.max(0, ...names.map((each) => nameCloseness(wanted, each)));
		return closeness >= 0.75 ? { candidate, likeness: 'alike', score: closeness * 0.9, why: ['name'] } : undefined;
	};
}

/** A name without what makes no difference. */
export function nameOf(name: string): string {
	return tokens(name).join(' ');
}

/** How much of the shorter of two names is in the longer, by whole words, or how few letters differ. */
function nameCloseness(a: string, b: string): number {
	if (a === '' || b === '') return 0;
	const [one, other] = [a.split(' '), b.split(' ')];
	const common = one.filter((word) => word.length > 2 && other.includes(word)).length;
	const byWord =
		common / Math.max(one.length, other.length) + (common === Math.min(one.length, other.length) ? 0.3 : 0);
	return Math.min(1, Math.max(byWord, lettersInCommon(a.replaceAll(' ', ''), b.replaceAll(' ', ''))));
}

/** Of two spellings, the share of pairs of letters that both have (Dice). */
function lettersInCommon(a: string, b: string): number {
	const pairs = (text: string) => Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2));
	const [one, other] = [pairs(a), pairs(b)];
	if (one.length === 0 || other.length === 0) return a === b ? 1 : 0;
	const left = [...other];
	const shared = one.filter((pair) => {
		const at = left.indexOf(pair);
		if (at >= 0) left.splice(at, 1);
		return at >= 0;
	});
	return (2 * shared.length) / (one.length + other.length);
}

/** The weights of what speaks for two tellings of one deed. They come to 1. */
const WEIGHTS = { words: 0.5, partner: 0.2, date: 0.15, kind: 0.15 };
const LEAST_ALIKE = 0.5;
const SAME_WORDS = 0.5;
const SAME_WORDS_ALONE = 0.72;

/** What was done, or is promoted: the same partner, about the same time, the same kind, in like words. */
function byDeed(asked: Asked, telling: Telling, candidate: Candidate): Matched | undefined {
	const { proposal, partners, year } = asked;
	const told = proposal as Extract<Proposal, { type: 'activity' | 'initiative' | 'idea' }>;
	const withWhom = agreement(partners, candidate.partners);
	// Of two partners the same words tell of two visits.
	if (withWhom === 'other') return undefined;
	const starts = told.type === 'idea' ? null : told.starts;
	const when = nearness(starts ?? (year === null ? null : String(year)), candidate.starts ?? candidate.ends);
	const kinds = told.type === 'activity' ? kindsAgree(told.kind, candidate.kind) : 0.5;
	if (when === 'far') return kinds > 0 && withWhom !== 'unsaid' ? byWording(asked, telling, candidate) : undefined;
	const words = likeWords(telling, candidate);
	const score =
		WEIGHTS.words * words +
		WEIGHTS.partner * (withWhom === 'same' ? 1 : 0.4) +
		WEIGHTS.date * (when === 'near' ? 1 : when === 'unsaid' ? 0.3 : 0.7) +
		WEIGHTS.kind * kinds;
	const why: MatchReason[] = [
		...(withWhom === 'same' ? (['partner'] as const) : []),
		...(when === 'unsaid' ? [] : (['date'] as const)),
		...(kinds === 1 ? (['kind'] as const) : []),
		...(words >= SAME_WORDS ? (['words'] as const) : [])
	];
	const isExact = when === 'near' && isExactDay(starts) && withWhom === 'same' && kinds === 1;
	const isSame =
		(words >= SAME_WORDS_ALONE && withWhom !== 'unsaid') ||
		(words >= 0.9 && withWhom === 'unsaid') ||
		(words >= SAME_WORDS && withWhom === 'same' && when !== 'unsaid' && kinds === 1);
	if (isSame) return { candidate, likeness: when === 'season' ? 'alike' : 'same', score, why };
	if (words < 0.2 && !isExact) return undefined;
	return score >= LEAST_ALIKE || isExact ? { candidate, likeness: 'alike', score, why } : undefined;
}

/** From so much in common two tellings are of one wording. */
const ONE_WORDING = 0.9;
/** They are told in about as many words. */
const MORE_WORDS = 1;

/** The very wording of another date or year: told once more, or done once more. Only a person knows. */
function byWording({ partners }: Asked, telling: Telling, candidate: Candidate): Matched | undefined {
	const isOneWording = wordsOf(candidate).some(
		(other) =>
			Math.abs(other.words.length - telling.words.length) <= MORE_WORDS && sharedBy(telling, other) >= ONE_WORDING
	);
	if (!isOneWording) return undefined;
	const isWithSame = agreement(partners, candidate.partners) === 'same';
	return {
		candidate,
		likeness: 'alike',
		score: LEAST_ALIKE,
		why: [...(isWithSame ? (['partner'] as const) : []), 'words']
	};
}

/** both: neither names one. unsaid: one of them does not. */
function agreement(one: readonly string[], other: readonly string[]): 'same' | 'both' | 'unsaid' | 'other' {
	if (one.length === 0 && other.length === 0) return 'both';
	if (one.length === 0 || other.length === 0) return 'unsaid';
	return one.some((id) => other.includes(id)) ? 'same' : 'other';
}

const DAY = 24 * 60 * 60 * 1000;
/** So many days apart two tellings of one visit may date it: one from its beginning, one from its end. */
const NEAR_DAYS = 10;
/** And so many within one year where one of them may be wrong. */
const SAME_SEASON_DAYS = 45;

/**
 * near: the days that two dates may mean touch. year: they are of one year, of which one says no more. season: two dates
 * of one year, not far from each other. far: none of these.
 */
export function nearness(
	one: KnownDate | null,
	other: KnownDate | null
): 'near' | 'year' | 'season' | 'far' | 'unsaid' {
	const [a, b] = [spanOf(one), spanOf(other)];
	if (!a || !b) return 'unsaid';
	const apart = Math.max(b.first - a.last, a.first - b.last);
	// Years that follow one another touch, and are not one.
	if (a.isYear || b.isYear) return apart <= 0 ? 'year' : 'far';
	if (apart <= NEAR_DAYS) return 'near';
	return a.year === b.year && apart <= SAME_SEASON_DAYS ? 'season' : 'far';
}

interface Span {
	/** In days. */
	first: number;
	last: number;
	year: string;
	/** It says no more than a year. */
	isYear: boolean;
}

/** There are few dates, and each is compared with thousands. */
const spansKnown = new Map<KnownDate, Span | undefined>();
const MOST_SPANS = 20_000;

function spanOf(date: KnownDate | null): Span | undefined {
	if (date === null) return undefined;
	if (spansKnown.has(date)) return spansKnown.get(date);
	if (spansKnown.size >= MOST_SPANS) spansKnown.clear();
	const range = rangeOf(date);
	const day = (text: string) => Date.parse(text) / DAY;
	const span = range && {
		...{ first: day(range.first ?? range.last), last: day(range.last), year: range.last.slice(0, 4) },
		isYear: date.length === 4
	};
	spansKnown.set(date, span);
	return span;
}

function isExactDay(date: KnownDate | null): boolean {
	return date !== null && /^\d{4}-\d{2}-\d{2}$/.test(date);
}

/** Kinds that people take for each other: what one report calls a visit another calls a delegation. */
const FAMILIES: readonly (readonly Kind[])[] = [
	[
		'official_visit',
		'professional_visit',
		'citizens_delegation',
		'youth_delegation',
		'sports_delegation',
		'business_mission',
		'reception',
		'ensemble',
		'cultural_exchange',
		'conference'
	],
	['meeting', 'online_meeting', 'routine_contact', 'correspondence', 'knowledge_sharing'],
	['memorial_ceremony', 'planting_ceremony', 'signing_ceremony', 'anniversary', 'ceremony'],
	['joint_project', 'school_link', 'embassy_initiative', 'knowledge_sharing', 'exhibition', 'aid', 'cultural_exchange'],
	['correspondence', 'protocol_gesture', 'media']
];

function kindsAgree(one: Kind, other: Kind | null): number {
	if (other === null) return 0.5;
	if (one === other) return 1;
	return FAMILIES.some((family) => family.includes(one) && family.includes(other)) ? 0.7 : 0;
}

/** Of the words of two tellings, the share that both have; words that say little count for nothing. */
function likeWords(wanted: Telling, candidate: Called): number {
	return wordsOf(candidate).reduce((most, other) => Math.max(most, sharedBy(wanted, other)), 0);
}

type Called = Pick<Candidate, 'title' | 'also'>;

/** A register is compared with every proposal of a document: of each record its words are looked at once. */
const namesKnown = new WeakMap<Called, string[]>();
const wordsKnown = new WeakMap<Called, Telling[]>();

function namesOf(candidate: Called): string[] {
	return once(namesKnown, candidate, () => allOf(candidate).map(nameOf));
}

function wordsOf(candidate: Called): Telling[] {
	return once(wordsKnown, candidate, () => allOf(candidate).map(tellingOf));
}

function allOf({ title, also }: Called): string[] {
	return [...Object.values(title), ...also];
}

function once<Key extends object, Value>(known: WeakMap<Key, Value>, key: Key, make: () => Value): Value {
	const value = known.get(key) ?? make();
	known.set(key, value);
	return value;
}

/** Records that are told apart by their words alone. */
function byWords(told: Telling, candidate: Candidate): Matched | undefined {
	const words = likeWords(told, candidate);
	if (words < 0.5) return undefined;
	return { candidate, likeness: words >= 0.85 ? 'same' : 'alike', score: words, why: ['words'] };
}

function byYearAndWords(asked: Asked, told: Telling, candidate: Candidate): Matched | undefined {
	const { year } = asked;
	if (year !== null && candidate.year !== null && year !== candidate.year) return byWording(asked, told, candidate);
	const found = byWords(told, candidate);
	if (!found) return undefined;
	const isOfYear = year !== null && year === candidate.year;
	return {
		...found,
		likeness: isOfYear ? found.likeness : 'alike',
		why: [...(isOfYear ? (['date'] as const) : []), 'words']
	};
}

/** The partner of the register that a name stands for, by any of its names and by spellings learnt before. */
export function partnerCalled(
	name: string,
	candidates: readonly Pick<Candidate, 'noun' | 'id' | 'title' | 'also'>[]
): string | undefined {
	const wanted = nameOf(name);
	if (wanted === '') return undefined;
	const found = candidates.filter((candidate) => candidate.noun === 'partner' && namesOf(candidate).includes(wanted));
	return found.length === 1 ? found[0]?.id : undefined;
}

/** The partners of the register that a proposal is with, as far as they are known. */
export function partnersNamed(
	{ partner, partnerId }: NamedPartner,
	candidates: readonly Pick<Candidate, 'noun' | 'id' | 'title' | 'also'>[]
): string[] {
	const id = partnerId ?? (partner === null ? undefined : partnerCalled(partner, candidates));
	return id === undefined ? [] : [id];
}
