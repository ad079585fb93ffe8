import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { directoryOf, type DirectoryEntry } from './directory.ts';
import { BadZip, type ZipSource } from './source.ts';

/** So many bytes are asked of the disk at once. */
const PIECE = 256 * 1024;
const LOCAL = 0x04034b50;
const LOCAL_BYTES = 30;

/**
 * Reads an archive that somebody handed over: its directory first, then each entry when it is asked for, piece by
 * piece, so that memory stays flat. What its directory says of sizes and checksums is held against what comes out, and
 * nothing is unpacked beyond it.
 */
export class ZipReader {
	readonly #source: ZipSource;
	readonly #entries: ReadonlyMap<string, DirectoryEntry>;

	private constructor(source: ZipSource, entries: ReadonlyMap<string, DirectoryEntry>) {
		this.#source = source;
		this.#entries = entries;
	}

	/** @throws BadZip where it is no archive, names places outside of itself, or would unfold without measure */
	static async open(source: ZipSource): Promise<ZipReader> {
		return new ZipReader(source, await directoryOf(source));
	}

	get names(): string[] {
		return [...this.#entries.keys()];
	}

	has(name: string): boolean {
		return this.#entries.has(name);
	}

	/** @returns how many bytes an entry comes to; 0 where there is none of that name */
	sizeOf(name: string): number {
		return this.#entries.get(name)?.size ?? 0;
	}

	/** What an entry holds, piece by piece. @throws BadZip where that is not what the directory says */
	async *read(name: string): AsyncGenerator<Buffer> {
		const entry = this.#entries.get(name);
		if (!entry) throw new BadZip('damaged', name);
		const seen = { size: 0, checksum: 0 };
		try {
			for await (const chunk of this.#unpacked(entry)) {
				seen.size += chunk.length;
				if (seen.size > entry.size) break;
				seen.checksum = crc32(chunk, seen.checksum);
				yield chunk;
			}
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code?.startsWith('Z_')) throw new BadZip('damaged', name);
			throw error;
		}
		if (seen.size !== entry.size || seen.checksum !== entry.checksum) throw new BadZip('damaged', name);
	}

	#unpacked(entry: DirectoryEntry): AsyncIterable<Buffer> {
		const packed = Readable.from(this.#packed(entry));
		if (entry.method === 'stored') return packed as AsyncIterable<Buffer>;
		const inflate = createInflateRaw();
		// Its failure reaches whoever reads from the end of it.
		pipeline(packed, inflate).catch(() => {});
		return inflate as AsyncIterable<Buffer>;
	}

	async *#packed({ name, offset, packed }: DirectoryEntry): AsyncGenerator<Buffer> {
		const head = await this.#source.read(offset, LOCAL_BYTES);
		if (head.length < LOCAL_BYTES || head.readUInt32LE(0) !== LOCAL) throw new BadZip('damaged', name);
		const start = offset + LOCAL_BYTES + head.readUInt16LE(26) + head.readUInt16LE(28);
		for (let at = 0; at < packed; at += PIECE) {
			const bytes = await this.#source.read(start + at, Math.min(PIECE, packed - at));
			if (bytes.length === 0) throw new BadZip('damaged', name);
			yield bytes;
		}
	}
}
