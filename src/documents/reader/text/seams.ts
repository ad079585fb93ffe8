import { apartCost, isPartOfName, mayBePiece, pieceCost, type Piece } from './piece-cost.ts';
import { closingCost, endCost, orderCost } from './reading-cost.ts';
import { NAMED, ODD, type Judge, type Reading, type Run, type Stretch } from './stretch.ts';
import type { Vocabulary } from './vocabulary.ts';

/** That two runs of words follow each other. */
const BROKEN = 7;
/** That a space stands after a word that stood apart. */
const FORBIDDEN = 9;
/** The same, where runs keep the space that they begin with. */
const LEADING = 0.5;
/** That a space was lost at all. */
const SEAM = 1.5;
/** How many beginnings are followed, and how much dearer than the best one may be. */
const WIDTH = 14;
const HOPELESS = 22;
const LONGEST_PIECE = 16;
/** What is longer is no line of slides, and no words without a space. */
const LONGEST_STRETCH = 1000;
const LONGEST_WORD = /[^ ]{60}/;
/** Where there is no other reading. */
const CERTAIN = 50;

/** A beginning of a stretch as some runs. */
interface Trail {
	cost: number;
	/** What it will be spared for names that are known of several words: so that it is followed for as long. */
	spared: number;
	/** As they stand, the last read first. */
	runs: Run[];
	isBroken: boolean;
}

/** The likeliest way in which a stretch came about: where its runs end, and which words stood apart. */
export function readingOf(stretch: Stretch, judge: Judge, vocabulary: Vocabulary): Reading {
	const { text } = stretch;
	if (text.length > LONGEST_STRETCH || LONGEST_WORD.test(text)) return asItStands(stretch);
	const reached: Trail[][] = Array.from({ length: text.length + 1 }, () => []);
	reached[0] = [{ cost: 0, spared: 0, runs: [], isBroken: false }];
	for (let start = 0; start < text.length; start += 1) {
		const trails = best(reached[start] ?? []);
		if (trails.length === 0) continue;
		if (text[start] === ' ') {
			reached[start + 1]?.push(...trails);
			continue;
		}
		for (const piece of piecesFrom(start, stretch, vocabulary.parts))
			for (const trail of trails) reached[piece.stop]?.push(...extended(trail, piece, judge, vocabulary));
	}
	return chosen(reached[text.length] ?? [], stretch, vocabulary);
}

/** What the next word may be: up to the next space. */
function piecesFrom(start: number, stretch: Stretch, parts: ReadonlySet<string>): Piece[] {
	const space = stretch.text.indexOf(' ', start);
	const end = space === -1 ? stretch.text.length : space;
	const pieces: Piece[] = [];
	for (let stop = stretch.isLoose ? end : start + 1; stop <= end; stop += 1) {
		const piece = { text: stretch.text.slice(start, stop), start, stop, stretch, parts };
		if ((stop - start <= LONGEST_PIECE || stop === end) && mayBePiece(piece, end)) pieces.push(piece);
	}
	return pieces;
}

function best(trails: readonly Trail[]): Trail[] {
	const dear = ({ cost, spared }: Trail) => cost - spared;
	const sorted = trails.toSorted((one, other) => dear(one) - dear(other)).slice(0, WIDTH);
	const least = sorted[0] ? dear(sorted[0]) : 0;
	return sorted.filter((trail) => dear(trail) < least + HOPELESS);
}

/** A beginning with one more word: within its run or as the first of one, and as one that stood apart. */
function extended(trail: Trail, piece: Piece, judge: Judge, vocabulary: Vocabulary): Trail[] {
	const { text, start, stretch } = piece;
	const last = trail.runs.at(-1);
	const { kind, apart } = judge(text);
	const hadSpace = start > 0 && stretch.text[start - 1] === ' ';
	const isGlued = last !== undefined && !hadSpace;
	const isOfName = isGlued && [text, last.words.at(-1) ?? ''].some((each) => isPartOfName(each, piece));
	const cost = trail.cost + pieceCost(piece, judge, trail.runs.length <= 1) + (isGlued && !isOfName ? SEAM : 0);
	const before = trail.runs.slice(0, -1);
	const closed = last ? [...before, { ...last, isSpaced: hadSpace }] : [];

	const isPair = last !== undefined && vocabulary.isPair(text, last.words[0] ?? '');
	const asName: Trail = {
		cost: cost + apart[0] + apartCost(piece, kind === 'unknown') + parted(trail, true, hadSpace, stretch),
		spared: trail.spared + (isPair ? NAMED : 0),
		runs: [...closed, { words: [text], isApart: true, isSpaced: false }],
		isBroken: trail.isBroken
	};
	if (last && !last.isApart && hadSpace) {
		const goingOn = [...before, { ...last, words: [...last.words, text] }];
		return [{ ...trail, cost: cost + apart[1], runs: goingOn }, asName];
	}
	const asWord: Trail = {
		cost: cost + apart[1] + parted(trail, false, hadSpace, stretch),
		spared: trail.spared,
		runs: [...closed, { words: [text], isApart: false, isSpaced: false }],
		isBroken: trail.isBroken || (last !== undefined && !last.isApart)
	};
	return [asWord, asName];
}

/** What it costs that a run ends here and another begins. */
function parted({ runs }: Trail, isApart: boolean, hadSpace: boolean, stretch: Stretch): number {
	const last = runs.at(-1);
	if (!last) return 0;
	if (last.isApart) return !hadSpace || stretch.isLoose ? 0 : stretch.leads ? LEADING : FORBIDDEN;
	if (!isApart) return BROKEN;
	if (stretch.isLoose) return 0;
	// Whatever is not read last of the stretch is followed by the name that stands before it, and by a space before that.
	if (runs.length > 1) return hadSpace ? 0 : ODD + 1;
	return endCost(stretch, hadSpace, last);
}

function chosen(trails: readonly Trail[], stretch: Stretch, vocabulary: Vocabulary): Reading {
	const finished = trails
		.map((trail) => {
			const last = trail.runs.at(-1);
			const runs = last ? [...trail.runs.slice(0, -1), { ...last, isSpaced: !!stretch.isSpaced }] : [];
			return { ...trail, runs, cost: trail.cost + closingCost(runs, stretch) + orderCost(runs, stretch, vocabulary) };
		})
		.toSorted((one, other) => one.cost - other.cost);
	const [first] = finished;
	if (!first) return asItStands(stretch);
	const second = finished.find(({ runs }) => readAs(runs) !== readAs(first.runs));
	return {
		runs: first.runs.toReversed(),
		margin: second ? second.cost - first.cost : CERTAIN,
		isBroken: first.isBroken
	};
}

function readAs(runs: readonly Run[]): string {
	return runs
		.toReversed()
		.flatMap(({ words }) => words)
		.join(' ');
}

function asItStands({ text, isSpaced }: Stretch): Reading {
	return { runs: [{ words: text.split(' '), isApart: false, isSpaced: !!isSpaced }], margin: 0, isBroken: true };
}
