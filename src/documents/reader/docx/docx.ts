import { alternatives, attribute, children, down, elements, isOn, numberIn, textIn, type Element } from '../markup.ts';
import type { OfficeParts } from '../office-parts.ts';
import type { ReadDocument, ReadPage, ReadParagraph } from '#kernel/read-document.ts';
import { cleanText, inReadingOrder, rowOf } from '../paragraphs.ts';
import { Numbering } from './numbering.ts';
import { isHiddenRun, itemMeaning, styleMeanings, type StyleMeaning } from './styles.ts';

const MAIN = 'word/document.xml';

export function isWordFile(parts: OfficeParts): boolean {
	return parts.has(MAIN);
}

/**
 * What a Word file says, as it reads once all tracked changes are accepted. Its pages are those that Word last broke it
 * into, as far as it wrote that down.
 * @throws Unreadable
 */
export function readWordFile(parts: OfficeParts): ReadDocument {
	const related = [...parts.relatedTo(MAIN).values()];
	const part = (wanted: string) => {
		const path = related.find(({ type }) => type === wanted)?.path;
		return path === undefined ? undefined : parts.read(path);
	};
	const body = new Body(styleMeanings(part('styles')), new Numbering(part('numbering')));
	body.read(down(parts.read(MAIN), 'w:body'));
	return { pages: body.pages };
}

/** Goes through the body once, page by page. */
class Body {
	readonly pages: ReadPage[] = [{ number: 1, paragraphs: [] }];
	readonly #meaningOf: (style: string | undefined) => StyleMeaning;
	readonly #numbering: Numbering;

	constructor(meaningOf: (style: string | undefined) => StyleMeaning, numbering: Numbering) {
		this.#meaningOf = meaningOf;
		this.#numbering = numbering;
	}

	read(container: Element | undefined): void {
		for (const each of container ? elements(container).flatMap(alternatives) : []) {
			if (each.name === 'w:p') this.#paragraph(each);
			else if (each.name === 'w:tbl') this.#table(each);
			else if (CONTAINERS.has(each.name)) this.read(each);
			else if (each.name === 'w:sdt') this.read(down(each, 'w:sdtContent'));
		}
	}

	#add(paragraph: ReadParagraph): void {
		this.pages.at(-1)?.paragraphs.push(paragraph);
	}

	#paragraph(paragraph: Element): void {
		const { text, boxes, breaks } = wordsOf(paragraph);
		// A break before the words of a paragraph; one within them ends the page for what follows.
		const [before, after] = breaks;
		if (before) this.#turn();
		if (text !== '') this.#add({ ...this.#kindOf(paragraph), text });
		for (const box of boxes) this.read(box);
		if (after) this.#turn();
	}

	#turn(): void {
		if (this.pages.at(-1)?.paragraphs.length) this.pages.push({ number: this.pages.length + 1, paragraphs: [] });
	}

	#kindOf(paragraph: Element): Omit<ReadParagraph, 'text'> {
		const properties = down(paragraph, 'w:pPr');
		const own = down(properties, 'w:numPr');
		const outline = numberIn(down(properties, 'w:outlineLvl'), 'w:val');
		const meaning = {
			...this.#meaningOf(attribute(down(properties, 'w:pStyle'), 'w:val')),
			...(own ? itemMeaning(own) : {}),
			...(outline !== undefined && outline < 9 ? { heading: outline } : {})
		};
		const { list, level = 0 } = meaning;
		const mark = list === undefined || list === '0' ? undefined : (this.#numbering.next(list, level) ?? '•');
		const marked = mark === undefined ? {} : { mark };
		if (meaning.isTitle) return { kind: 'title', level: 0 };
		if (meaning.heading !== undefined) return { kind: 'heading', level: meaning.heading, ...marked };
		return mark === undefined ? { kind: 'text', level: 0 } : { kind: 'item', level, mark };
	}

	#table(table: Element): void {
		const isRtl = isOn(down(table, 'w:tblPr', 'w:bidiVisual'), 'w:val');
		const rows = rowsOf(table).map((row) =>
			children(row, 'w:tc')
				.concat(children(row, 'w:sdt').flatMap((each) => children(down(each, 'w:sdtContent'), 'w:tc')))
				.map((cell) => (isContinued(cell) ? '' : cellText(cell)))
		);
		for (const row of inReadingOrder(rows, isRtl)) {
			const paragraph = rowOf(row);
			if (paragraph) this.#add(paragraph);
		}
	}
}

/** What holds paragraphs and says nothing itself. What was deleted or moved away is not among them. */
const CONTAINERS = new Set(['w:ins', 'w:moveTo', 'w:customXml', 'w:smartTag', 'mc:Choice', 'mc:Fallback']);
const GONE = new Set(['w:del', 'w:moveFrom', 'w:instrText', 'w:delText', 'w:pPr', 'w:rPr', 'w:fldData']);

function rowsOf(table: Element): Element[] {
	return elements(table).flatMap((each) => {
		if (each.name === 'w:tr') return down(each, 'w:trPr', 'w:del') ? [] : [each];
		return each.name === 'w:sdt' ? children(down(each, 'w:sdtContent'), 'w:tr') : [];
	});
}

/** A cell that belongs to the one above it. */
function isContinued(cell: Element): boolean {
	const merge = down(cell, 'w:tcPr', 'w:vMerge');
	return merge !== undefined && attribute(merge, 'w:val') !== 'restart';
}

function cellText(cell: Element): string {
	return elements(cell)
		.flatMap(alternatives)
		.map((each) => {
			if (each.name === 'w:p') {
				const { text, boxes } = wordsOf(each);
				return [text, ...boxes.map(cellText)].filter(Boolean).join(' ');
			}
			if (each.name === 'w:tbl')
				return rowsOf(each)
					.flatMap((row) => children(row, 'w:tc').map(cellText))
					.join(' ');
			return each.name === 'w:sdt' || CONTAINERS.has(each.name) ? cellText(down(each, 'w:sdtContent') ?? each) : '';
		})
		.filter(Boolean)
		.join(' ');
}

interface Words {
	text: string;
	/** What stands in boxes that are anchored here. */
	boxes: Element[];
	/** Whether a page ends before the words, and within or behind them. */
	breaks: [before: boolean, after: boolean];
}

function wordsOf(paragraph: Element): Words {
	let text = '';
	const boxes: Element[] = [];
	const breaks: Words['breaks'] = [isOn(down(paragraph, 'w:pPr', 'w:pageBreakBefore'), 'w:val'), false];
	const visit = (element: Element): void => {
		for (const each of elements(element).flatMap(alternatives)) {
			if (GONE.has(each.name)) continue;
			if (each.name === 'w:t') text += textIn(each);
			else if (each.name === 'w:tab' || each.name === 'w:cr') text += ' ';
			else if (each.name === 'w:noBreakHyphen') text += '-';
			else if (each.name === 'w:br' && attribute(each, 'w:type') === 'page') breaks[text.trim() === '' ? 0 : 1] = true;
			else if (each.name === 'w:br') text += ' ';
			else if (each.name === 'w:lastRenderedPageBreak') breaks[text.trim() === '' ? 0 : 1] = true;
			else if (each.name === 'w:txbxContent') boxes.push(each);
			else if (each.name !== 'w:r' || !isHiddenRun(down(each, 'w:rPr'))) visit(each);
		}
	};
	visit(paragraph);
	return { text: cleanText(text), boxes, breaks };
}
