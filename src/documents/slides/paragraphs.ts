import { MARK_WORDS, saysStates } from '#documents/figures/mark-words.ts';
import { markSvg } from '#documents/figures/marks.ts';
import { headedHtml, lineHtml } from '#documents/page/lines.ts';
import { tag, text } from '#documents/page/markup.ts';
import type { Paragraph } from '#documents/pptx/paragraph.ts';
import type { Setting } from '#documents/pptx/setting.ts';
import type { Item, Line } from '#kernel/flow-document.ts';

/** A line as HTML; links lead nowhere from a slide. */
export function wordsHtml(line: Line, { language }: Setting): string {
	return lineHtml(line, { language, hasLinks: false });
}

/** The same of the head of a row: what stands under its first line is said more quietly. */
export function headedWords(line: Line, { language }: Setting): string {
	return headedHtml(line, { language, hasLinks: false });
}

/**
 * The paragraphs of one text, in the sizes and distances of the plan, which slides.css has by the size of the text of
 * the slide. Items that follow each other are one list, each with its note.
 */
export function paragraphsHtml(paragraphs: readonly Paragraph[], base: number, setting: Setting): string {
	const groups = grouped(paragraphs);
	const states = groups.map((group) => (group.kind === 'list' ? saysStates(listOf(group)) : false));
	const html = groups.map((group, at) =>
		group.kind === 'list' ? listHtml(group, states[at] ?? false, setting) : plainHtml(group.paragraph, setting)
	);
	return tag('div', { class: `slide-words slide-words--${base}` }, ...html);
}

interface List {
	kind: 'list';
	isNumbered: boolean;
	hasHeading: boolean;
	items: { item: Paragraph; notes: Paragraph[] }[];
}
type Group = List | { kind: 'plain'; paragraph: Paragraph };

function grouped(paragraphs: readonly Paragraph[]): Group[] {
	const groups: Group[] = [];
	for (const paragraph of paragraphs) {
		const last = groups.at(-1);
		const isItem = paragraph.style === 'item' && (paragraph.mark !== undefined || paragraph.number !== undefined);
		const isNumbered = paragraph.number !== undefined;
		if (paragraph.style === 'note' && last?.kind === 'list') last.items.at(-1)?.notes.push(paragraph);
		else if (!isItem) groups.push({ kind: 'plain', paragraph });
		else if (last?.kind === 'list' && last.isNumbered === isNumbered) last.items.push({ item: paragraph, notes: [] });
		else {
			const hasHeading = last?.kind === 'plain' && last.paragraph.style === 'heading';
			groups.push({ kind: 'list', isNumbered, hasHeading, items: [{ item: paragraph, notes: [] }] });
		}
	}
	return groups;
}

function listOf({ hasHeading, items }: List): { heading?: string; items: Item[] } {
	const marked = items.map(({ item }): Item => ({ mark: item.mark ?? 'plain', line: item.line }));
	return hasHeading ? { heading: '-', items: marked } : { items: marked };
}

function listHtml({ isNumbered, items }: List, saysState: boolean, setting: Setting): string {
	const entries = items.map(({ item, notes }) => {
		const words = wordsHtml(item.line, setting);
		const under = notes.map((note) => tag('p', { class: 'slide-note' }, wordsHtml(note.line, setting)));
		if (isNumbered) {
			const number = tag('span', { class: 'slide-number' }, String(item.number));
			return tag('li', { class: 'slide-item' }, number, tag('div', {}, words, ...under));
		}
		const mark = item.mark ?? 'plain';
		const word = saysState ? MARK_WORDS[setting.language][mark] : '';
		const said = word ? tag('span', { class: 'sr' }, text(`${word}: `)) : '';
		const sign = markSvg(mark, setting.ink).replace('<svg ', '<svg class="slide-mark" aria-hidden="true" ');
		return tag('li', { class: 'slide-item' }, sign, tag('div', {}, said, words, ...under));
	});
	return tag(isNumbered ? 'ol' : 'ul', { class: 'slide-list' }, ...entries);
}

function plainHtml({ style, line }: Paragraph, setting: Setting): string {
	return tag(style === 'heading' ? 'h3' : 'p', { class: `slide-${style}` }, wordsHtml(line, setting));
}
