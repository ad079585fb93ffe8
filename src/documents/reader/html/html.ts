import { CELL_GAP, type ReadDocument, type ReadParagraph } from '#kernel/read-document.ts';
import { lower } from '../text/joining.ts';
import type { ReadLine } from '../text/run-order.ts';
import { textReader } from '../text/text-reader.ts';
import { Unreadable } from '../unreadable.ts';
import { blocksOf, type Block } from './blocks.ts';

/** In characters: a page that is longer was made by a machine, for one. */
const LARGEST = 12_000_000;

/**
 * What a page says, or what was pasted with its looks: from a browser, Word, a mail or Google Docs. Pages of the nineties
 * keep Hebrew as it lies on the screen, and so does what is pasted from some viewers: that is put right as in a text.
 * @param names what the office knows: its city, its partners, places
 * @throws Unreadable where it is too large, or its elements lie in each other without end
 */
export function readHtml(html: string, names: readonly string[]): ReadDocument {
	if (html.length > LARGEST) throw new Unreadable('too_large');
	const parts = blocksOf(html);
	const lines = parts.flat().flatMap((block) => block.cells ?? [block.text]);
	const { order, read } = textReader(
		lines.map((text) => ({ text, mayGoOn: false })),
		names
	);
	let at = 0;
	const next = () => read(at++);
	const pages = parts.map((blocks, index) => ({
		number: index + 1,
		paragraphs: blocks.flatMap((block) => paragraphOf(block, next, order !== 'logical'))
	}));
	return { pages, order };
}

function paragraphOf(block: Block, next: () => ReadLine, isTurned: boolean): ReadParagraph[] {
	if (block.cells) return rowOf(block.cells.map(next), isTurned);
	const line = next();
	if (line.text === '') return [];
	const mark = block.mark ?? line.mark;
	const isItem = block.kind === 'item' || (block.kind === 'text' && mark !== undefined);
	// In a paragraph that is no item by its element, what looks like its number may be: "14.1" of a date was left in place.
	const text = block.mark !== undefined && line.mark !== undefined && !isTurned ? block.text : line.text;
	return [
		{
			kind: isItem ? 'item' : block.kind,
			level: block.level,
			text,
			...(mark !== undefined && isItem && { mark }),
			...(isTurned && { raw: [block.text] }),
			...doubtsOf(line)
		}
	];
}

/** Where the letters lie as on the screen, so do the columns. */
function rowOf(found: readonly ReadLine[], isTurned: boolean): ReadParagraph[] {
	const cells = isTurned ? found.toReversed() : found;
	const texts = cells.map(({ mark, text }) => (mark === undefined || isTurned ? text : `${mark} ${text}`));
	const text = texts.filter(Boolean).join(CELL_GAP);
	if (text === '') return [];
	const worst = cells.reduce((one, other) => ({
		...one,
		confidence: lower(one.confidence, other.confidence),
		doubts: [...new Set([...one.doubts, ...other.doubts])]
	}));
	const doubts = isTurned ? [...worst.doubts, 'columns' as const] : worst.doubts;
	return [{ kind: 'row', level: 0, text, cells: texts, ...doubtsOf({ ...worst, doubts }) }];
}

function doubtsOf({ confidence, doubts }: ReadLine): Pick<ReadParagraph, 'confidence' | 'doubts'> {
	return { ...(confidence !== 'high' && { confidence }), ...(doubts.length > 0 && { doubts }) };
}
