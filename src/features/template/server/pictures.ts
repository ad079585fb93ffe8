import { fileTypeFromBuffer } from 'file-type';
import { pictureProblem } from '#documents/bounds/picture.ts';
import { otherThanPicture } from '#documents/picture/other.ts';
import { preparePicture } from '#documents/picture/prepare.ts';
import { LARGEST_LOGO_PICTURE } from '#features/office/office.ts';
import type { ProblemCode } from '#kernel/form.ts';
import { storeFile } from '#platform/server/files.ts';
import {
	LARGEST_COVER,
	LARGEST_COVER_PICTURE,
	LARGEST_TEMPLATE_LOGO,
	PICTURE_KINDS,
	type KeptPicture
} from '../template.ts';

export type PictureKind = 'logo' | 'cover';

const BOUNDS = {
	logo: { bytes: LARGEST_TEMPLATE_LOGO, picture: LARGEST_LOGO_PICTURE },
	cover: { bytes: LARGEST_COVER, picture: LARGEST_COVER_PICTURE }
};

type Refused = { ok: false; reason: 'problem'; field: 'file'; code: ProblemCode; limit?: number };
type Ready = { ok: true; bytes: Uint8Array; mediaType: string } | Refused;
type Kept = { ok: true; picture: KeptPicture } | Refused;

/** What is wrong with the bytes of a picture, by what they are and not by what they are called. */
export async function inspectPicture(
	kind: PictureKind,
	bytes: Uint8Array
): Promise<{ ok: true; mediaType: string } | { ok: false; code: ProblemCode; limit?: number }> {
	const bounds = BOUNDS[kind];
	if (bytes.length === 0) return { ok: false, code: 'file_needed' };
	if (bytes.length > bounds.bytes) return { ok: false, code: 'file_too_large', limit: bounds.bytes / 1024 / 1024 };
	const mediaType = (await fileTypeFromBuffer(bytes))?.mime;
	if (!mediaType || !PICTURE_KINDS.has(mediaType)) return { ok: false, code: await otherThanPicture(bytes) };
	const problem = pictureProblem(mediaType, bytes, bounds.picture);
	return problem ? { ok: false, ...problem } : { ok: true, mediaType };
}

/** A picture as documents show it: upright, and without what a camera notes; or what is wrong with it. */
export async function readyPicture(kind: PictureKind, bytes: Uint8Array): Promise<Ready> {
	const inspected = await inspectPicture(kind, bytes);
	const prepared = inspected.ok ? await preparePicture(bytes) : inspected;
	return prepared.ok ? prepared : { reason: 'problem', field: 'file', ...prepared };
}

/** Keeps one that is ready on the disk, before anything names it. */
export async function storePicture(
	filesFolder: string,
	{ bytes, mediaType }: { bytes: Uint8Array; mediaType: string }
): Promise<KeptPicture> {
	return { sha256: await storeFile(filesFolder, bytes), mediaType };
}

/** Both. */
export async function keepPicture(filesFolder: string, kind: PictureKind, bytes: Uint8Array): Promise<Kept> {
	const ready = await readyPicture(kind, bytes);
	return ready.ok ? { ok: true, picture: await storePicture(filesFolder, ready) } : ready;
}
