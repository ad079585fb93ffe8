import { heebo } from '#documents/fonts/heebo.ts';

/** Embeddings and overrides: they turn round what follows, and a text that a person typed has no need of them. */
const OVERRIDES = /[\u202a-\u202e]/g;
const ISOLATES = /[\u2066-\u2069]/g;
// Tab, line feed and carriage return are handled before.
const CONTROLS = /[\0-\x09\x0b-\x1f\x7f-\x9f\ufeff]/g;

/** A text as it may stand on paper: whole characters, lines ended in one way, nothing that turns other text round. */
export function printable(text: string): string {
	const clean = text
		.toWellFormed()
		.normalize('NFC')
		.replace(/\r\n?|[\u2028\u2029]/g, '\n')
		.replaceAll('\t', ' ')
		.replace(CONTROLS, '')
		.replace(OVERRIDES, '');
	return isBalanced(clean) ? clean : clean.replace(ISOLATES, '');
}

/** An isolate left open would take in all that follows; a closing too many would close another's. */
function isBalanced(text: string): boolean {
	let open = 0;
	for (const character of text.match(ISOLATES) ?? []) {
		open += character === '\u2069' ? -1 : 1;
		if (open < 0) return false;
	}
	return open === 0;
}

/** Letters in bold at the margins of a column keep a little off them; in the widest of our typefaces they are wider. */
const SURE = 0.82;

const characters = new Intl.Segmenter('he', { granularity: 'grapheme' });

/** Stands where a word may be broken; the template makes a place to break of it. */
const BREAK = '\u200b';

/**
 * Allows breaks in what has no place for one, such as a long address: it would run over the margin. A hyphen is such
 * a place.
 * @param most ems, and letters of a part
 */
export function breakable(text: string, most: number): string {
	return text.replace(/[^\s-]+-?/g, (word) => {
		if (word.length <= most || heebo().bold.measure(word) <= most * SURE) return word;
		const letters = Array.from(characters.segment(word), ({ segment }) => segment);
		const parts = letters.map((letter, index) => (index % most === 0 ? BREAK + letter : letter));
		return parts.join('') + BREAK;
	});
}

/** Keeps a text of another language from mixing its order with what stands around it, as <bdi> does on a page. */
export function isolated(text: string, direction: 'ltr' | 'rtl'): string {
	return `${direction === 'rtl' ? '\u2067' : '\u2066'}${text}\u2069`;
}
