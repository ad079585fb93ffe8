import { fill, type Tone } from './paint.ts';
import { indentOf, markBullet, sizeOf, STYLES, USUAL } from './paragraph.ts';
import type { Setting } from './setting.ts';
import { TITLE_SIZE } from './sized.ts';
import { element, emu } from '#documents/office/xml.ts';

export interface Level {
	size: number;
	tone: Tone;
	isBold?: boolean;
	/** In points, from the edge where reading begins; marL means that edge, right or left. */
	indent?: number;
	hanging?: number;
	before?: number;
	bullet?: string;
	align?: 'start' | 'end';
	font?: 'mj' | 'mn';
	/** Titles stand closer than text. */
	isTitle?: boolean;
	spacing?: number;
}

/** A level of an outline, complete: nothing is left to what Office would take by itself. */
export function level(number: number, setting: Setting, is: Level): string {
	const { indent = 0, hanging = 0, before = 0, bullet = element('a:buNone'), align = 'start', font = 'mn' } = is;
	return element(
		`a:lvl${number}pPr`,
		{
			marL: emu(indent),
			indent: -emu(hanging),
			algn: setting[align],
			defTabSz: 914_400,
			rtl: setting.rtl,
			eaLnBrk: 1,
			latinLnBrk: 0,
			hangingPunct: 1
		},
		element(
			'a:lnSpc',
			{},
			element('a:spcPct', {
				val: Math.round((is.spacing ?? setting.face.spacing[is.isTitle ? 'title' : 'text']) * 100_000)
			})
		),
		element('a:spcBef', {}, element('a:spcPts', { val: Math.round(before * 100) })),
		bullet,
		element(
			'a:defRPr',
			{ lang: setting.lang, sz: is.size * 100, b: is.isBold ? 1 : 0, kern: 1200 },
			fill(is.tone),
			themeFonts(font)
		)
	);
}

export function themeFonts(font: 'mj' | 'mn'): string {
	return ['lt', 'ea', 'cs']
		.map((kind) => element(`a:${kind === 'lt' ? 'latin' : kind}`, { typeface: `+${font}-${kind}` }))
		.join('');
}

const NINE = [1, 2, 3, 4, 5, 6, 7, 8, 9];

export function masterStyles(setting: Setting): string {
	return element(
		'p:txStyles',
		{},
		element('p:titleStyle', {}, level(1, setting, titleLevel(TITLE_SIZE))),
		element('p:bodyStyle', {}, ...NINE.map((number) => level(number, setting, bodyLevel(number)))),
		element('p:otherStyle', {}, ...otherLevels(setting))
	);
}

export function titleLevel(size: number): Level {
	return { size, tone: 'ink', isBold: true, font: 'mj', isTitle: true };
}

/** Items, notes under an item, and items of an item. */
function bodyLevel(number: number): Level {
	const indent = indentOf(USUAL);
	const { item, note } = STYLES;
	if (number === 1) {
		return {
			size: USUAL,
			tone: item.tone,
			indent,
			hanging: indent,
			before: item.before,
			bullet: markBullet('plain', USUAL)
		};
	}
	if (number === 2) return { size: sizeOf('note', USUAL), tone: note.tone, indent, before: note.before };
	return {
		size: 16,
		tone: item.tone,
		indent: indent * (number - 1),
		hanging: indent,
		before: 4,
		bullet: element('a:buFont', { typeface: 'Arial' }) + element('a:buChar', { char: '–' })
	};
}

/** Of text outside of placeholders: boxes, tables. */
export function otherLevels(setting: Setting): string[] {
	return [
		element('a:defPPr', { algn: setting.start, rtl: setting.rtl }, element('a:defRPr', { lang: setting.lang })),
		...plainLevels(18, setting)
	];
}

/** The levels of text without marks, each further in than the one before. */
export function plainLevels(size: number, setting: Setting): string[] {
	return NINE.map((number) => level(number, setting, { size, tone: 'ink', indent: 36 * (number - 1), spacing: 1 }));
}
