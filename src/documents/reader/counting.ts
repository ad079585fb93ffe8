/** How a list counts. bullet: it does not. */
export type Counting = 'decimal' | 'lower' | 'upper' | 'lowerRoman' | 'upperRoman' | 'hebrew';

const ROMAN = [
	...[[1000, 'm'] as const, [900, 'cm'] as const, [500, 'd'] as const, [400, 'cd'] as const, [100, 'c'] as const],
	...[[90, 'xc'] as const, [50, 'l'] as const, [40, 'xl'] as const, [10, 'x'] as const, [9, 'ix'] as const],
	...[[5, 'v'] as const, [4, 'iv'] as const, [1, 'i'] as const]
];
const HEBREW = [
	...[[400, 'ת'] as const, [300, 'ש'] as const, [200, 'ר'] as const, [100, 'ק'] as const, [90, 'צ'] as const],
	...[[80, 'פ'] as const, [70, 'ע'] as const, [60, 'ס'] as const, [50, 'נ'] as const, [40, 'מ'] as const],
	...[[30, 'ל'] as const, [20, 'כ'] as const, [16, 'טז'] as const, [15, 'טו'] as const, [10, 'י'] as const],
	...[[9, 'ט'] as const, [8, 'ח'] as const, [7, 'ז'] as const, [6, 'ו'] as const, [5, 'ה'] as const],
	...[[4, 'ד'] as const, [3, 'ג'] as const, [2, 'ב'] as const, [1, 'א'] as const]
];
/** Above it everything counts in figures: a list is not that long. */
const LAST = 999;

/** The place of an item in its list, from 1, as the list writes it. */
export function counted(place: number, counting: Counting): string {
	if (place < 1 || place > LAST) return String(place);
	switch (counting) {
		case 'decimal':
			return String(place);
		case 'lower':
			return letters(place);
		case 'upper':
			return letters(place).toUpperCase();
		case 'lowerRoman':
			return summed(place, ROMAN);
		case 'upperRoman':
			return summed(place, ROMAN).toUpperCase();
		case 'hebrew':
			return summed(place, HEBREW);
	}
}

/** a to z, then aa, bb, as Office goes on. */
function letters(place: number): string {
	const letter = String.fromCharCode(97 + ((place - 1) % 26));
	return letter.repeat(Math.ceil(place / 26));
}

function summed(place: number, values: readonly (readonly [number, string])[]): string {
	let rest = place;
	let written = '';
	for (const [value, sign] of values) {
		while (rest >= value) {
			written += sign;
			rest -= value;
		}
	}
	return written;
}

/** Where a list stands at each of its levels. */
export class Places {
	readonly #places: (number | undefined)[] = [];

	/** The place of the next item at a level; lists within it begin anew. */
	next(level: number, start = 1): number {
		const place = (this.#places[level] ?? start - 1) + 1;
		this.#places[level] = place;
		this.#places.length = level + 1;
		return place;
	}

	/** Where a level stands, for an item below it that says so. */
	at(level: number): number | undefined {
		return this.#places[level];
	}

	/** Whatever comes now at a level begins anew. */
	end(level: number): void {
		this.#places.length = Math.min(this.#places.length, level);
	}
}
