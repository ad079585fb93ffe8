/**
 * Scrambles a Hebrew text as files of slides came to be: every run of letters in its own order, the runs as they lay on
 * the screen from left to right. A run ends where the kind of its signs changes, and around a word that the spelling of
 * Office does not know; runs of nothing but spaces were lost, and brackets are those that were drawn.
 */
const RUN =
	/(?:[א-ת\u0591-\u05c7]+(?: [א-ת\u0591-\u05c7]+)* *)|[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f0-9@]*(?:[ .&@'’\-/,]+[A-Za-z\u00c0-\u024f0-9][A-Za-z\u00c0-\u024f0-9@]*)*|[$€£₪]?\d+(?:[.,:/+-]\d+)*%?|[,.;:!?]+ *|\s+|[^]/g;
/** The same where every run keeps the spaces after it, and words those before them. */
const KEEPING_RUN = new RegExp(
	RUN.source
		.replace('(?:[א-ת', '(?: *[א-ת')
		.replace('|[$€£₪]', ' *|[$€£₪]')
		.replace('%?|', '%? *|')
		.replace('|\\s+|[^]', '|[-–—"\'()[\\]] *|\\s+|[^]'),
	'g'
);
const MIRRORED: Record<string, string> = { '(': ')', ')': '(', '[': ']', ']': '[', '{': '}', '}': '{' };
/** Stands around a word that the spelling does not know. */
const APART = '\u0001';
const WORD = /[א-ת]+(?:'[א-ת]+)*'?/g;
const PREFIX = /^[ובלמהכש]{0,2}/;

export interface ScrambledDeck {
	/** The paragraphs as they were written, without "#" and the signs of items. */
	logical: string[];
	scrambled: string;
}

function isUnknown(word: string, unknown: ReadonlySet<string>): boolean {
	const longest = PREFIX.exec(word)?.[0].length ?? 0;
	return Array.from({ length: longest + 1 }, (_, cut) => word.slice(cut)).some((rest) => unknown.has(rest));
}

/** @param keepsSpaces whether a run keeps the spaces beside it; otherwise those after numbers, names and signs are lost */
export function scrambledLine(line: string, unknown: ReadonlySet<string>, keepsSpaces = false): string {
	const parted = line.replace(WORD, (word) => (isUnknown(word, unknown) ? APART + word + APART : word));
	return [...parted.matchAll(keepsSpaces ? KEEPING_RUN : RUN)]
		.map(([run]) => run)
		.filter((run) => run !== APART && run.trim() !== '')
		.toReversed()
		.map((run) => run.replace(/[()[\]{}]/, (bracket) => MIRRORED[bracket] ?? bracket))
		.join('');
}

/** A paragraph broken into lines, each with the space that it was broken at. */
function wrapped(text: string, width: number): string[] {
	const lines: string[] = [];
	for (const [word] of text.matchAll(/\S+ ?/g)) {
		const last = lines.at(-1);
		if (last !== undefined && last.length + word.trimEnd().length <= width) lines[lines.length - 1] = last + word;
		else lines.push(word);
	}
	return lines;
}

/**
 * A deck of tests: a line with "!" before the words that the spelling does not know, "#" before titles, a sign before
 * items, an empty line between slides.
 */
export function scrambledDeck(source: string, width = 84, keepsSpaces = false): ScrambledDeck {
	const [first = '', ...lines] = source.trim().split('\n');
	const unknown = new Set(first.replace('!', '').trim().split(' ').filter(Boolean));
	const logical: string[] = [];
	const drawn: string[] = [];
	for (const line of lines) {
		if (line === '') {
			drawn.push('', '', '');
			continue;
		}
		const [, sign = '', text = ''] = /^([#•➢*-]|\d+\.(?= ))? ?(.*)$/.exec(line) ?? [];
		logical.push(text);
		const [head = '', ...rest] = wrapped(text, width);
		const number = /^\d+(?=\.)/.exec(sign)?.[0];
		const mark = sign === '#' ? '' : number ? `.${number}` : sign;
		drawn.push(scrambledLine(head, unknown, keepsSpaces) + (sign === '#' ? ' ' : mark));
		drawn.push(...rest.map((each) => scrambledLine(each, unknown, keepsSpaces)), '');
	}
	return { logical, scrambled: drawn.join('\n') };
}
