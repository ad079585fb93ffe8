import { contrast, corrected, READABLE } from '#kernel/contrast.ts';
import type { SlideShape, Typeface } from '#kernel/look.ts';
import type { Texts } from '#kernel/texts.ts';
import type { Template } from './template.ts';

/** What a preview is drawn with: the colours as files have them, and where its pictures are. */
export interface Preview {
	slides: SlideShape;
	typeface: Typeface;
	/** As it can be read on white. */
	accent: string;
	/** Of the cover: what it is made of, its words, and what stands out. */
	cover: { ground: string; land: string; text: string; light: string };
	logo: string | undefined;
	picture: { href: string; alt: Texts } | undefined;
}

/** What becomes of a colour so that everybody can read it. */
export interface Correction {
	colour: string;
	/** Against white, from 1 to 21, with one digit after the point. */
	ratio: string;
	/** What it is in files, where it is another. */
	corrected: string | undefined;
	correctedRatio: string;
	needed: string;
}

const WHITE = '#ffffff';

export function correctionOf(colour: string): Correction {
	const fixed = corrected(colour);
	return {
		colour,
		ratio: said(contrast(colour, WHITE)),
		corrected: fixed === colour.toLowerCase() ? undefined : fixed,
		correctedRatio: said(contrast(fixed, WHITE)),
		needed: String(READABLE)
	};
}

/** Rounded down: 4.49 must not read as 4.5. */
function said(ratio: number): string {
	return (Math.floor(ratio * 10) / 10).toFixed(1);
}

/** A template as its pages show it. */
export interface ShownTemplate extends Template {
	preview: Preview;
	/** How many reports have chosen it. */
	uses: number;
}
