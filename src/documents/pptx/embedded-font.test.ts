import { expect, test } from 'vitest';
import { heebo } from '#documents/fonts/heebo.ts';
import { embeddedFont } from './embedded-font.ts';

test('a font for Office is the font itself behind a header that says what it is', () => {
	const { regular } = heebo();
	const bytes = Buffer.from(embeddedFont(regular));
	expect(bytes.readUInt32LE(0)).toBe(bytes.length);
	expect(bytes.readUInt32LE(4)).toBe(regular.bytes.length);
	expect(bytes.readUInt32LE(8)).toBe(0x00020001);
	expect(bytes.readUInt32LE(12)).toBe(0);
	expect(bytes.readUInt32LE(28)).toBe(400);
	// Free to be embedded.
	expect(bytes.readUInt16LE(32)).toBe(0);
	expect(bytes.readUInt16LE(34)).toBe(0x504c);
	expect(bytes.readUInt16LE(82)).toBe('Heebo'.length * 2);
	expect(bytes.toString('utf16le', 84, 94)).toBe('Heebo');
	expect(bytes.subarray(-regular.bytes.length).equals(regular.bytes)).toBe(true);
});

test('the bold face says that it is bold', () => {
	expect(Buffer.from(embeddedFont(heebo().bold)).readUInt32LE(28)).toBe(700);
});
