import { sizeOf } from '#documents/bounds/picture.ts';
import type { Language } from '#kernel/language.ts';
import type { Outfit } from '#kernel/look.ts';
import { words } from '#kernel/texts.ts';

interface Size {
	width: number;
	height: number;
}

/** A picture that belongs to the look of a document, as writers show it. */
export interface ShownPicture extends Size {
	/** Its name among the pictures. */
	file: string;
	mediaType: 'image/png' | 'image/jpeg';
}

/** The logo or the picture of the cover; undefined where there is none, or none that every format can show. */
export function shownPicture({ look, pictures }: Outfit, part: 'logo' | 'cover'): ShownPicture | undefined {
	const file = look[part];
	const bytes = file === undefined ? undefined : pictures.get(file);
	const mediaType = bytes && kindOf(bytes);
	const size = mediaType && sizeOf(mediaType, bytes);
	return file !== undefined && size ? { file, mediaType, ...size } : undefined;
}

/** What a picture of the cover shows, for who does not see it; '' where it shows nothing that a reader would miss. */
export function coverWords({ look }: Outfit, language: Language): string {
	return words(look.coverAlt ?? {}, language);
}

/** By its first bytes, whatever it is called. */
function kindOf([first, second, third]: Uint8Array): ShownPicture['mediaType'] | undefined {
	if (first === 0x89 && second === 0x50 && third === 0x4e) return 'image/png';
	return first === 0xff && second === 0xd8 && third === 0xff ? 'image/jpeg' : undefined;
}

/** As large as it can be in a box, in its own shape. */
export function contained({ width, height }: Size, box: Size): Size {
	const scale = Math.min(box.width / width, box.height / height);
	return { width: width * scale, height: height * scale };
}

/** What is cut off at each side, as a share of the picture, so that the rest of it fills a box in its own shape. */
export function cropped({ width, height }: Size, box: Size): { across: number; down: number } {
	const [own, wanted] = [width / height, box.width / box.height];
	return own > wanted ? { across: (1 - wanted / own) / 2, down: 0 } : { across: 0, down: (1 - own / wanted) / 2 };
}
