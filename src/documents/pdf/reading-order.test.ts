import bidiFactory from 'bidi-js';
import { beforeAll, describe, expect, test } from 'vitest';
import { plainText, type FlowDocument } from '#kernel/flow-document.ts';
import { hasTools, inkOf, lookInto, visible, visualLines } from '../../../tests/support/pdf-tools.ts';
import { sampleReport } from '../../../tests/support/sample-figures.ts';
import { tortureDocument } from '../../../tests/support/sample-torture.ts';
import { writePdf } from './pdf.ts';

const bidi = bidiFactory();

/** How the Unicode bidirectional algorithm puts a text on one line. */
function visualOrder(text: string, direction: 'rtl' | 'ltr'): string {
	const levels = bidi.getEmbeddingLevels(text, direction);
	return visible(
		bidi
			.getReorderedIndices(text, levels)
			.map((index) => text[index])
			.join('')
	);
}

/** Everything that begins a line and is whole where it is short: titles, items, cells, labels. */
function linesOf({ title, subtitle, footer, sections }: FlowDocument): string[] {
	const blocks = sections.filter(({ layout }) => layout !== 'columns').flatMap((section) => section.blocks);
	return [
		...[title, subtitle, footer],
		...sections.filter(({ layout }) => layout !== 'cover').map((section) => section.title),
		...blocks.flatMap((block) => {
			if (block.kind === 'list') return block.items.map(({ line }) => plainText(line));
			if (block.kind === 'table') return block.rows.flat().flatMap((cell) => plainText(cell).split('\n'));
			if (block.kind === 'chart') return block.categories;
			return block.kind === 'map' ? block.places.map(({ name }) => name) : [];
		})
	];
}

describe.skipIf(!hasTools('mutool', 'pdftotext', 'pdftoppm'))('the order of reading', () => {
	let hebrew: Uint8Array;
	let english: Uint8Array;
	beforeAll(async () => {
		hebrew = (await writePdf(sampleReport('he'))).bytes;
		english = (await writePdf(sampleReport('en'))).bytes;
	});

	test.each(['he', 'en'] as const)('every line of one line is in the order of UAX #9 (%s)', (language) => {
		const seen = visualLines(language === 'he' ? hebrew : english).join('\n');
		const direction = language === 'he' ? 'rtl' : 'ltr';
		const lines = linesOf(sampleReport(language)).filter((line) => line.length < 62);
		const missing = lines.map((line) => visualOrder(line, direction)).filter((line) => !seen.includes(line));
		expect(lines.length).toBeGreaterThan(60);
		expect(missing).toEqual([]);
	});

	test('a foreign name keeps its own order inside Hebrew', () => {
		expect(visualLines(hebrew).join('\n')).toContain(visible('Poznań (Wielkopolska).'));
	});

	test('Hebrew words are in the file in the order in which they were written', () => {
		const words = (text: string) => text.replace(/\p{Cf}/gu, '').match(/[א-ת]+/g) ?? [];
		const text = words(lookInto(hebrew, 'pdftotext', '{}', '-').toString()).join(' ');
		const sources = linesOf(sampleReport('he')).filter((line) => line.length < 45);
		expect(sources.filter((line) => !text.includes(words(line).join(' ')))).toEqual([]);
	});

	test('Hebrew leans to the right, English to the left, and both reach their margin', () => {
		const [he, en] = [inkOf(hebrew)[0], inkOf(english)[0]];
		expect(he?.centre).toBeGreaterThan(0.52);
		expect(en?.centre).toBeLessThan(0.48);
		expect(he?.right).toBeLessThan(22);
		expect(en?.left).toBeLessThan(22);
	});

	test.each(['he', 'en'] as const)('nothing leaves the margins, whatever is typed (%s)', async (language) => {
		const { bytes } = await writePdf(tortureDocument(language));
		for (const { left, right, top, bottom } of inkOf(bytes)) {
			expect(Math.min(left, right)).toBeGreaterThan(18.5);
			// A letter under a heap of accents stands higher than others.
			expect(top).toBeGreaterThan(15);
			expect(bottom).toBeGreaterThan(9);
		}
	});
});
