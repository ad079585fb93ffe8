import type { Vocabulary, WordKind } from './vocabulary.ts';

/**
 * A stretch of Hebrew of a scrambled line. Within it the runs of the text lie the last first, and a space was lost
 * wherever a run held nothing else. Two kinds of runs follow each other: words as the spelling of Office knows them, and
 * single words that it does not know, mostly names. This finds where one ends and the next begins.
 */
export interface Stretch {
	text: string;
	/** Whether a space stood at its end. undefined: one that stands there says nothing, as at the end of a title. */
	isSpaced: boolean | undefined;
	/** What is read after it: whether a space may stand before that. */
	next: 'spaced' | 'tight' | 'either';
	/** What stands beside it is read with the letters there: the sign of an abbreviation, or a geresh. */
	nextSign?: 'quote' | 'geresh' | 'dash';
	previousSign?: 'quote' | 'geresh';
	/** Whether the runs stand with spaces between them, so that where they part cannot be seen. */
	isLoose: boolean;
	/** Whether a run keeps the space that it begins with, after a word that stood apart. */
	leads: boolean;
}

export interface Run {
	words: string[];
	/** A single word that the spelling did not know. */
	isApart: boolean;
	/** Whether a space stood after it. */
	isSpaced: boolean;
}

export interface Reading {
	/** In the order of reading. */
	runs: Run[];
	/** How much dearer the next best reading is that reads otherwise: how sure this one is. */
	margin: number;
	isBroken: boolean;
}

/** What is known of a word: by its spelling, and by the rest of the text. */
export type Judge = (word: string) => {
	kind: WordKind;
	cost: number;
	/** What it costs that it stood apart, and that it did not. */
	apart: readonly [apart: number, within: number];
};

/** What contradicts how such texts come to be. */
const ODD = 4;
const BROKEN = 7;
/** That two words are known as a name, in this order. */
const NAMED = 8;
const FORBIDDEN = 9;
/** The space that a run begins with, where that is usual. */
const LEADING = 0.5;
const WIDTH = 14;
/** How much dearer a beginning may be than the best, to be followed further. */
const HOPELESS = 22;
const LONGEST_PIECE = 16;
/** What is longer is no line of slides, and no words without a space. */
const LONGEST_STRETCH = 1000;
const LONGEST_WORD = /[^ ]{60}/;
/** A letter or two beside a geresh, or the last of an abbreviation. */
const LETTER = 4;

interface Trail {
	cost: number;
	/** What it will be spared for names that are known of several words: so that it is followed for as long. */
	spared: number;
	/** As they stand, the last read first. */
	runs: Run[];
	isBroken: boolean;
}

export function readingOf(stretch: Stretch, judge: Judge, vocabulary: Vocabulary): Reading {
	const { text } = stretch;
	const isPair = (first: string, second: string) => vocabulary.isPair(first, second);
	if (text.length > LONGEST_STRETCH || LONGEST_WORD.test(text)) return asItStands(stretch);
	const at: Trail[][] = Array.from({ length: text.length + 1 }, () => []);
	at[0] = [{ cost: 0, spared: 0, runs: [], isBroken: false }];
	for (let start = 0; start < text.length; start += 1) {
		const trails = best(at[start] ?? []);
		if (trails.length === 0) continue;
		if (text[start] === ' ') {
			at[start + 1]?.push(...trails);
			continue;
		}
		const space = text.indexOf(' ', start);
		const end = space === -1 ? text.length : space;
		const hadSpace = start > 0 && text[start - 1] === ' ';
		for (let stop = start + 1; stop <= end; stop += 1) {
			if (stretch.isLoose && stop < end) continue;
			const piece = text.slice(start, stop);
			if (stop - start > LONGEST_PIECE && stop < end) break;
			if (piece.length === 1 && !mayStandAlone(stretch, start, stop, end)) continue;
			for (const trail of trails) {
				for (const isApart of [false, true]) {
					const next = extended(trail, piece, isApart, hadSpace, {
						stretch,
						judge,
						parts: vocabulary.parts,
						isPair,
						start,
						stop
					});
					if (next) at[stop]?.push(next);
				}
			}
		}
	}
	return chosen(at[text.length] ?? [], stretch, vocabulary);
}

/**
 * A letter stands alone as it was written so; where a word begins, as what a geresh or a dash comes after; and where one
 * ends, as the last of an abbreviation.
 */
function mayStandAlone({ text, nextSign, previousSign }: Stretch, start: number, stop: number, end: number): boolean {
	const begins = start === 0 || text[start - 1] === ' ';
	return (begins && (stop === end || nextSign !== undefined)) || (stop === end && previousSign === 'quote');
}

