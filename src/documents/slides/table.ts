import { tag, text } from '#documents/page/markup.ts';
import type { Setting } from '#documents/pptx/setting.ts';
import type { PlannedTable } from '#documents/pptx/table-plan.ts';
import { headedWords, wordsHtml } from './paragraphs.ts';

/** The part of a table that stands on one slide, in the widths of its plan. */
export function tableHtml({ caption, columns, rows, size }: PlannedTable, title: string, setting: Setting): string {
	const align = (index: number) => (columns[index]?.align === 'end' ? 'slide-end' : undefined);
	const heads = columns.map((column, index) =>
		tag('th', { scope: 'col', class: align(index) }, wordsHtml(column.title, setting))
	);
	const body = rows.map(({ cells }) =>
		tag(
			'tr',
			{},
			...cells.map((cell, index) =>
				index === 0
					? tag('th', { scope: 'row' }, headedWords(cell, setting))
					: tag('td', { class: align(index) }, wordsHtml(cell, setting))
			)
		)
	);
	return tag(
		'table',
		{ class: `slide-table slide-table--${size}` },
		tag('caption', { class: 'sr' }, text(caption || title)),
		tag('colgroup', {}, ...columns.map(({ width }) => `<col width="${Math.round(width * 10) / 10}">`)),
		tag('thead', {}, tag('tr', {}, ...heads)),
		tag('tbody', {}, ...body)
	);
}
