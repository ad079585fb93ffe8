import type { ProblemCode } from '#kernel/form.ts';

/** Parts of an archive; a large presentation has some hundreds. */
const MOST_PARTS = 10_000;
/** What an archive may unpack to, in bytes. */
const LARGEST_UNPACKED = 500 * 1024 * 1024;
/** How many times larger than itself; large tables come to some dozens. */
const LARGEST_RATIO = 200;
/** Below this, in bytes, nothing is asked of the ratio: a small file of blank pages is no danger. */
const ALWAYS_UNPACKED = 20 * 1024 * 1024;

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_END_BYTES = 22;
const LONGEST_REMARK = 0xffff;
const ENTRY = 0x02014b50;
const ENTRY_BYTES = 46;

interface Directory {
	at: number;
	end: number;
	parts: number;
}

/** Whether a file is an archive: the documents of Office and of OpenDocument are. */
export function isArchive(bytes: Uint8Array): boolean {
	return bytes.length > 4 && viewOf(bytes).getUint32(0, true) === 0x04034b50;
}

/**
 * What is wrong with an archive, by its directory alone: nothing is unpacked. The directory is taken at its word; what
 * lies about its sizes is for the program that opens it.
 * @returns undefined where nothing is
 */
export function archiveProblem(bytes: Uint8Array): { code: ProblemCode; limit?: number } | undefined {
	const file = viewOf(bytes);
	const directory = directoryOf(file);
	if (!directory) return { code: 'archive_broken' };
	if (directory.parts > MOST_PARTS) return { code: 'archive_parts', limit: MOST_PARTS };
	const unpacked = unpackedBytes(file, directory);
	if (unpacked === undefined) return { code: 'archive_broken' };
	if (unpacked > LARGEST_UNPACKED) return { code: 'archive_unpacked' };
	if (unpacked > ALWAYS_UNPACKED && unpacked > bytes.length * LARGEST_RATIO) return { code: 'archive_unpacked' };
	return undefined;
}

/**
 * Where the directory lies: at the very end, behind it only a remark. What stands elsewhere is not looked for, so that no
 * other program reads another directory than this one.
 */
function directoryOf(file: DataView): Directory | undefined {
	const last = file.byteLength - DIRECTORY_END_BYTES;
	for (let at = last; at >= Math.max(0, last - LONGEST_REMARK); at--) {
		if (file.getUint32(at, true) !== DIRECTORY_END) continue;
		if (file.getUint16(at + 20, true) !== last - at) continue;
		const start = file.getUint32(at + 16, true);
		const end = start + file.getUint32(at + 12, true);
		return end === at ? { at: start, end, parts: file.getUint16(at + 10, true) } : undefined;
	}
	return undefined;
}

/** @returns what all parts come to; undefined where the directory does not hold what it says */
function unpackedBytes(file: DataView, { at, end, parts }: Directory): number | undefined {
	let total = 0;
	let place = at;
	for (let part = 0; part < parts; part++) {
		if (place + ENTRY_BYTES > end || file.getUint32(place, true) !== ENTRY) return undefined;
		total += file.getUint32(place + 24, true);
		const lengths = [28, 30, 32].map((field) => file.getUint16(place + field, true));
		place += ENTRY_BYTES + lengths.reduce((sum, length) => sum + length, 0);
	}
	return place === end ? total : undefined;
}

function viewOf(bytes: Uint8Array): DataView {
	return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
