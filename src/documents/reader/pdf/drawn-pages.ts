import { Unreadable } from '../unreadable.ts';
import { drawingsOn } from './drawings.ts';
import type { Drawn, Glyph } from './glyph.ts';
import type { OpenPdf } from './pdfium.ts';
import { upright, type Placed } from './upright.ts';

/** Pages; a report has some dozens. */
const MOST_PAGES = 1000;
/** Characters of one page, and of all: ten novels. */
const MOST_ON_A_PAGE = 40_000;
const MOST_CHARACTERS = 4_000_000;
/** From here on a face counts as bold. */
const BOLD = 600;
/** PDFium's signs for a hyphen at the end of a line. */
const HYPHENS = new Set([0x02, 0xad, 0xfffe]);
/** Characters that are one sign, or letters in one of their forms: they are taken apart. */
const COMPOSED = /[\ufb00-\ufdff\ufe70-\ufeff]/u;
const HEBREW_LETTER = /[\u05d0-\u05ea]/;
const NAME_ROOM = 128;

/** Every page of a PDF as it is drawn. @throws Unreadable */
export function drawnPages(pdf: OpenPdf): Drawn[] {
	const { calls, document } = pdf;
	const count = calls.FPDF_GetPageCount(document);
	if (count > MOST_PAGES) throw new Unreadable('too_large');
	let total = 0;
	return Array.from({ length: count }, (_, index) => {
		const page = calls.FPDF_LoadPage(document, index);
		// A page that is broken says nothing; the others do.
		if (page === 0) return { width: 0, height: 0, glyphs: [], dots: [], rules: [] };
		const text = calls.FPDFText_LoadPage(page);
		try {
			const [width, height] = [calls.FPDF_GetPageWidthF(page), calls.FPDF_GetPageHeightF(page)];
			total += text === 0 ? 0 : calls.FPDFText_CountChars(text);
			if (total > MOST_CHARACTERS) throw new Unreadable('too_large');
			const placed = text === 0 ? [] : placedGlyphs(pdf, text);
			return upright(placed, { width, height, ...drawingsOn(pdf, page) });
		} finally {
			if (text !== 0) calls.FPDFText_ClosePage(text);
			calls.FPDF_ClosePage(page);
		}
	});
}

/** What is the same for all characters that a file shows at once. */
interface Face {
	isBold: boolean;
	/** How much larger its letters are drawn than their face says. */
	scale: number;
	/** Of its line, in quarter turns and parts of one. */
	angle: number;
}

function placedGlyphs(pdf: OpenPdf, text: number): Placed[] {
	const { calls, scratch, floats, doubles } = pdf;
	const faces = new Map<number, Face>();
	const placed: Placed[] = [];
	let last = 0;
	const count = Math.min(calls.FPDFText_CountChars(text), MOST_ON_A_PAGE);
	for (let at = 0; at < count; at += 1) {
		if (calls.FPDFText_IsGenerated(text, at) === 1) continue;
		const code = calls.FPDFText_GetUnicode(text, at) >>> 0;
		const character = characterOf(code);
		if (character === '' || !calls.FPDFText_GetLooseCharBox(text, at, scratch)) continue;
		const [left = 0, top = 0, right = 0, bottom = 0] = floats(scratch, 4);
		if (!calls.FPDFText_GetCharOrigin(text, at, scratch, scratch + 8)) continue;
		const [x = 0, y = 0] = doubles(scratch, 2);
		if (![left, top, right, bottom, x, y].every((each) => Math.abs(each) < 1e6)) continue;
		const object = calls.FPDFText_GetTextObject(text, at);
		const face = faces.get(object) ?? faceOf(pdf, text, at);
		if (object !== 0) faces.set(object, face);
		const size = calls.FPDFText_GetFontSize(text, at) * face.scale || Math.abs(top - bottom);
		const glyph: Glyph = {
			...{ text: character, size, baseline: y, isBold: face.isBold },
			...{ left: Math.min(left, right), right: Math.max(left, right) },
			...{ bottom: Math.min(top, bottom), top: Math.max(top, bottom) },
			isUnknown:
				code === 0xfffd ||
				calls.FPDFText_HasUnicodeMapError(text, at) === 1 ||
				isRelabelled(character, top - bottom, size)
		};
		const before = placed.at(-1);
		// Letters that are one sign have one place; a sign that is drawn twice is shown twice.
		const isOneSign = before && object === last && character !== ' ' && isSamePlace(before.glyph, glyph);
		if (isOneSign) before.glyph.text += character;
		else placed.push({ glyph, x, angle: face.angle });
		last = object;
	}
	return placed;
}

/** @returns what it is read as; nothing where it is no sign that is seen */
function characterOf(code: number): string {
	if (HYPHENS.has(code)) return '-';
	if (code === 0x09 || code === 0xa0) return ' ';
	if (code < 0x20 || (code >= 0x7f && code < 0xa0) || (code >= 0xd800 && code < 0xe000) || code > 0x10ffff) return '';
	const character = String.fromCodePoint(code);
	if (/\p{Cf}/u.test(character)) return '';
	return COMPOSED.test(character) ? character.normalize('NFKC') : character;
}

/**
 * A letter whose room is that of its strokes is not the one of its face: the file says in other words what it draws, and
 * some programs say it of the letter beside it.
 */
function isRelabelled(character: string, height: number, size: number): boolean {
	return HEBREW_LETTER.test(character) && Math.abs(height) < 0.75 * size;
}

function isSamePlace(a: Glyph, b: Glyph): boolean {
	return a.left === b.left && a.right === b.right && a.baseline === b.baseline && a.right > a.left;
}

function faceOf({ calls, scratch, floats, letters }: OpenPdf, text: number, at: number): Face {
	const [a = 1, b = 0, c = 0, d = 1] = calls.FPDFText_GetMatrix(text, at, scratch) ? floats(scratch, 4) : [];
	const { malloc, free } = calls.pdfium.wasmExports;
	const room = malloc(NAME_ROOM);
	const length = calls.FPDFText_GetFontInfo(text, at, room, NAME_ROOM, scratch);
	const name = length > 0 && length <= NAME_ROOM ? letters(room, length - 1) : '';
	free(room);
	return {
		isBold: calls.FPDFText_GetFontWeight(text, at) >= BOLD || /bold|black|heavy/i.test(name),
		scale: Math.hypot(c, d) || 1,
		angle: Math.atan2(b, a) / (Math.PI / 2)
	};
}
