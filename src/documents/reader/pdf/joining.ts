import type { ReadingDoubt } from '#kernel/read-document.ts';
import type { Line } from './lines.ts';

/** Lines that are one paragraph. */
export interface Joined {
	lines: Line[];
	text: string;
	doubts: Set<ReadingDoubt>;
}

/** The room that lines have from side to side. */
export interface Room {
	left: number;
	right: number;
	/** Several lines reach its far side, as those do that had to be broken. */
	isProven: boolean;
}

/** In parts of the size: the indent of the lines below an item's first one. */
const HANGING = 0.4;
const DEEPEST_INDENT = 3;
/** Sizes of faces that are one. */
const SAME_FACE = 0.06;
/** A line is followed by the next of its paragraph within so many of its sizes. */
const NEXT_LINE = 1.65;
/** So much farther apart than the nearest two lines of a block, two lines are two paragraphs. */
const FARTHER = 1.2;
/** Words of a line of prose: below it a line may be a heading, a name, an address. */
const PROSE = 6;
/** Letters of a line that is broken rather than ended, unless something ends it. */
const LONG = 60;
/** In parts of the size: how near to the far side of their room lines end that were broken. */
const NEAR_THE_EDGE = 3;
const LEAST_REACHING = 3;

/**
 * Lines below each other as paragraphs. A line goes on with the one above where its first word had no room there, or
 * where it is indented like the words of the item above, and no farther away than lines of one paragraph are.
 * @param room of the page's text; undefined in a column, whose lines tell its width
 * @param known words of the document, by which a word that was parted at the end of a line is known
 */
export function joinLines(lines: readonly Line[], room: Room | undefined, known: ReadonlySet<string>): Joined[] {
	const bounds = boundsOf(lines, room);
	const place = (line: Line): Place => ({
		bounds,
		own: extentOf(lines.filter((each) => isSameFace(each, line))),
		pitch: nearest(lines, line.size)
	});
	const joined: Joined[] = [];
	for (const line of lines) {
		const last = joined.at(-1);
		const above = last?.lines.at(-1);
		const found = last && above ? goesOn(last, above, line, place(line)) : 'no';
		if (last && (found === 'yes' || found === 'perhaps')) {
			append(last, [line], found, known);
			continue;
		}
		joined.push({ lines: [line], text: line.text, doubts: new Set(line.doubts) });
		if (found === 'hardly') for (const each of joined.slice(-2)) each.doubts.add('joined');
	}
	return joined;
}

/**
 * Joins what a column or a page broke: its last line was full of prose without an end, and the next begins with one of
 * the same face.
 * @param blocks paragraphs of a block each, in the order of reading, with the room that its lines had
 */
export function joinBlocks(
	blocks: readonly { paragraphs: Joined[]; room: Room | undefined; isBroken: boolean }[],
	known: ReadonlySet<string>
): void {
	for (const [index, { paragraphs, isBroken }] of blocks.entries()) {
		const before = blocks[index - 1];
		const [last, next] = [before?.paragraphs.at(-1), paragraphs[0]];
		const [above, line] = [last?.lines.at(-1), next?.lines[0]];
		if (!isBroken || !before || !last || !next || !above || !line || line.mark !== undefined) continue;
		const isSame = isSameFace(above, line) && above.isBold === line.isBold && above.direction === line.direction;
		if (!isSame || !(isBrokenProse(last) || isBrokenItem(last, paragraphs[1]))) continue;
		const bounds = boundsOf(
			before.paragraphs.flatMap(({ lines }) => lines),
			before.room
		);
		if (roomBehind(above, bounds) >= line.firstWord) continue;
		append(last, next.lines, 'perhaps', known);
		for (const doubt of next.doubts) last.doubts.add(doubt);
		paragraphs.shift();
	}
}

function isBrokenProse({ lines, text }: Joined): boolean {
	const words = lines.at(-1)?.text.split(' ').length ?? 0;
	return lines.length >= 2 && (lines.length >= 3 || words >= PROSE) && !/[.!?:;]$/.test(text);
}

/** What has no sign above one that has belongs to the item before. */
function isBrokenItem({ lines, text }: Joined, following: Joined | undefined): boolean {
	return lines[0]?.mark !== undefined && following?.lines[0]?.mark !== undefined && !/[.!?:;]$/.test(text);
}

function append(joined: Joined, lines: readonly Line[], found: 'yes' | 'perhaps', known: ReadonlySet<string>): void {
	for (const line of lines) {
		joined.lines.push(line);
		const { text, isGuess } = together(joined.text, line.text, known);
		joined.text = text;
		if (isGuess) joined.doubts.add('joined');
		for (const doubt of line.doubts) joined.doubts.add(doubt);
	}
	if (found === 'perhaps') joined.doubts.add('joined');
}

function extentOf(lines: readonly Line[]): Room {
	const [left, right] = [Math.min(...lines.map((line) => line.left)), Math.max(...lines.map((line) => line.right))];
	return { left, right, isProven: areReaching(lines, left, right) };
}

/** Whether so many lines end near the far side that it is one, and not just the end of the longest. */
function areReaching(lines: readonly Line[], left: number, right: number): boolean {
	const near = lines.filter((line) => roomBehind(line, { left, right }) < NEAR_THE_EDGE * line.size);
	return near.length >= LEAST_REACHING;
}

function boundsOf(lines: readonly Line[], room: Room | undefined): Room {
	const own = extentOf(lines);
	if (!room) return own;
	const [left, right] = [Math.min(own.left, room.left), Math.max(own.right, room.right)];
	return { left, right, isProven: room.isProven || own.isProven };
}

