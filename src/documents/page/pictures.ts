import { coverWords, shownPicture } from '#documents/figures/shown-picture.ts';
import { inRows } from '#documents/figures/picture-rows.ts';
import type { PictureBlock } from '#kernel/flow-document.ts';
import type { Pictures } from '#kernel/look.ts';
import { lineHtml, type Setting } from './lines.ts';
import { tag, text, voidTag } from './markup.ts';

/** Pictures beside each other, three in a row at most, each with its caption. */
export function picturesHtml(pictures: readonly PictureBlock[], setting: Setting): string {
	return inRows(pictures)
		.map((row) => tag('div', { class: 'report__pictures' }, ...row.map((picture) => pictureHtml(picture, setting))))
		.join('');
}

/** One that is not to be had is told in words. */
function pictureHtml(picture: PictureBlock, setting: Setting): string {
	const { width, height, alt, caption } = picture;
	const src = setting.pictureAt?.(picture);
	return tag(
		'figure',
		{ class: `report__picture report__picture--${shapeOf(picture)}` },
		src === undefined
			? tag('p', { class: 'report__empty' }, text(alt))
			: voidTag('img', { src, alt, width, height, decoding: 'async' }),
		caption ? tag('figcaption', {}, lineHtml(caption, setting)) : ''
	);
}

/** The stylesheet gives a wide picture more of its row than a tall one. */
function shapeOf({ width, height }: PictureBlock): 'wide' | 'even' | 'tall' {
	const shape = width / height;
	return shape > 1.2 ? 'wide' : shape < 0.85 ? 'tall' : 'even';
}

/** The picture over the title, which the stylesheet cuts to its frame; decoration unless it is said what it shows. */
export function bannerHtml({ language, outfit, pictureAt }: Setting): string {
	const picture = outfit && shownPicture(outfit, 'cover');
	const src = picture && pictureAt?.(picture);
	if (!outfit || !picture || src === undefined) return '';
	const { width, height } = picture;
	return voidTag('img', { class: 'report__banner', src, alt: coverWords(outfit, language), width, height });
}

/** The logo of whoever publishes it. */
export function logoHtml(author: string, { outfit, pictureAt }: Setting): string {
	const picture = outfit && shownPicture(outfit, 'logo');
	const src = picture && pictureAt?.(picture);
	if (!picture || src === undefined) return '';
	const { width, height } = picture;
	return voidTag('img', { class: 'report__logo', src, alt: author, width, height });
}

/** For a file that stands alone: the pictures are in it. */
export function insideFile(pictures: Pictures): NonNullable<Setting['pictureAt']> {
	return ({ file, mediaType }) => {
		const bytes = pictures.get(file);
		return bytes && `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`;
	};
}
