import type { Correspondence, Direction, Kind, Reason, Status, Theme } from '#features/activity/activity.ts';
import { needsReason } from '#features/activity/activity.ts';
import { rangeOf, type KnownDate } from '#kernel/known-date.ts';
import type { Texts } from '#kernel/texts.ts';
import { Associations } from './associations.ts';
import {
	comingPhrases,
	kindPhrases,
	letterPhrases,
	reasonPhrases,
	statusPhrases,
	themePhrases,
	topicPhrases,
	type KindWord
} from './lexicon.ts';
import { calledOff, type CalledOff } from './called-off.ts';
import { envoysAt, isEnvoy, type Body } from './envoys.ts';
import { bodyKindAt, Names, type Named } from './names.ts';
import { countIn } from './participants.ts';
import { directionOf, saidDirection } from './side.ts';
import { findNoDay } from './no-day.ts';
import { findWhen, type When } from './when.ts';
import { wordsOf, type Found, type Word } from './words.ts';

/** What the lines of an office can name. */
export interface Vocabulary {
	/** Its own city: "to Ra'anana" says which way somebody came. */
	city: Texts;
	/** In the order of the register. */
	partners: readonly Named[];
	organisations: readonly Body[];
	goals: readonly (Named & { position: number; shortName: Texts })[];
}

/** A part of the line that was recognised. */
export interface Token {
	what: 'kind' | 'direction' | 'partner' | 'organisation' | 'date' | 'goal' | 'theme' | 'status' | 'participants';
	start: number;
	end: number;
	/** What it may mean; more than one, or none, is for a person to choose. */
	candidates: readonly string[];
	/** The one candidate is only spelt like it: a person says whether it is meant. */
	isNear?: boolean;
}

/** A line as it was understood. */
export interface Reading {
	tokens: Token[];
	/** The line without what stands in fields of its own: its date, its goals, and that it was called off and why. */
	title: string;
	/** Null where the line does not say. */
	kind: Kind | null;
	correspondence: Correspondence | null;
	direction: Direction | null;
	/** Null where the line says it in a word that may be either of two. */
	status: Status | null;
	reason: Reason | null;
	/** The reason as the line says it, where that says more than its kind; '' where it does not. */
	reasonNote: string;
	participants: number | null;
	starts: KnownDate | null;
	ends: KnownDate | null;
	/** The date as the line writes it, where no calendar has its day; '' otherwise. */
	noDay: string;
	partners: string[];
	organisations: string[];
	goals: string[];
	themes: Theme[];
}

export function isResolved(token: Token): boolean {
	return token.candidates.length === 1 && !token.isNear;
}

/** What people type in one line is seldom longer. */
export const LONGEST_LINE = 300;

/**
 * Reads lines such as "אתמול זום עם פוזנן על עיר חכמה" or "letter from Goslar mayor 3 March". Nothing is guessed
 * silently: what may mean several things keeps all of them, and what is not recognised is simply part of the title.
 */
export class LineReader {
	readonly #partners: Names;
	readonly #organisations: Names;
	readonly #associations: Associations;
	readonly #home: Names;
	readonly #goals: Names;
	readonly #vocabulary: Vocabulary;

