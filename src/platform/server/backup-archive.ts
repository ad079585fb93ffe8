import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { link, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import tar, { type Pack } from 'tar-stream';
import { Refusal } from './refusal.ts';

/** The form of the file; a later Kesher that changes it still reads the earlier ones. */
export const FORMAT = 1;
const MANIFEST = 'manifest.json';

export interface BackedUpTable {
	/** With its schema: kesher.activity */
	name: string;
	columns: string[];
	rows: number;
	/** The entries that hold its rows, in order; each is a whole number of lines. */
	parts: string[];
}

/** The last entry of a backup: what is in it, by which every other one is checked. */
export interface Manifest {
	format: number;
	/** The version of Kesher that wrote it. */
	kesher: string;
	postgres: string;
	/** When the snapshot was taken: everything saved before is in it, nothing later. */
	at: string;
	migrations: { name: string; sha256: string }[];
	tables: BackedUpTable[];
	/** Attachments that the database names and the disk did not have. */
	missing: string[];
	hasSecrets: boolean;
	entries: Record<string, { bytes: number; sha256: string }>;
}

/** Writes a backup entry by entry. The file appears under its name only when it is complete and on the disk. */
export class ArchiveWriter {
	readonly #path: string;
	readonly #draft: string;
	readonly #pack: Pack;
	readonly #written: Promise<void>;
	readonly #entries: Manifest['entries'] = {};

	constructor(path: string) {
		this.#path = path;
		this.#draft = `${path}.draft`;
		this.#pack = tar.pack();
		this.#written = pipeline(this.#pack, createGzip(), createWriteStream(this.#draft, { mode: 0o600 }));
		// Its failure is thrown by the entry that is being added, or by finish().
		this.#written.catch(() => {});
	}

	/** Adds an entry. Returns when it has been handed on, so that memory stays flat. */
	async add(name: string, bytes: Buffer): Promise<void> {
		this.#entries[name] = { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
		await this.#put(name, bytes);
	}

	async finish(manifest: Omit<Manifest, 'format' | 'entries'>): Promise<void> {
		const whole: Manifest = { format: FORMAT, ...manifest, entries: this.#entries };
		await this.#put(MANIFEST, Buffer.from(JSON.stringify(whole, null, '\t')));
		this.#pack.finalize();
		await this.#written;
		await sync(this.#draft);
		// A link, not a renaming: it fails where the name exists.
		await link(this.#draft, this.#path);
		await rm(this.#draft);
		await sync(dirname(this.#path));
	}

	async abandon(): Promise<void> {
		this.#pack.destroy();
		await this.#written.catch(() => {});
		await rm(this.#draft, { force: true });
	}

	async #put(name: string, bytes: Buffer): Promise<void> {
		try {
			await new Promise<void>((resolve, reject) => {
				this.#pack.entry({ name, mode: 0o600 }, bytes, (error) => (error ? reject(error) : resolve()));
			});
		} catch (error) {
			// That the stream ended is no reason; the writing of the file knows it.
			await this.#written;
			throw error;
		}
	}
}

export interface ArchiveEntry {
	name: string;
	content: AsyncIterable<Buffer>;
}

/**
 * Reads a backup from the beginning to the end and checks every byte of it.
 * @throws Refusal when it is not a backup, or not whole, or not as it was written
 */
export async function verifyArchive(path: string): Promise<Manifest> {
	const found: Manifest['entries'] = {};
	let manifest: Manifest | undefined;
	for await (const { name, content } of entriesOf(path)) {
		if (manifest) throw damaged(path, `${name} comes after the manifest`);
		if (name === MANIFEST) {
			manifest = parseManifest(path, await bytesOf(content));
			continue;
		}
		const hash = createHash('sha256');
		let bytes = 0;
		for await (const chunk of content) {
			hash.update(chunk);
			bytes += chunk.length;
		}
		found[name] = { bytes, sha256: hash.digest('hex') };
	}
	if (!manifest) throw damaged(path, 'it has no manifest, so it was cut off');
	for (const name of new Set([...Object.keys(found), ...Object.keys(manifest.entries)])) {
		const [is, was] = [found[name], manifest.entries[name]];
		if (!is) throw damaged(path, `${name} is missing`);
		if (is.sha256 !== was?.sha256 || is.bytes !== was.bytes) throw damaged(path, `${name} is not as it was written`);
	}
	return manifest;
}

/** The entries in their order. Each must be read before the next is asked for. */
export async function* entriesOf(path: string): AsyncGenerator<ArchiveEntry> {
	const extract = tar.extract();
	const read = pipeline(createReadStream(path), createGunzip(), extract);
	read.catch(() => {});
	try {
		for await (const entry of extract)
			yield { name: entry.header.name, content: chunksOf(path, entry as AsyncIterable<Buffer>) };
		await read;
	} catch (error) {
		throw readingRefusal(path, error as NodeJS.ErrnoException);
	}
}

async function* chunksOf(path: string, entry: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
	try {
		yield* entry;
	} catch (error) {
		throw readingRefusal(path, error as NodeJS.ErrnoException);
	}
}

export async function bytesOf(content: AsyncIterable<Buffer>): Promise<Buffer> {
	return Buffer.concat(await Array.fromAsync(content));
}

function readingRefusal(path: string, error: NodeJS.ErrnoException): Error {
	if (error.code === 'ENOENT') return new Refusal(`There is no file ${path}.`);
	if (error.code === 'EISDIR') return new Refusal(`${path} is a folder, not a backup.`);
	if (error.code === 'EACCES') return new Refusal(`${path} cannot be read by this user.`);
	const isFormat =
		error.code?.startsWith('Z_') || /tar|Unexpected end|header|Premature|Writable stream/i.test(error.message);
	return isFormat ? damaged(path, error.message) : error;
}

function damaged(path: string, how: string): Refusal {
	return new Refusal(`${path} is not a whole backup of Kesher: ${how}. Nothing was restored; use another copy.`);
}

function parseManifest(path: string, bytes: Buffer): Manifest {
	let manifest: Manifest;
	try {
		manifest = JSON.parse(bytes.toString('utf8')) as Manifest;
	} catch {
		throw damaged(path, 'its manifest cannot be read');
	}
	if (typeof manifest.format !== 'number' || !manifest.entries)
		throw damaged(path, 'its manifest is of something else');
	if (manifest.format > FORMAT) {
		throw new Refusal(`${path} was written by a newer Kesher (${manifest.kesher}). Restore it with that version.`);
	}
	return manifest;
}

async function sync(path: string): Promise<void> {
	const file = await open(path, 'r');
	try {
		await file.sync();
	} finally {
		await file.close();
	}
}