interface Place {
	stretch: Stretch;
	judge: Judge;
	/** What stands before or after the geresh in names that are known. */
	parts: ReadonlySet<string>;
	isPair: (first: string, second: string) => boolean;
	start: number;
	stop: number;
}

function extended(trail: Trail, piece: string, isApart: boolean, hadSpace: boolean, place: Place): Trail | undefined {
	const { stretch, judge } = place;
	const last = trail.runs.at(-1);
	let { cost, spared, isBroken } = trail;
	const { kind, apart } = judge(piece);
	cost += pieceCost(piece, place, trail.runs.length) + apart[isApart ? 0 : 1];
	const goesOn = last !== undefined && !last.isApart && !isApart && hadSpace;
	if (isApart && kind === 'unknown' && !isPartOfName(piece, place)) cost += SHORT[piece.length] ?? 0;
	// A letter with a maqaf is of what comes after it.
	if (isApart && piece.endsWith('־')) cost += FORBIDDEN;
	if (last && !hadSpace && ![piece, last.words.at(-1) ?? ''].some((each) => isPartOfName(each, place))) cost += SEAM;
	if (isApart && last && place.isPair(piece, last.words[0] ?? '')) spared += NAMED;
	if (last && !goesOn) {
		const isFirst = trail.runs.length === 1;
		if (last.isApart) cost += hadSpace && !stretch.isLoose ? (stretch.leads ? LEADING : FORBIDDEN) : 0;
		else if (isApart && !stretch.isLoose) cost += isFirst ? endCost(stretch, hadSpace, last) : hadSpace ? 0 : ODD + 1;
		else if (!isApart) {
			cost += BROKEN;
			isBroken = true;
		}
	}
	const runs = goesOn
		? [...trail.runs.slice(0, -1), { ...last, words: [...last.words, piece] }]
		: [
				...trail.runs.slice(0, -1),
				...(last ? [{ ...last, isSpaced: hadSpace }] : []),
				{ words: [piece], isApart, isSpaced: false }
			];
	return { cost, spared, runs, isBroken };
}

/** Of the run that is read last: whether a space at its end goes with what comes then. */
function endCost({ next }: Stretch, isSpaced: boolean, run: Run): number {
	if (next === 'either') return 0;
	const isPrefix = (run.words.at(-1) ?? '').length === 1;
	return (next === 'spaced') === isSpaced || isPrefix ? 0 : ODD;
}

/** Whether a piece stands at a geresh, and may be what comes before or after it in a name. */
function isPartOfName(piece: string, { stretch: { nextSign, previousSign }, parts }: Place): boolean {
	if (nextSign === 'geresh' && /^[ובלמהכש]?[גזצתטדחס]$/.test(piece)) return true;
	return (nextSign === 'geresh' || previousSign === 'geresh') && parts.has(piece);
}

function pieceCost(piece: string, place: Place, runsBefore: number): number {
	const { stretch, judge, start, stop } = place;
	const { text, nextSign, previousSign } = stretch;
	if (piece.length > 1 && isPartOfName(piece, place)) return KEPT - 1;
	const isWhole = (start === 0 || text[start - 1] === ' ') && (stop === text.length || text[stop] === ' ');
	if (piece.length === 1 && !isWhole) {
		// The last letter of an abbreviation begins the run that is read first; a letter with a geresh ends the last.
		const endsFirst = runsBefore <= 1 && nextSign !== undefined;
		return endsFirst && nextSign === 'geresh' && !/[גזצתטדחסע]/.test(piece) ? LETTER + 6 : LETTER;
	}
	const { cost } = judge(piece);
	// Before a geresh or within an abbreviation a word ends in any letter, and is a part of one.
	if (nextSign === 'quote' && runsBefore <= 1 && ABBREVIATED.has(piece.replace(/^[ובלמהכש](?=..)/, '')))
		return KEPT - 1;
	const isBeforeSign = (nextSign === 'geresh' || nextSign === 'quote') && runsBefore <= 1 && /[כמנצפ]$/.test(piece);
	if (isBeforeSign) return Math.max(KEPT, cost - 7);
	if (nextSign === 'quote' && runsBefore <= 1 && piece.length <= 4) return Math.min(cost, KEPT + piece.length);
	if (nextSign === 'geresh' && runsBefore === 0 && /^[ובלמהכש]?[גזצתטד]$/.test(piece)) return LETTER + 1;
	// Few letters take a geresh.
	if (nextSign === 'geresh' && runsBefore === 0 && start === 0 && stop === text.length && /[אבהוילמנעפקש]$/.test(piece))
		return cost + 3;
	if (previousSign === 'geresh' && piece.length === 2) return Math.min(cost, LETTER + 3.5);
	return cost;
}
const KEPT = 8;
/** What stands before the last letter of abbreviations that are common in such texts. */
const ABBREVIATED = new Set(
	(
		'ארה יו שת מנכ סמנכ חו בע ע רה מומ דו אחמ צה רמ נצ חכ עו שפ תנ סה מט בה בי תא פת אוה חב מד מזא ד פרופ טל דוא עמ קמ סמ ' +
		'מע מתנ שדר רש חצ אב מא יח רמב הרמב מת או אוט תש תשפ יב יא טו אצ בג מל אק ראש ליש מעמ ביס סי עפ עי הנ כנ לה אר שח אלה'
	).split(' ')
);
/** That a space was lost at all. */
const SEAM = 1.5;
/** A word of two or three letters that nothing knows is hardly one that stands apart. */
const SHORT = [0, 7, 3, 1];

