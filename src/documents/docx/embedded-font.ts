import { createHash } from 'node:crypto';
import type { Ttf } from '#documents/fonts/ttf.ts';

/** So many bytes at the beginning are scrambled, with a key of half that length. */
const SCRAMBLED = 32;

export interface EmbeddedFont {
	/** As the table of fonts names it. */
	key: string;
	bytes: Uint8Array;
}

/**
 * A font as Word embeds it (.odttf; ISO 29500-4, 9.1): its first bytes are scrambled with a key that stands beside it.
 * The key is made of the font, so that the same font gives the same bytes.
 */
export function embeddedFont({ bytes: font }: Ttf): EmbeddedFont {
	const digits = createHash('sha256').update(font).digest('hex').slice(0, 32).toUpperCase();
	const key = Buffer.from(digits, 'hex').toReversed();
	const bytes = Uint8Array.from(font);
	for (let at = 0; at < SCRAMBLED; at += 1) bytes[at] = (font[at] as number) ^ (key[at % key.length] as number);
	return { key: `{${digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}}`, bytes };
}
