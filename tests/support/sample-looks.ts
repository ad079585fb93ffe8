import { PLAIN, type Look, type Outfit } from '../../src/kernel/look.ts';
import { greyPng, PICTURE } from './sample-pictures.ts';

/** The pictures that a look of these samples may name: a wide logo, and a picture of the cover. */
const PICTURES = new Map([
	['logo', greyPng(300, 100)],
	['cover', PICTURE]
]);

export function outfitWith(look: Partial<Look>): Outfit {
	return { look: { ...PLAIN.look, ...look }, pictures: PICTURES };
}

/** Everything that a look can choose, each time otherwise than the product's own. */
export const DRESSED = {
	he: outfitWith({ accent: '#1d5fa8', typeface: 'rubik', slides: '4:3', logo: 'logo', cover: 'cover' }),
	en: outfitWith({
		...{ accent: '#ffd500', typeface: 'assistant', logo: 'logo', cover: 'cover' },
		coverAlt: { en: 'The city at dusk' }
	})
};
