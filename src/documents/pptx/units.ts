import type { Line, ListBlock, TextBlock } from '#kernel/flow-document.ts';
import { cleanLine, cleanSpans } from '#documents/office/clean.ts';
import { heightOf, linesOf, sizeOf, spaceAbove, type Lettering, type Paragraph } from './paragraph.ts';
import { joined, linesIn } from './measure.ts';
import type { Setting } from './setting.ts';

/** What is not parted over two slides: an item with its note, the first of them with the heading of its list. */
export interface Unit {
	paragraphs: Paragraph[];
	/** The heading of its list, which stands again over what follows on another slide. */
	heading?: Paragraph;
}

export function listUnits(list: ListBlock, setting: Setting): Unit[] {
	const heading: Paragraph | undefined = list.heading
		? { style: 'heading', line: [{ text: cleanLine(list.heading) }] }
		: undefined;
	const items = list.items.map(({ mark, line, note }, index): Paragraph[] => [
		{
			style: 'item',
			line: cleanSpans(line, setting),
			...(list.isNumbered ? { number: index + 1 } : { mark })
		},
		...(note ? [{ style: 'note' as const, line: cleanSpans(note, setting) }] : [])
	]);
	if (items.length === 0 && list.empty) items.push([{ style: 'empty', line: [{ text: cleanLine(list.empty) }] }]);
	if (items.length === 0 && heading) return [{ paragraphs: [heading] }];
	return items.map((paragraphs, index) => ({
		paragraphs: heading && index === 0 ? [heading, ...paragraphs] : paragraphs,
		...(heading ? { heading } : {})
	}));
}

export function textUnit(block: TextBlock, setting: Setting, isStatement: boolean): Unit {
	const line = cleanSpans(block.line, setting);
	const attention = isStatement ? 'warning' : 'notice';
	const style =
		block.tone === 'attention' ? attention : block.tone === 'empty' ? 'empty' : isStatement ? 'statement' : 'text';
	return { paragraphs: [{ style, line }] };
}

/** What stands under a picture. */
export function captionOf(caption: Line, setting: Setting): Paragraph {
	return { style: 'footnote', line: cleanSpans(caption, setting) };
}

export interface Filled {
	taken: Paragraph[];
	rest: Unit[];
}

/**
 * As many units as a column holds.
 * @param isFresh nothing stands above on this slide: what does not fit even here has to be parted
 */
export function fillColumn(
	units: readonly Unit[],
	width: number,
	height: number,
	lettering: Lettering,
	isFresh: boolean
): Filled {
	const taken: Paragraph[] = [];
	for (const [index, unit] of units.entries()) {
		const more = [...taken, ...unit.paragraphs];
		if (heightOf(more, width, lettering) <= height) {
			taken.push(...unit.paragraphs);
			continue;
		}
		const after = units.slice(index + 1);
		if (taken.length > 0 || !isFresh) return { taken, rest: carriedOn([unit, ...after]) };
		const [head, tail] = part(unit, width, height, lettering);
		return { taken: head, rest: carriedOn([...(tail ? [tail] : []), ...after]) };
	}
	return { taken, rest: [] };
}

/** The first of what is left says again which list it belongs to. */
function carriedOn(units: Unit[]): Unit[] {
	const [first, ...others] = units;
	if (!first?.heading || first.paragraphs[0] === first.heading) return units;
	return [{ ...first, paragraphs: [first.heading, ...first.paragraphs] }, ...others];
}

/** A unit that is longer than a whole column, in two. */
function part(unit: Unit, width: number, height: number, lettering: Lettering): [Paragraph[], Unit | undefined] {
	const head: Paragraph[] = [];
	const { base, face } = lettering;
	const { paragraphs } = unit;
	for (const [index, paragraph] of paragraphs.entries()) {
		if (heightOf([...head, paragraph], width, lettering) <= height) {
			head.push(paragraph);
			continue;
		}
		const room = height - heightOf(head, width, lettering) - (head.length > 0 ? spaceAbove(paragraph, base) : 0);
		const lines = linesOf(paragraph, width, lettering);
		const fitting = linesIn(room, lines, { face, size: sizeOf(paragraph.style, base) });
		// At least one line on an empty slide, or nothing would ever end.
		const kept = head.some(({ style }) => style !== 'heading') ? Math.max(0, fitting) : Math.max(1, fitting);
		if (kept > 0) head.push({ ...paragraph, line: joined(lines.slice(0, kept)) });
		const rest = joined(lines.slice(kept));
		const { mark, number, ...unmarked } = paragraph;
		const tail = [
			...(rest.length > 0 ? [kept > 0 ? { ...unmarked, line: rest } : paragraph] : []),
			...paragraphs.slice(index + 1)
		];
		return [head, tail.length > 0 ? { ...unit, paragraphs: tail } : undefined];
	}
	return [head, undefined];
}