function best(trails: readonly Trail[]): Trail[] {
	const dear = ({ cost, spared }: Trail) => cost - spared;
	const sorted = trails.toSorted((one, other) => dear(one) - dear(other)).slice(0, WIDTH);
	const least = sorted[0] ? dear(sorted[0]) : 0;
	return sorted.filter((trail) => dear(trail) < least + HOPELESS);
}

/** The best of what was found, as it is read. */
function chosen(trails: readonly Trail[], stretch: Stretch, vocabulary: Vocabulary): Reading {
	const finished = trails
		.map((trail) => {
			const runs = trail.runs.map((run, at) =>
				at === trail.runs.length - 1 ? { ...run, isSpaced: !!stretch.isSpaced } : run
			);
			return { ...trail, runs, cost: trail.cost + closingCost(runs, stretch) + orderCost(runs, stretch, vocabulary) };
		})
		.toSorted((one, other) => one.cost - other.cost);
	const [first] = finished;
	if (!first) return asItStands(stretch);
	const read = readAs(first.runs);
	const second = finished.find(({ runs }) => readAs(runs) !== read);
	return {
		runs: first.runs.toReversed(),
		margin: second ? second.cost - first.cost : 50,
		isBroken: first.isBroken
	};
}

function asItStands({ text, isSpaced }: Stretch): Reading {
	return { runs: [{ words: text.split(' '), isApart: false, isSpaced: !!isSpaced }], margin: 0, isBroken: true };
}

function closingCost(runs: readonly Run[], stretch: Stretch): number {
	const last = runs.at(-1);
	if (!last || stretch.isLoose || stretch.isSpaced === undefined) return 0;
	if (last.isApart) return stretch.isSpaced ? ODD : 0;
	if (runs.length === 1) return endCost(stretch, stretch.isSpaced, last);
	return stretch.isSpaced ? 0 : ODD + 1;
}

function readAs(runs: readonly Run[]): string {
	return runs
		.toReversed()
		.flatMap(({ words }) => words)
		.join(' ');
}

/** Words after which another must come, and mostly a name or what it belongs to. */
const ASKS_FOR_MORE = new Set(
	(
		'של עם את על אל בין לבין מן ידי לידי עיריית לעיריית מעיריית בעיריית ועיריית מועצת העיר לעיר מהעיר בעיר ראש לראש ' +
		'תושבי נציגי תלמידי משלחת בשיתוף לקראת לקידום בנושא באמצעות במסגרת לרגל לאחר עקב בשל בנוכחות בהובלת בראשות ' +
		'מטעם לטובת למען אצל מול לפני בתי בית בני מנהל מנהלת קשרי משבר שגרירות שגריר מאת כלפי אגודת עמותת קהילת מחוז ' +
		'אוניברסיטת יוצאי ראשי חברי הסכם ברית תערוכת להקת תזמורת קרן ועדת נמל גם אך כי או אשר מכל לכל בכל'
	).split(' ')
);

/** What is read in a row: names in the order in which they are known, and no end after a word that asks for more. */
function orderCost(
	runs: readonly Run[],
	{ text, next, nextSign, previousSign }: Stretch,
	vocabulary: Vocabulary
): number {
	const words = runs.toReversed().flatMap((run) => run.words.map((word) => ({ word, isApart: run.isApart })));
	let cost = 0;
	// What is read first is the rest of the name before the geresh.
	const first = words[0]?.word ?? '';
	if (previousSign === 'geresh' && vocabulary.parts.has(first) && text.split(' ').includes(first)) cost -= 4;
	words.forEach(({ word }, at) => {
		const follower = words[at + 1];
		if (!follower) {
			if (ASKS_FOR_MORE.has(word) && next === 'tight' && nextSign === undefined) cost += 2.5;
			return;
		}
		if (vocabulary.isPair(word, follower.word)) cost -= NAMED;
		else if (vocabulary.isPair(follower.word, word)) cost += 2;
		if (follower.isApart && ASKS_FOR_MORE.has(word)) cost -= 1;
	});
	return cost;
}
