import type { Line } from '#kernel/flow-document.ts';
import { fill, type Tone } from './paint.ts';
import type { Setting } from './setting.ts';
import { element, escape } from './xml.ts';

/** How a run looks where it differs from what the paragraph inherits. */
export interface Look {
	/** In points. */
	size?: number;
	isBold?: boolean;
	tone?: Tone;
}

type Script = 'hebrew' | 'han' | 'arabic' | 'other';

const WORDS =
	/(?<hebrew>\p{Script=Hebrew}+)|(?<han>[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef]+)|(?<arabic>\p{Script=Arabic}+)|(?<other>(?![\p{Script=Hebrew}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Arabic}])\p{L}[\p{L}\p{M}]*)/gu;

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
		.map((part) =>
			element(
				'a:r',
				{},
				runProperties('a:rPr', languageOf(part.script, lang, setting), look),
				element('a:t', {}, escape(part.text))
			)
		)
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
		look.tone ? fill(look.tone) : ''
	);
}

/** Cut where the script changes. What is no letter goes with the words on both its sides, else with the text's own script. */
function scripts(text: string, lang: string | undefined, setting: Setting): { text: string; script: Script }[] {
	const own = ownScript(lang, setting);
	const parts: { text: string; script: Script }[] = [];
	const add = (piece: string, script: Script) => {
		const last = parts.at(-1);
		if (!piece) return;
		if (last?.script === script) last.text += piece;
		else parts.push({ text: piece, script });
	};
	let at = 0;
	let before: Script | undefined;
	for (const match of text.matchAll(WORDS)) {
		const script = Object.keys(match.groups ?? {}).find((name) => match.groups?.[name] !== undefined) as Script;
		add(text.slice(at, match.index), before === script ? script : own);
		add(match[0], script);
		at = match.index + match[0].length;
		before = script;
	}
	add(text.slice(at), own);
	return parts;
}

function ownScript(lang: string | undefined, { isRtl }: Setting): Script {
	const script = lang && scriptOf(lang);
	return script || (isRtl ? 'hebrew' : 'other');
}

function scriptOf(lang: string): Script | undefined {
	const language = regional(lang)?.language;
	if (language === undefined) return undefined;
	if (/^(he|yi)$/.test(language)) return 'hebrew';
	if (/^(zh|ja)$/.test(language)) return 'han';
	if (/^(ar|fa|ur)$/.test(language)) return 'arabic';
	return 'other';
}

/** The language of words in a script: that of the span where it is written so, else the likeliest. */
function languageOf(script: Script, lang: string | undefined, setting: Setting): string {
	const given = lang && scriptOf(lang) === script ? regional(lang) : undefined;
	if (given?.region) return `${given.language}-${given.region}`;
	switch (script) {
		case 'hebrew':
			return 'he-IL';
		case 'han':
			return 'zh-TW';
		case 'arabic':
			return 'ar-SA';
		case 'other':
			return setting.isRtl ? 'en-US' : setting.lang;
	}
}

/** Office wants languages with their regions. */
function regional(lang: string): Intl.Locale | undefined {
	try {
		const locale = new Intl.Locale(lang).maximize();
		return locale.region ? locale : undefined;
	} catch {
		return undefined;
	}
}
