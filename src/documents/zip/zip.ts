import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

/** What an entry is read from, piece by piece. */
export type Content = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

interface Entry {
	name: Buffer;
	checksum: number;
	packed: number;
	size: number;
	offset: number;
}

/** Names are UTF-8, and sizes follow what they are the sizes of. */
const FLAGS = 0x0808;
const DEFLATED = 8;
const LARGEST = 0xffffffff;
/** PKZIP 4.5, which knows archives of more than four gigabytes. */
const VERSION = 45;

/**
 * Writes an archive as a stream: entry by entry, each piece by piece, so that memory stays flat however much there is
 * (PKWARE's APPNOTE 6.3). The archive may be of any size, an entry of up to four gigabytes.
 */
export class ZipWriter {
	readonly #moment: Buffer;
	readonly #entries: Entry[] = [];
	#offset = 0;

	/** @param at what every entry says of when it was written, in UTC */
	constructor(at: Date) {
		this.#moment = momentOf(at);
	}

	/** Names have slashes between folders. */
	async *add(name: string, content: Content): AsyncGenerator<Uint8Array> {
		const entry: Entry = { name: Buffer.from(name), checksum: 0, packed: 0, size: 0, offset: this.#offset };
		yield this.#counted(localHeader(entry, this.#moment));
		const deflate = createDeflateRaw();
		const fed = pipeline(measured(content, entry), deflate);
		// It fails what reads from here as well.
		fed.catch(() => {});
		for await (const chunk of deflate as AsyncIterable<Buffer>) {
			entry.packed += chunk.length;
			yield this.#counted(chunk);
		}
		await fed;
		if (entry.size > LARGEST || entry.packed > LARGEST) throw new Error(`${name} is too large for an archive`);
		yield this.#counted(numbers([4, 0x08074b50], [4, entry.checksum], [4, entry.packed], [4, entry.size]));
		this.#entries.push(entry);
	}

	/** The list of all entries, with which an archive ends. */
	*end(): Generator<Uint8Array> {
		const start = this.#offset;
		for (const entry of this.#entries) yield this.#counted(centralHeader(entry, this.#moment));
		const [count, size] = [this.#entries.length, this.#offset - start];
		const end = this.#offset;
		yield numbers(
			...([
				[4, 0x06064b50],
				[8, 44],
				[2, VERSION],
				[2, VERSION],
				[4, 0],
				[4, 0]
			] as const),
			...([
				[8, count],
				[8, count],
				[8, size],
				[8, start]
			] as const)
		);
		yield numbers([4, 0x07064b50], [4, 0], [8, end], [4, 1]);
		const many = Math.min(count, 0xffff);
		yield numbers(
			...([
				[4, 0x06054b50],
				[2, 0],
				[2, 0],
				[2, many],
				[2, many]
			] as const),
			...([
				[4, Math.min(size, LARGEST)],
				[4, Math.min(start, LARGEST)],
				[2, 0]
			] as const)
		);
	}

	#counted(bytes: Uint8Array): Uint8Array {
		this.#offset += bytes.length;
		return bytes;
	}
}

async function* measured(content: Content, entry: Entry): AsyncGenerator<Uint8Array> {
	for await (const chunk of content) {
		entry.checksum = crc32(chunk, entry.checksum);
		entry.size += chunk.length;
		yield chunk;
	}
}

function localHeader({ name }: Entry, moment: Buffer): Buffer {
	const head = numbers([4, 0x04034b50], [2, VERSION], [2, FLAGS], [2, DEFLATED]);
	return Buffer.concat([head, moment, numbers([4, 0], [4, 0], [4, 0], [2, name.length], [2, 0]), name]);
}

function centralHeader({ name, checksum, packed, size, offset }: Entry, moment: Buffer): Buffer {
	const extra = offset < LARGEST ? Buffer.alloc(0) : numbers([2, 1], [2, 8], [8, offset]);
	return Buffer.concat([
		numbers([4, 0x02014b50], [2, VERSION], [2, VERSION], [2, FLAGS], [2, DEFLATED]),
		moment,
		numbers([4, checksum], [4, packed], [4, size], [2, name.length], [2, extra.length], [2, 0], [2, 0], [2, 0]),
		numbers([4, 0], [4, Math.min(offset, LARGEST)]),
		name,
		extra
	]);
}

/** Each number in so many bytes, the lowest first. */
function numbers(...fields: readonly (readonly [bytes: 2 | 4 | 8, value: number])[]): Buffer {
	const buffer = Buffer.alloc(fields.reduce((sum, [bytes]) => sum + bytes, 0));
	let at = 0;
	for (const [bytes, value] of fields) {
		if (bytes === 8) buffer.writeBigUInt64LE(BigInt(value), at);
		else buffer.writeUIntLE(value, at, bytes);
		at += bytes;
	}
	return buffer;
}

/** As MS-DOS had it: in steps of two seconds, from 1980 on. */
function momentOf(at: Date): Buffer {
	const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
	const day = (Math.max(at.getUTCFullYear() - 1980, 0) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
	return numbers([2, time], [2, day]);
}
