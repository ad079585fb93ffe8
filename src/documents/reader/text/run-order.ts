import type { Confidence, ReadingDoubt } from '#kernel/read-document.ts';
import { mirrored } from '../screen-order.ts';
import { withoutTurnedMark } from './marks.ts';
import { readingOf } from './seams.ts';
import type { Judge, Reading, Run, Stretch } from './stretch.ts';
import { signsOf, type Sign } from './signs.ts';
import { spaced, type ReadSign } from './spacing.ts';
import { restsOf, type Vocabulary } from './vocabulary.ts';

/** A line as it is read, and how sure it is. */
export interface ReadLine {
	text: string;
	mark?: string;
	heading?: number;
	confidence: Confidence;
	doubts: ReadingDoubt[];
	/** Whether it ends as a line that goes on. */
	isOpen: boolean;
}

export interface TurnedLine {
	text: string;
	/** Whether the next line may be the rest of this one. */
	mayGoOn: boolean;
}

/** Between what is not Hebrew and the Hebrew that is read before it, or after a name: some texts keep a space there. */
const LEADING_SPACE = /(?:\d|[A-Za-z"]) +[א-ת]{2}/;
const ROUNDS = 4;
const KNOWN = 8;
const ORDINARY_APART = 6;
/** How much dearer the next reading must be, for this one to be sure or at least likely. */
const SURE = 4;
const LIKELY = 1.5;
/** A word of this many letters that nothing knows may be two. */
const LONG_WORD = 9;
/** A word that is shorter may as well be one. */
const SHORT_TOKEN = 10;

/**
 * Reads the lines of a text whose runs lie as on the screen. What is learnt of the words of the text itself, and of which
 * of them the spelling did not know, helps to read its other lines.
 */
export class RunOrder {
	readonly #vocabulary: Vocabulary;
	readonly #isLoose: boolean;
	readonly #leads: boolean;
	readonly #readings = new Map<string, Reading>();
	/** Those of the round that is under way: all of a round are decided by what the one before has taught. */
	readonly #found = new Map<string, Reading>();
	/** For a word, the stretches in which it was found. */
	readonly #seen = new Map<string, Set<string>>();
	/** For a word, the stretches in which it stood apart, and those in which it did not. */
	readonly #apart = new Map<string, [Set<string>, Set<string>]>();

	constructor(lines: readonly TurnedLine[], vocabulary: Vocabulary, isLoose: boolean) {
		this.#vocabulary = vocabulary;
		this.#isLoose = isLoose;
		this.#leads = !isLoose && lines.filter(({ text }) => LEADING_SPACE.test(text)).length > 1;
		const stretches = new Map<string, Stretch>();
		for (const line of lines)
			for (const stretch of this.#stretchesOf(line)) if (stretch) stretches.set(keyOf(stretch), stretch);
		for (let round = 0; round < ROUNDS; round += 1) {
			this.#seen.clear();
			this.#apart.clear();
			for (const [key, reading] of this.#readings) this.#learn(key, reading);
			// What holds nothing but words of the language is read the same whatever is learnt.
			for (const [key, stretch] of stretches)
				if (round === 0 || !this.#isPlain(key)) this.#found.set(key, this.#decide(key, stretch));
			for (const [key, reading] of this.#found) this.#readings.set(key, reading);
		}
	}

	#isPlain(key: string): boolean {
		const reading = this.#readings.get(key);
		return (
			!!reading &&
			reading.margin > 2 * SURE &&
			reading.runs.every(({ words }) => words.every((word) => this.#vocabulary.judge(word).kind === 'ordinary'))
		);
	}

	read(line: TurnedLine): ReadLine {
		const { mark, text } = withoutTurnedMark(line.text);
		const signs = signsOf(text.trimStart());
		const stretches = this.#stretchesOf(line);
		const doubts = new Set<ReadingDoubt>();
		let sure = 2;
		const parts = signs.map((sign, at): ReadSign[] => {
			const stretch = stretches[at];
			if (!stretch) return [sign];
			const reading = this.#readings.get(keyOf(stretch)) ?? this.#decide(keyOf(stretch), stretch);
			sure = Math.min(sure, this.#judged(stretch, reading, doubts));
			return reading.runs.map((run) => ({
				kind: 'hebrew',
				text: run.words.join(' '),
				isSpaced: run.isSpaced,
				// A single word that is no word of the language may as well have stood apart: nothing shows it.
				isApart:
					run.isApart || (run.words.length === 1 && this.#vocabulary.judge(run.words[0] ?? '').kind !== 'ordinary')
			}));
		});
		const read = inReadingOrder(parts, this.#isLoose ? signs.map((sign) => sign.isSpaced) : undefined);
		const joined = this.#isLoose
			? { text: asTheyStand(read), doubts: [], isOpen: false }
			: spaced(read, this.#vocabulary);
		for (const doubt of joined.doubts) doubts.add(doubt);
		// A sign of money lies on the same side of its number whichever was written.
		if (signs.some(({ kind, text: each }) => kind === 'number' && /^[$€£]/.test(each))) doubts.add('turned');
		if (joined.doubts.length > 0 || doubts.has('turned')) sure = Math.min(sure, 1);
		if (this.#isLoose) sure = Math.min(sure, 1);
		const confidence = (['low', 'medium', 'high'] as const)[sure] ?? 'low';
		return {
			text: joined.text,
			...(mark !== undefined && { mark }),
			confidence,
			doubts: [...doubts],
			isOpen: joined.isOpen
		};
	}

	/** For each sign of a line, what has to be found out of it. */
	#stretchesOf({ text: line, mayGoOn }: TurnedLine): (Stretch | undefined)[] {
		const { mark, text } = withoutTurnedMark(line);
		const signs = signsOf(text.trimStart());
		return signs.map((sign, at): Stretch | undefined => {
			if (sign.kind !== 'hebrew') return undefined;
			const [next, previous] = [signs[at - 1], signs[at + 1]];
			const isEdge = !previous && mark === undefined;
			return {
				text: sign.text,
				isSpaced: isEdge && sign.isSpaced ? undefined : sign.isSpaced,
				next: spaceBefore(next, mayGoOn),
				...((next?.kind === 'quote' || next?.kind === 'geresh' || next?.kind === 'dash') && { nextSign: next.kind }),
				...((previous?.kind === 'quote' || previous?.kind === 'geresh') && { previousSign: previous.kind }),
				isLoose: this.#isLoose,
				leads: this.#leads
			};
		});
	}

	#decide(key: string, stretch: Stretch): Reading {
		const known = new Map<string, ReturnType<Judge>>();
		const judge: Judge = (word) =>
			added(known, word, () => ({
				kind: this.#vocabulary.judge(word).kind,
				cost: this.#cost(word, key),
				apart: this.#apartCost(word, key)
			}));
		return readingOf(stretch, judge, this.#vocabulary);
	}

	/** A word that nothing knows is the cheaper, the more other places of the text have it. */
	#cost(word: string, key: string): number {
		const { kind, cost } = this.#vocabulary.judge(word);
		if (kind !== 'unknown') return cost;
		const learnt = (rest: string) =>
			KNOWN + (this.#vocabulary.judge(rest).cost - KNOWN) / (this.#others(rest, key) + 1);
		return Math.min(
			cost,
			learnt(word),
			...stems(word)
				.filter((stem) => this.#vocabulary.judge(stem).kind === 'unknown')
				.map((stem) => learnt(stem) + 1.2 * (word.length - stem.length))
		);
	}

	/** In how many other places a word was found. */
	#others(word: string, key: string): number {
		const places = this.#seen.get(word);
		return places ? places.size - (places.has(key) ? 1 : 0) : 0;
	}

	#apartCost(word: string, key: string): readonly [number, number] {
		const { kind } = this.#vocabulary.judge(word);
		if (kind === 'ordinary') return [ORDINARY_APART, 0];
		let [apart, within] = [0, 0];
		for (const form of [word, ...stems(word)]) {
			const places = this.#apart.get(form);
			if (!places) continue;
			apart += places[0].size - (places[0].has(key) ? 1 : 0);
			within += places[1].size - (places[1].has(key) ? 1 : 0);
		}
		const share = (count: number) => -Math.log((count + 0.5) / (apart + within + 1));
		return [share(apart), share(within)];
	}

	#learn(key: string, { runs, margin }: Reading): void {
		// A guess teaches nothing.
		if (margin < LIKELY) return;
		const isWhole = runs.length === 1 && runs[0]?.words.length === 1;
		for (const { words, isApart } of runs) {
			for (const word of words) {
				if (this.#vocabulary.judge(word).kind === 'ordinary') continue;
				for (const form of [word, ...stems(word)]) {
					added(this.#seen, form, () => new Set()).add(key);
					// Where a word stands alone between other signs nothing shows whether the spelling knew it.
					if (isWhole || margin < 2) continue;
					const [apart, within] = added(this.#apart, form, () => [new Set(), new Set()]);
					(isApart ? apart : within).add(key);
				}
			}
		}
	}

	/** 2: sure, 1: likely, 0: a guess. */
	#judged(stretch: Stretch, { runs, margin, isBroken }: Reading, doubts: Set<ReadingDoubt>): number {
		const key = keyOf(stretch);
		let sure = 2;
		const doubt = (why: ReadingDoubt, at: number) => {
			doubts.add(why);
			sure = Math.min(sure, at);
		};
		if (isBroken || margin < LIKELY) doubt('seam', 0);
		else if (margin < SURE) doubt('seam', 1);
		const isVouched = (word: string) =>
			this.#vocabulary.judge(word).kind !== 'unknown' ||
			[word, ...stems(word)].some((form) => this.#others(form, key) >= 2);
		const words = runs.flatMap((run) => run.words);
		if (runs.length > 1) {
			if (hasDoubtfulSeam(stretch.text, runs)) doubt('seam', 1);
			const edges = runs.flatMap(({ words: each }) => [each[0] ?? '', each.at(-1) ?? '']);
			if (edges.some((word) => word.length > 2 && !isVouched(word))) doubt('name', 1);
			if (stretch.nextSign === 'geresh' || stretch.previousSign === 'geresh') doubt('geresh', 1);
			if (stretch.previousSign === 'quote' && runs[0]?.words[0]?.length === 1) doubt('abbreviation', 1);
		}
		if (words.some((word) => word.length >= LONG_WORD && !isVouched(word))) doubt('name', 1);
		return sure;
	}
}

/**
 * Whether a word was parted that is no longer than many a foreign name, where no final letter shows that it is two. In a
 * stretch the runs touch; what is read later lies first.
 */
function hasDoubtfulSeam(text: string, runs: readonly Run[]): boolean {
	return runs.some((run, at) => {
		const [left, right] = [runs[at + 1]?.words.at(-1), run.words[0]];
		if (left === undefined || right === undefined || /[ךםןףץ]$/.test(left)) return false;
		return left.length + right.length < SHORT_TOKEN && text.split(' ').includes(left + right);
	});
}

/** Of a word, what may be the name in it. */
function stems(word: string): string[] {
	return restsOf(word)
		.map(({ rest }) => rest)
		.filter((stem) => stem.length >= 4);
}

function added<Value>(map: Map<string, Value>, key: string, fresh: () => Value): Value {
	let value = map.get(key);
	if (value === undefined) map.set(key, (value = fresh()));
	return value;
}

const keyOf = ({ text, isSpaced, next, nextSign, previousSign }: Stretch) =>
	[text, isSpaced, next, nextSign, previousSign].join('\t');

/** Whether a space stands before what is read next, which is what lies before it on the screen. */
function spaceBefore(next: Sign | undefined, mayGoOn: boolean): Stretch['next'] {
	switch (next?.kind) {
		case undefined:
			return mayGoOn ? 'either' : 'tight';
		// A bracket as it is drawn: what closes on the screen opens when it is read.
		case 'stop':
		case 'open':
		case 'geresh':
			return 'tight';
		case 'close':
		case 'number':
		case 'latin':
			return 'spaced';
		default:
			return 'either';
	}
}

/**
 * What lies last is read first, but for words of another alphabet and what stands between them.
 * @param gaps where spaces are kept apart from what they follow: whether one stands after each part
 */
function inReadingOrder(parts: readonly ReadSign[][], gaps?: readonly boolean[]): ReadSign[] {
	const read: ReadSign[] = [];
	for (let at = parts.length - 1; at >= 0; at -= 1) {
		const from = islandStart(parts, at);
		for (let place = from; place <= at; place += 1) {
			const signs = from === at ? (parts[place] ?? []).map(turned) : (parts[place] ?? []);
			const gap = place === at ? gaps?.[from - 1] : gaps?.[place];
			read.push(
				...(gaps ? signs.map((sign, index) => ({ ...sign, isSpaced: index < signs.length - 1 || !!gap })) : signs)
			);
		}
		at = from;
	}
	return read;
}

/** Where the words of another alphabet begin that end here, over signs that belong to neither. */
function islandStart(parts: readonly ReadSign[][], end: number): number {
	if (parts[end]?.[0]?.kind !== 'latin') return end;
	let start = end;
	for (let at = end - 1; at >= 0; at -= 1) {
		const kind = parts[at]?.[0]?.kind;
		if (kind === 'latin') start = at;
		else if (kind === 'hebrew' || kind === 'number') break;
	}
	return start;
}

function turned(sign: ReadSign): ReadSign {
	if (sign.kind !== 'open' && sign.kind !== 'close') return sign;
	return { ...sign, kind: sign.kind === 'open' ? 'close' : 'open', text: mirrored(sign.text) };
}

function asTheyStand(signs: readonly ReadSign[]): string {
	return signs
		.map(({ text, isSpaced }) => text + (isSpaced ? ' ' : ''))
		.join('')
		.replace(/\s+/g, ' ')
		.trim();
}
