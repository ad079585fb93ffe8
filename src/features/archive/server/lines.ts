import { ArchiveRefused } from '../archive.ts';

/** A longer row is no row of an office. */
const LONGEST = 64 * 1024 * 1024;
/** So many rows, or so many characters, are handed to the database at once. */
const MOST_ROWS = 500;
const MOST_CHARACTERS = 4_000_000;

/**
 * The rows of a list in JSON of which each stands in a line of its own, as they are written: numbers keep every digit,
 * which the seals of the trail are made of.
 * @param path of the entry, for the refusal
 */
export async function* linesOf(content: AsyncIterable<Uint8Array>, path: string): AsyncGenerator<string> {
	let state: 'before' | 'within' | 'after' = 'before';
	for await (const line of textLines(content, path)) {
		const said = line.trim();
		if (said === '') continue;
		if (state === 'before' && (said === '[' || said === '[]')) state = said === '[' ? 'within' : 'after';
		else if (state === 'within' && said === ']') state = 'after';
		else if (state === 'within' && said.startsWith('{')) yield said.endsWith(',') ? said.slice(0, -1) : said;
		else throw new ArchiveRefused('damaged', path);
	}
	if (state !== 'after') throw new ArchiveRefused('damaged', path);
}

async function* textLines(content: AsyncIterable<Uint8Array>, path: string): AsyncGenerator<string> {
	const decoder = new TextDecoder('utf-8', { fatal: true });
	const decode = (chunk?: Uint8Array) => {
		try {
			return decoder.decode(chunk, { stream: chunk !== undefined });
		} catch (error) {
			throw new ArchiveRefused('damaged', path, { cause: error });
		}
	};
	let held: string[] = [];
	let length = 0;
	for await (const chunk of content) {
		const [first = '', ...others] = decode(chunk).split('\n');
		held.push(first);
		length += first.length;
		if (length > LONGEST) throw new ArchiveRefused('unsafe', path);
		const rest = others.pop();
		if (rest === undefined) continue;
		yield held.join('');
		yield* others;
		[held, length] = [[rest], rest.length];
	}
	yield held.join('') + decode();
}

/** A row as a value. @throws ArchiveRefused where it is none */
export function parsedRow(text: string, path: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new ArchiveRefused('damaged', path, { cause: error });
	}
}

/** The row of a table that has one. @throws ArchiveRefused where there is none, or another */
export async function onlyRow(rows: AsyncIterable<string>, path: string): Promise<unknown> {
	let only: string | undefined;
	for await (const row of rows) {
		if (only !== undefined) throw new ArchiveRefused('unfit', path);
		only = row;
	}
	if (only === undefined) throw new ArchiveRefused('unfit', path);
	return parsedRow(only, path);
}

/** Rows in lots of bounded size. */
export async function* inLots<Each>(
	rows: AsyncIterable<Each>,
	lengthOf: (row: Each) => number
): AsyncGenerator<Each[]> {
	let lot: Each[] = [];
	let characters = 0;
	for await (const row of rows) {
		lot.push(row);
		characters += lengthOf(row);
		if (lot.length < MOST_ROWS && characters < MOST_CHARACTERS) continue;
		yield lot;
		[lot, characters] = [[], 0];
	}
	if (lot.length > 0) yield lot;
}
