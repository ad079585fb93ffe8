const MIRRORED: Readonly<Record<string, string>> = {
	...{ '(': ')', ')': '(', '[': ']', ']': '[', '{': '}', '}': '{' },
	...{ '<': '>', '>': '<', '«': '»', '»': '«' }
};
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const LETTER = /\p{L}|\p{M}/u;
const DIGIT = /\p{Nd}/u;

const isRtl = (letter: string) => RIGHT_TO_LEFT.test(letter) && LETTER.test(letter);
const isLtr = (letter: string) => LETTER.test(letter) && !RIGHT_TO_LEFT.test(letter);

/** A bracket as it is drawn in a line of the other direction. */
export function mirrored(letter: string): string {
	return MIRRORED[letter] ?? letter;
}

/**
 * A line of Hebrew as its letters lie on the screen from left to right, in the order in which it is read: turned around,
 * and what runs from left to right in it turned back.
 */
export function asRead(line: string): string {
	const letters = [...line];
	const islands = islandsIn(letters);
	const read: string[] = [];
	for (let at = letters.length - 1; at >= 0; at -= 1) {
		const island = islands.find(([from, to]) => from <= at && at <= to);
		if (island) {
			read.push(...letters.slice(island[0], island[1] + 1));
			at = island[0];
		} else read.push(mirrored(letters[at] ?? ''));
	}
	return read.join('');
}

/** Stretches from one letter or digit of the left to right to another, with what stands between. */
function islandsIn(letters: readonly string[]): [from: number, to: number][] {
	const islands: [number, number][] = [];
	for (let at = 0; at < letters.length; at += 1) {
		const first = letters[at] ?? '';
		if (!isLtr(first) && !DIGIT.test(first)) continue;
		let to = islandEnd(letters, at);
		while (/[%°$€£₪#]/.test(letters[to + 1] ?? '') && DIGIT.test(letters[to] ?? '')) to += 1;
		let from = at;
		const floor = (islands.at(-1)?.[1] ?? -1) + 1;
		while (from > floor && /[$€£₪#]/.test(letters[from - 1] ?? '') && DIGIT.test(first)) from -= 1;
		islands.push([from, to]);
		at = to;
	}
	return islands;
}

function islandEnd(letters: readonly string[], from: number): number {
	let end = from;
	let hasLetter = isLtr(letters[from] ?? '');
	for (let at = from + 1; at < letters.length; at += 1) {
		const letter = letters[at] ?? '';
		if (isRtl(letter)) break;
		const between = letters.slice(end + 1, at).join('');
		if (isLtr(letter)) {
			if (!hasLetter && !/^[-./:,']?$/.test(between)) break;
			hasLetter = true;
			end = at;
		} else if (DIGIT.test(letter)) {
			// A number joins letters over one sign, and another number over one that numbers are written with: of "Expo 2020"
			// and "2020 Expo" it cannot be said which it was.
			if (!(hasLetter ? /^[\s\-./:,'&#@_]?$/ : /^[.,:/+-]?$/).test(between)) break;
			end = at;
		}
	}
	return end;
}
