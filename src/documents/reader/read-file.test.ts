import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { box, deckOf, paragraph } from '../../../tests/support/office-fixture.ts';
import { left, pdfOf } from '../../../tests/support/pdf-fixture.ts';
import { kindOfFile } from './file-kind.ts';
import { LARGEST_FILE } from './largest-file.ts';
import { readFile } from './read-file.ts';
import { readFileInProcess } from './read-in-process.ts';

const pdf = pdfOf([{ shown: [left('A word in a file', 50, 300)] }]);
const bytesOf = (...bytes: number[]) => Uint8Array.from([...bytes, ...Array.from({ length: 40 }, () => 0x80)]);

describe('the kind of a file', () => {
	it.each([
		['office', deckOf('')],
		['compound', bytesOf(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
		['pdf', pdf],
		['pdf', Uint8Array.from([...strToU8('a line of a mail server\r\n'), ...pdf])],
		['picture', bytesOf(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0)],
		['picture', bytesOf(0xff, 0xd8, 0xff, 0xe0, 0, 0, 0)],
		['html', strToU8('\ufeff<!-- saved -->\n<!DOCTYPE html><html><body>שלום</body></html>')],
		['html', strToU8('<div dir="rtl">שלום</div>')],
		['text', strToU8('קשרי חוץ 2020\n• ביקור')],
		['text', Buffer.from('\ufeffקשרי חוץ 2020', 'utf16le')],
		['text', Uint8Array.from([0xf9, 0xec, 0xe5, 0xed, 0x20, 0xf8, 0xf2, 0xf0, 0xf0, 0xe4])],
		['text', strToU8('BMW visits the city')],
		['other', strToU8('{\\rtf1 hello}')],
		['other', bytesOf(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0)],
		['other', new Uint8Array()]
	])('is %s by what is in it', (kind, bytes) => {
		expect(kindOfFile(bytes)).toBe(kind);
	});
});

describe.each([
	['here', readFile],
	['in a process of its own', readFileInProcess]
])('a file that is read %s', (_, read) => {
	const said = async (bytes: Uint8Array) => {
		try {
			const { pages } = await read(bytes, { names: [] });
			return pages.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text));
		} catch (error) {
			return (error as { code?: string }).code;
		}
	};

	it('says what is in it, or why not', { timeout: 60_000 }, async () => {
		expect(await said(pdf)).toEqual(['A word in a file']);
		expect(await said(deckOf(box(0, 0, paragraph('A title'))))).toEqual(['A title']);
		expect(await said(strToU8('קשרי חוץ\n• ביקור'))).toEqual(['קשרי חוץ', 'ביקור']);
		expect(await said(new Uint8Array())).toBe('empty');
		expect(await said(strToU8(' \r\n\t'))).toBe('empty');
		expect(await said(strToU8('<html><p>קשרי <b>חוץ</b><p>2020</html>'))).toEqual(['קשרי חוץ', '2020']);
		expect(await said(pdf.slice(0, 100))).toBe('damaged');
		expect(await said(bytesOf(0xff, 0xd8, 0xff))).toBe('no_text');
		expect(await said(bytesOf(1, 2, 3))).toBe('unknown');
		expect(await said(new Uint8Array(LARGEST_FILE + 1))).toBe('too_large');
	});
});