	constructor(vocabulary: Vocabulary) {
		const city = Object.values(vocabulary.city).flatMap((name) => wordsOf(name).map((word) => word.plain));
		this.#vocabulary = vocabulary;
		this.#partners = new Names(vocabulary.partners, { byPart: true, except: city });
		this.#organisations = new Names(vocabulary.organisations, { byPart: false, except: city });
		this.#associations = new Associations(vocabulary.organisations);
		this.#home = new Names([{ id: 'home', name: vocabulary.city }], { byPart: false, except: [] });
		this.#goals = new Names(
			vocabulary.goals.map(({ id, shortName }) => ({ id, name: shortName })),
			{ byPart: false, except: [] }
		);
	}

	/** @param today YYYY-MM-DD at the office's place */
	read(line: string, today: string): Reading {
		const words = wordsOf(line);
		const taken = new Spans();
		const goals = this.#hashedGoals(line);
		goals.forEach((goal) => taken.take(goal));
		const named = findWhen(line, words, today, comingPhrases.all(words).length > 0);
		const noDay = findNoDay(line, words, named);
		const when = noDay ? undefined : named;
		const isDated = when && taken.isFree(when);
		const date = noDay ?? (isDated ? when : undefined);
		if (date) taken.take(date);

		// A body whose name holds that of a partner, and the envoys of a country, come before the partners.
		const organisations = this.#find(words, taken, (at) => longer(this.#organisations.at(words, at)));
		organisations.push(...this.#find(words, taken, (at) => this.#associations.at(words, at)));
		organisations.push(...this.#envoys(words, taken));
		const partners = this.#find(words, taken, (at) => this.#partners.at(words, at));
		organisations.push(...this.#find(words, taken, (at) => this.#organisations.at(words, at)));
		organisations.push(...this.#find(words, taken, (at) => this.#bodyOfKind(words, at, taken)));
		const home = this.#find(words, taken, (at) => this.#home.at(words, at))[0];

		const isFree = (from: number, to: number) => taken.isFree(placeOf(words, { from, to }));
		// "A ceremony of the day of remembrance 2020" says what it was in the words that say when.
		const isTold = (from: number, to: number) => {
			const place = placeOf(words, { from, to });
			return isFree(from, to) || (when?.isInTitle === true && place.start < when.end && place.end > when.start);
		};
		const kind = mostTelling(kindPhrases.all(words, isTold), words);
		if (kind) taken.take(placeOf(words, kind));
		const status = statusPhrases.all(words, isFree)[0];
		if (status) taken.take(placeOf(words, status));
		const count = countIn(line, (place) => !date || place.end <= date.start || place.start >= date.end);
		const off = status && calledOff(line, words, status, isDated ? when : undefined);
		const goalsByName = goals.length > 0 ? [] : this.#find(words, taken, (at) => this.#goals.at(words, at));
		const isWhy = ({ from, to }: Pick<Found<unknown>, 'from' | 'to'>) => {
			const place = placeOf(words, { from, to });
			return off?.dropped.some(({ start, end }) => place.start >= start && place.end <= end);
		};
		const themes = themePhrases.all(words, isFree).filter((theme) => !isWhy(theme));
		const near = this.#find(words, taken, (at) => this.#partners.near(words, at));

		const letter = kind?.value.kind === 'correspondence' ? letterPhrases.all(words)[0] : undefined;

		const tokens: Token[] = [
			...goals,
			...(date
				? [{ what: 'date' as const, start: date.start, end: date.end, candidates: when ? [when.starts] : [] }]
				: []),
			...tokensOf('partner', words, partners),
			...tokensOf('partner', words, near).map((token) => ({ ...token, isNear: true })),
			...tokensOf('organisation', words, organisations),
			...tokensOf('kind', words, kind ? [{ ...kind, to: endOf(kind, letter, words), value: [kind.value.kind] }] : []),
			...tokensOf('status', words, status ? [{ ...status, value: off?.status ?? status.value }] : []),
			...(count?.places ?? []).map((place) => ({
				what: 'participants' as const,
				...place,
				candidates: [String(count?.value)]
			})),
			...tokensOf('goal', words, goalsByName),
			...tokensOf(
				'theme',
				words,
				themes.map((theme) => ({ ...theme, value: [theme.value] }))
			)
		];
		const names = [...partners, ...near, ...organisations].sort((a, b) => a.from - b.from);
		const direction = directionOf({ words, kind: kind?.value.kind ?? null, names, home });
		const said = saidDirection(words, names);
		if (said && taken.isFree(placeOf(words, said)))
			tokens.push(...tokensOf('direction', words, [{ ...said, value: [said.value] }]));
		tokens.sort((a, b) => a.start - b.start);

		return {
			tokens,
			title: titleOf(line, [
				...tokens.filter((token) => isField(line, token) && !(token.what === 'date' && when?.isInTitle)),
				...(off?.dropped ?? []),
				...(count?.asides ?? [])
			]),
			kind: kindOf(kind?.value, (count?.isYoung ?? false) && !organisations.some(({ from }) => isEnvoy(words[from]))),
			correspondence: letter?.value ?? null,
			direction,
			...statusOf(off?.status ?? status?.value, off, words, isDated ? when : undefined, today),
			participants: count?.value ?? null,
			starts: isDated ? when.starts : null,
			ends: isDated ? when.ends : null,
			noDay: noDay?.text ?? '',
			partners: resolved(tokens, 'partner'),
			organisations: resolved(tokens, 'organisation'),
			goals: resolved(tokens, 'goal'),
			themes: resolved(tokens, 'theme') as Theme[]
		};
	}

	/** "#5" is a goal by its number, "#הנ" one that has a word beginning so. */
	#hashedGoals(line: string): Token[] {
		return [...line.matchAll(/#([\p{L}\p{N}\p{M}״׳'’"]*)/gu)].map((match) => ({
			what: 'goal' as const,
			start: match.index,
			end: match.index + match[0].length,
			candidates: this.goalsLike(match[1] as string)
		}));
	}

	/** The goals that what was typed behind # may mean; all of them when nothing was. */
	goalsLike(typed: string): string[] {
		const { goals } = this.#vocabulary;
		if (/^\d+$/.test(typed)) return goals.filter((goal) => String(goal.position) === typed).map((goal) => goal.id);
		const begin = wordsOf(typed)[0]?.plain ?? '';
		const has = (texts: Texts) =>
			Object.values(texts).some((text) => wordsOf(text).some((word) => word.plain.startsWith(begin)));
		const byShortName = goals.filter((goal) => has(goal.shortName));
		return (byShortName.length > 0 ? byShortName : goals.filter((goal) => has(goal.name))).map((goal) => goal.id);
	}

	/** One for each country that is named; where its body is not known, the words are nobody else's either. */
	#envoys(words: readonly Word[], taken: Spans): Found<string[]>[] {
		return words.flatMap((_, at) =>
			envoysAt(words, at, this.#vocabulary.organisations).filter((envoy) => {
				if (!taken.isFree(placeOf(words, envoy))) return false;
				taken.take(placeOf(words, envoy));
				return envoy.value.length > 0;
			})
		);
	}

	#bodyOfKind(words: readonly Word[], at: number, taken: Spans): Found<string[]> | undefined {
		const next = words[at + 1];
		const isLast =
			!next || topicPhrases.at(words, at + 1) !== undefined || !taken.isFree(next) || isFunction(next.plain);
		const kind = bodyKindAt(words, at, isLast);
		const ids = this.#vocabulary.organisations.filter((body) => body.kind === kind).map((body) => body.id);
		return kind && ids.length > 0 ? { value: ids, from: at, to: at + 1, prefix: '' } : undefined;
	}

	#find<Value>(words: readonly Word[], taken: Spans, at: (index: number) => Found<Value> | undefined): Found<Value>[] {
		const found: Found<Value>[] = [];
		words.forEach((_, index) => {
			const name = at(index);
			if (!name || !taken.isFree(placeOf(words, name))) return;
			taken.take(placeOf(words, name));
			found.push(name);
		});
		return found;
	}
}

