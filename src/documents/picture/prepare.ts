import { fileTypeFromBuffer } from 'file-type';
import { pictureProblem, sizeOf } from '#documents/bounds/picture.ts';
import { inOwnProcess } from '#documents/job/own-process.ts';
import { inTurns } from '#documents/job/turns.ts';
import { PICTURE_TYPES, type PictureType } from '#kernel/flow-document.ts';
import type { ProblemCode } from '#kernel/form.ts';
import type { PictureJob, PictureResult } from './picture-job.ts';
import { otherThanPicture } from './other.ts';

/** A picture as a document shows it. */
export interface Prepared {
	bytes: Uint8Array;
	mediaType: PictureType;
	width: number;
	height: number;
}

export type PictureProblem = { code: ProblemCode; limit?: number };

/** A PNG keeps its pixels, of which a screen has eight millions; a photograph is made smaller. */
const BOUNDS: Record<PictureType, { side: number; millions: number }> = {
	'image/png': { side: 10_000, millions: 16 },
	'image/jpeg': { side: 20_000, millions: 50 }
};
/** The largest that is taken needs three seconds. */
const LIMIT = 30_000;
/** Each takes up to 500 MB while it is drawn. */
const inTurn = inTurns(1);

/**
 * A picture made ready for documents: one that every program shows which opens our files, and the way it is to be seen,
 * whatever a camera noted beside it; without the place, the time and the names that are in the files of cameras. What
 * is no picture, or not a whole one, is refused here and breaks no document later. The same bytes give the same.
 */
export async function preparePicture(
	bytes: Uint8Array
): Promise<({ ok: true } & Prepared) | ({ ok: false } & PictureProblem)> {
	const mediaType = await typeOf(bytes);
	if (!mediaType) return { ok: false, code: await otherThanPicture(bytes) };
	const problem = pictureProblem(mediaType, bytes, BOUNDS[mediaType]);
	if (problem) return { ok: false, ...problem };
	const job: PictureJob = { bytes, mediaType };
	const result = await inTurn(() => inOwnProcess<PictureResult>('picture/picture-job.ts', job, LIMIT));
	if ('code' in result) return { ok: false, ...result };
	const size = sizeOf(mediaType, result.bytes);
	return size ? { ok: true, bytes: result.bytes, mediaType, ...size } : { ok: false, code: 'picture_broken' };
}

/** By what it holds. */
async function typeOf(bytes: Uint8Array): Promise<PictureType | undefined> {
	const found = (await fileTypeFromBuffer(bytes))?.mime;
	// A PNG that moves is called so.
	return found === 'image/apng' ? 'image/png' : PICTURE_TYPES.find((type) => type === found);
}
