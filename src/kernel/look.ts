import type { Texts } from './texts.ts';

/** The open typefaces that documents may be set in; each lies beside the writers in regular and bold. */
export const TYPEFACES = ['heebo', 'rubik', 'assistant', 'frank-ruhl'] as const;
export type Typeface = (typeof TYPEFACES)[number];

/** As files name them, and as their makers do: the same in every language. */
export const TYPEFACE_NAMES: Readonly<Record<Typeface, string>> = {
	heebo: 'Heebo',
	rubik: 'Rubik',
	assistant: 'Assistant',
	'frank-ruhl': 'Frank Ruhl Libre'
};

/** The shapes of slides. */
export const SLIDE_SHAPES = ['16:9', '4:3'] as const;
export type SlideShape = (typeof SLIDE_SHAPES)[number];

/** What a document looks like, beside what it says: data, which an office may choose and keep. */
export interface Look {
	/** "#rrggbb", as it was chosen: writers use what `corrected` makes of it. */
	accent: string;
	typeface: Typeface;
	slides: SlideShape;
	/** The name of a picture: the publisher's, on the cover and at the foot of slides and pages. */
	logo?: string;
	/** The name of a picture: it fills its part of the cover, cut to it and never stretched. */
	cover?: string;
	/** What the picture of the cover shows; without it, it is decoration. */
	coverAlt?: Texts;
}

/** The bytes of the pictures of a document, by the names under which its look and its blocks refer to them. */
export type Pictures = ReadonlyMap<string, Uint8Array>;

/** All that a writer needs beside the document. */
export interface Outfit {
	look: Look;
	pictures: Pictures;
}

/** The product's own: what a document looks like for which nobody has chosen anything. */
export const PLAIN: Outfit = {
	look: { accent: '#0b5d52', typeface: 'heebo', slides: '16:9' },
	pictures: new Map()
};

/** Six digits after the sign: the one way in which colours are kept. */
export function isColour(text: string): boolean {
	return /^#[0-9a-f]{6}$/i.test(text);
}
