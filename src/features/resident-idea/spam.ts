/** What speaks for spam. None of it decides: what has enough of it lies apart in the queue, and a person reads it there. */
export const SIGNS = ['trap', 'links', 'markup', 'repeated', 'shouting', 'sold'] as const;
export type Sign = (typeof SIGNS)[number];

/** What is enough by itself. */
export const GRAVE = ['trap', 'markup', 'repeated'] as const satisfies readonly Sign[];

export interface Sent {
	text: string;
	name: string;
	/** A field that people do not see was filled in. */
	fellIntoTrap: boolean;
	/** The same words came from somebody else already. */
	isRepeated: boolean;
}

export function signsOf({ text, name, fellIntoTrap, isRepeated }: Sent): Sign[] {
	const links = (text.match(/\b(?:https?:\/\/|www\.)\S+/gi) ?? []).length;
	const found: Record<Sign, boolean> = {
		trap: fellIntoTrap,
		links: links > 1 || /https?:|www\./i.test(name),
		markup: /<a\s|<\/?\w+>|\[url[=\]]/i.test(text),
		repeated: isRepeated,
		shouting: isShouting(text),
		sold: /\b(?:viagra|casino|crypto|bitcoin|forex|backlinks?|seo services?|payday loans?)\b/i.test(text)
	};
	return SIGNS.filter((sign) => found[sign]);
}

/** One grave sign, or two others. A single link is how people show what they mean. */
export function isLikelySpam(signs: readonly string[]): boolean {
	return signs.some((sign) => GRAVE.some((grave) => grave === sign)) || signs.length > 1;
}

/** Whether it is written in capitals, in a script that has them. */
function isShouting(text: string): boolean {
	const cased = [...text].filter((sign) => sign.toLowerCase() !== sign.toUpperCase());
	return cased.length > 40 && cased.filter((sign) => sign === sign.toUpperCase()).length > cased.length * 0.8;
}

/** A text as it is compared with others: without what is easily changed. */
export function comparable(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}
