import { CELL_GAP, type ReadDocument, type ReadPage } from '#kernel/read-document.ts';

/**
 * A document from a text that says what its lines are: "# " the title of a page, "## " and deeper a heading, a bullet or
 * a number an item, " | " between the cells of a row. So the true texts of the sample decks are kept.
 */
export function readLogicalText(text: string): ReadDocument {
	const pages: ReadPage[] = [];
	for (const line of text.split('\n').map((each) => each.trim())) {
		if (line === '') continue;
		const [, signs, head] = /^(#+)\s+(.*)$/.exec(line) ?? [];
		if (signs === '#' || pages.length === 0) pages.push({ number: pages.length + 1, paragraphs: [] });
		const { paragraphs } = pages.at(-1) as ReadPage;
		const [, mark, item] = /^([•➢▪*-]|\d+\.)\s+(.*)$/.exec(line) ?? [];
		if (head !== undefined && signs !== undefined) {
			paragraphs.push(
				signs === '#'
					? { kind: 'title', text: head, level: 0 }
					: { kind: 'heading', text: head, level: signs.length - 2 }
			);
		} else if (item !== undefined && mark !== undefined) paragraphs.push({ kind: 'item', text: item, level: 0, mark });
		else if (line.includes(CELL_GAP))
			paragraphs.push({ kind: 'row', text: line, level: 0, cells: line.split(CELL_GAP).map((cell) => cell.trim()) });
		else paragraphs.push({ kind: 'text', text: line, level: 0 });
	}
	return { pages };
}
