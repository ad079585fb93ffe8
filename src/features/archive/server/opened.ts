import { createHash } from 'node:crypto';
import { BadZip, type ZipSource } from '#documents/zip/source.ts';
import { ZipReader } from '#documents/zip/zip-reader.ts';
import { ArchiveRefused, FILE_LIST, MANIFEST, pathOfTable, type ListedFile, type Manifest } from '../archive.ts';
import { manifestOfBefore, readManifest } from '../manifest.ts';
import { linesOf, parsedRow } from './lines.ts';

/** What is read whole, in bytes: the manifest and the list of files of a very large office. */
const LARGEST_LIST = 64 * 1024 * 1024;
/** More than any document may be. */
const LARGEST_FILE = 64 * 1024 * 1024;

/** An archive of an office that somebody handed over. Whatever is read of it is held against what it says of itself. */
export class OpenedArchive {
	readonly manifest: Manifest;
	readonly #zip: ZipReader;

	private constructor(zip: ZipReader, manifest: Manifest) {
		this.#zip = zip;
		this.manifest = manifest;
	}

	/**
	 * @param schema the last migration of this installation
	 * @throws ArchiveRefused
	 */
	static async open(source: ZipSource, schema: string): Promise<OpenedArchive> {
		return refusingZip(async () => {
			const zip = await ZipReader.open(source);
			if (!zip.has(MANIFEST)) return new OpenedArchive(zip, manifestOfBefore(zip.names));
			const manifest = readManifest(await wholeOf(zip, MANIFEST, LARGEST_LIST), schema);
			refuseOtherEntries(zip, manifest);
			return new OpenedArchive(zip, manifest);
		});
	}

	/** The rows of a table as they are written. @throws ArchiveRefused where there are fewer or more than was said */
	async *rows(table: string): AsyncGenerator<string> {
		const path = pathOfTable(table);
		let count = 0;
		for await (const row of linesOf(this.#entry(path), path)) {
			count += 1;
			yield row;
		}
		if ((this.manifest.tables[table] ?? count) !== count) throw new ArchiveRefused('damaged', path);
	}

	/** What is said of the documents. */
	async files(): Promise<ListedFile[]> {
		if (this.#zip.sizeOf(FILE_LIST) > LARGEST_LIST) throw new ArchiveRefused('unsafe', FILE_LIST);
		const text = Buffer.concat(await Array.fromAsync(this.#entry(FILE_LIST))).toString();
		const list = parsedRow(text, FILE_LIST);
		if (!Array.isArray(list) || !list.every(isListed)) throw new ArchiveRefused('damaged', FILE_LIST);
		return list;
	}

	/** The bytes of a document. @throws ArchiveRefused where they are not those that were named */
	async file({ path, sha256 }: ListedFile): Promise<Buffer> {
		if (!/^(files|trash)\//.test(path) || this.#zip.sizeOf(path) > LARGEST_FILE)
			throw new ArchiveRefused('unsafe', path);
		const bytes = Buffer.concat(await Array.fromAsync(this.#entry(path)));
		if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new ArchiveRefused('damaged', path);
		return bytes;
	}

	async *#entry(path: string): AsyncGenerator<Buffer> {
		const sum = this.manifest.entries[path];
		if (this.manifest.version > 0 && !sum) throw new ArchiveRefused('damaged', path);
		const hash = createHash('sha256');
		try {
			for await (const chunk of this.#zip.read(path)) {
				hash.update(chunk);
				yield chunk;
			}
		} catch (error) {
			throw refusalOf(error);
		}
		if (sum && sum.sha256 !== hash.digest('hex')) throw new ArchiveRefused('damaged', path);
	}
}

function isListed(value: unknown): value is ListedFile {
	const { path, sha256, isMissing } = (value ?? {}) as Record<string, unknown>;
	return typeof path === 'string' && typeof isMissing === 'boolean' && /^[0-9a-f]{64}$/.test(String(sha256));
}

async function wholeOf(zip: ZipReader, name: string, most: number): Promise<string> {
	if (zip.sizeOf(name) > most) throw new BadZip('bomb', name);
	return Buffer.concat(await Array.fromAsync(zip.read(name))).toString();
}

/** Every entry is one that the manifest names, as large as it says; what lies there besides is from somebody else. */
function refuseOtherEntries(zip: ZipReader, { entries }: Manifest): void {
	for (const [name, { bytes }] of Object.entries(entries)) {
		if (!zip.has(name) || zip.sizeOf(name) !== bytes) throw new ArchiveRefused('damaged', name);
	}
	const other = zip.names.find((name) => name !== MANIFEST && !name.endsWith('/') && !(name in entries));
	if (other !== undefined) throw new ArchiveRefused('damaged', other);
}

const OF_ZIP = { not_zip: 'foreign', damaged: 'damaged', unsafe: 'unsafe', bomb: 'unsafe' } as const;

function refusalOf(error: unknown): unknown {
	return error instanceof BadZip ? new ArchiveRefused(OF_ZIP[error.code], error.entry, { cause: error }) : error;
}

async function refusingZip<T>(work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		throw refusalOf(error);
	}
}
