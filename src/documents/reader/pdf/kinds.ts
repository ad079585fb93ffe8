import type { ReadParagraph } from '#kernel/read-document.ts';
import type { Line } from './lines.ts';

/** A paragraph that is still without its kind, with the face that tells it; a row has none. */
export interface Faced {
	paragraph: ReadParagraph;
	first?: Line;
	lines: number;
}

/** So much larger than most letters of the document, a face is that of a title; of a heading. */
const TITLE = 1.3;
const HEADING = 1.08;
/** Letters of a title or heading at most. */
const LONGEST = 140;
const FIRST_FEW = 4;
/** In parts of the size: a step by which an item lies deeper. */
const STEP = 0.9;

/**
 * Titles, headings and depths of items, by their face and place. A page that is wider than high is a slide, and has a
 * title of its own; of other pages only the first has one, and what is larger or bolder within are headings.
 * @param usual the size of most letters of the document
 */
export function withKinds(faced: readonly Faced[], usual: number, isSlide: boolean, isFirst: boolean): ReadParagraph[] {
	const title = isSlide || isFirst ? titleOf(faced, usual, isSlide) : undefined;
	const depths = depthsOf(faced);
	return faced.map((each, index): ReadParagraph => {
		const { paragraph, first } = each;
		if (each === title) return { ...paragraph, kind: 'title', level: 0 };
		if (paragraph.kind !== 'text' || !first) return { ...paragraph, level: depths(first) };
		if (!isHeading(each, faced[index + 1], usual)) return paragraph;
		return { ...paragraph, kind: 'heading', level: isSlide ? 0 : rank(first.size, usual) };
	});
}

/** The largest of the first few; on a slide, where none is larger, the line above all that it is about. */
function titleOf(faced: readonly Faced[], usual: number, isSlide: boolean): Faced | undefined {
	const largest = Math.max(...faced.map(({ first }) => first?.size ?? 0));
	const found = faced
		.slice(0, FIRST_FEW)
		.filter(couldBeTitle)
		.find(({ first }) => first && first.size >= TITLE * usual && first.size >= 0.97 * largest);
	if (found || !isSlide) return found;
	const [top, below] = faced;
	if (!top?.first || !below || !couldBeTitle(top) || top.lines > 1) return undefined;
	const isSet = top.first.size >= HEADING * usual || (top.first.isBold && below.first?.isBold === false);
	return isSet || below.paragraph.kind === 'item' || below.paragraph.kind === 'row' ? top : undefined;
}

function couldBeTitle({ paragraph: { kind, text } }: Faced): boolean {
	return kind === 'text' && text.length <= LONGEST && !/[.;,]$/.test(text);
}

function isHeading({ paragraph, first, lines }: Faced, next: Faced | undefined, usual: number): boolean {
	if (!first || lines > 2 || !couldBeTitle({ paragraph, first, lines })) return false;
	if (next?.paragraph.kind === 'item') return lines === 1;
	const isSet = first.isBold && next?.first && !next.first.isBold;
	return next !== undefined && (first.size >= 1.15 * usual || Boolean(isSet));
}

/** How far below the title: by how much larger than the text its letters are. */
function rank(size: number, usual: number): number {
	const ratio = size / usual;
	return ratio >= 1.45 ? 0 : ratio >= 1.15 ? 1 : 2;
}

/** How deep an item lies, by where its sign or its words begin beside those of others on the page. */
function depthsOf(faced: readonly Faced[]): (line: Line | undefined) => number {
	const items = faced.flatMap(({ paragraph, first }) => (paragraph.kind === 'item' && first ? [first] : []));
	const steps = new Map<Line['direction'], number[]>();
	for (const direction of ['rtl', 'ltr'] as const) {
		const indents = items.filter((line) => line.direction === direction).map(indentOf);
		const found: number[] = [];
		for (const indent of indents.toSorted((a, b) => a - b)) {
			if (found.length === 0 || indent - (found.at(-1) ?? 0) > STEP * (items[0]?.size ?? 1)) found.push(indent);
		}
		steps.set(direction, found);
	}
	return (line) => {
		const found = line && steps.get(line.direction);
		return found
			? Math.max(
					0,
					found.findLastIndex((step) => step <= indentOf(line) + 0.01)
				)
			: 0;
	};
}

function indentOf({ direction, left, right }: Line): number {
	return direction === 'rtl' ? -right : left;
}
