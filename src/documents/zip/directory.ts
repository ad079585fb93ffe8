import { BadZip, type ZipSource } from './source.ts';

/** An entry as the directory at the end of an archive has it. */
export interface DirectoryEntry {
	name: string;
	method: 'stored' | 'deflated';
	checksum: number;
	packed: number;
	size: number;
	/** Where its own header lies. */
	offset: number;
}

/** More than an office of a hundred thousand documents has. */
const MOST_ENTRIES = 250_000;
const LARGEST_DIRECTORY = 64 * 1024 * 1024;
/** How many times larger than itself an archive may unpack to; the tables of an office come to about ten. */
const LARGEST_RATIO = 100;
/** Below this, in bytes, nothing is asked of the ratio. */
const ALWAYS_UNPACKED = 32 * 1024 * 1024;

const END = 0x06054b50;
const END_BYTES = 22;
const LONGEST_REMARK = 0xffff;
const LOCATOR = 0x07064b50;
const LOCATOR_BYTES = 20;
const LARGE_END = 0x06064b50;
const LARGE_END_BYTES = 56;
const ENTRY = 0x02014b50;
const ENTRY_BYTES = 46;
/** What stands in a field of four bytes whose number is kept elsewhere, in eight. */
const ELSEWHERE = 0xffffffff;
/** The local header, without its name: no entry takes less. */
const LOCAL_BYTES = 30;

/** @throws BadZip */
export async function directoryOf(source: ZipSource): Promise<Map<string, DirectoryEntry>> {
	const { at, bytes: length, count } = await placeOf(source);
	if (count > MOST_ENTRIES || length > LARGEST_DIRECTORY) throw new BadZip('bomb');
	const bytes = await source.read(at, length);
	const entries = new Map<string, DirectoryEntry>();
	let place = 0;
	for (let index = 0; index < count; index++) {
		const { entry, end } = entryAt(bytes, place);
		refuseUnsafe(entry.name, entries);
		entries.set(entry.name, entry);
		place = end;
	}
	if (place !== length) throw new BadZip('damaged');
	refuseOverlap([...entries.values()], at);
	const unpacked = entries.values().reduce((sum, { size }) => sum + size, 0);
	if (unpacked > ALWAYS_UNPACKED && unpacked > source.size * LARGEST_RATIO) throw new BadZip('bomb');
	return entries;
}

interface Place {
	at: number;
	bytes: number;
	count: number;
}

/** The directory ends where the record begins that says where it lies; behind that record there is only a remark. */
async function placeOf(source: ZipSource): Promise<Place> {
	const start = Math.max(0, source.size - END_BYTES - LONGEST_REMARK);
	const tail = await source.read(start, source.size - start);
	for (let at = tail.length - END_BYTES; at >= 0; at--) {
		if (tail.readUInt32LE(at) !== END || tail.readUInt16LE(at + 20) !== tail.length - END_BYTES - at) continue;
		const small = {
			at: tail.readUInt32LE(at + 16),
			bytes: tail.readUInt32LE(at + 12),
			count: tail.readUInt16LE(at + 10)
		};
		const large = await largePlace(source, start + at);
		const place = large ?? { ...small, end: start + at };
		if (place.at + place.bytes !== place.end) throw new BadZip('damaged');
		return place;
	}
	throw new BadZip('not_zip');
}

/** Of an archive with the records for more than four gigabytes. */
async function largePlace(source: ZipSource, end: number): Promise<(Place & { end: number }) | undefined> {
	if (end < LOCATOR_BYTES) return undefined;
	const locator = await source.read(end - LOCATOR_BYTES, LOCATOR_BYTES);
	if (locator.readUInt32LE(0) !== LOCATOR) return undefined;
	const at = eightBytes(locator, 8);
	const record = await source.read(at, LARGE_END_BYTES);
	if (record.length < LARGE_END_BYTES || record.readUInt32LE(0) !== LARGE_END) throw new BadZip('damaged');
	return { at: eightBytes(record, 48), bytes: eightBytes(record, 40), count: eightBytes(record, 32), end: at };
}

function entryAt(bytes: Buffer, at: number): { entry: DirectoryEntry; end: number } {
	if (at + ENTRY_BYTES > bytes.length || bytes.readUInt32LE(at) !== ENTRY) throw new BadZip('damaged');
	const [flags, method] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10)];
	const nameEnd = at + ENTRY_BYTES + bytes.readUInt16LE(at + 28);
	const extraEnd = nameEnd + bytes.readUInt16LE(at + 30);
	const end = extraEnd + bytes.readUInt16LE(at + 32);
	if (end > bytes.length) throw new BadZip('damaged');
	const name = bytes.toString('utf8', at + ENTRY_BYTES, nameEnd);
	if ((flags & 1) !== 0) throw new BadZip('unsafe', name);
	if (method !== 0 && method !== 8) throw new BadZip('damaged', name);
	const numbers = {
		size: bytes.readUInt32LE(at + 24),
		packed: bytes.readUInt32LE(at + 20),
		offset: bytes.readUInt32LE(at + 42)
	};
	const entry = {
		name,
		method: method === 0 ? ('stored' as const) : ('deflated' as const),
		checksum: bytes.readUInt32LE(at + 16),
		...inEight(bytes.subarray(nameEnd, extraEnd), numbers)
	};
	return { entry, end };
}

type Numbers = Pick<DirectoryEntry, 'size' | 'packed' | 'offset'>;

/** Those of the numbers that do not fit into four bytes stand in an extra field, in this order. */
function inEight(extra: Buffer, numbers: Numbers): Numbers {
	const found = { ...numbers };
	for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
		if (extra.readUInt16LE(at) !== 1) continue;
		let place = at + 4;
		for (const name of ['size', 'packed', 'offset'] as const) {
			if (numbers[name] !== ELSEWHERE) continue;
			if (place + 8 > extra.length) throw new BadZip('damaged');
			found[name] = eightBytes(extra, place);
			place += 8;
		}
	}
	return found;
}

/** A name leads to one place within the archive, on every system. */
function refuseUnsafe(name: string, taken: ReadonlyMap<string, unknown>): void {
	const steps = name.split('/');
	const leadsOut =
		steps.some((step) => step === '..' || step === '.') || /^\/|^[a-z]:|[\\\u0000-\u001f\ufffd]/i.test(name);
	if (name === '' || leadsOut || taken.has(name)) throw new BadZip('unsafe', name);
}

/** Entries that share their bytes are how a small archive comes to hold what no computer does. */
function refuseOverlap(entries: DirectoryEntry[], end: number): void {
	let free = 0;
	for (const { name, offset, packed } of entries.toSorted((a, b) => a.offset - b.offset)) {
		if (offset < free) throw new BadZip('bomb', name);
		free = offset + LOCAL_BYTES + Buffer.byteLength(name) + packed;
		if (free > end) throw new BadZip('damaged', name);
	}
}

function eightBytes(bytes: Buffer, at: number): number {
	const number = bytes.readBigUInt64LE(at);
	if (number > BigInt(Number.MAX_SAFE_INTEGER)) throw new BadZip('damaged');
	return Number(number);
}
