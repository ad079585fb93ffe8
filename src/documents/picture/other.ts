import { fileTypeFromBuffer } from 'file-type';

/** Why what is neither JPEG nor PNG is refused: it is a picture of another kind, or none at all. */
export async function otherThanPicture(bytes: Uint8Array): Promise<'picture_kind' | 'not_a_picture'> {
	const mediaType = (await fileTypeFromBuffer(bytes))?.mime;
	// A drawing in XML has no mark at its beginning by which it is known.
	const isDrawing = () => /<svg[\s>/]/i.test(new TextDecoder().decode(bytes.subarray(0, 4096)));
	return mediaType?.startsWith('image/') || isDrawing() ? 'picture_kind' : 'not_a_picture';
}
