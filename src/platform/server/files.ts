import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat, utimes, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Files are named by what they hold, in two levels of folders: ab/cd/abcd…; the same content is kept once. */
export function fileName(sha256: string): string {
	return `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
}

export function sha256Of(bytes: Uint8Array): string {
	return createHash('sha256').update(bytes).digest('hex');
}

/** Keeps bytes for good: they are on the disk under their final name when this returns. @returns their SHA-256 */
export async function storeFile(folder: string, bytes: Uint8Array): Promise<string> {
	const sha256 = sha256Of(bytes);
	const path = join(folder, fileName(sha256));
	if (await touch(path)) return sha256;
	await mkdir(dirname(path), { recursive: true, mode: 0o700 });
	const draft = `${path}.${randomBytes(6).toString('hex')}`;
	try {
		const file = await open(draft, 'wx', 0o600);
		try {
			await file.writeFile(bytes);
			await file.sync();
		} finally {
			await file.close();
		}
		await rename(draft, path);
	} catch (error) {
		await rm(draft, { force: true });
		throw error;
	}
	return sha256;
}

/** Keeps a draft that is whole and on the same disk: it is moved, in one step, to where files are kept. */
export async function keepDraft(folder: string, draft: string, sha256: string): Promise<void> {
	const path = join(folder, fileName(sha256));
	await mkdir(dirname(path), { recursive: true, mode: 0o700 });
	await rename(draft, path);
	await touch(path);
}

/** A file to be read piece by piece, by whoever closes it. @returns undefined when nothing of that name is kept */
export async function openStoredFile(folder: string, sha256: string): Promise<FileHandle | undefined> {
	return opened(folder, sha256, (path) => open(path));
}

/** @returns undefined when nothing of that name is kept */
export async function readStoredFile(folder: string, sha256: string): Promise<Buffer | undefined> {
	return opened(folder, sha256, (path) => readFile(path));
}

async function opened<What>(
	folder: string,
	sha256: string,
	read: (path: string) => Promise<What>
): Promise<What | undefined> {
	if (!/^[0-9a-f]{64}$/.test(sha256)) return undefined;
	try {
		return await read(join(folder, fileName(sha256)));
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw error;
	}
}

/**
 * Removes a file that no record names, unless it was stored or stored again since: whoever stores a file names it
 * later, and nobody may take it away in between. It is set aside first, so that storing it meanwhile writes it anew.
 * @returns whether it is gone
 */
export async function removeStoredFile(folder: string, sha256: string, unusedSince: Date): Promise<boolean> {
	const path = join(folder, fileName(sha256));
	const aside = `${path}.${randomBytes(6).toString('hex')}`;
	try {
		await rename(path, aside);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
		throw error;
	}
	const { mtime } = await stat(aside);
	if (mtime >= unusedSince) {
		await rename(aside, path);
		return false;
	}
	await rm(aside, { force: true });
	return true;
}

/** Marks a file as stored again. @returns false when it is not there */
async function touch(path: string): Promise<boolean> {
	const now = new Date();
	return utimes(path, now, now).then(
		() => true,
		() => false
	);
}
