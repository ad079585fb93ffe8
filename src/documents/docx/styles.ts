import { INK, type Ink } from '#documents/figures/ink.ts';
import { CHINESE } from '#documents/pptx/theme.ts';
import { element } from '#documents/office/xml.ts';
import { NAMESPACES } from './namespaces.ts';
import { TEXT_WIDTH, twips } from './measures.ts';
import type { Setting } from './setting.ts';

type Tone = keyof Ink;

interface Looks {
	/** In points. */
	size?: number;
	tone?: Tone;
	isBold?: boolean;
}

interface Style extends Looks {
	id: string;
	/** Word's own name, by which it knows the style in every language; ours are named in the language of the file. */
	name?: string;
	next?: string;
	/** In points: above, below. */
	space?: [number, number];
	/** In the outline, from 0. */
	level?: number;
	/** Further properties of the paragraph, in the order of the schema: before the spacing, and after it. */
	before?: string;
	indent?: number;
	/** Not offered to whoever writes. */
	isHidden?: boolean;
}

/** Of sizes and of distances on a sheet, beside those of a report. */
const SMALLER = 0.82;
const CLOSER = 0.5;
const SHEET_TITLE = 24;

const keep = element('w:keepNext') + element('w:keepLines');
const tabToEnd = element('w:tabs', {}, element('w:tab', { 'w:val': 'end', 'w:pos': TEXT_WIDTH }));

function paragraphs(ink: Ink): Style[] {
	return [
		{ id: 'Heading1', name: 'heading 1', level: 0, size: 30, isBold: true, space: [10, 0], before: keep },
		{
			...{ id: 'Heading2', name: 'heading 2', level: 1, size: 15.5, isBold: true, space: [26, 11] },
			before: keep + borders({ bottom: ['ink', 12, 4] })
		},
		{
			...{ id: 'Heading3', name: 'heading 3', level: 2, size: 10.5, isBold: true, tone: 'accent', space: [14, 6] },
			before: keep
		},
		{ id: 'Subtitle', name: 'Subtitle', size: 12.5, tone: 'ink2', space: [6, 8] },
		{ id: 'Publisher', size: 9.5, tone: 'ink3', space: [0, 2] },
		{ id: 'Lede', size: 11.5, tone: 'ink2', space: [0, 6] },
		{ id: 'Statement', size: 13, space: [0, 8] },
		{
			...{ id: 'Attention', tone: 'amber', space: [9, 11], indent: 6 },
			before:
				borders({ top: ['amberSoft', 4, 4], start: ['amberLine', 18, 6], bottom: ['amberSoft', 4, 4] }) +
				shading('amberSoft')
		},
		{ id: 'Empty', tone: 'ink3', space: [0, 6] },
		{
			...{ id: 'Quote', name: 'Quote', tone: 'ink2', space: [6, 8], indent: 10 },
			before: borders({ start: ['accent', 16, 8] }, ink)
		},
		{ id: 'ListBullet', name: 'List Bullet', space: [0, 5] },
		{ id: 'ListNumber', name: 'List Number', space: [0, 5] },
		{ id: 'Picture', space: [0, 6] },
		{ id: 'PictureCaption', size: 9, tone: 'ink2', space: [0, 10] },
		{ id: 'TableText', size: 9.2, space: [3, 3] },
		{ id: 'TableSmall', size: 8.5, space: [1.5, 1.5] },
		{ id: 'TableHead', size: 8.5, tone: 'ink2', isBold: true, space: [2, 3], before: element('w:keepNext') },
		{ id: 'TableNote', size: 8.5, tone: 'ink2', space: [5, 2] },
		{ id: 'AfterTable', size: 3, space: [0, 5], isHidden: true },
		{ id: 'TOCHeading', name: 'TOC Heading', size: 10.5, isBold: true, tone: 'accent', space: [22, 6], before: keep },
		{ id: 'TOC2', name: 'toc 2', size: 10, space: [0, 2], before: tabToEnd },
		{ id: 'Header', name: 'header', size: 9, tone: 'ink2', space: [0, 0], before: tabToEnd },
		{ id: 'Footer', name: 'footer', size: 9, tone: 'ink2', space: [0, 0], before: tabToEnd }
	];
}

