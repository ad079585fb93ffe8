import bidiFactory from 'bidi-js';

export type Direction = 'rtl' | 'ltr';

const bidi = bidiFactory();
const BRACKETS = /[()[\]{}]/;

/** Signs from left to right as they are seen, and whether that is the order in which they are read. */
export interface Turned {
	/** In the order of reading. */
	signs: string[];
	/** Drawn again by the rules of Unicode, they would look as they do. */
	holds: boolean;
	/** A number and a word would look the same the other way around. */
	isAmbiguous: boolean;
}

/** How two stretches of a line belong together, where the rules allow more than one way. */
interface Reading {
	/** A number behind a Latin word is its own: where nothing is between them, where that is likelier, or always. */
	numberAfterWord: 'touching' | 'likely' | 'any';
	/** A bracket that ends a Latin stretch in which it was opened belongs to it. */
	closesBrackets: boolean;
	/** What stands behind a number, as a sign of money does, belongs to it. */
	takesSigns: boolean;
	/** What ends a sentence belongs to the Latin stretch before it, as in a file that marks where that begins and ends. */
	isMarked: boolean;
}

/** From the likeliest. */
const READINGS: readonly Reading[] = [true, false].flatMap((isMarked) =>
	(['likely', 'touching', 'any'] as const).flatMap((numberAfterWord) =>
		[true, false].flatMap((closesBrackets) =>
			[true, false].map((takesSigns) => ({ numberAfterWord, closesBrackets, takesSigns, isMarked }))
		)
	)
);
/** Between a Latin word and a number to its right: otherwise the number comes first, and what is between stood wrong. */
const WORD_TO_NUMBER = /^(?:[ \-–./:,'&#]| \(|[,.;:!?] ?)?$/;
/** Around them either order is as likely. */
const EITHER_ORDER = /^ [–—|/-] $/;
const START_OF_ISOLATE = '\u2066';
const END_OF_ISOLATE = '\u2069';

/**
 * A line as it is read, from how it is seen: the bidirectional algorithm of Unicode backwards. More than one line may
 * look the same; of those whose look is right the likeliest is taken.
 * @param seen from left to right, each with the marks upon it
 */
export function turned(seen: readonly string[], base: Direction): Turned {
	const kinds = seen.map(kindOf);
	if (base === 'ltr' && !kinds.includes('R')) return { signs: [...seen], holds: true, isAmbiguous: false };
	const isAmbiguous = base === 'rtl' && hasEitherOrder(seen, kinds);
	let first: Piece[] | undefined;
	for (const reading of READINGS) {
		const pieces = base === 'rtl' ? backwards(seen, kinds, reading) : withTurnedStretches(seen, kinds, reading);
		if (looksAs(pieces, base, seen)) return { signs: pieces.flatMap(({ signs }) => signs), holds: true, isAmbiguous };
		first ??= pieces;
	}
	return { signs: first?.flatMap(({ signs }) => signs) ?? [...seen], holds: false, isAmbiguous };
}

/** Signs in the order of reading. */
interface Piece {
	signs: readonly string[];
	/** The file says where it begins and ends. */
	isMarked: boolean;
}

/** Which brackets stand where is left out: a file may hold either of a pair for one that is drawn. */
function looksAs(pieces: readonly Piece[], base: Direction, seen: readonly string[]): boolean {
	const signs = pieces.flatMap((piece) =>
		piece.isMarked ? [START_OF_ISOLATE, ...piece.signs, END_OF_ISOLATE] : piece.signs
	);
	const owners = signs.flatMap((sign, at) => Array.from({ length: sign.length }, () => at));
	const text = openedAndClosed(signs).join('');
	const order = bidi.getReorderedIndices(text, bidi.getEmbeddingLevels(text, base));
	const shown: number[] = [];
	for (const index of order) {
		const owner = owners[index];
		const sign = owner === undefined ? undefined : signs[owner];
		if (owner === undefined || sign === START_OF_ISOLATE || sign === END_OF_ISOLATE) continue;
		if (owner !== shown.at(-1)) shown.push(owner);
	}
	return shown.length === seen.length && shown.every((owner, at) => signs[owner] === seen[at]);
}

/** Brackets in turns: the rules look for pairs. */
function openedAndClosed(signs: readonly string[]): string[] {
	let isOpen = false;
	return signs.map((sign) => {
		if (!BRACKETS.test(sign)) return sign;
		isOpen = !isOpen;
		return isOpen ? '(' : ')';
	});
}

function hasEitherOrder(seen: readonly string[], kinds: readonly Kind[]): boolean {
	return kinds.some(
		(kind, at) => kind === 'L' && kinds[at + 4] === 'number' && EITHER_ORDER.test(seen.slice(at + 1, at + 4).join(''))
	);
}

type Kind = 'R' | 'L' | 'number' | 'joiner' | 'sign' | 'space' | 'other';

const knownKinds = new Map<string, Kind>();

function kindOf(sign: string): Kind {
	const known = knownKinds.get(sign);
	if (known) return known;
	const kind = unknownKindOf(sign);
	// A document has some hundred signs; one that was made to have them all is not remembered.
	if (knownKinds.size < 5000) knownKinds.set(sign, kind);
	return kind;
}

function unknownKindOf(sign: string): Kind {
	switch (bidi.getBidiCharTypeName(String.fromCodePoint(sign.codePointAt(0) ?? 0x20))) {
		case 'R':
		case 'AL':
			return 'R';
		case 'L':
			return 'L';
		case 'EN':
		case 'AN':
			return 'number';
		case 'CS':
		case 'ES':
			return 'joiner';
		case 'ET':
			return 'sign';
		case 'WS':
		case 'S':
		case 'B':
			return 'space';
		default:
			return 'other';
	}
}

/** A line whose reading begins at the right: turned around, and what runs from the left turned back. */
function backwards(seen: readonly string[], kinds: readonly Kind[], reading: Reading): Piece[] {
	const pieces: Piece[] = [];
	let end = seen.length;
	for (const stretch of leftToRight(seen, kinds, reading).toReversed()) {
		pieces.push({ signs: seen.slice(stretch.end + 1, end).reverse(), isMarked: false });
		pieces.push({ signs: seen.slice(stretch.start, stretch.end + 1), isMarked: stretch.isMarked });
		end = stretch.start;
	}
	return [...pieces, { signs: seen.slice(0, end).reverse(), isMarked: false }];
}

/** A line whose reading begins at the left, in which stretches run from the right. */
function withTurnedStretches(seen: readonly string[], kinds: readonly Kind[], reading: Reading): Piece[] {
	const pieces: Piece[] = [];
	let done = 0;
	for (let at = 0; at < seen.length; at += 1) {
		if (kinds[at] !== 'R') continue;
		let end = at;
		for (let next = at; next < seen.length && kinds[next] !== 'L'; next += 1) if (kinds[next] === 'R') end = next;
		pieces.push({ signs: seen.slice(done, at), isMarked: false });
		pieces.push(...backwards(seen.slice(at, end + 1), kinds.slice(at, end + 1), reading));
		done = end + 1;
		at = end;
	}
	return [...pieces, { signs: seen.slice(done), isMarked: false }];
}

interface Stretch {
	start: number;
	/** Its last sign. */
	end: number;
	isMarked: boolean;
}

/** Words of letters that run from the left, with what lies between them, and numbers. */
function leftToRight(seen: readonly string[], kinds: readonly Kind[], reading: Reading): Stretch[] {
	const stretches: Stretch[] = [];
	for (let at = 0; at < seen.length; at += 1) {
		if (kinds[at] !== 'L' && kinds[at] !== 'number') continue;
		let end = endOf(seen, kinds, at, reading);
		let start = at;
		const hasLetters = kinds.slice(at, end + 1).includes('L');
		const isMarked = reading.isMarked && hasLetters && endsSentence(seen, end);
		if (isMarked) end += 1;
		if (reading.takesSigns) {
			const floor = (stretches.at(-1)?.end ?? -1) + 1;
			while (start > floor && kinds[start - 1] === 'sign' && kinds[at] === 'number') start -= 1;
			while (kinds[end + 1] === 'sign' && kinds[end] !== 'L') end += 1;
		}
		stretches.push({ start, end, isMarked });
		at = end;
	}
	return stretches;
}

function endOf(seen: readonly string[], kinds: readonly Kind[], start: number, reading: Reading): number {
	let end = start;
	let hasLetters = kinds[start] === 'L';
	for (let next = start + 1; next < seen.length && kinds[next] !== 'R'; next += 1) {
		const kind = kinds[next];
		const between = next - end - 1;
		if (kind === 'L') {
			if (!hasLetters && between > 0) break;
			hasLetters = true;
			end = next;
		} else if (kind === 'number') {
			const isJoined = between === 0 || (between === 1 && kinds[end + 1] === 'joiner');
			if (!isJoined && !(hasLetters && isOwn(seen.slice(end + 1, next).join(''), reading))) break;
			end = next;
		}
	}
	const opened = seen.slice(start, end + 1).filter((sign) => BRACKETS.test(sign)).length % 2 === 1;
	return hasLetters && opened && reading.closesBrackets && BRACKETS.test(seen[end + 1] ?? '') ? end + 1 : end;
}

/** @param between what lies between a word and a number to its right */
function isOwn(between: string, { numberAfterWord }: Reading): boolean {
	if (numberAfterWord === 'likely') return WORD_TO_NUMBER.test(between.replace(/[)[\]{}]/g, '('));
	return numberAfterWord === 'any' && between.length > 0;
}

/** Whether what stands right behind a stretch would open a word, were it not its end. */
function endsSentence(seen: readonly string[], end: number): boolean {
	const behind = seen[end + 2];
	return /^[.,;:!?]$/.test(seen[end + 1] ?? '') && (behind === undefined || behind === ' ');
}

/** Letters that are written from the right, and all others. */
export function lettersOf(text: string): { rtl: number; ltr: number } {
	let [rtl, ltr] = [0, 0];
	for (const letter of text) {
		const kind = kindOf(letter);
		if (kind === 'R') rtl += 1;
		else if (kind === 'L') ltr += 1;
	}
	return { rtl, ltr };
}
