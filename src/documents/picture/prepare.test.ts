import { describe, expect, it } from 'vitest';
import { bombs, gifOf, jpegOf, webpOf } from '../../../tests/support/sample-bombs.ts';
import { CMYK_PICTURE, greyPng, PICTURE, tattling, turned } from '../../../tests/support/sample-pictures.ts';
import { pixelsOf } from '../../../tests/support/pixels.ts';
import { jpegParts, profileOf } from './jpeg.ts';
import { preparePicture } from './prepare.ts';

const RED = 'red';
const GREEN = 'green';

/** Which colour each corner has, from the first in the direction of reading English. */
async function corners(bytes: Uint8Array): Promise<string[]> {
	const { data, width, height } = await pixelsOf(bytes);
	const colour = (x: number, y: number) => {
		const at = (y * width + x) * 4;
		return (data[at] ?? 0) > (data[at + 1] ?? 0) ? RED : GREEN;
	};
	const [right, bottom] = [width - 5, height - 5];
	return [colour(5, 5), colour(right, 5), colour(5, bottom), colour(right, bottom)];
}

describe('a photograph', () => {
	// How a camera held the pixels, and where their red corner is to be seen.
	it.each([
		[1, [RED, GREEN, GREEN, GREEN], 320],
		[2, [GREEN, RED, GREEN, GREEN], 320],
		[3, [GREEN, GREEN, GREEN, RED], 320],
		[4, [GREEN, GREEN, RED, GREEN], 320],
		[5, [RED, GREEN, GREEN, GREEN], 160],
		[6, [GREEN, RED, GREEN, GREEN], 160],
		[7, [GREEN, GREEN, GREEN, RED], 160],
		[8, [GREEN, GREEN, RED, GREEN], 160]
	])('is upright, however the camera was held: %i', async (orientation, expected, width) => {
		const prepared = await preparePicture(turned(orientation));
		if (!prepared.ok) throw new Error(prepared.code);
		expect([prepared.width, prepared.height]).toEqual([width, width === 320 ? 160 : 320]);
		expect(await corners(prepared.bytes)).toEqual(expected);
		// Nobody turns it a second time.
		expect(Buffer.from(prepared.bytes).includes('Exif')).toBe(false);
	});

	it('leaves behind what was noted beside its pixels, and what hangs on behind them', async () => {
		const prepared = await preparePicture(
			Uint8Array.from([...tattling(), ...Buffer.from('a film of the same minute')])
		);
		if (!prepared.ok) throw new Error(prepared.code);
		const text = Buffer.from(prepared.bytes).toString('latin1');
		expect(text).not.toMatch(/GPS|Ploni|film/);
	});

	it('keeps what its colours mean', async () => {
		const profile = Uint8Array.from([0xff, 0xe2, 0, 20, ...Buffer.from('ICC_PROFILE\0'), 1, 1, 7, 7, 7, 7]);
		const prepared = await preparePicture(Uint8Array.from([...PICTURE.slice(0, 2), ...profile, ...PICTURE.slice(2)]));
		if (!prepared.ok) throw new Error(prepared.code);
		const parts = jpegParts(prepared.bytes) ?? [];
		expect(profileOf(prepared.bytes, parts).map((each) => [...each])).toEqual([[...profile]]);
		expect(await corners(prepared.bytes)).toEqual([RED, GREEN, GREEN, GREEN]);
	});

	it('is the same each time', async () => {
		const [one, two] = await Promise.all([preparePicture(turned(6)), preparePicture(turned(6))]);
		expect(one).toEqual(two);
	});
});

describe('a drawing', () => {
	it('keeps its pixels, and loses the words in it', async () => {
		const said = { type: 'tEXt', data: Buffer.from('Author\0Ploni') };
		const prepared = await preparePicture(greyPng(30, 20, said));
		expect(prepared).toEqual({ ok: true, bytes: greyPng(30, 20), mediaType: 'image/png', width: 30, height: 20 });
	});

	it('that moves is refused', async () => {
		const moving = greyPng(30, 20, { type: 'acTL', data: Uint8Array.from([0, 0, 0, 2, 0, 0, 0, 0]) });
		expect(await preparePicture(moving)).toEqual({ ok: false, code: 'picture_animated' });
	});
});

describe('what is no picture, or not a whole one, is refused', () => {
	const broken = { ok: false, code: 'picture_broken' };
	const kind = { ok: false, code: 'picture_kind' };
	const none = { ok: false, code: 'not_a_picture' };

	it.each([
		['words', Buffer.from('This is no picture'), none],
		['nothing', new Uint8Array(), none],
		['a document', Buffer.from('%PDF-1.7'), none],
		['a drawing', Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'), kind],
		['a GIF', gifOf(3, 3), kind],
		['a WebP', webpOf('VP8X', 3, 3), kind],
		['the head of a JPEG', jpegOf(300, 200), broken],
		['a JPEG that ends too soon', PICTURE.slice(0, 900), broken],
		['a JPEG that holds something else', turned(1, Uint8Array.from([...PICTURE.slice(0, 30), 0xff, 0xd9])), broken],
		['a JPEG for print', CMYK_PICTURE, { ok: false, code: 'picture_colours' }],
		['a PNG that ends too soon', greyPng(30, 20).slice(0, -20), broken],
		['a PNG of which a byte is another', greyPng(30, 20).with(50, 7), broken],
		['a PNG that unfolds', bombs().picture, { ok: false, code: 'picture_side', limit: 10_000 }]
	])('%s', async (_, bytes, expected) => {
		expect(await preparePicture(Uint8Array.from(bytes))).toEqual(expected);
	});
});
