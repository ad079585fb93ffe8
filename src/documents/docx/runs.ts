import { COMPLETE, faceOf } from '#documents/fonts/face.ts';
import { stretches } from '#documents/fonts/stretches.ts';
import { languageOf, scripts, type Script } from '#documents/office/scripts.ts';
import { element, escape } from '#documents/office/xml.ts';
import type { Line } from '#kernel/flow-document.ts';
import type { Setting } from './setting.ts';

/** How a run looks where it differs from what its paragraph has. */
export interface Look {
	/** A style of characters. */
	style?: 'ItemNote' | 'ItemState';
	isBold?: boolean;
	/** Named where it is not that of the file. */
	typeface?: string;
}

/**
 * A line as runs, each with the language and direction of its script: Word sets a run from right to left only where
 * the run says so, whatever letters are in it. Expects a line that is clean.
 */
export function runs(line: Line, setting: Setting, look: Look = {}): string {
	return line
		.flatMap(({ text, lang, strong }) => {
			const own = strong ? { ...look, isBold: true } : look;
			return scripts(text, lang, setting).flatMap(({ text, script }) =>
				stretches(text, setting.face).map((stretch) => {
					const written = stretch.isOwn ? own : { ...own, typeface: faceOf(COMPLETE).family };
					return run(stretch.text, properties(script, languageOf(script, lang, setting), written), setting, script);
				})
			);
		})
		.join('');
}

/** A run of the document's own script around what is no text, such as the number of the page. */
export function plainRun(content: string, setting: Setting): string {
	return element('w:r', {}, properties(setting.isRtl ? 'hebrew' : 'other', setting.lang, {}), content);
}

function run(text: string, shown: string, { isRtl }: Setting, script: Script): string {
	// In a line from right to left, a Latin name that is broken at its hyphen reads backwards.
	const isWhole = isRtl && script === 'other';
	const pieces = text.split(isWhole ? /(\n|(?<=[\p{L}\d])-(?=[\p{L}\d]))/u : /(\n)/);
	const content = pieces.map((piece) => {
		if (piece === '\n') return element('w:br');
		if (isWhole && piece === '-') return element('w:noBreakHyphen');
		return piece && element('w:t', { 'xml:space': 'preserve' }, escape(piece));
	});
	return element('w:r', {}, shown, ...content);
}

function properties(script: Script, lang: string, { style, isBold, typeface }: Look): string {
	const isRtl = script === 'hebrew' || script === 'arabic';
	const kind = isRtl ? 'w:bidi' : script === 'han' ? 'w:eastAsia' : 'w:val';
	return element(
		'w:rPr',
		{},
		style ? element('w:rStyle', { 'w:val': style }) : '',
		script === 'han' ? element('w:rFonts', { 'w:hint': 'eastAsia' }) : '',
		typeface ? element('w:rFonts', { 'w:ascii': typeface, 'w:hAnsi': typeface, 'w:cs': typeface }) : '',
		isBold ? element('w:b') + element('w:bCs') : '',
		isRtl ? element('w:rtl') : '',
		element('w:lang', { [kind]: lang })
	);
}