/** The parts of a line that have a meaning already. */
class Spans {
	readonly #spans: { start: number; end: number }[] = [];

	isFree({ start, end }: { start: number; end: number }): boolean {
		return this.#spans.every((span) => end <= span.start || start >= span.end);
	}

	take({ start, end }: { start: number; end: number }): void {
		this.#spans.push({ start, end });
	}
}

/** Of the kinds that are named, the one that is meant: not what it was about, and not a general word beside another. */
function mostTelling(all: readonly Found<KindWord>[], words: readonly Word[]): Found<KindWord> | undefined {
	const topic = topicPhrases.all(words)[0]?.from ?? words.length;
	const before = all.filter((found) => found.from < topic);
	const candidates = before.length > 0 ? before : all;
	// An invitation to a ceremony is a letter.
	if (candidates[0]?.value.kind === 'correspondence') return candidates[0];
	return candidates.find((found) => !found.value.isGeneral) ?? candidates[0];
}

/** "Letter of support" is marked as one. */
function endOf(kind: Found<unknown>, letter: Found<unknown> | undefined, words: readonly Word[]): number {
	const next = kind.to + (words[kind.to]?.plain === 'of' ? 1 : 0);
	return letter?.from === next ? letter.to : kind.to;
}

/** Without a word about it, what lies ahead is set and what lies behind was done. */
function statusOf(
	said: readonly Status[] | undefined,
	off: CalledOff | undefined,
	words: readonly Word[],
	when: When | undefined,
	today: string
): Pick<Reading, 'status' | 'reason' | 'reasonNote'> {
	const first = when && rangeOf(when.starts)?.first;
	const understood = first && first > today ? 'confirmed' : 'done';
	const status = said ? (said.length === 1 ? (said[0] as Status) : null) : understood;
	const owesReason = status === null || needsReason(status);
	if (!owesReason) return { status, reason: null, reasonNote: '' };
	const reason = off?.reason ?? reasonPhrases.all(words)[0]?.value ?? null;
	return { status, reason, reasonNote: off?.note ?? '' };
}

