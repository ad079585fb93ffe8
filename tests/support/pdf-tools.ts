import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type PdfTool = 'qpdf' | 'pdfinfo' | 'pdffonts' | 'pdftotext' | 'pdftoppm' | 'mutool';

/** Whether the programs that a test looks into PDFs with are installed; says so where they are not. */
export function hasTools(...tools: PdfTool[]): boolean {
	const missing = tools.filter((tool) => spawnSync(tool, ['--version']).error !== undefined);
	if (missing.length > 0) process.stderr.write(`SKIPPED: these tests need ${missing.join(', ')} (Debian packages)\n`);
	return missing.length === 0;
}

/** Runs a program over a PDF; {} among the arguments stands for its file. */
export function lookInto(pdf: Uint8Array, tool: PdfTool, ...args: string[]): Buffer {
	const folder = mkdtempSync(join(tmpdir(), 'kesher-pdf-'));
	try {
		const file = join(folder, 'document.pdf');
		writeFileSync(file, pdf);
		return execFileSync(
			tool,
			args.map((argument) => (argument === '{}' ? file : argument)),
			{ stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 28 }
		);
	} finally {
		rmSync(folder, { recursive: true });
	}
}

export type PdfObject = Record<string, unknown>;

/** Every object of the file, as qpdf describes it. */
export function objectsOf(pdf: Uint8Array): PdfObject[] {
	const json = JSON.parse(
		lookInto(pdf, 'qpdf', '--warning-exit-0', '--json=2', '--json-key=qpdf', '{}').toString()
	) as {
		qpdf: [unknown, Record<string, { value?: unknown; stream?: { dict: unknown } }>];
	};
	return Object.values(json.qpdf[1])
		.map(({ value, stream }) => value ?? stream?.dict)
		.filter((value): value is PdfObject => typeof value === 'object' && value !== null && !Array.isArray(value));
}

/** The characters of each line as the eye meets them, from left to right, without what has no width. */
export function visualLines(pdf: Uint8Array): string[] {
	const xml = lookInto(pdf, 'mutool', 'draw', '-q', '-F', 'stext', '-o', '-', '{}').toString();
	return xml.split('<page ').flatMap((page) => {
		const rows: { y: number; characters: { x: number; character: string }[] }[] = [];
		for (const match of page.matchAll(/<char quad="([^"]+)" x="[^"]+" y="([^"]+)"[^>]* c="([^"]*)"/g)) {
			const corners = (match[1] as string)
				.split(' ')
				.map(Number)
				.filter((_, index) => index % 2 === 0);
			const x = (Math.min(...corners) + Math.max(...corners)) / 2;
			const y = Number(match[2]);
			let row = rows.find((each) => Math.abs(each.y - y) < 3);
			if (!row) rows.push((row = { y, characters: [] }));
			const character = unescape(match[3] as string);
			// A name on the map stands twice on one spot: its halo is a letter too.
			if (row.characters.some((each) => each.character === character && Math.abs(each.x - x) < 0.1)) continue;
			row.characters.push({ x, character });
		}
		return rows.map(({ characters }) =>
			visible(
				characters
					.toSorted((a, b) => a.x - b.x)
					.map(({ character }) => character)
					.join('')
			)
		);
	});
}

/** Producers differ on which of a pair of brackets a mirrored glyph stands for: those are looked at as pictures. */
export function visible(text: string): string {
	return text.replace(/[\p{Cc}\p{Cf}\s]/gu, '').replace(/[()[\]{}<>]/g, '¦');
}

function unescape(text: string): string {
	const named: Record<string, string> = { quot: '"', apos: "'", lt: '<', gt: '>', amp: '&' };
	return text
		.replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
		.replace(/&(\w+);/g, (entity, name: string) => named[name] ?? entity);
}

export interface PageInk {
	/** Millimetres from each edge of the page to the first ink. */
	left: number;
	right: number;
	top: number;
	bottom: number;
	/** Share of the width at which the ink is balanced: over half means that it leans to the right. */
	centre: number;
}

/** What is printed on each page: pdftoppm's PGM is a header and raw bytes, so no library reads it. */
export function inkOf(pdf: Uint8Array): PageInk[] {
	const pictures = lookInto(pdf, 'pdftoppm', '-gray', '-r', '36', '{}');
	const pages: PageInk[] = [];
	for (let at = 0; at < pictures.length;) {
		const header = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pictures.toString('latin1', at, at + 40)) as RegExpExecArray;
		const [width, height] = [Number(header[1]), Number(header[2])];
		at += header[0].length;
		pages.push(measureInk(pictures.subarray(at, at + width * height), width, height));
		at += width * height;
	}
	return pages;
}

function measureInk(pixels: Buffer, width: number, height: number): PageInk {
	let [left, right, top, bottom, sum, count] = [width, 0, height, 0, 0, 0];
	pixels.forEach((shade, index) => {
		if (shade >= 160) return;
		const [x, y] = [index % width, Math.floor(index / width)];
		[left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
		sum += x;
		count += 1;
	});
	const millimetres = (pixels: number) => (pixels / 36) * 25.4;
	return {
		left: millimetres(left),
		right: millimetres(width - right),
		top: millimetres(top),
		bottom: millimetres(height - bottom),
		centre: sum / count / width
	};
}
