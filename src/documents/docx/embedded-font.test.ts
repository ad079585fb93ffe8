import { expect, test } from 'vitest';
import { heebo } from '#documents/fonts/heebo.ts';
import { embeddedFont } from './embedded-font.ts';

test('a font is scrambled at its beginning by the key that is named beside it, read from its end', () => {
	const { regular } = heebo();
	const { key, bytes } = embeddedFont(regular);
	expect(key).toMatch(/^\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}$/);
	const secret = key.replace(/[{}-]/g, '').match(/../g) ?? [];
	const byte = (at: number) => Number.parseInt(secret[15 - (at % 16)] as string, 16);
	const clear = bytes.map((each, at) => (at < 32 ? each ^ byte(at) : each));
	expect(Buffer.from(clear).equals(regular.bytes)).toBe(true);
	expect(Buffer.from(bytes.subarray(0, 32)).equals(regular.bytes.subarray(0, 32))).toBe(false);
	expect(embeddedFont(regular)).toEqual({ key, bytes });
});
