import { readStoredFile, storeFile } from '#platform/server/files.ts';
import { ArchiveRefused } from '../archive.ts';
import type { OpenedArchive } from './opened.ts';

/** The documents of an archive, by the SHA-256 of what they hold. */
export interface StoredFiles {
	kept: ReadonlySet<string>;
	/** Those that were lost before the archive was made. */
	missing: ReadonlySet<string>;
}

/**
 * Keeps the documents of an archive. One that is said to be missing, and that some office here has, is refused: whoever
 * knows no more of a document than its sum would be handed the document.
 * @throws ArchiveRefused
 */
export async function storeFiles(archive: OpenedArchive, folder: string): Promise<StoredFiles> {
	const kept = new Set<string>();
	const missing = new Set<string>();
	for (const file of await archive.files()) {
		if (file.isMissing) missing.add(file.sha256);
		else kept.add(await storeFile(folder, await archive.file(file)));
	}
	for (const sha256 of missing) {
		if (!kept.has(sha256) && (await readStoredFile(folder, sha256))) throw new ArchiveRefused('unfit', sha256);
	}
	return { kept, missing };
}
