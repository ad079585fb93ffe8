import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import decode, { init as initDecoder } from '@jsquash/jpeg/decode.js';
import encode, { init as initEncoder } from '@jsquash/jpeg/encode.js';
import type { ProblemCode } from '#kernel/form.ts';
import type { PictureType } from '#kernel/flow-document.ts';
import { coloursOf, jpegParts, profileOf, withParts, type JpegPart } from './jpeg.ts';
import { barePng } from './png.ts';
import { shrunk, type Pixels } from './shrink.ts';

// One picture per process: decoding blocks, and takes four bytes for each pixel. prepare.ts starts this.

export interface PictureJob {
	bytes: Uint8Array;
	mediaType: PictureType;
}

export type PictureResult = { bytes: Uint8Array } | { code: ProblemCode };

/** Pixels of the longer side: the width of the text on A4 in good print, and no screen of a hall has more. */
const SIDE = 2048;
const QUALITY = 88;
/** Parts of a JPEG in which cameras and people write: EXIF, and remarks. */
const NOTED: ReadonlySet<number> = new Set([0xe1, 0xfe]);
const [APP2, ADOBE] = [0xe2, 0xee];

process.once('message', (job: PictureJob) => {
	void work(job).then((result) => process.send?.(result, () => process.disconnect()));
});

async function work({ bytes, mediaType }: PictureJob): Promise<PictureResult> {
	if (mediaType === 'image/jpeg') return redrawn(bytes);
	const bare = barePng(bytes);
	return typeof bare === 'string' ? { code: bare } : { bytes: bare };
}

/**
 * A JPEG drawn anew: upright, no larger than it needs to be, and without all that a camera writes beside its pixels.
 * What its colours mean is kept.
 */
async function redrawn(bytes: Uint8Array): Promise<PictureResult> {
	const parts = jpegParts(bytes);
	if (!parts) return { code: 'picture_broken' };
	const colours = coloursOf(bytes, parts);
	if (colours === 4) return { code: 'picture_colours' };
	const pixels = await decoded(bytes);
	if (!pixels) return { code: 'picture_broken' };
	if (isReady(bytes, parts, pixels)) return { bytes };
	await initEncoder(await codec('enc/mozjpeg_enc'));
	const drawn = new Uint8Array(await encode(shrunk(pixels, SIDE) as ImageData, { quality: QUALITY }));
	return { bytes: colours === 3 ? withParts(drawn, profileOf(bytes, parts)) : drawn };
}

/** Whether nothing is to be done: with each time that it is drawn anew, a photograph loses something. */
function isReady(bytes: Uint8Array, parts: readonly JpegPart[], { width, height }: Pixels): boolean {
	const isBare = parts.every(
		({ marker }) => !NOTED.has(marker) && (marker < 0xe3 || marker > 0xef || marker === ADOBE)
	);
	const others = parts.filter(({ marker }) => marker === APP2).length - profileOf(bytes, parts).length;
	return isBare && others === 0 && parts.at(-1)?.end === bytes.length && Math.max(width, height) <= SIDE;
}

async function decoded(bytes: Uint8Array): Promise<Pixels | undefined> {
	await initDecoder(await codec('dec/mozjpeg_dec'));
	try {
		return await decode(Uint8Array.from(bytes).buffer, { preserveOrientation: true });
	} catch {
		// It throws what is not an error.
		return undefined;
	}
}

async function codec(name: string): Promise<WebAssembly.Module> {
	const path = fileURLToPath(import.meta.resolve(`@jsquash/jpeg/codec/${name}.wasm`));
	return WebAssembly.compile(await readFile(path));
}
