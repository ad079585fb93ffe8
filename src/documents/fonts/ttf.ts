import { readCharacterMap } from './ttf-character-map.ts';

interface Table {
	offset: number;
	length: number;
}

/** Ems of a character that the font lacks: another font will draw it, and Chinese and emoji are the wide ones. */
const WIDE = 1;
const EMOJI = 1.3;
const NARROW = 0.6;
/** Zero width: joiners, marks of direction, variation selectors. Some fonts give them a glyph with an advance. */
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]/;

/** A TrueType font, read as far as setting text needs: which characters it has and how wide they are. */
export class Ttf {
	readonly bytes: Uint8Array;
	readonly unitsPerEm: number;
	/** In ems, from the baseline, both positive. */
	readonly ascent: number;
	readonly descent: number;
	readonly #view: DataView;
	readonly #tables: Map<string, Table>;
	readonly #glyphs: Map<number, number>;
	readonly #widths = new Map<number, number>();
	readonly #advances: { offset: number; count: number };

	constructor(bytes: Uint8Array) {
		this.bytes = bytes;
		this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		this.#tables = readTables(this.#view);
		this.#glyphs = readCharacterMap(this.#view, this.offsetOf('cmap'));
		const metrics = this.offsetOf('hhea');
		this.unitsPerEm = this.#view.getUint16(this.offsetOf('head') + 18);
		this.ascent = this.#view.getInt16(metrics + 4) / this.unitsPerEm;
		this.descent = -this.#view.getInt16(metrics + 6) / this.unitsPerEm;
		this.#advances = { offset: this.offsetOf('hmtx'), count: this.#view.getUint16(metrics + 34) };
	}

	/** Height of a line set solid, in ems. Where a font says it twice, programs differ in what they believe: the larger. */
	get lineHeight(): number {
		const windows = this.offsetOf('OS/2') + 74;
		const [above, below] = [this.#view.getUint16(windows), this.#view.getUint16(windows + 2)];
		return Math.max(this.ascent + this.descent, (above + below) / this.unitsPerEm);
	}

	covers(character: string): boolean {
		return this.#glyphs.has(character.codePointAt(0) ?? 0);
	}

	/** Width in ems, without kerning, which only ever tightens. */
	measure(text: string): number {
		let width = 0;
		for (let at = 0; at < text.length; at += 1) {
			const code = text.codePointAt(at) ?? 0;
			if (code > 0xffff) at += 1;
			width += this.#widthOf(code);
		}
		return width;
	}

	/** Where a table begins. @throws when the font lacks it: such a font cannot be used at all */
	offsetOf(tag: string): number {
		const table = this.#tables.get(tag);
		if (!table) throw new Error(`The font has no ${tag} table.`);
		return table.offset;
	}

	#widthOf(code: number): number {
		let width = this.#widths.get(code);
		if (width === undefined) {
			width = this.#advanceOf(code);
			this.#widths.set(code, width);
		}
		return width;
	}

	#advanceOf(code: number): number {
		const character = String.fromCodePoint(code);
		if (INVISIBLE.test(character)) return 0;
		const glyph = this.#glyphs.get(code);
		if (glyph === undefined) return widthOfStranger(character, code);
		const { offset, count } = this.#advances;
		return this.#view.getUint16(offset + 4 * Math.min(glyph, count - 1)) / this.unitsPerEm;
	}
}

function widthOfStranger(character: string, code: number): number {
	if (/\p{Mn}/u.test(character)) return 0;
	if (/\p{Extended_Pictographic}/u.test(character)) return EMOJI;
	return code > 0x2e80 ? WIDE : NARROW;
}

function readTables(view: DataView): Map<string, Table> {
	const tables = new Map<string, Table>();
	const count = view.getUint16(4);
	for (let index = 0; index < count; index += 1) {
		const entry = 12 + 16 * index;
		const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(entry + byte)));
		tables.set(tag, { offset: view.getUint32(entry + 8), length: view.getUint32(entry + 12) });
	}
	return tables;
}
