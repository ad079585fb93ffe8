import bidiFactory from 'bidi-js';

const bidi = bidiFactory();
/** Of every sign, in thousandths of the size of its face. */
const WIDTH = 500;

/** Signs from left to right as they are seen, and where they begin, in points from the lower left corner. */
export interface Shown {
	signs: string;
	x: number;
	y: number;
	size: number;
	isBold: boolean;
	/** Quarter turns against the clock. */
	turns: number;
}

export interface PageOf {
	shown: Shown[];
	/** Operators of PDF that draw something else. */
	drawn?: string;
	width?: number;
	height?: number;
	/** How much whoever shows the page turns it, in degrees with the clock. */
	rotate?: number;
}

/** How the bidirectional algorithm of Unicode puts a text on one line. */
export function asSeen(text: string, base: 'rtl' | 'ltr' = 'rtl'): string {
	return bidi
		.getReorderedIndices(text, bidi.getEmbeddingLevels(text, base))
		.map((index) => text[index] ?? '')
		.join('');
}

/** A text that begins at its left edge. */
export function left(text: string, x: number, y: number, more: Partial<Shown> = {}): Shown {
	return { signs: text, size: 12, isBold: false, turns: 0, ...more, x, y };
}

/** A text that is read from the right, and begins at its right edge. */
export function right(text: string, x: number, y: number, more: Partial<Shown> = {}): Shown {
	const shown = left(asSeen(text), x, y, more);
	return { ...shown, x: x - widthOf(shown.signs, shown.size) };
}

export function widthOf(signs: string, size: number): number {
	return ([...signs].length * WIDTH * size) / 1000;
}

/** A PDF whose faces have one width for all signs: where each one stands is all that is asked of it. */
export function pdfOf(pages: readonly PageOf[]): Uint8Array {
	const codes = new Map<string, number>();
	const codeOf = (sign: string) => codes.get(sign) ?? codes.set(sign, codes.size + 1).size;
	const contents = pages.map(
		({ shown, drawn = '' }) => `${drawn}\n${shown.map((each) => operators(each, codeOf)).join('\n')}`
	);
	const first = 6;
	const objects = [
		'<< /Type /Catalog /Pages 2 0 R >>',
		`<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${first + 2 * at} 0 R`).join(' ')}] >>`,
		font('Helvetica', codes.size),
		font('Helvetica-Bold', codes.size),
		stream(characterMap(codes)),
		...pages.flatMap(({ width = 600, height = 400, rotate = 0 }, at) => [
			`<< /Type /Page /Parent 2 0 R /Rotate ${rotate} /MediaBox [0 0 ${width} ${height}] /Contents ${first + 2 * at + 1} 0 R /Resources << /Font << /F 3 0 R /B 4 0 R >> >> >>`,
			stream(contents[at] ?? '')
		])
	];
	return written(objects);
}

function operators({ signs, x, y, size, isBold, turns }: Shown, codeOf: (sign: string) => number): string {
	const hex = [...signs].map((sign) => codeOf(sign).toString(16).padStart(2, '0')).join('');
	const [cosine, sine] = [
		[1, 0],
		[0, 1],
		[-1, 0],
		[0, -1]
	][turns % 4] as [number, number];
	return `BT /${isBold ? 'B' : 'F'} ${size} Tf ${cosine} ${sine} ${-sine} ${cosine} ${x} ${y} Tm <${hex}> Tj ET`;
}

function font(name: string, count: number): string {
	const widths = Array.from({ length: count }, () => WIDTH).join(' ');
	return `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /FirstChar 1 /LastChar ${count} /Widths [${widths}] /ToUnicode 5 0 R >>`;
}

function characterMap(codes: ReadonlyMap<string, number>): string {
	const hex = (code: number, digits: number) => code.toString(16).padStart(digits, '0');
	const rows = [...codes].map(([sign, code]) => {
		const units = Array.from({ length: sign.length }, (_, at) => hex(sign.charCodeAt(at), 4)).join('');
		return `<${hex(code, 2)}> <${units}>`;
	});
	const parts = Array.from({ length: Math.ceil(rows.length / 100) }, (_, at) => rows.slice(at * 100, at * 100 + 100));
	return [
		'/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def',
		'1 begincodespacerange <00> <ff> endcodespacerange',
		...parts.map((part) => `${part.length} beginbfchar ${part.join(' ')} endbfchar`),
		'endcmap end end'
	].join('\n');
}

function stream(text: string): string {
	return `<< /Length ${text.length} >>\nstream\n${text}\nendstream`;
}

function written(objects: readonly string[]): Uint8Array {
	let text = '%PDF-1.4\n';
	const places = objects.map((object, at) => {
		const place = text.length;
		text += `${at + 1} 0 obj\n${object}\nendobj\n`;
		return place;
	});
	const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
	const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
	const end = `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF`;
	return Buffer.from(text + table + end, 'latin1');
}
