import type { Tongue } from '../src/kernel/tongue.ts';

/** A no-break space: the narrow one as well. */
const FIXED = '\u00a0\u202f';
/** A mark that French keeps apart from its word, but in "12:30" and "https://". */
const FRENCH_MARKS = /(.)([:;!?»%])(?!\d|\/\/)/g;
const HAN = '\u4e00-\u9fff';

type Rule = [pattern: RegExp, problem: string];

const EVERYWHERE: readonly Rule[] = [
	[/"/, 'write the quotation marks of the language, not "'],
	[/'/, "write ’, not '"],
	[/\.\.\./, 'write …, not three dots'],
	[/ {2}|^ | $/m, 'a space too many'],
	[/ - /, 'write – between words, not a hyphen'],
	[/\( | \)/, 'no space inside of parentheses']
];

/** The marks of a language, as far as a machine can see whether they are right. */
const OF: Partial<Record<Tongue, readonly Rule[]>> = {
	en: [[/[„«»]/, 'write “ and ”']],
	de: [
		[/[«»]|(?<!„[^“]*)“|”/, 'write „ and “'],
		[/\bz\.B\.|\bd\.h\./, 'write “z. B.” with a space']
	],
	fr: [
		[/[“”„]/, 'write « and »'],
		[new RegExp(`«(?![${FIXED}])`), 'a no-break space after «']
	],
	it: [[/[„]/, 'write « and », or “ and ”']],
	nl: [[/[„«»]/, 'write ‘ and ’, or “ and ”']],
	pl: [[/[«»“]/, 'write „ and ”']],
	pt: [[/[„]/, 'write « and », or “ and ”']],
	'zh-Hant': [
		[new RegExp(`[${HAN}}][,.:;!?()]|[,:;!?()][${HAN}]`), 'write ，。：；！？（） beside Chinese'],
		[/[“”‘’]/, 'write 「 and 」'],
		[new RegExp(`[${HAN}] [，。：；！？（）]|[，。：；！？（）] `), 'no space beside a full-width mark'],
		[new RegExp(`[${HAN}]\\.\\.|[^…]…[^…]`), 'write …… in Chinese']
	]
};

/** What is wrong with the marks of a sentence. Hebrew has rules of its own beside these. */
export function typographyProblems(tongue: Tongue, text: string): string[] {
	const broken = [...EVERYWHERE, ...(OF[tongue] ?? [])]
		.filter(([pattern]) => pattern.test(text))
		.map(([, problem]) => problem);
	if (tongue !== 'fr') return broken;
	const loose = [...text.matchAll(FRENCH_MARKS)].filter(([, before = '']) => !FIXED.includes(before));
	return loose.length > 0 ? [...broken, 'a no-break space before : ; ! ? » %'] : broken;
}

/** The forms of a number that a language has and a message lacks: "other" stands for what is not named, but not for few. */
export function missingPlurals(tongue: Tongue, forms: readonly string[]): string[] {
	const counts = [0, 1, 2, 3, 4, 5, 11, 12, 21, 22, 100, 101];
	const plurals = new Intl.PluralRules(tongue);
	const needed = new Set(counts.map((count) => plurals.select(count)));
	// Of whole numbers Polish has "many" where others have "other".
	const has = (form: string) => forms.includes(form) || (form === 'many' && forms.includes('other'));
	return [...needed].filter((form) => !has(form));
}
