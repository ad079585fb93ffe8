import { isNoDay } from '#kernel/date-input.ts';
import { DAY, dayNumber, ISO, monthOf, SPAN, TO, withPreposition, yearOf, type When } from './when.ts';
import type { Word } from './words.ts';

/** What was meant as a date and is none: no calendar has its day. */
export interface NoDay {
	start: number;
	end: number;
	/** As it was written, without what goes with it. */
	text: string;
}

/**
 * "31.2.2026", "on 31.4", "31 ביוני", "28–31.2.2026": the day that a line names where its month does not have it.
 * @param when the date that the line has otherwise: it counts where it comes first
 */
export function findNoDay(line: string, words: readonly Word[], when: When | undefined): NoDay | undefined {
	const found = [
		...[ISO, SPAN, DAY].flatMap((pattern) =>
			[...line.matchAll(new RegExp(pattern, `${pattern.flags}g`))]
				// 31.2 alone may be any number.
				.filter(({ 0: text, index }) => /\d{4}|[./]\d+[./]/.test(text) || SAYS_DATE.test(line.slice(0, index)))
				.map(({ 0: text, index }) => ({ start: index, end: index + text.length }))
		),
		...words.flatMap((first, at) => {
			const isMonth = monthOf(first) !== undefined;
			if (!isMonth && dayNumber(first.text) === undefined) return [];
			// "31 June", "June 31, 2026", "28–31 February 2026"
			return [1, 2, 3].flatMap((more) => {
				const last = words[at + more];
				const isEnd =
					monthOf(last) ?? yearOf(last) ?? (isMonth && more === 1 ? dayNumber(last?.text ?? '') : undefined);
				return last && isEnd !== undefined ? [{ start: first.start, end: last.end }] : [];
			});
		})
	]
		.filter(({ start, end }) => isNoDay(line.slice(start, end)))
		.sort((a, b) => a.start - b.start || b.end - a.end)[0];
	if (!found) return undefined;
	const { start, end } = found;
	const gap = when && when.end <= start ? line.slice(when.end, start) : '';
	const isRange = when !== undefined && TO.test(gap);
	const isFirst = !when || when.isInTitle === true || when.end > start || isRange || /^,?\s+(?:ה[-־]?)?$/.test(gap);
	if (!isFirst) return undefined;
	const from = isRange || when?.isWeekday ? Math.min(when?.start ?? start, start) : start;
	return { start: withPreposition(line, from), end, text: line.slice(isRange ? from : start, end) };
}
const SAYS_DATE = /(?:^|[\s,(])(?:[במל][-־]?|on\s+|(?:ב|מ)?תאריך\s+)$/iu;
