import type { Ttf } from '#documents/fonts/ttf.ts';

const VERSION = 0x00020001;
const MAGIC = 0x504c;
const DEFAULT_CHARSET = 1;
const HEADER = 82;
/** In the name table: the entries that the header repeats, in its order. */
const NAMES = { family: 1, style: 2, version: 5, full: 4 } as const;

/**
 * A font as Office embeds it (.fntdata): Embedded OpenType 2.1, neither compressed nor scrambled, which is the
 * TrueType file behind a header that repeats what is in it.
 */
export function embeddedFont(font: Ttf): Uint8Array {
	const names = Object.values(NAMES).map((id) => nameOf(font, id));
	const sizes = names.reduce((sum, name) => sum + 2 * name.length + 4, 0);
	const start = HEADER + sizes + 2;
	const bytes = new Uint8Array(start + font.bytes.length);
	const view = new DataView(bytes.buffer);
	writeHeader(view, font);
	let at = HEADER;
	for (const name of names) {
		view.setUint16(at, 2 * name.length, true);
		for (let index = 0; index < name.length; index += 1) {
			view.setUint16(at + 2 + 2 * index, name.charCodeAt(index), true);
		}
		// Two bytes of padding after each.
		at += 2 * name.length + 4;
	}
	bytes.set(font.bytes, start);
	return bytes;
}

/** Fields of the header, each as the tables of the font have it; TrueType is big-endian, this is little-endian. */
function writeHeader(view: DataView, font: Ttf): void {
	const source = viewOf(font);
	const os2 = font.offsetOf('OS/2');
	view.setUint32(0, view.byteLength, true);
	view.setUint32(4, font.bytes.length, true);
	view.setUint32(8, VERSION, true);
	for (let index = 0; index < 10; index += 1) view.setUint8(16 + index, source.getUint8(os2 + 32 + index));
	view.setUint8(26, DEFAULT_CHARSET);
	view.setUint8(27, source.getUint16(os2 + 62) & 1);
	view.setUint32(28, source.getUint16(os2 + 4), true);
	view.setUint16(32, source.getUint16(os2 + 8), true);
	view.setUint16(34, MAGIC, true);
	for (let index = 0; index < 4; index += 1) {
		view.setUint32(36 + 4 * index, source.getUint32(os2 + 42 + 4 * index), true);
	}
	for (let index = 0; index < 2; index += 1) {
		view.setUint32(52 + 4 * index, source.getUint32(os2 + 78 + 4 * index), true);
	}
	view.setUint32(60, source.getUint32(font.offsetOf('head') + 8), true);
}

/** A name as Windows knows it, in American English, which every font has. */
function nameOf(font: Ttf, wanted: number): string {
	const view = viewOf(font);
	const table = font.offsetOf('name');
	const texts = table + view.getUint16(table + 4);
	for (let index = 0; index < view.getUint16(table + 2); index += 1) {
		const entry = table + 6 + 12 * index;
		const [platform, language, id] = [entry, entry + 4, entry + 6].map((offset) => view.getUint16(offset));
		if (platform !== 3 || language !== 0x409 || id !== wanted) continue;
		const [length, start] = [view.getUint16(entry + 8), texts + view.getUint16(entry + 10)];
		let name = '';
		for (let offset = 0; offset < length; offset += 2) name += String.fromCharCode(view.getUint16(start + offset));
		return name;
	}
	return '';
}

function viewOf({ bytes }: Ttf): DataView {
	return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