/** The distance of the two lines of one face that are nearest to each other, in parts of their size. */
function nearest(lines: readonly Line[], size: number): number {
	return lines.reduce((least, line, index) => {
		const above = lines[index - 1];
		if (!above || Math.abs(line.size - size) > SAME_FACE * size || !isSameFace(above, line)) return least;
		const distance = (above.baseline - line.baseline) / line.size;
		return distance > 0.7 ? Math.min(least, distance) : least;
	}, Infinity);
}

function isSameFace(a: Line, b: Line): boolean {
	return Math.abs(a.size - b.size) < SAME_FACE * b.size;
}

interface Place {
	bounds: Room;
	own: Room;
	pitch: number;
}

function goesOn(
	{ lines }: Joined,
	above: Line,
	line: Line,
	{ bounds, own, pitch }: Place
): 'yes' | 'perhaps' | 'hardly' | 'no' {
	const first = lines[0] ?? above;
	if (line.mark !== undefined || !isSameFace(above, line)) return 'no';
	// An item may begin with its subject in bold; a paragraph has one weight.
	if (first.mark === undefined && above.isBold !== line.isBold) return 'no';
	const distance = (above.baseline - line.baseline) / line.size;
	if (distance <= 0 || distance > NEXT_LINE || distance > FARTHER * pitch) return 'no';
	if (first.mark !== undefined && isIndented(first, line)) return 'yes';
	const isFull = roomBehind(above, bounds) < line.firstWord;
	if (isFull && (bounds.isProven || /^\p{Ll}/u.test(line.text))) return 'yes';
	if (!isLong(above) || roomBehind(above, own) >= line.firstWord) return 'no';
	if (/[.!?:;]$/.test(above.text)) return 'hardly';
	// Of a few lines none of which is known to have been broken, one that begins like a sentence is one.
	const isSentence = !bounds.isProven && above.text.length < LONG && /^\p{Lu}/u.test(line.text);
	return isSentence ? 'hardly' : 'perhaps';
}

/** Whether a line begins where the words of the item begin, not its sign. */
function isIndented(item: Line, line: Line): boolean {
	const edge = item.direction === 'rtl' ? item.right : item.left;
	const begin = line.direction === 'rtl' ? line.right : line.left;
	const indent = item.direction === 'rtl' ? edge - begin : begin - edge;
	const isDrawn = edge === item.start;
	if (isDrawn) return Math.abs(begin - item.start) < HANGING * line.size;
	return line.direction === item.direction && indent > HANGING * line.size;
}

/**
 * How much room a line left where it ends. One that begins far from where others do, in the middle or at the other side,
 * left the room before it as well.
 */
function roomBehind({ left, right, direction, size }: Line, bounds: { left: number; right: number }): number {
	const [toLeft, toRight] = [left - bounds.left, bounds.right - right];
	const [before, behind] = direction === 'rtl' ? [toRight, toLeft] : [toLeft, toRight];
	return before > DEEPEST_INDENT * size ? before + behind : behind;
}

function isLong({ text }: Line): boolean {
	return text.split(' ').length >= PROSE;
}

/** Words that stand between two parts of which the first ends in a hyphen: "Städte- und Schulpartnerschaften". */
const BETWEEN_PARTS = /^(?:und|oder|bzw\.?|sowie|and|or|to|et|ou|y|e|o)\b/u;

/** @returns isGuess where a hyphen may be the one of a compound, or stand where a word was parted */
function together(text: string, next: string, known: ReadonlySet<string>): { text: string; isGuess: boolean } {
	const sure = (joined: string) => ({ text: joined, isGuess: false });
	const broken = /(\p{L}+)[-\u2010]$/u.exec(text);
	if (!broken) return sure(/[\p{L}\p{N}][-\u2010\u2013\u05be/]$/u.test(text) ? `${text}${next}` : `${text} ${next}`);
	const [start = '', end = ''] = [broken[1], /^\p{L}+/u.exec(next)?.[0]];
	if (BETWEEN_PARTS.test(next)) return sure(`${text} ${next}`);
	// Hebrew does not part words; neither is a name parted before a capital letter.
	if (!/\p{Ll}$/u.test(start) || !/^\p{Ll}/u.test(end)) return sure(`${text}${next}`);
	const isKnown = (word: string) => known.has(word.toLowerCase());
	const [compound, whole] = [`${text}${next}`, `${text.slice(0, -1)}${next}`];
	if (isKnown(`${start}${end}`)) return sure(whole);
	if (isKnown(`${start}-${end}`)) return sure(compound);
	return { text: isKnown(start) && isKnown(end) ? compound : whole, isGuess: true };
}

/** The words of a document that stand whole on a line, to know those by that are parted at the end of one. */
export function wordsIn(lines: readonly Line[]): Set<string> {
	const whole = lines.map(({ text }, index) => {
		const isRest = /[-\u2010]$/.test(lines[index - 1]?.text ?? '');
		return text.replace(/\p{L}+[-\u2010]$/u, '').replace(isRest ? /^\p{L}+/u : /^$/, '');
	});
	return new Set(whole.flatMap((text) => text.toLowerCase().match(/\p{L}+(?:-\p{L}+)*/gu) ?? []));
}

/** Where the lines of a document begin and end, but for a few that stand out. */
export function roomOf(lines: readonly Line[]): Room | undefined {
	if (lines.length === 0) return undefined;
	const at = (values: number[], share: number) =>
		values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? 0;
	const left = at(
		lines.map((line) => line.left),
		0.02
	);
	const right = at(
		lines.map((line) => line.right),
		0.98
	);
	return { left, right, isProven: areReaching(lines, left, right) };
}
