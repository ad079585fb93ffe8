import { MARK_FONT, MARKS } from '#documents/office/marks.ts';
import type { Anchor } from '#documents/map/label-candidates.ts';
import type { Line, Mark } from '#kernel/flow-document.ts';
import type { Face } from '#documents/fonts/face.ts';
import { heightOfLines, wrap } from './measure.ts';
import { fill, type Tone } from './paint.ts';
import { runProperties, runs, type Look } from './runs.ts';
import type { Setting } from './setting.ts';
import { element, emu } from '#documents/office/xml.ts';

export type Style =
	| 'item'
	| 'note'
	| 'text'
	| 'empty'
	| 'heading'
	| 'lede'
	| 'statement'
	| 'warning'
	| 'notice'
	| 'footnote'
	| 'caption'
	| 'label'
	| 'distance';

/** What text is set in: the size of the text of its page, and its letters. */
export interface Lettering {
	base: number;
	face: Face;
}

export interface Paragraph {
	style: Style;
	line: Line;
	/** Of items. */
	mark?: Mark;
	number?: number;
	/** As the eye sees it; else from where reading begins. */
	align?: Anchor;
}

interface StyleOf {
	/** Against the size of the text of its page. */
	scale: number;
	tone: Tone;
	isBold?: boolean;
	/** Space above, in points at the usual size. */
	before: number;
	isIndented?: boolean;
	/** Its level in the outline of a placeholder. */
	level?: number;
}

/** The size of the text of a page where there is room. */
export const USUAL = 20;
/** Below this nobody reads a slide. */
const SMALLEST = 12;
/** Room for the mark before an item, in ems of it. */
const INDENT = 1.25;

export const STYLES: Record<Style, StyleOf> = {
	item: { scale: 1, tone: 'ink', before: 9, isIndented: true, level: 0 },
	note: { scale: 0.8, tone: 'ink2', before: 1, isIndented: true, level: 1 },
	text: { scale: 1, tone: 'ink', before: 9 },
	empty: { scale: 1, tone: 'ink3', before: 9 },
	heading: { scale: 0.8, tone: 'accent', isBold: true, before: 16 },
	lede: { scale: 0.85, tone: 'ink2', before: 0 },
	statement: { scale: 1.3, tone: 'ink', before: 14 },
	warning: { scale: 1.3, tone: 'amber', before: 14 },
	notice: { scale: 0.9, tone: 'amber', before: 4 },
	footnote: { scale: 0.75, tone: 'ink2', before: 4 },
	caption: { scale: 0.8, tone: 'ink', isBold: true, before: 8 },
	label: { scale: 1, tone: 'ink', before: 0 },
	distance: { scale: 1, tone: 'ink3', before: 0 }
};

const ALIGNED: Record<Anchor, 'l' | 'ctr' | 'r'> = { start: 'l', middle: 'ctr', end: 'r' };

/** Against the size of the text. */
const MARK_SIZE = 0.7;

/** @param base the size of the text of the page */
export function sizeOf(style: Style, base: number): number {
	if (style === 'label' || style === 'distance') return base;
	return Math.max(SMALLEST, Math.round(base * STYLES[style].scale));
}

export function indentOf(base: number): number {
	return base * INDENT;
}

/** The lines of a paragraph in a column of a width. */
export function linesOf(paragraph: Paragraph, width: number, { base, face }: Lettering): Line[] {
	const { isBold = false, isIndented = false } = STYLES[paragraph.style];
	const room = width - (isIndented ? indentOf(base) : 0);
	return wrap(paragraph.line, { face, size: sizeOf(paragraph.style, base), width: room, isBold });
}

/** In points. The first of a column has no space above. */
export function heightOf(paragraphs: readonly Paragraph[], width: number, lettering: Lettering): number {
	const { base, face } = lettering;
	return paragraphs.reduce((sum, paragraph, index) => {
		const lines = linesOf(paragraph, width, lettering);
		const above = index > 0 ? spaceAbove(paragraph, base) : 0;
		return sum + above + heightOfLines(lines, { face, size: sizeOf(paragraph.style, base) });
	}, 0);
}

