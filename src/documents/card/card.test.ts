import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { sizeOf } from '#documents/bounds/picture.ts';
import { barePng } from '#documents/picture/png.ts';
import { drawCard, type Card } from './card.ts';

const TAINAN: Card = {
	...{ language: 'he', direction: 'rtl', publisher: 'עיריית רעננה', title: 'טאיינאן', year: '2006' },
	...{ beside: { text: '臺南市', language: 'zh-Hant', direction: 'ltr' }, line: 'ברית ערים תאומות', accent: undefined },
	map: {
		home: { name: 'רעננה', latitude: 32.18, longitude: 34.87 },
		places: [{ name: 'טאיינאן', latitude: 22.99, longitude: 120.2, state: 'live' }]
	}
};

/** How much of the left and of the right half is not white, from 0 to 1. */
function inked(png: Uint8Array): [left: number, right: number] {
	const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
	const packed: Uint8Array[] = [];
	for (let at = 8; at < png.length; at += 12 + view.getUint32(at)) {
		if (Buffer.from(png.subarray(at + 4, at + 8)).toString() === 'IDAT')
			packed.push(png.subarray(at + 8, at + 8 + view.getUint32(at)));
	}
	const rows = inflateSync(Buffer.concat(packed));
	const length = 1 + 1200 * 3;
	const counts: [number, number] = [0, 0];
	const above = new Uint8Array(1200 * 3);
	for (let row = 0; row < 630; row += 1) {
		for (let at = 0; at < 1200 * 3; at += 1) {
			above[at] = ((above[at] as number) + (rows[row * length + 1 + at] as number)) & 0xff;
			if (above[at] !== 255) counts[at < 1800 ? 0 : 1] += 1;
		}
	}
	return [counts[0] / (630 * 1800), counts[1] / (630 * 1800)];
}

describe('a card', () => {
	it('is a PNG of the size that services show, the same each time', { timeout: 60_000 }, async () => {
		const [once, again] = await Promise.all([drawCard(TAINAN), drawCard(TAINAN)]);
		expect(sizeOf('image/png', once)).toEqual({ width: 1200, height: 630 });
		expect(barePng(once)).toEqual(once);
		expect(Buffer.compare(once, again)).toBe(0);
		expect(once.length).toBeLessThan(200_000);
	});

	it('has its words where reading begins, and the map at the other side', { timeout: 60_000 }, async () => {
		const [hebrew, english] = await Promise.all([
			drawCard(TAINAN),
			drawCard({ ...TAINAN, language: 'en', direction: 'ltr', title: 'Tainan' })
		]);
		const [[left, right], [leftToo, rightToo]] = [inked(hebrew), inked(english)];
		expect(left).toBeGreaterThan(3 * right);
		expect(rightToo).toBeGreaterThan(3 * leftToo);
	});

	it.each([
		['no map and no year', { map: undefined, year: undefined, beside: undefined }],
		['a very long title', { title: 'Freundschaftsgesellschaftsversammlung '.repeat(40) }],
		['one word without an end', { title: 'x'.repeat(500) }],
		['markup and what no typeface has', { title: '#eval("1") *bold* <b> $x$ \u{1F468}\u200D\u{1F469} \u202E \u0007' }],
		['nothing but a space', { title: ' ', line: '' }]
	])('is drawn with %s', { timeout: 60_000 }, async (_what, values) => {
		expect(sizeOf('image/png', await drawCard({ ...TAINAN, ...values }))).toEqual({ width: 1200, height: 630 });
	});
});
