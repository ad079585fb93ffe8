import type { PictureBlock } from '#kernel/flow-document.ts';
import type { Pictures } from '#kernel/look.ts';
import type { OfficePackage } from './office-package.ts';

const ENDINGS: Record<string, string> = { 'image/jpeg': 'jpeg', 'image/png': 'png' };

/** The pictures of an Office file: each is a part once, however often it is shown. */
export interface Media {
	file: OfficePackage;
	/** "ppt/media" */
	folder: string;
	pictures: Pictures;
	/** The part of each that was added, by its name. */
	parts: Map<string, string>;
	/** The id of each by the part that shows it. */
	ids: Map<string, string>;
}

export function mediaOf(file: OfficePackage, folder: string, pictures: Pictures): Media {
	return { file, folder, pictures, parts: new Map(), ids: new Map() };
}

/** Makes a picture a part of the file. @returns its id for the part that shows it; undefined where its bytes are not there */
export function addPicture(
	{ file, folder, pictures, parts, ids }: Media,
	from: string,
	{ file: name, mediaType }: Pick<PictureBlock, 'file' | 'mediaType'>
): string | undefined {
	const bytes = pictures.get(name);
	if (!bytes) return undefined;
	let part = parts.get(name);
	if (part === undefined) {
		part = `${folder}/image${parts.size + 1}.${ENDINGS[mediaType] ?? 'jpeg'}`;
		parts.set(name, part);
		file.addBytes(part, mediaType, bytes);
	}
	const key = `${from} ${part}`;
	const id = ids.get(key) ?? file.relate(from, 'image', part);
	ids.set(key, id);
	return id;
}