export function spaceAbove({ style }: Paragraph, base: number): number {
	return (STYLES[style].before * base) / USUAL;
}

export interface ParagraphPlace {
	base: number;
	setting: Setting;
	/** In a placeholder a paragraph inherits direction and alignment; elsewhere it says them. */
	isInherited: boolean;
}

/** The paragraphs of one text. */
export function paragraphsXml(paragraphs: readonly Paragraph[], place: ParagraphPlace): string[] {
	let begun: { at: number; next: number } | undefined;
	return paragraphs.map((paragraph, index) => {
		const { number, style } = paragraph;
		// Office counts on where neighbours begin at the same number.
		if (number !== undefined) begun = { at: begun?.next === number ? begun.at : number, next: number + 1 };
		else if (style !== 'note') begun = undefined;
		return paragraphXml(paragraph, { ...place, isFirst: index === 0, startAt: begun?.at ?? 1 });
	});
}

interface Neighbourhood extends ParagraphPlace {
	isFirst: boolean;
	startAt: number;
}

function paragraphXml(paragraph: Paragraph, place: Neighbourhood): string {
	const { base, setting } = place;
	const look = lookOf(paragraph, place);
	return element(
		'a:p',
		{},
		paragraphProperties(paragraph, place),
		runs(paragraph.line, setting, look),
		runProperties('a:endParaRPr', setting.lang, { ...look, size: look.size ?? sizeOf(paragraph.style, base) })
	);
}

/** What the levels of a placeholder do not say already. */
function lookOf({ style }: Paragraph, { base, isInherited }: ParagraphPlace): Look {
	const { level, tone, isBold } = STYLES[style];
	const size = sizeOf(style, base);
	const isUsual = isInherited && level !== undefined && size === sizeOf(style, USUAL);
	return {
		...(isUsual ? {} : { size }),
		...(isBold ? { isBold } : {}),
		...(isInherited && level !== undefined ? {} : { tone })
	};
}

function paragraphProperties(paragraph: Paragraph, place: Neighbourhood): string {
	const { align } = paragraph;
	const { base, setting, isInherited, isFirst } = place;
	const { level, isIndented = false } = STYLES[paragraph.style];
	const indent = isIndented ? emu(indentOf(base)) : 0;
	const hasMark = paragraph.mark !== undefined || paragraph.number !== undefined;
	return element(
		'a:pPr',
		{
			marL: indent,
			lvl: isInherited && level ? level : undefined,
			indent: hasMark ? -indent : 0,
			...(isInherited ? {} : { algn: align ? ALIGNED[align] : setting.start, rtl: setting.rtl })
		},
		isInherited
			? ''
			: element('a:lnSpc', {}, element('a:spcPct', { val: Math.round(setting.face.spacing.text * 100_000) })),
		element('a:spcBef', {}, element('a:spcPts', { val: isFirst ? 0 : Math.round(spaceAbove(paragraph, base) * 100) })),
		bullet(paragraph, place)
	);
}

function bullet({ mark, number, style }: Paragraph, { base, startAt }: Neighbourhood): string {
	if (number !== undefined) {
		return (
			element('a:buClr', {}, colourOf('accent')) +
			element('a:buFont', { typeface: '+mj-lt' }) +
			element('a:buAutoNum', { type: 'arabicPlain', startAt: startAt > 1 ? startAt : undefined })
		);
	}
	return mark === undefined ? element('a:buNone') : markBullet(mark, sizeOf(style, base));
}

/** @param size of the text behind it, in points */
export function markBullet(mark: Mark, size: number): string {
	const { character, tone } = MARKS[mark];
	return (
		element('a:buClr', {}, colourOf(tone)) +
		element('a:buSzPts', { val: Math.round(size * MARK_SIZE * 100) }) +
		element('a:buFont', { typeface: mark === 'plain' ? 'Arial' : MARK_FONT }) +
		element('a:buChar', { char: character })
	);
}

/** The colour alone, as bullets want it. */
function colourOf(tone: Tone): string {
	return fill(tone).replace(/<\/?a:solidFill>/g, '');
}
