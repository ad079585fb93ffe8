import { middle, type Drawn, type Glyph, type Rule } from './glyph.ts';
import type { Direction } from './bidi.ts';
import { guttersOf, isParting, type Spaced } from './gutters.ts';
import { isBullet, isMarkAlone, isPictured } from './marks.ts';

/** Signs that stand side by side on one line and belong together, from left to right. */
export interface Segment {
	/** Each with the marks upon it; single spaces between words. */
	signs: string[];
	/** One for each sign that is no space. */
	glyphs: Glyph[];
	left: number;
	right: number;
	baseline: number;
	size: number;
	isBold: boolean;
}

/** Signs on one line. */
export type Row = Glyph[];

/** All in parts of the size of the letters. Baselines that are one line. */
const ONE_LINE = 0.28;
/** A sign that is drawn twice, to look bold or to throw a shadow. */
const DRAWN_TWICE = 0.15;
/** A space is wider; letters that are set wide apart are counted in. */
const SPACE = 0.13;
/** Beyond it nothing belongs together, whatever stands above and below. */
const WIDE_GAP = 1.6;
/** Nearer than this nothing is parted. */
const NARROW_GAP = 0.5;
/** How far from its item a sign stands. */
const TO_MARK = 4;
/** A sign above or below the line, as a footnote has, is smaller than this. */
const RAISED = 0.8;
const LONGEST_RAISED = 4;
const CLOSE = 0.2;

/** What stands on a page as stretches of words, from the top. @param direction in which most of it is read */
export function segmentsOf({ glyphs, rules }: Drawn, direction: Direction): Segment[] {
	const rows = rowsOf(glyphs);
	const words = rows.map((row) => parted(row, (_left, _right, gap) => gap > NARROW_GAP));
	const gutters = guttersOf(words.map(gapsOf));
	const uprights = rules.filter(({ isUpright }) => isUpright);
	return rows.flatMap((row, index) => {
		const parts = parted(row, (left, right, gap) => {
			if (gap > WIDE_GAP || (gap > SPACE && isRuledOff(left, right, uprights))) return true;
			const first = direction === 'rtl' ? left : right;
			if (gap > NARROW_GAP && isBullet(first.text)) return true;
			const parting = gutters[index];
			return parting !== undefined && isParting(parting, left.right, right.left, right.size);
		});
		return withMarks(parts.map(segmentOf));
	});
}

/** Signs that are seen in lines, from the top, each from left to right; without those that are drawn twice. */
export function rowsOf(glyphs: readonly Glyph[]): Row[] {
	const rows: Row[] = [];
	for (const glyph of glyphs.filter(isSeen).toSorted((a, b) => b.baseline - a.baseline)) {
		const row = rows.at(-1);
		const first = row?.[0];
		if (first && first.baseline - glyph.baseline < Math.max(1, ONE_LINE * Math.min(first.size, glyph.size))) {
			row.push(glyph);
		} else {
			rows.push([glyph]);
		}
	}
	return withRaised(rows).map((row) => onceEach(withMarksOnLetters(row)));
}

const isSeen = ({ text }: Glyph) => text.trim() !== '';

/** Small signs above or below a line, right beside a word of it, belong to it. */
function withRaised(rows: Row[]): Row[] {
	for (const [index, row] of rows.entries()) {
		for (const line of [rows[index + 1], rows[index - 1]]) {
			const runs = parted(
				row.toSorted((a, b) => a.left - b.left),
				(_left, _right, gap) => gap > CLOSE
			);
			const raised = runs.filter((run) => run.length <= LONGEST_RAISED && line?.some((each) => isBeside(run, each)));
			line?.push(...raised.flat());
			row.splice(0, row.length, ...row.filter((glyph) => !raised.some((run) => run.includes(glyph))));
		}
	}
	return rows.filter((row) => row.length > 0);
}

function isBeside(run: Row, large: Glyph): boolean {
	const [first, last] = [run[0], run.at(-1)];
	if (!first || !last || run.some(({ size }) => size > RAISED * large.size)) return false;
	const rise = (first.baseline - large.baseline) / large.size;
	const gap = Math.max(large.left - last.right, first.left - large.right) / large.size;
	// The sign of an item is often smaller than its words, and stands apart from them.
	const isSign = run.length === 1 && isMarkAlone(first.text);
	return rise > -0.3 && rise < 0.6 && gap < (isSign ? TO_MARK : CLOSE) && gap > -0.1;
}

