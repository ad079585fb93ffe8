import { crc32, inflateSync } from 'node:zlib';

interface Chunk {
	type: string;
	data: Uint8Array;
	/** From its length to behind its sum. */
	whole: Uint8Array;
}

/** What a PNG is made of, and what its colours mean. Words, places and times that somebody left in it are not. */
const NEEDED = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'pHYs']);
/** Values of a pixel by the kind of its colours. */
const VALUES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** Where each pass over an interlaced picture begins, and its steps. */
const PASSES = [
	[0, 0, 8, 8],
	[4, 0, 8, 8],
	[0, 4, 4, 8],
	[2, 0, 4, 4],
	[0, 2, 2, 4],
	[1, 0, 2, 2],
	[0, 1, 1, 2]
] as const;

/** A PNG that can be read to its last pixel, without what nobody sees of it; or why there is none. */
export function barePng(bytes: Uint8Array): Uint8Array | 'picture_broken' | 'picture_animated' {
	const chunks = chunksOf(bytes);
	if (!chunks) return 'picture_broken';
	if (chunks.some(({ type }) => type === 'acTL')) return 'picture_animated';
	if (!isWhole(chunks)) return 'picture_broken';
	const kept = chunks.filter(({ type }) => NEEDED.has(type)).map(({ whole }) => whole);
	return Uint8Array.from(Buffer.concat([bytes.subarray(0, 8), ...kept]));
}

/** Up to the last; undefined where one of them is not what its sum says, or the last is not there. */
function chunksOf(bytes: Uint8Array): Chunk[] | undefined {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const chunks: Chunk[] = [];
	for (let at = 8; at + 12 <= bytes.length;) {
		const end = at + 12 + view.getUint32(at);
		if (end > bytes.length) return undefined;
		const type = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1');
		if (crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) return undefined;
		chunks.push({ type, data: bytes.subarray(at + 8, end - 4), whole: bytes.subarray(at, end) });
		if (type === 'IEND') return chunks;
		at = end;
	}
	return undefined;
}

/** Whether there are as many pixels as the head says, in rows that say how they are written. */
function isWhole(chunks: readonly Chunk[]): boolean {
	const [head] = chunks;
	if (head?.type !== 'IHDR' || head.data.length !== 13) return false;
	const rows = rowsOf(head.data);
	const length = rows.reduce((sum, row) => sum + row, 0);
	try {
		const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
		const pixels = inflateSync(packed, { maxOutputLength: length + 1 });
		if (pixels.length !== length) return false;
		let at = 0;
		return rows.every((row) => {
			const isKnown = (pixels[at] ?? 5) <= 4;
			at += row;
			return isKnown;
		});
	} catch {
		return false;
	}
}

/** How long each row is, with the byte that says how it is written. */
function rowsOf(head: Uint8Array): number[] {
	const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
	const [width, height, depth, kind] = [view.getUint32(0), view.getUint32(4), view.getUint8(8), view.getUint8(9)];
	const bits = depth * (VALUES[kind] ?? 0);
	const passes = view.getUint8(12) === 0 ? [[0, 0, 1, 1] as const] : PASSES;
	return passes.flatMap(([left, top, across, down]) => {
		const columns = Math.ceil((width - left) / across);
		const rows = Math.max(0, Math.ceil((height - top) / down));
		return columns <= 0 ? [] : Array.from({ length: rows }, () => 1 + Math.ceil((columns * bits) / 8));
	});
}
