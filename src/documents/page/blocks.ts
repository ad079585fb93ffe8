import { chartTable } from '#documents/figures/chart-table.ts';
import { chartSvg } from '#documents/figures/chart.ts';
import { mapSvg } from '#documents/figures/map.ts';
import { saysStates, stateOf } from '#documents/figures/mark-words.ts';
import { markSvg } from '#documents/figures/marks.ts';
import { withPicturesTogether } from '#documents/figures/picture-rows.ts';
import { drawWorldMap } from '#documents/map/world-map.ts';
import type {
	Block,
	ChartBlock,
	Item,
	ListBlock,
	MapBlock,
	Mark,
	PictureBlock,
	TableBlock,
	TextBlock
} from '#kernel/flow-document.ts';
import { mapFrame } from '#documents/sheet/measures.ts';
import { headedHtml, lineHtml, type Setting } from './lines.ts';
import { tag, text } from './markup.ts';
import { picturesHtml } from './pictures.ts';
import { WORDS } from './words.ts';

/** The usual frame of a map. */
const MAP = { width: 700, height: 470 };

/**
 * Blocks in their order, each as markup; pictures that follow each other are one.
 * @param heading the title over them: a caption that only repeats it is not shown
 */
export function blocksHtml(blocks: readonly Block[], setting: Setting, heading: string): string[] {
	return withPicturesTogether(blocks).map((each) =>
		Array.isArray(each) ? picturesHtml(each, setting) : blockHtml(each, setting, heading)
	);
}

function blockHtml(block: Exclude<Block, PictureBlock>, setting: Setting, heading: string): string {
	switch (block.kind) {
		case 'text':
			return textHtml(block, setting);
		case 'list':
			return listHtml(block, setting);
		case 'table':
			return tableHtml(block, setting, heading);
		case 'chart':
			return chartHtml(block, setting, heading);
		case 'map':
			return mapHtml(block, setting);
	}
}

function textHtml({ line, tone }: TextBlock, setting: Setting): string {
	const words = lineHtml(line, setting);
	if (tone === 'attention')
		return tag('p', { class: 'report__attention' }, markHtml('silent', ''), tag('span', {}, words));
	if (tone === 'quote') return tag('blockquote', { class: 'report__quote' }, tag('p', {}, words));
	return tag('p', { class: tone === 'empty' ? 'report__empty' : undefined }, words);
}

function listHtml(block: ListBlock, setting: Setting): string {
	const heading = block.heading ? tag('h3', { dir: 'auto' }, text(block.heading)) : '';
	if (block.items.length === 0) {
		return heading + (block.empty ? tag('p', { class: 'report__empty' }, text(block.empty)) : '');
	}
	if (block.isNumbered) {
		return (
			heading + tag('ol', { class: 'plain' }, ...block.items.map((item) => tag('li', {}, itemHtml(item, setting))))
		);
	}
	const isMixed = saysStates(block);
	const items = block.items.map((item) =>
		tag(
			'li',
			{},
			markHtml(item.mark, isMixed ? stateOf(item, setting.language) : ''),
			tag('div', {}, itemHtml(item, setting))
		)
	);
	return heading + tag('ul', { class: 'report__items' }, ...items);
}

function itemHtml({ line, note }: Item, setting: Setting): string {
	return lineHtml(line, setting) + (note ? tag('small', {}, lineHtml(note, setting)) : '');
}

/** The shape carries the state; its colour is the stylesheet's, so that it follows the theme. */
function markHtml(mark: Mark, word: string): string {
	const svg = markSvg(mark)
		.replaceAll(/#[0-9a-f]{6}/g, 'currentColor')
		.replace('<svg ', `<svg class="report__mark report__mark--${mark}" aria-hidden="true" `);
	return svg + (word ? tag('span', { class: 'sr' }, text(`${word}: `)) : '');
}

function tableHtml({ caption, columns, rows, notes }: TableBlock, setting: Setting, heading: string): string {
	const align = (index: number) => (columns[index]?.align === 'end' ? 'num' : undefined);
	const head = columns.map(({ title }, index) => tag('th', { scope: 'col', class: align(index) }, text(title)));
	const body = rows.map((row) =>
		tag(
			'tr',
			{},
			...columns.map(({ title }, index) =>
				index === 0
					? tag('th', { scope: 'row' }, headedHtml(row[index] ?? [], setting))
					: tag('td', { class: align(index), 'data-column': title }, lineHtml(row[index] ?? [], setting))
			)
		)
	);
	const table = tag(
		'table',
		{ class: 'table report__table' },
		caption === heading
			? tag('caption', { class: 'sr' }, text(caption))
			: tag('caption', {}, tag('h3', {}, text(caption))),
		tag('thead', {}, tag('tr', {}, ...head)),
		tag('tbody', {}, ...body)
	);
	return table + notes.map((note) => tag('p', { class: 'report__note' }, lineHtml(note, setting))).join('');
}

function chartHtml(block: ChartBlock, setting: Setting, heading: string): string {
	const { language, ink } = setting;
	return tag(
		'figure',
		{},
		block.title === heading ? '' : tag('figcaption', {}, tag('h3', {}, text(block.title))),
		chartSvg(block, { language, width: 560, ...(ink ? { ink } : {}) }),
		tag(
			'details',
			{ class: 'values' },
			tag('summary', {}, text(WORDS[language].values)),
			tableHtml(chartTable(block, language), setting, block.title)
		)
	);
}

function mapHtml(block: MapBlock, { language, ink, isSheet }: Setting): string {
	const { title, alt, home, places, legend } = block;
	const map = drawWorldMap({ home, places, ...(isSheet ? mapFrame(block) : MAP) });
	const caption = title ? tag('figcaption', {}, tag('h3', {}, text(title))) : '';
	return tag(
		'figure',
		{ class: 'map report__map' },
		caption,
		mapSvg(map, { language, alt, legend, ...(ink ? { ink } : {}) })
	);
}