/** Points of vowels and accents that are drawn on their own are set behind the letter below or above them. */
function withMarksOnLetters(row: Row): Row {
	const isMark = ({ text }: Glyph) => /^\p{M}+$/u.test(text);
	const letters = row.filter((glyph) => !isMark(glyph)).map((glyph) => ({ ...glyph }));
	for (const mark of row.filter(isMark)) {
		const centre = (mark.left + mark.right) / 2;
		const away = (glyph: Glyph) => Math.max(glyph.left - centre, centre - glyph.right, 0);
		const letter = letters
			.filter(({ text }) => /\p{L}/u.test(text))
			.reduce<Glyph | undefined>((best, each) => (best && away(best) <= away(each) ? best : each), undefined);
		if (letter) letter.text = (letter.text + mark.text).normalize('NFC');
	}
	return letters;
}

function onceEach(row: Row): Row {
	const once: Row = [];
	for (const glyph of row.toSorted((a, b) => a.left - b.left || a.right - b.right)) {
		const isAgain = once
			.slice(-3)
			.some((each) => each.text === glyph.text && Math.abs(each.left - glyph.left) < DRAWN_TWICE * glyph.size);
		if (!isAgain) once.push(glyph);
	}
	return once;
}

/** A row cut where its signs do not belong together. */
function parted(row: Row, isCut: (left: Glyph, right: Glyph, gap: number) => boolean): Row[] {
	const parts: Row[] = [];
	let before: Glyph | undefined;
	for (const glyph of row) {
		const gap = before ? (glyph.left - before.right) / glyph.size : 0;
		const isFirst = !before || isCut(before, glyph, gap);
		if (isFirst) parts.push([glyph]);
		else parts.at(-1)?.push(glyph);
		if (isFirst || !before || glyph.right > before.right) before = glyph;
	}
	return parts;
}

/** Without those between a sign and its item. */
function gapsOf(parts: readonly Row[]): Spaced {
	const bounds = parts.map((part) => ({
		left: part[0]?.left ?? 0,
		right: Math.max(...part.map(({ right }) => right)),
		size: part[0]?.size ?? 0,
		isMark: isMarkAlone(part.map(({ text }) => text).join(''))
	}));
	return {
		extent: [bounds[0]?.left ?? 0, bounds.at(-1)?.right ?? 0],
		size: bounds[0]?.size ?? 0,
		gaps: bounds.slice(1).flatMap(({ left, size, isMark }, index) => {
			const before = bounds[index];
			return !before || isMark || before.isMark ? [] : [{ from: before.right, to: left, size }];
		})
	};
}

function isRuledOff(left: Glyph, right: Glyph, uprights: readonly Rule[]): boolean {
	const middleOf = (left.baseline + left.top) / 2;
	const [from, to] = [(left.left + left.right) / 2, (right.left + right.right) / 2];
	return uprights.some((rule) => rule.at > from && rule.at < to && rule.from < middleOf && rule.to > middleOf);
}

export function segmentOf(glyphs: Row): Segment {
	const gaps = glyphs.slice(1).map((glyph, index) => glyph.left - (glyphs[index]?.right ?? 0));
	const size = middle(glyphs.map((glyph) => glyph.size));
	// Letters that are set apart, as in a title, are apart everywhere.
	const apart = glyphs.length >= 6 ? Math.max(0, middle(gaps)) : 0;
	const signs = glyphs.flatMap((glyph, index) =>
		index > 0 && (gaps[index - 1] ?? 0) > apart * 1.6 + SPACE * glyph.size ? [' ', glyph.text] : [glyph.text]
	);
	return {
		...{ signs, glyphs, size },
		left: glyphs[0]?.left ?? 0,
		right: Math.max(...glyphs.map(({ right }) => right)),
		baseline: middle(glyphs.map(({ baseline }) => baseline)),
		isBold: glyphs.filter(({ isBold }) => isBold).length * 2 > glyphs.length
	};
}

/** The sign before an item stands apart from it: both are one. */
function withMarks(segments: readonly Segment[]): Segment[] {
	const whole = [...segments];
	for (let at = 0; at < whole.length; at += 1) {
		const mark = whole[at];
		if (!mark || whole.length === 1 || !isMarkAlone(mark.signs.join(''))) continue;
		const [left, right] = [whole[at - 1], whole[at + 1]];
		const [toLeft, toRight] = [left ? mark.left - left.right : Infinity, right ? right.left - mark.right : Infinity];
		const beside = toLeft < toRight ? left : right;
		if (!beside || Math.min(toLeft, toRight) > TO_MARK * Math.max(mark.size, beside.size)) continue;
		const from = toLeft < toRight ? at - 1 : at;
		const sign = mark.glyphs.map((glyph) => (isPictured(glyph.text) ? { ...glyph, text: '•' } : glyph));
		const joined = from === at ? [...sign, ...beside.glyphs] : [...beside.glyphs, ...sign];
		whole.splice(from, 2, segmentOf(joined));
		at = from;
	}
	return whole;
}
