/** A part of a JPEG: a marker with what belongs to it, from its first byte to behind its last. */
export interface JpegPart {
	marker: number;
	start: number;
	end: number;
}

const [START_OF_SCAN, END, APP2] = [0xda, 0xd9, 0xe2];
const PROFILE = Buffer.from('ICC_PROFILE\0', 'latin1');
/** A camera writes some dozens, a scan in passes some more. */
const MOST = 2000;

/** The parts of a JPEG up to its end; undefined where it has none, or is no JPEG. What stands behind its end is none of it. */
export function jpegParts(bytes: Uint8Array): JpegPart[] | undefined {
	const parts: JpegPart[] = [];
	if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
	for (let at = 2; parts.length < MOST;) {
		at = bytes.indexOf(0xff, at);
		// Any number of these may stand before a marker.
		while (at >= 0 && bytes[at + 1] === 0xff) at += 1;
		const marker = bytes[at + 1];
		if (at < 0 || marker === undefined) return undefined;
		if (marker === END) return [...parts, { marker, start: at, end: at + 2 }];
		const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
		const end = at + 2 + length;
		if (length < 2 || end > bytes.length) return undefined;
		parts.push({ marker, start: at, end: marker === START_OF_SCAN ? endOfScan(bytes, end) : end });
		at = (parts.at(-1) as JpegPart).end;
	}
	return undefined;
}

/** Behind the pixels: the first marker that is neither a pixel nor one of those by which a reader finds back into them. */
function endOfScan(bytes: Uint8Array, from: number): number {
	for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
		const next = bytes[at + 1] ?? 0;
		if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
	}
	return bytes.length;
}

/** Of how many colours its pixels are mixed: three on a screen, four in print. */
export function coloursOf(bytes: Uint8Array, parts: readonly JpegPart[]): number | undefined {
	const frame = parts.find(({ marker }) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker));
	return frame && bytes[frame.start + 9];
}

/** What its colours mean, as it says so itself: parts to be taken over as they are. */
export function profileOf(bytes: Uint8Array, parts: readonly JpegPart[]): Uint8Array[] {
	return parts
		.filter(({ marker, start }) => marker === APP2 && PROFILE.equals(bytes.subarray(start + 4, start + 16)))
		.map(({ start, end }) => bytes.slice(start, end));
}

/** A JPEG with further parts behind the one that it begins with. */
export function withParts(jpeg: Uint8Array, further: readonly Uint8Array[]): Uint8Array {
	const first = jpegParts(jpeg)?.[0];
	const at = first?.marker === 0xe0 ? first.end : 2;
	return Uint8Array.from(Buffer.concat([jpeg.subarray(0, at), ...further, jpeg.subarray(at)]));
}
