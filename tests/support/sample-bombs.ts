import { deflateSync } from 'node:zlib';
import { strToU8, Zip, ZipDeflate } from 'fflate';

/** Small files that unfold into what no computer holds. They are made when they are asked for. */
export function bombs(): { picture: Uint8Array; document: Uint8Array } {
	return { picture: pngOf(40_000, 40_000, true), document: inflating(64) };
}

/** The first bytes of a PNG of some size; with all of its pixels, each of them white, where that is asked for. */
export function pngOf(width: number, height: number, isWhole = false): Uint8Array {
	const header = [...number(width), ...number(height), 1, 0, 0, 0, 0];
	const pixels = isWhole ? deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height)) : new Uint8Array();
	return Buffer.concat([
		Buffer.from([0x89, ...word('PNG'), 13, 10, 26, 10]),
		...[chunk('IHDR', Uint8Array.from(header)), chunk('IDAT', pixels), chunk('IEND', new Uint8Array())]
	]);
}

export function jpegOf(width: number, height: number): Uint8Array {
	const app = [0xff, 0xe1, 0, 6, ...word('Exif')];
	const table = [0xff, 0xc4, 0, 3, 0];
	const frame = [0xff, 0xff, 0xc2, 0, 11, 8, ...number(height).slice(2), ...number(width).slice(2), 1, 1, 0x11, 0];
	return Uint8Array.from([0xff, 0xd8, ...app, ...table, ...frame, 0xff, 0xd9]);
}

export function gifOf(width: number, height: number): Uint8Array {
	const sides = [width, height].flatMap((side) => [side & 0xff, side >> 8]);
	return Uint8Array.from([...word('GIF89a'), ...sides, 0, 0, 0, 0x3b]);
}

export const WEBP_FORMS = ['VP8 ', 'VP8L', 'VP8X'] as const;

export function webpOf(form: (typeof WEBP_FORMS)[number], width: number, height: number): Uint8Array {
	const bytes = {
		'VP8 ': () => [0, 0, 0, 0x9d, 0x01, 0x2a, ...little(width, 2), ...little(height, 2)],
		VP8L: () => [0x2f, ...little((width - 1) | ((height - 1) << 14), 4)],
		VP8X: () => [0, 0, 0, 0, ...little(width - 1, 3), ...little(height - 1, 3)]
	}[form]();
	const body = [...word('WEBP'), ...word(form), ...little(bytes.length, 4), ...bytes];
	return Uint8Array.from([...word('RIFF'), ...little(body.length, 4), ...body]);
}

/** A Word document of so many megabytes of nothing. */
function inflating(megabytes: number): Uint8Array {
	const parts: Uint8Array[] = [];
	const zip = new Zip((error, part) => {
		if (error) throw error;
		parts.push(part);
	});
	const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
	const types = new ZipDeflate('[Content_Types].xml');
	zip.add(types);
	types.push(strToU8(`<Types><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`), true);
	const blank = new ZipDeflate('word/document.xml', { level: 1 });
	zip.add(blank);
	const megabyte = new Uint8Array(1024 * 1024);
	for (let part = 1; part <= megabytes; part++) blank.push(megabyte, part === megabytes);
	zip.end();
	return Buffer.concat(parts);
}

function chunk(name: string, data: Uint8Array): Uint8Array {
	// No reader of sizes looks at the sum.
	return Buffer.concat([Buffer.from([...number(data.length), ...word(name)]), data, Buffer.alloc(4)]);
}

function number(value: number): number[] {
	return little(value, 4).reverse();
}

function little(value: number, bytes: number): number[] {
	return Array.from({ length: bytes }, (_, index) => (value >>> (8 * index)) & 0xff);
}

function word(text: string): number[] {
	return [...Buffer.from(text, 'latin1')];
}
