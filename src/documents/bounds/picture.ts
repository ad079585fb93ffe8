import type { ProblemCode } from '#kernel/form.ts';

export interface Size {
	width: number;
	height: number;
}

/** How large a picture may be, in pixels: a small file can unfold into more than any computer holds. */
export interface PictureBounds {
	/** The longer side. */
	side: number;
	/** All of it, in millions. */
	millions: number;
}

/** Where a picture of a kind says how large it is: its first bytes are read, and nothing is unfolded. */
const SIZES: Readonly<Record<string, (file: DataView) => Size | undefined>> = {
	'image/png': sizeOfPng,
	'image/jpeg': sizeOfJpeg,
	'image/gif': sizeOfGif,
	'image/webp': sizeOfWebp
};

/** @returns what is wrong with the size of a picture; undefined where nothing is, or for a kind whose size is not read */
export function pictureProblem(
	mediaType: string,
	bytes: Uint8Array,
	{ side, millions }: PictureBounds
): { code: ProblemCode; limit?: number } | undefined {
	if (!SIZES[mediaType]) return undefined;
	const size = sizeOf(mediaType, bytes);
	if (!size) return { code: 'picture_broken' };
	if (Math.max(size.width, size.height) > side) return { code: 'picture_side', limit: side };
	if (size.width * size.height > millions * 1_000_000) return { code: 'picture_pixels', limit: millions };
	return undefined;
}

/** How large a picture is, as its first bytes say; undefined where they do not, or for a kind whose size is not read. */
export function sizeOf(mediaType: string, bytes: Uint8Array): Size | undefined {
	const read = SIZES[mediaType];
	const size = read && sizeBy(read, new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
	return size && size.width > 0 && size.height > 0 ? size : undefined;
}

/** A file that ends before it has said its size says none. */
function sizeBy(read: (file: DataView) => Size | undefined, file: DataView): Size | undefined {
	try {
		return read(file);
	} catch (error) {
		if (error instanceof RangeError) return undefined;
		throw error;
	}
}

function sizeOfPng(file: DataView): Size | undefined {
	if (wordAt(file, 12) !== 'IHDR') return undefined;
	return { width: file.getUint32(16), height: file.getUint32(20) };
}

function sizeOfGif(file: DataView): Size {
	return { width: file.getUint16(6, true), height: file.getUint16(8, true) };
}

/** Segments that a JPEG has before its picture: a camera writes some dozens. */
const MOST_SEGMENTS = 1000;

/** One segment after another, each with its length, up to the frame that says the size. */
function sizeOfJpeg(file: DataView): Size | undefined {
	let at = 2;
	for (let segment = 0; segment < MOST_SEGMENTS; segment++) {
		if (file.getUint8(at) !== 0xff) return undefined;
		// Any number of these may stand before a marker.
		while (file.getUint8(at + 1) === 0xff) at++;
		const marker = file.getUint8(at + 1);
		if (isFrame(marker)) return { width: file.getUint16(at + 7), height: file.getUint16(at + 5) };
		// The picture itself, or the end: no frame came before it.
		if (marker === 0xda || marker === 0xd9) return undefined;
		at += 2 + file.getUint16(at + 2);
	}
	return undefined;
}

/** Of the markers of frames, three are tables. */
function isFrame(marker: number): boolean {
	return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** Three forms: the old one, the one without loss, and the one that says it at its beginning. */
function sizeOfWebp(file: DataView): Size | undefined {
	switch (wordAt(file, 12)) {
		case 'VP8 ':
			return { width: file.getUint16(26, true) & 0x3fff, height: file.getUint16(28, true) & 0x3fff };
		case 'VP8L': {
			const bits = file.getUint32(21, true);
			return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
		}
		case 'VP8X':
			return { width: threeBytesAt(file, 24) + 1, height: threeBytesAt(file, 27) + 1 };
		default:
			return undefined;
	}
}

function threeBytesAt(file: DataView, at: number): number {
	return file.getUint16(at, true) | (file.getUint8(at + 2) << 16);
}

function wordAt(file: DataView, at: number): string {
	return String.fromCharCode(...[0, 1, 2, 3].map((index) => file.getUint8(at + index)));
}
