import type { ReadParagraph, ReadingDoubt } from '#kernel/read-document.ts';
import { rowOf } from '../paragraphs.ts';
import { lettersOf } from './bidi.ts';
import type { bracketsOf } from './brackets.ts';
import { joinBlocks, joinLines, type Joined, type Room } from './joining.ts';
import type { Faced } from './kinds.ts';
import type { Line } from './lines.ts';

/** A block whose lines are read. */
export type ReadBlock =
	{ kind: 'text'; lines: Line[]; isColumn: boolean } | { kind: 'table'; rows: Line[][][]; isGuessed: boolean };

export interface Around {
	/** Where the text of pages begins and ends. */
	room: Room | undefined;
	/** The words of the document. */
	known: ReadonlySet<string>;
	/** Nothing goes on from a slide to the next. */
	isSlide: (page: number) => boolean;
}

/** The paragraphs of each page, with the face of each. */
export function paragraphsOf(pages: readonly ReadBlock[][], { room, known, isSlide }: Around): Faced[][] {
	const joined = pages.map((blocks) =>
		blocks.map((block) => {
			const own = block.kind === 'text' && !block.isColumn ? room : undefined;
			return { block, room: own, paragraphs: block.kind === 'text' ? joinLines(block.lines, own, known) : [] };
		})
	);
	const inOrder = joined.flatMap((blocks, page) =>
		blocks.map(({ block, ...each }, at) => {
			const isInColumn = at > 0 && block.kind === 'text' && block.isColumn;
			return { ...each, isBroken: isInColumn || (at === 0 && page > 0 && !isSlide(page)) };
		})
	);
	joinBlocks(inOrder, known);
	return joined.map((blocks) =>
		blocks.flatMap(({ block, paragraphs }) =>
			block.kind === 'text'
				? paragraphs.filter(({ text }) => /[\p{L}\p{N}]/u.test(text)).map(ofLines)
				: block.rows.flatMap((row) => ofCells(row, block.isGuessed, known))
		)
	);
}

function ofCells(row: readonly Line[][], isGuessed: boolean, known: ReadonlySet<string>): Faced[] {
	const cells = row.map((cell) => joinLines(cell, undefined, known));
	const paragraph = rowOf(cells.map((cell) => cell.map(({ text }) => text).join(' ')));
	if (!paragraph) return [];
	// Whatever stands in a cell is one text.
	const doubts = new Set(cells.flat().flatMap((each) => [...each.doubts].filter((doubt) => doubt !== 'joined')));
	if (isGuessed) doubts.add('columns');
	return [{ paragraph: { ...paragraph, ...trace(row.flat(), doubts) }, lines: 1 }];
}

function ofLines({ lines, text, doubts }: Joined): Faced {
	const [first] = lines;
	const mark = first?.mark;
	const paragraph: ReadParagraph = {
		kind: mark === undefined ? 'text' : 'item',
		...{ text, level: 0 },
		...(mark === undefined ? {} : { mark }),
		...trace(lines, doubts)
	};
	return { paragraph, lines: lines.length, ...(first ? { first } : {}) };
}

/** What was seen where that is not how it is read, and how sure the reading is. */
function trace(
	lines: readonly Line[],
	doubts: ReadonlySet<ReadingDoubt>
): Pick<ReadParagraph, 'raw' | 'confidence' | 'doubts'> {
	const isTurned = lines.some(({ seen, direction }) => direction === 'rtl' || lettersOf(seen).rtl > 0);
	return {
		...(isTurned ? { raw: lines.map(({ seen }) => seen) } : {}),
		...(doubts.size > 0 ? { confidence: doubts.has('round_trip') ? 'low' : 'medium', doubts: [...doubts] } : {})
	};
}

/** With its brackets put right. */
export function inPairs(paragraph: ReadParagraph, brackets: ReturnType<typeof bracketsOf>): ReadParagraph {
	const { text, isPaired } = brackets(paragraph.text);
	const cells = paragraph.cells?.map((cell) => brackets(cell).text);
	const doubts: ReadingDoubt[] = isPaired ? [] : ['brackets'];
	return {
		...paragraph,
		...(cells ? { cells, text: rowOf(cells)?.text ?? text } : { text }),
		...(isPaired
			? {}
			: { confidence: paragraph.confidence ?? 'medium', doubts: [...(paragraph.doubts ?? []), ...doubts] })
	};
}
