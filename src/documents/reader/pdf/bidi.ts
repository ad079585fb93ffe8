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
}

/** How two stretches of a line belong together, where the rules allow more than one way. */
interface Reading {
	/** A number behind a Latin word is its own: with nothing, one sign, or whatever between them. */
	numberAfterWord: 'touching' | 'near' | 'any';
	/** A bracket that ends a Latin stretch in which it was opened belongs to it. */
	closesBrackets: boolean;
	/** What stands behind a number, as a sign of money does, belongs to it. */
	takesSigns: boolean;
}

/** From the likeliest. */
const READINGS: readonly Reading[] = (['near', 'touching', 'any'] as const).flatMap((numberAfterWord) =>
	[true, false].flatMap((closesBrackets) =>
		[true, false].map((takesSigns) => ({ numberAfterWord, closesBrackets, takesSigns }))
	)
);

/**
 * A line as it is read, from how it is seen: the bidirectional algorithm of Unicode backwards. More than one line may
 * look the same; of those whose look is right the likeliest is taken.
 * @param seen from left to right, each with the marks upon it
 */
export function turned(seen: readonly string[], base: Direction): Turned {
	const kinds = seen.map(kindOf);
	if (base === 'ltr' && !kinds.includes('R')) return { signs: [...seen], holds: true };
	let first: string[] | undefined;
	for (const reading of READINGS) {
		const signs = base === 'rtl' ? backwards(seen, kinds, reading) : withTurnedStretches(seen, kinds, reading);
		if (looksAs(signs, base, seen)) return { signs, holds: true };
		first ??= signs;
	}
	return { signs: first ?? [...seen], holds: false };
}

/** Which brackets stand where is left out: a file may hold either of a pair for one that is drawn. */
function looksAs(signs: readonly string[], base: Direction, seen: readonly string[]): boolean {
	const owners = signs.flatMap((sign, at) => Array.from({ length: sign.length }, () => at));
	const text = openedAndClosed(signs).join('');
	const order = bidi.getReorderedIndices(text, bidi.getEmbeddingLevels(text, base));
	const shown: number[] = [];
	for (const index of order) {
		const owner = owners[index];
		if (owner !== undefined && owner !== shown.at(-1)) shown.push(owner);
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

type Kind = 'R' | 'L' | 'number' | 'joiner' | 'sign' | 'space' | 'other';

function kindOf(sign: string): Kind {
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
function backwards(seen: readonly string[], kinds: readonly Kind[], reading: Reading): string[] {
	const stretches = leftToRight(seen, kinds, reading);
	const signs: string[] = [];
	for (let at = seen.length - 1; at >= 0; at -= 1) {
		const stretch = stretches.findLast(({ end }) => end === at);
		if (stretch) {
			signs.push(...seen.slice(stretch.start, stretch.end + 1));
			at = stretch.start;
		} else {
			signs.push(seen[at] ?? '');
		}
	}
	return signs;
}

/** A line whose reading begins at the left, in which stretches run from the right. */
function withTurnedStretches(seen: readonly string[], kinds: readonly Kind[], reading: Reading): string[] {
	const signs: string[] = [];
	for (let at = 0; at < seen.length; at += 1) {
		if (kinds[at] !== 'R') {
			signs.push(seen[at] ?? '');
			continue;
		}
		let end = at;
		for (let next = at; next < seen.length && kinds[next] !== 'L'; next += 1) if (kinds[next] === 'R') end = next;
		signs.push(...backwards(seen.slice(at, end + 1), kinds.slice(at, end + 1), reading));
		at = end;
	}
	return signs;
}

interface Stretch {
	start: number;
	/** Its last sign. */
	end: number;
}

/** Words of letters that run from the left, with what lies between them, and numbers. */
function leftToRight(seen: readonly string[], kinds: readonly Kind[], reading: Reading): Stretch[] {
	const stretches: Stretch[] = [];
	for (let at = 0; at < seen.length; at += 1) {
		if (kinds[at] !== 'L' && kinds[at] !== 'number') continue;
		let end = endOf(seen, kinds, at, reading);
		let start = at;
		if (reading.takesSigns) {
			const floor = (stretches.at(-1)?.end ?? -1) + 1;
			while (start > floor && kinds[start - 1] === 'sign' && kinds[at] === 'number') start -= 1;
			while (kinds[end + 1] === 'sign' && kinds[end] !== 'L') end += 1;
		}
		stretches.push({ start, end });
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
			if (!isJoined && !(hasLetters && isNear(between, reading))) break;
			end = next;
		}
	}
	const opened = seen.slice(start, end + 1).filter((sign) => BRACKETS.test(sign)).length % 2 === 1;
	return hasLetters && opened && reading.closesBrackets && BRACKETS.test(seen[end + 1] ?? '') ? end + 1 : end;
}

function isNear(between: number, { numberAfterWord }: Reading): boolean {
	return numberAfterWord === 'any' || (numberAfterWord === 'near' && between <= 1);
}

/** Letters that are written from the right, and all others. */
export function lettersOf(text: string): { rtl: number; ltr: number } {
	let [rtl, ltr] = [0, 0];
	for (const letter of text.match(/\p{L}/gu) ?? []) {
		if (kindOf(letter) === 'R') rtl += 1;
		else ltr += 1;
	}
	return { rtl, ltr };
}
