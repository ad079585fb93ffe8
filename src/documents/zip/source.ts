import type { FileHandle } from 'node:fs/promises';

/** Where the bytes of an archive come from. */
export interface ZipSource {
	size: number;
	/** Fewer than were asked for where the archive ends. */
	read(position: number, length: number): Promise<Buffer>;
}

/**
 * not_zip: no archive at all. damaged: not as it was written. unsafe: it names a place outside of itself, twice the same,
 * or is behind a password. bomb: it would unfold without measure.
 */
export type BadZipCode = 'not_zip' | 'damaged' | 'unsafe' | 'bomb';

/** An archive that is not read, and why. */
export class BadZip extends Error {
	override readonly name = 'BadZip';
	readonly code: BadZipCode;
	/** The entry; empty where it is the archive as a whole. */
	readonly entry: string;

	constructor(code: BadZipCode, entry = '') {
		super(entry === '' ? code : `${code}: ${entry}`);
		this.code = code;
		this.entry = entry;
	}
}

/** An archive in memory. */
export function sourceOfBytes(bytes: Uint8Array): ZipSource {
	const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	return {
		size: whole.length,
		read: (position, length) => Promise.resolve(whole.subarray(position, position + length))
	};
}

/** An archive on the disk, which whoever opened it closes. */
export async function sourceOfFile(file: FileHandle): Promise<ZipSource> {
	const { size } = await file.stat();
	return {
		size,
		async read(position, length) {
			const buffer = Buffer.alloc(length);
			const { bytesRead } = await file.read(buffer, 0, length, position);
			return buffer.subarray(0, bytesRead);
		}
	};
}
