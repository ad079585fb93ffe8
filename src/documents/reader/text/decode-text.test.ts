import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeText, encodingOf } from './decode-text.ts';

const HEBREW = 'משלחת נוער מרעננה ביקרה בקראקוב, והתארחה שם שבוע.\r\nתודה לכולם! 12 נערים ו-3 מלווים\r\n';

/** A text in an encoding of single bytes: what TextDecoder knows, turned around. */
function encoded(text: string, encoding: string): Uint8Array {
	const codes = new Map<string, number>();
	for (let code = 255; code >= 0; code -= 1) codes.set(new TextDecoder(encoding).decode(Uint8Array.of(code)), code);
	return Uint8Array.from(
		[...text].map((letter) => {
			const code = codes.get(letter);
			if (code === undefined) throw new Error(`${letter} is not in ${encoding}`);
			return code;
		})
	);
}
const bigEndian = (text: string) => Buffer.from(text, 'utf16le').swap16();
const wide = (text: string) => Buffer.from(text, 'utf16le');

describe('a text is read in whatever encoding it was kept:', () => {
	it.each([
		['UTF-8', Buffer.from(HEBREW)],
		['UTF-8 with a mark', Buffer.from('\ufeff' + HEBREW)],
		['UTF-16 with a mark', wide('\ufeff' + HEBREW)],
		['UTF-16 the other way round, with a mark', bigEndian('\ufeff' + HEBREW)],
		['UTF-16 without a mark', wide(HEBREW)],
		['UTF-16 the other way round, without a mark', bigEndian(HEBREW)],
		['windows-1255', encoded(HEBREW, 'windows-1255')],
		['ISO-8859-8', encoded(HEBREW, 'iso-8859-8')]
	])('Hebrew in %s', (_, bytes) => {
		expect(decodeText(bytes)).toBe(HEBREW);
	});

	it.each([
		['windows-1252', 'Städtepartnerschaft mit Gießen, übergeben am 3. März; Größe'],
		['windows-1252', 'Jumelage avec la ville d’Orléans : une fête à Besançon où l’été'],
		['windows-1252', 'Señor Núñez, alcalde de Málaga, visitó a los niños'],
		['windows-1252', 'São Paulo, João e as relações com Évora'],
		['windows-1252', 'Malmö, Ærø, Århus och Gävle'],
		['windows-1250', 'Łódź i Kraków, współpraca z miastem Gdańsk, święto'],
		['windows-1250', 'Děčín, Plzeň a Dvořákovo náměstí'],
		['windows-1250', 'Győr és Székesfehérvár testvérvárosok'],
		['windows-1250', 'Timişoara, Iaşi şi Bacău'],
		['windows-1251', 'Город-побратим Белгород, делегация молодёжи'],
		['windows-1255', 'Mainz מיינץ; Köln קלן'.replace('ö', 'oe')],
		['windows-1255', 'שָׁלוֹם לכולם'],
		['utf-8', 'Łódź, Málaga, Győr, רעננה, Белгород']
	])('%s: %s', (encoding, text) => {
		const bytes =
			encoding === 'utf-8' ? Buffer.from(text) : encoded(text.normalize('NFC').replace('\ufb2a', 'שׁ'), encoding);
		expect([encodingOf(bytes), decodeText(bytes)]).toEqual([encoding, text]);
	});

	it('is Hebrew by a single name in it, and English where nothing else is', () => {
		expect(decodeText(encoded('partner,city\nAbu Gosh,אבו גוש\n', 'windows-1255'))).toContain('אבו גוש');
		expect(decodeText(Buffer.from('plain words'))).toBe('plain words');
		expect(decodeText(new Uint8Array())).toBe('');
	});

	it('is UTF-8 though it was cut in the middle of a letter, or holds a byte that is not', () => {
		const bytes = Buffer.from(HEBREW.repeat(3).trimEnd() + 'ם');
		expect(decodeText(bytes.subarray(0, -1))).toContain('משלחת נוער');
		expect(decodeText(Buffer.concat([bytes, Uint8Array.of(0x93, 0x20)]))).toContain('משלחת נוער');
	});
});

const ENCODINGS = ['..', '../..']
	.map((up) => resolve(import.meta.dirname, '../../../..', up, 'shared/data/encodings'))
	.find((folder) => existsSync(folder));
if (!ENCODINGS) console.warn('SKIPPED: the files of odd encodings are not here (../shared/data/encodings).');

describe.skipIf(!ENCODINGS)('files as they are found', () => {
	const read = (name: string) => decodeText(readFileSync(join(ENCODINGS ?? '', name)));

	it('say the same in three encodings', () => {
		const localities = read('israel-localities.utf8bom.csv');
		expect(localities).toMatch(/^סמל_ישוב,שם_ישוב,/);
		expect(read('israel-localities.utf16.csv')).toBe(localities);
		// Of what windows-1255 does not have, the file has lost a few signs.
		expect(read('israel-localities.win1255.csv').split('\n')).toHaveLength(localities.split('\n').length);
		expect(read('israel-localities.win1255.csv')).toContain('רעננה');
	});

	it('keep the names of Poland and of Spain', () => {
		expect(read('poland-sistercities.win1250.tsv')).toMatch(/^Bełchatów\t/m);
		expect(read('sister-city-association-persons.win1252.tsv')).toContain('Núñez de Balboa');
	});
});
