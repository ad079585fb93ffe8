/** What the language of a file decides about its text. */
export interface FileLanguage {
	isRtl: boolean;
	/** With its region. */
	lang: string;
}

export type Script = 'hebrew' | 'han' | 'arabic' | 'other';

const WORDS =
	/(?<hebrew>\p{Script=Hebrew}+)|(?<han>[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef]+)|(?<arabic>\p{Script=Arabic}+)|(?<other>(?![\p{Script=Hebrew}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Arabic}])\p{L}[\p{L}\p{M}]*)/gu;

/** Cut where the script changes. What is no letter goes with the words on both its sides, else with the text's own script. */
export function scripts(
	text: string,
	lang: string | undefined,
	setting: FileLanguage
): { text: string; script: Script }[] {
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

function ownScript(lang: string | undefined, { isRtl }: FileLanguage): Script {
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
export function languageOf(script: Script, lang: string | undefined, setting: FileLanguage): string {
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