/** Word sets lines further apart than the PDF does, and on a sheet everything has to stay on one page. */
function onSheet(style: Style, { ink, scale = 1 }: Setting): Style {
	const { id, space = [0, 6] } = style;
	const isTitle = id === 'Heading1';
	const size = isTitle ? SHEET_TITLE : style.size;
	const larger = isTitle ? 1 : scale;
	const [over, under] = space;
	return {
		...style,
		...(size === undefined ? {} : { size: Math.round(size * SMALLER * larger * 2) / 2 }),
		// The title stands on a band, as it does on paper.
		...(isTitle ? { tone: 'paper', before: keep + band(ink) } : {}),
		space: [over * CLOSER, under * CLOSER]
	};
}

/** Every look of the file by its name, so that whoever changes a style changes all that has it. */
export function stylesXml(setting: Setting): string {
	const { scale = 1 } = setting;
	return element(
		'w:styles',
		NAMESPACES,
		defaults(setting),
		normal(setting),
		element(
			'w:style',
			{ 'w:type': 'character', 'w:default': 1, 'w:styleId': 'DefaultParagraphFont' },
			element('w:name', { 'w:val': 'Default Paragraph Font' }),
			element('w:uiPriority', { 'w:val': 1 }),
			element('w:semiHidden')
		),
		...paragraphs(setting.ink).map((style) =>
			paragraphStyle(setting.isSheet ? onSheet(style, setting) : style, setting)
		),
		characters('ItemNote', { size: setting.isSheet ? 7.5 * scale : 9, tone: 'ink3' }, setting),
		characters('ItemState', { size: 9, tone: 'ink2' }, setting),
		tables(setting)
	);
}

function defaults({ isRtl, lang, ink, isSheet, scale = 1, face: { family } }: Setting): string {
	const fonts = { 'w:ascii': family, 'w:hAnsi': family, 'w:eastAsia': CHINESE, 'w:cs': family };
	const languages = { 'w:val': isRtl ? 'en-US' : lang, 'w:eastAsia': 'zh-TW', 'w:bidi': 'he-IL' };
	return element(
		'w:docDefaults',
		{},
		element(
			'w:rPrDefault',
			{},
			element(
				'w:rPr',
				{},
				element('w:rFonts', fonts),
				inRun({ size: isSheet ? 8.5 * scale : 10.5, tone: 'ink' }, ink),
				element('w:lang', languages)
			)
		),
		element('w:pPrDefault')
	);
}

/** All others are based on it: in Hebrew, what a user adds later runs from right to left as well. */
function normal({ isRtl }: Setting): string {
	return element(
		'w:style',
		{ 'w:type': 'paragraph', 'w:default': 1, 'w:styleId': 'Normal' },
		element('w:name', { 'w:val': 'Normal' }),
		element('w:qFormat'),
		element('w:pPr', {}, isRtl ? element('w:bidi') : '', element('w:spacing', { 'w:after': 120 }))
	);
}

function paragraphStyle(style: Style, { isRtl, words, ink }: Setting): string {
	const { id, name, next = 'Normal', space = [0, 6], level, before = '', indent, isHidden } = style;
	return element(
		'w:style',
		{ 'w:type': 'paragraph', 'w:customStyle': name ? undefined : 1, 'w:styleId': id },
		element('w:name', { 'w:val': name ?? words.styles[id as keyof typeof words.styles] }),
		element('w:basedOn', { 'w:val': 'Normal' }),
		level === undefined ? '' : element('w:next', { 'w:val': next }),
		isHidden ? element('w:semiHidden') : element('w:qFormat'),
		element(
			'w:pPr',
			{},
			before,
			isRtl ? element('w:bidi', id === 'Picture' ? { 'w:val': 0 } : {}) : '',
			element('w:spacing', { 'w:before': space[0] * 20, 'w:after': space[1] * 20 }),
			indent === undefined ? '' : element('w:ind', { 'w:start': indent * 20 }),
			level === undefined ? '' : element('w:outlineLvl', { 'w:val': level })
		),
		element('w:rPr', {}, inRun(style, ink))
	);
}

