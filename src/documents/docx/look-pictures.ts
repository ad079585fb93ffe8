import { contained, coverWords, shownPicture, type ShownPicture } from '#documents/figures/shown-picture.ts';
import { cleanLine } from '#documents/office/clean.ts';
import { addPicture, type Media } from '#documents/office/media.ts';
import { element } from '#documents/office/xml.ts';
import { PAGE } from './measures.ts';
import { paragraph } from './paragraph.ts';
import { drawingXml, type Drawing } from './picture.ts';
import type { Setting } from './setting.ts';

/** In points. */
const COVER = { width: PAGE.width / 20, height: 385 };
const LOGO = { title: { width: 150, height: 48 }, header: { width: 80, height: 22 } };

export interface LookPictures {
	/** Paragraphs over the title, in their order: the picture of the cover, and the logo. */
	overTitle: string[];
	/** In the header of a page; it only repeats what the first page says. */
	header: (part: string) => string;
}

/** The pictures of a look where they stand in a file of Word. @param nextNumber numbers the drawings of the file */
export function lookPictures(
	{ media, main, nextNumber }: { media: Media; main: string; nextNumber: () => number },
	publisher: string,
	setting: Setting
): LookPictures {
	const { outfit, words, language } = setting;
	const [logo, cover] = [shownPicture(outfit, 'logo'), shownPicture(outfit, 'cover')];
	const draw = (picture: ShownPicture, part: string, rest: Omit<Drawing, 'id' | 'number'>) => {
		const id = addPicture(media, part, picture);
		return id === undefined ? '' : element('w:r', {}, drawingXml({ ...rest, id, number: nextNumber() }));
	};
	return {
		overTitle: [
			...(cover
				? [
						paragraph(
							{ style: 'Picture', isPicture: true },
							draw(cover, main, {
								...{ ...COVER, name: words.picture, filled: cover, isAtTop: true },
								alt: cleanLine(coverWords(outfit, language))
							}),
							setting
						)
					]
				: []),
			...(logo
				? [
						paragraph(
							{ style: 'Publisher', staysWithNext: true },
							draw(logo, main, {
								...{ ...contained(logo, LOGO.title), name: words.logo },
								alt: cleanLine(publisher)
							}),
							setting
						)
					]
				: [])
		],
		header: (part) => (logo ? draw(logo, part, { ...contained(logo, LOGO.header), name: words.logo, alt: '' }) : '')
	};
}
