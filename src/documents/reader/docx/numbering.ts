import { counted, Places, type Counting } from '../counting.ts';
import { attribute, children, down, numberIn, type Element } from '../markup.ts';

const COUNTINGS: Readonly<Record<string, Counting>> = {
	lowerLetter: 'lower',
	upperLetter: 'upper',
	lowerRoman: 'lowerRoman',
	upperRoman: 'upperRoman',
	hebrew1: 'hebrew',
	hebrew2: 'hebrew'
};

/** What stands before the items of a Word file, which counts through the whole of it. */
export class Numbering {
	readonly #lists: Map<string, string>;
	readonly #levels: Map<string, Element>;
	readonly #places = new Map<string, Places>();

	/** @param part the numbering of the file, where it has any */
	constructor(part: Element | undefined) {
		this.#lists = new Map(
			children(part, 'w:num').map((each) => [
				attribute(each, 'w:numId') ?? '',
				attribute(down(each, 'w:abstractNumId'), 'w:val') ?? ''
			])
		);
		this.#levels = new Map(
			children(part, 'w:abstractNum').flatMap((list) =>
				children(list, 'w:lvl').map((level): [string, Element] => [
					placeOf(attribute(list, 'w:abstractNumId'), attribute(level, 'w:ilvl')),
					level
				])
			)
		);
	}

	/** The mark of the next item of a list; undefined where the file does not say what it is. */
	next(list: string, level: number): string | undefined {
		const id = this.#lists.get(list);
		const definition = this.#levels.get(placeOf(id, String(level)));
		if (id === undefined || !definition) return undefined;
		const format = attribute(down(definition, 'w:numFmt'), 'w:val') ?? 'decimal';
		const pattern = attribute(down(definition, 'w:lvlText'), 'w:val') ?? '';
		// Signs of Symbol and Wingdings lie where no character is: they stand for a dot.
		if (format === 'bullet') return /^[\ue000-\uf8ff]?$/.test(pattern) ? '•' : pattern;
		const places = this.#places.get(id) ?? new Places();
		this.#places.set(id, places);
		places.next(level, numberIn(down(definition, 'w:start'), 'w:val') ?? 1);
		return pattern.replace(/%(\d)/g, (_, digit: string) => this.#written(id, places, Number(digit) - 1));
	}

	#written(id: string, places: Places, level: number): string {
		const format = attribute(down(this.#levels.get(placeOf(id, String(level))), 'w:numFmt'), 'w:val') ?? '';
		return counted(places.at(level) ?? 1, COUNTINGS[format] ?? 'decimal');
	}
}

function placeOf(list = '', level = ''): string {
	return `${list} ${level}`;
}
