import { languageOf, scripts, type FileLanguage, type Script } from '#documents/office/scripts.ts';
import { element, escape } from '#documents/office/xml.ts';
import type { Line } from '#kernel/flow-document.ts';

/** How a run looks where it differs from what its paragraph has. */
export interface Look {
	/** A style of characters. */
	style?: 'ItemNote' | 'ItemState';
	isBold?: boolean;
}

/**
 * A line as runs, each with the language and direction of its script: Word sets a run from right to left only where
 * the run says so, whatever letters are in it. Expects a line that is clean.
 */
export function runs(line: Line, setting: FileLanguage, look: Look = {}): string {
	return line
		.flatMap(({ text, lang, strong }) => {
			const own = strong ? { ...look, isBold: true } : look;
			return scripts(text, lang, setting).map((part) =>
				run(part.text, properties(part.script, languageOf(part.script, lang, setting), own), setting, part.script)
			);
		})
		.join('');
}

/** A run of the document's own script around what is no text, such as the number of the page. */
export function plainRun(content: string, setting: FileLanguage): string {
	return element('w:r', {}, properties(setting.isRtl ? 'hebrew' : 'other', setting.lang, {}), content);
}

function run(text: string, shown: string, { isRtl }: FileLanguage, script: Script): string {
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

function properties(script: Script, lang: string, { style, isBold }: Look): string {
	const isRtl = script === 'hebrew' || script === 'arabic';
	const kind = isRtl ? 'w:bidi' : script === 'han' ? 'w:eastAsia' : 'w:val';
	return element(
		'w:rPr',
		{},
		style ? element('w:rStyle', { 'w:val': style }) : '',
		script === 'han' ? element('w:rFonts', { 'w:hint': 'eastAsia' }) : '',
		isBold ? element('w:b') + element('w:bCs') : '',
		isRtl ? element('w:rtl') : '',
		element('w:lang', { [kind]: lang })
	);
}
