import type { Line, Span } from '#kernel/flow-document.ts';
import { printable } from '#documents/pdf/printable.ts';
import { directionOf } from '#kernel/language.ts';
import type { FileLanguage } from './scripts.ts';
import { withoutIllegal } from './xml.ts';

const MARK = { ltr: '\u200e', rtl: '\u200f' } as const;

/** A text as it may stand in an Office file. */
export function clean(text: string): string {
	return withoutIsolates(printable(withoutIllegal(text)));
}

/** The same on one line. */
export function cleanLine(text: string): string {
	return clean(text).replaceAll('\n', ' ');
}

export function cleanSpans(line: Line, setting: FileLanguage): Span[] {
	// What finds its direction by itself is kept apart from what follows, and that goes on as the line does.
	const own = setting.isRtl ? '\u2067' : '\u2066';
	return line
		.map((span) => ({ ...span, text: apart(clean(span.text.replaceAll('\u2068', own)), span.lang, setting) }))
		.filter(({ text }) => text);
}

/**
 * Isolates are in none of the fonts, and old renderers draw boxes for them: a mark of direction at both ends keeps
 * what is between them together nearly as well.
 */
function withoutIsolates(text: string): string {
	const open: string[] = [];
	return text.replace(/[\u2066-\u2069]/g, (character) => {
		if (character === '\u2069') return open.pop() ?? '';
		const mark = character === '\u2066' ? MARK.ltr : character === '\u2067' ? MARK.rtl : '';
		open.push(mark);
		return mark;
	});
}

/** Keeps a name that is written in the other direction from mixing its brackets and dots with what stands around it. */
function apart(text: string, lang: string | undefined, { isRtl }: FileLanguage): string {
	if (!text || lang === undefined || !/^[a-z]{2,3}\b/.test(lang)) return text;
	const direction = directionOf(lang);
	const isOther = (direction === 'rtl') !== isRtl;
	return isOther ? `${MARK[direction]}${text}${MARK[direction]}` : text;
}