/** Students who visit are a youth delegation; whom an ambassador meets on a visit are not. */
function kindOf(kind: KindWord | undefined, isYoung: boolean): Kind | null {
	if (!kind) return null;
	return isYoung && kind.isGeneral && kind.kind === 'official_visit' ? 'youth_delegation' : kind.kind;
}

function isField(line: string, { what, start }: Token): boolean {
	return what === 'date' || (what === 'goal' && line[start] === '#');
}

function longer<Value>(found: Found<Value> | undefined): Found<Value> | undefined {
	return found && found.to - found.from > 1 ? found : undefined;
}

function titleOf(line: string, without: readonly Pick<Token, 'start' | 'end'>[]): string {
	const kept = [...without]
		.sort((a, b) => b.start - a.start)
		.reduce((text, { start, end }) => `${text.slice(0, start)} ${text.slice(end)}`, line);
	return kept
		.replace(/\(\s*\)/g, ' ')
		.replace(/\s+/g, ' ')
		.replace(/\s+(?=[,.;:!?])/g, '')
		.replace(/^[\s,.;:–-]+|[\s,;:–-]+$/g, '')
		.replace(/,(?:\s*,)+/g, ',');
}

function tokensOf(what: Token['what'], words: readonly Word[], found: readonly Found<readonly string[]>[]): Token[] {
	return found.map((each) => ({ what, ...markOf(words, each), candidates: each.value }));
}

function resolved(tokens: readonly Token[], what: Token['what']): string[] {
	const ids = tokens
		.filter((token) => token.what === what && isResolved(token))
		.map((token) => token.candidates[0] as string);
	return [...new Set(ids)];
}

function placeOf(
	words: readonly Word[],
	{ from, to }: Pick<Found<unknown>, 'from' | 'to'>
): { start: number; end: number } {
	return { start: words[from]?.start ?? 0, end: words[to - 1]?.end ?? 0 };
}

/** Without the prefix letters, which belong to the sentence: לפוזנן is marked as ל and פוזנן. */
function markOf(words: readonly Word[], found: Found<unknown>): { start: number; end: number } {
	const { start, end } = placeOf(words, found);
	// Niqqud and double letters make the written prefix longer than the compared one.
	const first = words[found.from]?.text ?? '';
	return { start: start + (first.toLowerCase().startsWith(found.prefix) ? found.prefix.length : 0), end };
}

function isFunction(plain: string): boolean {
	return ['עמ', 'אל', 'של', 'with', 'and', 'in', 'to'].includes(plain);
}
