import { LARGEST_FILE } from '#features/attachment/attachment.ts';
import type { Subject } from '#features/subject/subject.ts';
import { PICTURE_TYPES, type PictureType } from '#kernel/flow-document.ts';
import type { Texts } from '#kernel/texts.ts';

/** The largest file that is made a picture of, in bytes: any document of the office, or one that is uploaded. */
export const LARGEST_PICTURE_FILE = LARGEST_FILE;
/** What the pictures of a report may come to together: a deck that holds them is still sent by mail. */
export const ALL_PICTURES = { bytes: 40 * 1024 * 1024, millions: 150 };

/** Whether a report may show a picture: the document that it was made of is there, is gone, or is not for its readers. */
export type PictureState = 'there' | 'gone' | 'withheld';

/** A picture of a report: made ready for documents, and never another under the same name. */
export interface OwnPicture {
	/** Its name among the pictures of a document. */
	file: string;
	mediaType: PictureType;
	/** What the file was called that it was made of. */
	name: string;
	bytes: number;
	width: number;
	height: number;
	state: PictureState;
}

/** A document of the office that a report can show as a picture. */
export interface Candidate {
	id: string;
	name: string;
	title: Texts;
	about: Subject;
	/** Of a record that the section tells of. */
	isOfSection: boolean;
}

const ENDINGS: Record<PictureType, string> = { 'image/jpeg': 'jpg', 'image/png': 'png' };

/** The name of a picture by what it holds. */
export function pictureFile(sha256: string, mediaType: PictureType): string {
	return `${sha256}.${ENDINGS[mediaType]}`;
}

/** What a picture holds, by its name; undefined for what is no name of one. */
export function ofPictureFile(file: string): { sha256: string; mediaType: PictureType } | undefined {
	const [, sha256, ending] = /^([0-9a-f]{64})\.(jpg|png)$/.exec(file) ?? [];
	const mediaType = PICTURE_TYPES.find((type) => ENDINGS[type] === ending);
	return sha256 !== undefined && mediaType ? { sha256, mediaType } : undefined;
}

/** Whether further pictures fit beside those that a report has. @returns the limit that would be broken */
export function tooMuch(
	pictures: readonly Pick<OwnPicture, 'bytes' | 'width' | 'height'>[]
): { code: 'pictures_together' | 'pictures_pixels'; limit: number } | undefined {
	const bytes = pictures.reduce((sum, picture) => sum + picture.bytes, 0);
	const pixels = pictures.reduce((sum, { width, height }) => sum + width * height, 0);
	if (bytes > ALL_PICTURES.bytes) return { code: 'pictures_together', limit: ALL_PICTURES.bytes / 1024 / 1024 };
	if (pixels > ALL_PICTURES.millions * 1_000_000) return { code: 'pictures_pixels', limit: ALL_PICTURES.millions };
	return undefined;
}
