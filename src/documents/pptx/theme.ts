import type { Ink } from '#documents/figures/ink.ts';
import { schemeOf } from './paint.ts';
import type { Setting } from './setting.ts';
import { element } from '#documents/office/xml.ts';

/** Heebo has no Chinese; this comes with Windows and Office. */
export const CHINESE = 'Microsoft JhengHei';

/** Colours and fonts by name, so that a user who changes them here changes the whole deck. */
export function themeXml(setting: Setting): string {
	const { words, ink, face } = setting;
	return element(
		'a:theme',
		{ 'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main', name: words.theme },
		element('a:themeElements', {}, colours(words.theme, ink), fonts(face.family), formats()),
		element('a:objectDefaults', {}, newTextBoxes(setting)),
		element('a:extraClrSchemeLst')
	);
}

function colours(name: string, ink: Ink): string {
	const entries = Object.entries(schemeOf(ink)).map(([place, colour]) =>
		element(`a:${place}`, {}, element('a:srgbClr', { val: colour.slice(1).toUpperCase() }))
	);
	return element('a:clrScheme', { name }, ...entries);
}

function fonts(typeface: string): string {
	const family = (name: string) =>
		element(
			name,
			{},
			element('a:latin', { typeface }),
			element('a:ea', { typeface: CHINESE }),
			element('a:cs', { typeface }),
			element('a:font', { script: 'Hebr', typeface }),
			element('a:font', { script: 'Hant', typeface: CHINESE })
		);
	return element('a:fontScheme', { name: typeface }, family('a:majorFont'), family('a:minorFont'));
}

/** Flat: no gradients, no shadows. Office wants three of each. */
function formats(): string {
	const flat = element('a:solidFill', {}, element('a:schemeClr', { val: 'phClr' }));
	const line = (width: number) => element('a:ln', { w: width }, flat, element('a:prstDash', { val: 'solid' }));
	const plain = element('a:effectStyle', {}, element('a:effectLst'));
	return element(
		'a:fmtScheme',
		{ name: 'Office' },
		element('a:fillStyleLst', {}, flat, flat, flat),
		element('a:lnStyleLst', {}, line(6350), line(12_700), line(19_050)),
		element('a:effectStyleLst', {}, plain, plain, plain),
		element('a:bgFillStyleLst', {}, flat, flat, flat)
	);
}

/** The text box that a user adds later runs in the direction of the deck, too. */
function newTextBoxes({ start, rtl, lang }: Setting): string {
	return element(
		'a:txDef',
		{},
		element('a:spPr'),
		element('a:bodyPr', { wrap: 'square', rtlCol: rtl }, element('a:spAutoFit')),
		element('a:lstStyle', {}, element('a:defPPr', { algn: start, rtl }, element('a:defRPr', { lang })))
	);
}
