/** What a value of JSON may begin with, but for objects and lists. */
const PLAIN_VALUE =
	/"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const SPACE = /[ \t\n\r]*/y;

/**
 * The line, from 1, in which a text stops being JSON; the last one where it ends too early. Only to say where a file is
 * broken: `JSON.parse` decides whether it is, and seldom says where.
 */
export function brokenLine(text: string): number {
	const place = new Scan(text).brokenAt();
	return text.slice(0, place).split('\n').length;
}

/** Walks over a text for as long as it is JSON. Open objects and lists are kept in a list: no depth is too much. */
class Scan {
	readonly #text: string;
	#at = 0;

	constructor(text: string) {
		this.#text = text;
	}

	brokenAt(): number {
		const open: ('{' | '[')[] = [];
		for (;;) {
			this.#pass(SPACE);
			const opening = this.#text[this.#at];
			if (opening === '{' || opening === '[') {
				this.#at += 1;
				open.push(opening);
				if (!this.#isClosed(opening)) {
					if (opening === '{' && !this.#key()) return this.#at;
					continue;
				}
				open.pop();
			} else if (!this.#pass(PLAIN_VALUE)) return this.#at;
			const next = this.#afterValue(open);
			if (next !== 'value') return this.#at;
		}
	}

	/** Goes past what closes after a value, up to where the next one begins. */
	#afterValue(open: ('{' | '[')[]): 'value' | 'end' {
		for (;;) {
			this.#pass(SPACE);
			const around = open.at(-1);
			if (around === undefined) return 'end';
			if (this.#text[this.#at] === ',') {
				this.#at += 1;
				return around === '[' || this.#key() ? 'value' : 'end';
			}
			if (!this.#isClosed(around)) return 'end';
			open.pop();
		}
	}

	#isClosed(opening: '{' | '['): boolean {
		this.#pass(SPACE);
		const isClosed = this.#text[this.#at] === (opening === '{' ? '}' : ']');
		if (isClosed) this.#at += 1;
		return isClosed;
	}

	/** The name of a value and the sign after it. */
	#key(): boolean {
		this.#pass(SPACE);
		if (this.#text[this.#at] !== '"' || !this.#pass(PLAIN_VALUE)) return false;
		this.#pass(SPACE);
		if (this.#text[this.#at] !== ':') return false;
		this.#at += 1;
		return true;
	}

	#pass(pattern: RegExp): boolean {
		pattern.lastIndex = this.#at;
		const found = pattern.exec(this.#text)?.[0];
		this.#at += found?.length ?? 0;
		return found !== undefined;
	}
}