function characters(id: 'ItemNote' | 'ItemState', looks: Looks, { words, ink }: Setting): string {
	return element(
		'w:style',
		{ 'w:type': 'character', 'w:customStyle': 1, 'w:styleId': id },
		element('w:name', { 'w:val': words.styles[id] }),
		element('w:basedOn', { 'w:val': 'DefaultParagraphFont' }),
		element('w:qFormat'),
		element('w:rPr', {}, inRun(looks, ink))
	);
}

/** A thin line under each row. */
function tables({ words }: Setting): string {
	return element(
		'w:style',
		{ 'w:type': 'table', 'w:customStyle': 1, 'w:styleId': 'ReportTable' },
		element('w:name', { 'w:val': words.styles.ReportTable }),
		element('w:qFormat'),
		element(
			'w:tblPr',
			{},
			element('w:tblBorders', {}, line('bottom', 'line', 5), line('insideH', 'line', 5)),
			// The same at both sides: LibreOffice 7 takes the sides of a table from right to left for each other.
			element('w:tblCellMar', {}, inset('start'), inset('end'))
		)
	);
}

function inset(side: 'start' | 'end'): string {
	return element(`w:${side}`, { 'w:w': twips(1.5), 'w:type': 'dxa' });
}

/** @param eighths of a point */
export function line(side: string, tone: Tone, eighths: number, space = 0, ink: Ink = INK): string {
	return element(`w:${side}`, {
		...{ 'w:val': 'single', 'w:sz': eighths, 'w:space': space, 'w:color': hex(tone, ink) },
		'w:themeColor': themeOf(tone)
	});
}

/** Borders of paragraphs are left and right in the schema, and Word turns them round with the paragraph. */
const SIDES: Readonly<Record<string, string>> = { start: 'left', end: 'right' };

function borders(
	sides: Partial<Record<'top' | 'start' | 'bottom' | 'end', [Tone, number, number]>>,
	ink: Ink = INK
): string {
	const lines = Object.entries(sides).map(([side, [tone, eighths, space]]) =>
		line(SIDES[side] ?? side, tone, eighths, space, ink)
	);
	return element('w:pBdr', {}, ...lines);
}

/** A ground of the accent with some room around the words on it. */
function band(ink: Ink): string {
	const side: [Tone, number, number] = ['accent', 24, 4];
	return borders({ top: side, start: side, bottom: side, end: side }, ink) + shading('accent', ink);
}

function shading(tone: Tone, ink: Ink = INK): string {
	const theme = themeOf(tone);
	return element('w:shd', {
		...{ 'w:val': 'clear', 'w:color': 'auto', 'w:fill': hex(tone, ink) },
		...(theme ? { 'w:themeFill': theme } : {})
	});
}

/** For all scripts: Hebrew takes its size and weight from attributes of their own. */
function inRun({ size, tone, isBold }: Looks, ink: Ink): string {
	const half = size === undefined ? 0 : Math.round(size * 2);
	return [
		isBold ? element('w:b') + element('w:bCs') : '',
		tone ? element('w:color', { 'w:val': hex(tone, ink), 'w:themeColor': themeOf(tone) }) : '',
		half ? element('w:sz', { 'w:val': half }) + element('w:szCs', { 'w:val': half }) : ''
	].join('');
}

/** The accent is that of the theme: whoever changes it there changes it everywhere. */
function themeOf(tone: Tone): string | undefined {
	return tone === 'accent' ? 'accent1' : undefined;
}

function hex(tone: Tone, ink: Ink): string {
	return ink[tone].slice(1).toUpperCase();
}
