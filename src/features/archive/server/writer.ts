import { createHash } from 'node:crypto';
import { ZipWriter, type Content } from '#documents/zip/zip.ts';
import { KESHER } from '#platform/server/version.ts';
import { FORMAT, FORMAT_VERSION, MANIFEST, type Manifest } from '../archive.ts';

/** An archive of an office as it is written: entry by entry, and last of all what they are. */
export class ArchiveWriter {
	readonly #zip: ZipWriter;
	readonly #madeAt: Date;
	readonly #entries: Manifest['entries'] = {};

	constructor(madeAt: Date) {
		this.#madeAt = madeAt;
		this.#zip = new ZipWriter(madeAt);
	}

	add(name: string, content: Content): AsyncGenerator<Uint8Array> {
		return this.#zip.add(name, this.#summed(name, content));
	}

	/** The manifest, with which an archive ends. */
	async *end(about: Pick<Manifest, 'schema' | 'office' | 'tables'>): AsyncGenerator<Uint8Array> {
		const manifest: Manifest = {
			...{ format: FORMAT, version: FORMAT_VERSION, schema: about.schema, kesher: KESHER },
			madeAt: this.#madeAt.toISOString(),
			...{ office: about.office, tables: about.tables, entries: this.#entries }
		};
		yield* this.#zip.add(MANIFEST, [Buffer.from(`${JSON.stringify(manifest, undefined, '\t')}\n`)]);
		yield* this.#zip.end();
	}

	async *#summed(name: string, content: Content): AsyncGenerator<Uint8Array> {
		const hash = createHash('sha256');
		let bytes = 0;
		for await (const chunk of content) {
			hash.update(chunk);
			bytes += chunk.length;
			yield chunk;
		}
		this.#entries[name] = { bytes, sha256: hash.digest('hex') };
	}
}
