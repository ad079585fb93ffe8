import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TYPEFACE_NAMES, type Typeface } from '#kernel/look.ts';
import { COMPLETE, fontFilesOf } from './face.ts';
import { fontFolder } from './folder.ts';
import { Ttf } from './ttf.ts';

/**
 * The typefaces in which a character is looked for after that of the document, in this order: Heebo for Hebrew and
 * Latin, then Greek and Cyrillic, Arabic and Chinese for names in other scripts. All are static TrueType under the OFL,
 * whose text lies beside them.
 */
const OTHERS = [
	{ family: 'Noto Sans', files: ['noto-sans.ttf'] },
	{ family: 'Noto Sans Arabic', files: ['noto-sans-arabic.ttf'] },
	{ family: 'Noto Sans TC', files: ['noto-sans-tc.ttf'] }
];

/** Stands for what no typeface shows. It is in Noto Sans TC. */
export const MISSING = '□';

export interface Typefaces {
	/** In the order of preference; only those that the text needs. */
	families: string[];
	fonts: Buffer[];
	/** A text with all that no typeface can show replaced by MISSING. */
	legible: (text: string) => string;
	/** What was replaced, each once. */
	replaced: Set<string>;
}

/**
 * Reads the typefaces one by one until the text is covered, so that seven megabytes of Chinese are read for a
 * document that has Chinese in it, or a character that has to be replaced.
 * @param text everything that the document shows
 */
export function typefacesFor(text: string, typeface: Typeface = COMPLETE): Typefaces {
	const found: Pick<Typefaces, 'families' | 'fonts'> = { families: [], fonts: [] };
	let missing = new Set([...text].filter(needsGlyph));
	const own = [...new Set([typeface, COMPLETE])].map((each) => ({
		family: TYPEFACE_NAMES[each],
		files: fontFilesOf(each)
	}));
	for (const { family, files } of [...own, ...OTHERS]) {
		// Ours have no isolates, and they are what keeps foreign names in order: Noto Sans always comes along.
		if (missing.size === 0 && found.families.length > own.length) break;
		const fonts = files.map((file) => readFileSync(join(fontFolder(), file)));
		const face = new Ttf(fonts[0] as Buffer);
		missing = new Set([...missing].filter((character) => !face.covers(character)));
		found.families.push(family);
		found.fonts.push(...fonts);
	}
	const replaced = new Set<string>();
	return { ...found, replaced, legible: (text) => (missing.size === 0 ? text : replace(text, missing, replaced)) };
}

/** Joiners, direction marks and variation selectors are obeyed, not drawn. */
function needsGlyph(character: string): boolean {
	return !/\p{Default_Ignorable_Code_Point}|\s/u.test(character);
}

const characters = new Intl.Segmenter('he', { granularity: 'grapheme' });

/** By what a reader sees as one character: a family of three people joined into one picture becomes one box. */
function replace(text: string, missing: ReadonlySet<string>, replaced: Set<string>): string {
	if (![...text].some((character) => missing.has(character))) return text;
	return Array.from(characters.segment(text), ({ segment }) => {
		if (![...segment].some((character) => missing.has(character))) return segment;
		replaced.add(segment);
		return MISSING;
	}).join('');
}
