import { counted, type Counting } from '../counting.ts';
import type { Attributes } from './look.ts';

const COUNTINGS: Readonly<Record<string, Counting>> = {
	a: 'lower',
	A: 'upper',
	i: 'lowerRoman',
	I: 'upperRoman',
	'1': 'decimal',
	decimal: 'decimal',
	'lower-alpha': 'lower',
	'lower-latin': 'lower',
	'upper-alpha': 'upper',
	'upper-latin': 'upper',
	'lower-roman': 'lowerRoman',
	'upper-roman': 'upperRoman',
	hebrew: 'hebrew'
};

/** A list that is open, and where it stands. */
export class HtmlList {
	readonly #counting: Counting | undefined;
	readonly #isBare: boolean;
	#place: number;

	constructor(name: string, attributes: Attributes) {
		const type = styleOf(attributes);
		this.#isBare = type === 'none';
		this.#counting = COUNTINGS[type] ?? (name === 'ol' && !this.#isBare ? 'decimal' : undefined);
		this.#place = whole(attributes.start, 1) - 1;
	}

	/** What stands before the next item; undefined where the list shows nothing. */
	next(attributes: Attributes): string | undefined {
		this.#place = whole(attributes.value, this.#place + 1);
		const counting = COUNTINGS[styleOf(attributes)] ?? this.#counting;
		if (counting) return `${counted(this.#place, counting)}.`;
		return this.#isBare ? undefined : '•';
	}
}

function styleOf({ style = '', type = '' }: Attributes): string {
	return /list-style(?:-type)?\s*:\s*([\w-]+)/i.exec(style)?.[1]?.toLowerCase() ?? type;
}

function whole(text: string | undefined, otherwise: number): number {
	return text !== undefined && /^-?\d{1,6}$/.test(text) ? Number(text) : otherwise;
}
