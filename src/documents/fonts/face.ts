import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TYPEFACE_NAMES, type Typeface } from '#kernel/look.ts';
import { fontFolder } from './folder.ts';
import { Ttf } from './ttf.ts';

/** A typeface as documents are set in it. */
export interface Face {
	typeface: Typeface;
	/** As files name it. */
	family: string;
	regular: Ttf;
	bold: Ttf;
	hasSerifs: boolean;
	/** Lines are set at this share of the face's own height: of text, and of titles, which stand closer. */
	spacing: { text: number; title: number };
}

/** Heebo brings much air of its own between its lines, the others little. */
const USUAL_SPACING = { text: 1, title: 0.9 };
const SPACING: Partial<Record<Typeface, Face['spacing']>> = { heebo: { text: 0.95, title: 0.8 } };

const faces = new Map<Typeface, Face>();

/** A typeface in its two weights, read once per process. Licences: OFL*.txt beside the files. */
export function faceOf(typeface: Typeface): Face {
	const known = faces.get(typeface);
	if (known) return known;
	const [regular, bold] = fontFilesOf(typeface).map((file) => new Ttf(readFileSync(join(fontFolder(), file))));
	const face: Face = {
		typeface,
		family: TYPEFACE_NAMES[typeface],
		regular: regular as Ttf,
		bold: bold as Ttf,
		hasSerifs: typeface === 'frank-ruhl',
		spacing: SPACING[typeface] ?? USUAL_SPACING
	};
	faces.set(typeface, face);
	return face;
}

/** Regular and bold, in the folder of fonts. Static files: variable fonts cannot be embedded in Office documents. */
export function fontFilesOf(typeface: Typeface): [regular: string, bold: string] {
	return [`${typeface}-regular.ttf`, `${typeface}-bold.ttf`];
}

/** The typeface that has all letters of our languages: words that another cannot write are set in it. */
export const COMPLETE: Typeface = 'heebo';
