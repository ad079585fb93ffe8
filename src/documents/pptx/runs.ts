import { COMPLETE, faceOf } from '#documents/fonts/face.ts';
import { stretches } from '#documents/fonts/stretches.ts';
import { languageOf, scripts } from '#documents/office/scripts.ts';
import type { Line } from '#kernel/flow-document.ts';
import { fill, type Tone } from './paint.ts';
import type { Setting } from './setting.ts';
import { element, escape } from '#documents/office/xml.ts';

/** How a run looks where it differs from what the paragraph inherits. */
export interface Look {
	/** In points. */
	size?: number;
	isBold?: boolean;
	tone?: Tone;
	/** Named where it is not that of the theme. */
	typeface?: string;
}

/** A line as runs, each with the language of its script, so that spelling and screen readers know it. */
export function runs(line: Line, setting: Setting, look: Look = {}): string {
	return line
		.map(({ text, lang, strong }) => {
			const own = { ...look, isBold: look.isBold || strong };
			return text
				.split('\n')
				.map((each) => textRuns(each, lang, setting, own))
				.join(element('a:br', {}, runProperties('a:rPr', setting.lang, own)));
		})
		.join('');
}

function textRuns(text: string, lang: string | undefined, setting: Setting, look: Look): string {
	return scripts(text, lang, setting)
		.flatMap((part) => {
			const spoken = languageOf(part.script, lang, setting);
			return stretches(part.text, setting.face).map(({ text, isOwn }) => {
				const own = isOwn ? look : { ...look, typeface: faceOf(COMPLETE).family };
				return element('a:r', {}, runProperties('a:rPr', spoken, own), element('a:t', {}, escape(text)));
			});
		})
		.join('');
}

export function runProperties(name: 'a:rPr' | 'a:endParaRPr' | 'a:defRPr', lang: string, look: Look = {}): string {
	return element(
		name,
		{
			lang,
			altLang: lang === 'he-IL' ? 'en-US' : undefined,
			sz: look.size === undefined ? undefined : Math.round(look.size * 100),
			b: look.isBold ? 1 : undefined,
			dirty: name === 'a:defRPr' ? undefined : 0
		},
		look.tone ? fill(look.tone) : '',
		...(look.typeface ? ['a:latin', 'a:cs'].map((name) => element(name, { typeface: look.typeface })) : [])
	);
}
