import type { FlowDocument, Item } from '#kernel/flow-document.ts';
import type { Language } from '#kernel/language.ts';
import { m } from '#paraglide/messages.js';
import type { Counted } from './sheet.ts';

/** How much of each list a sheet tells. */
export type Shares<Part extends string> = Readonly<Record<Part, number>>;

/**
 * A document of which as much is told as one page has room for. Every list has its first line before any has its
 * second, and so on: a long one leaves the others theirs. A list that has no room for one more gets none after that.
 * @param wanted how much there is of each list, the most important first
 * @param fits whether a document stays on its page
 */
export function fitted<Part extends string>(
	write: (shares: Shares<Part>) => FlowDocument,
	wanted: Shares<Part>,
	fits: (document: FlowDocument) => boolean
): FlowDocument {
	let shares = Object.fromEntries(Object.keys(wanted).map((part) => [part, 0])) as Shares<Part>;
	let document = write(shares);
	let open = Object.keys(wanted) as Part[];
	while (open.length > 0) {
		const growing: Part[] = [];
		for (const part of open) {
			if (shares[part] >= wanted[part]) continue;
			const more = { ...shares, [part]: shares[part] + 1 };
			const longer = write(more);
			if (!fits(longer)) continue;
			[shares, document] = [more, longer];
			growing.push(part);
		}
		open = growing;
	}
	return document;
}

/** The first of some records as items; the last line counts those that are left out. */
export function someOf<T>(
	{ rows, all }: Counted<T>,
	share: number,
	language: Language,
	toItem: (row: T) => Item
): Item[] {
	const told = rows.slice(0, share).map(toItem);
	const left = all - told.length;
	if (left === 0) return told;
	const say = told.length === 0 ? m.sheet_left_all : m.sheet_left;
	return [...told, { mark: 'plain', line: [{ text: say({ count: left }, { locale: language }) }] }];
}
