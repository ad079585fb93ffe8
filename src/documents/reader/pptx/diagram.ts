import { attribute, children, down, numberIn, type Element } from '../markup.ts';
import { paragraphText } from './text.ts';
import type { ReadParagraph } from '#kernel/read-document.ts';

/**
 * The words of a SmartArt: its points from the root on, each before what hangs on it, as the order of their connections
 * says. How it is drawn does not matter.
 * @param data the part that its frame refers to as its data
 */
export function diagramParagraphs(data: Element | undefined): ReadParagraph[] {
	const points = children(down(data, 'dgm:ptLst'), 'dgm:pt');
	const byId = new Map(points.map((point) => [attribute(point, 'modelId') ?? '', point]));
	const under = new Map<string, { id: string; order: number }[]>();
	for (const connection of children(down(data, 'dgm:cxnLst'), 'dgm:cxn')) {
		if ((attribute(connection, 'type') ?? 'parOf') !== 'parOf') continue;
		const source = attribute(connection, 'srcId') ?? '';
		const child = { id: attribute(connection, 'destId') ?? '', order: numberIn(connection, 'srcOrd') ?? 0 };
		under.set(source, [...(under.get(source) ?? []), child]);
	}
	const told = new Set<string>();
	const tell = (id: string, level: number): ReadParagraph[] => {
		if (told.has(id)) return [];
		told.add(id);
		const point = byId.get(id);
		const own = point ? wordsOf(point, level) : [];
		const below = (under.get(id) ?? []).toSorted((a, b) => a.order - b.order);
		return [...own, ...below.flatMap((child) => tell(child.id, own.length > 0 ? level + 1 : level))];
	};
	const roots = points.filter((point) => attribute(point, 'type') === 'doc');
	return [...roots, ...points].flatMap((point) => tell(attribute(point, 'modelId') ?? '', 0));
}

/** Points that only hold the drawing together say nothing. */
const SAYS = new Set(['node', 'asst', 'doc']);

function wordsOf(point: Element, level: number): ReadParagraph[] {
	if (!SAYS.has(attribute(point, 'type') ?? 'node')) return [];
	return children(down(point, 'dgm:t'), 'a:p')
		.map(paragraphText)
		.filter((text) => text !== '')
		.map((text) => ({ kind: 'item', text, level: Math.min(8, level) }));
}
