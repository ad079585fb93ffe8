import { cleanLine, cleanSpans } from '#documents/office/clean.ts';
import { element } from '#documents/office/xml.ts';
import { parted, type Line, type TableBlock } from '#kernel/flow-document.ts';
import { TEXT_WIDTH } from './measures.ts';
import { linesAtMost, paragraph, said, worded, type Paragraph } from './paragraph.ts';
import { runs } from './runs.ts';
import type { Setting } from './setting.ts';
import { line } from './styles.ts';

/** Lines from which on a row may be parted over two pages: it could be longer than one. */
const LONG = 12;
/** Rows up to which a table stays on one page: two rows at the foot of a page are no table. */
const SHORT = 14;
/** Letters that surely fit the whole width. */
const LETTERS = 70;

export interface Told {
	/** For who does not see it; else its caption. */
	description?: string;
	/** Beside what it only repeats. */
	isSmall?: boolean;
}

/** A table whose head stands again on every page, and which begins where reading begins. */
export function tableXml(
	block: TableBlock,
	setting: Setting,
	{ description = block.caption, isSmall }: Told = {}
): string {
	const width = setting.width ?? TEXT_WIDTH;
	const widths = widthsOf(block, width);
	const caption = cleanLine(block.caption);
	const isShort = block.rows.length <= SHORT;
	const style = isSmall ? 'TableSmall' : 'TableText';
	return element(
		'w:tbl',
		{},
		element(
			'w:tblPr',
			{},
			element('w:tblStyle', { 'w:val': 'ReportTable' }),
			setting.isRtl ? element('w:bidiVisual') : '',
			element('w:tblW', { 'w:w': width, 'w:type': 'dxa' }),
			element('w:tblLayout', { 'w:type': 'fixed' }),
			element('w:tblLook', { 'w:val': '06A0', 'w:firstRow': 1, 'w:firstColumn': 1, 'w:noHBand': 1, 'w:noVBand': 1 }),
			caption ? element('w:tblCaption', { 'w:val': caption }) : '',
			description ? element('w:tblDescription', { 'w:val': cleanLine(description) }) : ''
		),
		element('w:tblGrid', {}, ...widths.map((width) => element('w:gridCol', { 'w:w': width }))),
		headRow(block, widths, setting),
		...block.rows.map((row, index) => {
			const staysWithNext = isShort && index < block.rows.length - 1;
			return bodyRow(row, block, widths, { style, staysWithNext }, setting);
		})
	);
}

function widthsOf({ columns }: TableBlock, width: number): number[] {
	const weights = columns.map(({ weight }) => Math.max(0.2, weight));
	const whole = weights.reduce((sum, weight) => sum + weight, 0);
	return weights.map((weight) => Math.round((weight / whole) * width));
}

function headRow({ columns }: TableBlock, widths: number[], setting: Setting): string {
	const cells = columns.map(({ title, align }, index) =>
		cell(widths[index] as number, worded({ style: 'TableHead', align }, title, setting), line('bottom', 'ink', 10))
	);
	return element('w:tr', {}, element('w:trPr', {}, element('w:cantSplit'), element('w:tblHeader')), ...cells);
}

function bodyRow(row: Line[], { columns }: TableBlock, widths: number[], like: Paragraph, setting: Setting): string {
	const isLong = widths.some((width, index) => linesAtMost(row[index] ?? [], (width / TEXT_WIDTH) * LETTERS) > LONG);
	const cells = columns.map(({ align }, index) => {
		const form = { ...like, align };
		const words = index === 0 ? named(row[0] ?? [], form, setting) : said(form, row[index] ?? [], setting);
		return cell(widths[index] as number, words);
	});
	return element('w:tr', {}, isLong ? '' : element('w:trPr', {}, element('w:cantSplit')), ...cells);
}

/** The first line of the first cell heads the row; what stands under it is said more quietly. */
function named(words: Line, form: Paragraph, setting: Setting): string {
	const { first, under } = parted(cleanSpans(words, setting));
	const quiet = under.length > 0 ? runs([{ text: '\n' }, ...under], setting, { style: 'ItemNote' }) : '';
	return paragraph(form, runs(first, setting, { isBold: form.style === 'TableText' }) + quiet, setting);
}

function cell(width: number, content: string, border = ''): string {
	return element(
		'w:tc',
		{},
		element(
			'w:tcPr',
			{},
			element('w:tcW', { 'w:w': width, 'w:type': 'dxa' }),
			border ? element('w:tcBorders', {}, border) : '',
			element('w:vAlign', { 'w:val': border ? 'bottom' : 'center' })
		),
		content
	);
}
