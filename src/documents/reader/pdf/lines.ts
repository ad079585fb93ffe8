import type { ReadingDoubt } from '#kernel/read-document.ts';
import { cleanText } from '../paragraphs.ts';
import { lettersOf, turned, type Direction } from './bidi.ts';
import type { Box, Glyph } from './glyph.ts';
import { withoutMark } from './marks.ts';
import type { Segment } from './segments.ts';

/** One line of a paragraph, as it is read. */
export interface Line {
	text: string;
	/** As it is seen, from the left. */
	seen: string;
	mark?: string;
	direction: Direction;
	left: number;
	right: number;
	baseline: number;
	size: number;
	isBold: boolean;
	/** Where the words begin, behind the sign. */
	start: number;
	/** How much room its first word takes with the space before it: what the line above would have had to have. */
	firstWord: number;
	doubts: ReadingDoubt[];
}

/** How far from its item a drawn sign stands, in parts of the size. */
const TO_DOT = 2.5;

/** @param around which way most of what stands around it is read @param dots signs that are drawn, not written */
export function lineOf(segment: Segment, around: Direction, dots: readonly Box[]): Line {
	const seen = segment.signs.join('');
	const dot = dotBeside(segment, dots);
	const { signs, holds, isAmbiguous, direction } = inDirection(segment.signs, directionOf(seen, around, dot));
	const isProved = holds && !segment.glyphs.some(({ isUnknown }) => isUnknown);
	const { mark, text } = withoutMark(cleanText(signs.join('')));
	const written = withEdgeMark(mark, text, direction, around);
	const own = written.mark ?? (dot && '•');
	const words = wordsFrom(segment.glyphs, direction, written.mark);
	return {
		...{
			text: written.text,
			seen,
			direction,
			doubts: [...(isProved ? [] : (['round_trip'] as const)), ...(isAmbiguous ? (['order'] as const) : [])]
		},
		...(own === undefined ? {} : { mark: own }),
		...{ left: segment.left, right: segment.right, baseline: segment.baseline },
		...{ size: segment.size, isBold: segment.isBold },
		start: words.start,
		firstWord: words.width + 0.25 * segment.size
	};
}

/** The way of reading by which the line would look as it does; the likelier one, where both do or none. */
function inDirection(signs: readonly string[], likely: Direction) {
	const read = { ...turned(signs, likely), direction: likely };
	if (read.holds) return read;
	const direction: Direction = likely === 'rtl' ? 'ltr' : 'rtl';
	const other = { ...turned(signs, direction), direction };
	return other.holds ? other : read;
}

function directionOf(seen: string, around: Direction, dot: 'left' | 'right' | undefined): Direction {
	const { rtl, ltr } = lettersOf(seen);
	if (rtl === 0) return ltr > 0 ? 'ltr' : around;
	if (ltr === 0 || dot === 'right') return 'rtl';
	if (dot === 'left') return 'ltr';
	return around === 'rtl' || rtl > ltr ? 'rtl' : 'ltr';
}

/** A line of Latin letters in a Hebrew list has its sign at the right. */
function withEdgeMark(mark: string | undefined, text: string, direction: Direction, around: Direction) {
	if (mark !== undefined || direction === around || direction === 'rtl') return { mark, text };
	const behind = /^(.*\S)\s*([•▪■●○◦➢►▸✓✔\uf0b7\uf0a7\uf0d8])$/u.exec(text);
	return behind ? { mark: behind[2] ?? '•', text: behind[1] ?? text } : { mark, text };
}

/** On which side of the words a sign is drawn, level with their letters. */
function dotBeside({ left, right, baseline, size }: Segment, dots: readonly Box[]): 'left' | 'right' | undefined {
	for (const dot of dots) {
		const centre = (dot.bottom + dot.top) / 2;
		if (centre < baseline - 0.1 * size || centre > baseline + 0.8 * size || dot.top - dot.bottom > 0.75 * size)
			continue;
		if (dot.left >= right && dot.left - right < TO_DOT * size) return 'right';
		if (dot.right <= left && left - dot.right < TO_DOT * size) return 'left';
	}
	return undefined;
}

/** Where the words begin, seen from the edge at which reading begins, and how wide the first one is. */
function wordsFrom(glyphs: readonly Glyph[], direction: Direction, mark: string | undefined) {
	const inOrder = direction === 'rtl' ? glyphs.toReversed() : glyphs;
	const words = inOrder.slice(mark === undefined ? 0 : [...mark].length);
	const first = words[0] ?? inOrder[0];
	if (!first) return { start: 0, width: 0 };
	let end = first;
	for (const glyph of words.slice(1)) {
		const gap = direction === 'rtl' ? end.left - glyph.right : glyph.left - end.right;
		if (gap > 0.13 * glyph.size) break;
		end = glyph;
	}
	return direction === 'rtl'
		? { start: first.right, width: first.right - end.left }
		: { start: first.left, width: end.right - first.left };
}
