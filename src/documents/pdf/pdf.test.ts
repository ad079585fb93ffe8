import { beforeAll, describe, expect, test } from 'vitest';
import type { Language } from '#kernel/language.ts';
import { hasTools, lookInto, objectsOf, type PdfObject } from '../../../tests/support/pdf-tools.ts';
import { sampleReport } from '../../../tests/support/sample-figures.ts';
import { largeDocument, tortureDocument } from '../../../tests/support/sample-torture.ts';
import { writePdf } from './pdf.ts';

const EXPECTED = {
	he: { lang: 'u:he-IL', direction: '/R2L', page: /עמוד +1 ?מתוך 4/ },
	en: { lang: 'u:en-GB', direction: '/L2R', page: /Page 1 of 4/ }
} as const;

describe.skipIf(!hasTools('qpdf', 'pdfinfo', 'pdffonts', 'pdftotext')).each(['he', 'en'] as const)(
	'the report in %s',
	(language: Language) => {
		let pdf: Uint8Array;
		let objects: PdfObject[];
		const withRole = (role: string) => objects.filter((each) => each['/S'] === role);
		beforeAll(async () => {
			const written = await writePdf(sampleReport(language));
			expect(written.replaced).toEqual([]);
			pdf = written.bytes;
			objects = objectsOf(pdf);
		});

		test('is a sound file that says it is PDF/UA-1', () => {
			expect(lookInto(pdf, 'qpdf', '--check', '{}').toString()).toContain('No syntax or stream encoding errors found');
			expect(lookInto(pdf, 'qpdf', '--qdf', '--object-streams=disable', '{}', '-').toString('latin1')).toMatch(
				/<pdfuaid:part>1</
			);
		});

		test('names its language, its direction and its title', () => {
			const catalog = objects.find((each) => each['/Type'] === '/Catalog') as PdfObject;
			const viewer = catalog['/ViewerPreferences'] as PdfObject;
			expect(catalog['/Lang']).toBe(EXPECTED[language].lang);
			expect(viewer['/DisplayDocTitle']).toBe(true);
			expect(viewer['/Direction']).toBe(EXPECTED[language].direction);
			expect(lookInto(pdf, 'pdfinfo', '{}').toString()).toMatch(/Tagged: +yes/);
			expect(titleOf(pdf)).toBe(sampleReport(language).title);
		});

		test('is dated by what it tells of, and is the same file each time', async () => {
			expect(lookInto(pdf, 'pdfinfo', '-rawdates', '{}').toString()).toMatch(/CreationDate: +D:20201231/);
			expect(Buffer.from((await writePdf(sampleReport(language))).bytes).equals(Buffer.from(pdf))).toBe(true);
		});

		test('has bookmarks for its title and its sections, and headings in order', () => {
			const { title, sections } = sampleReport(language);
			const titles = sections.filter(({ layout }) => layout !== 'cover').map((section) => section.title);
			expect(bookmarks(objects)).toEqual([title, ...titles]);
			expect(withRole('/H1')).toHaveLength(1);
			expect(withRole('/H2')).toHaveLength(titles.length);
			expect(withRole('/H3').length).toBeGreaterThan(5);
			expect(withRole('/H4')).toHaveLength(0);
		});

		test('has a header cell over every column', () => {
			const headers = withRole('/TH');
			// The register has four columns, the values of the chart three.
			expect(headers).toHaveLength(7);
			expect(headers.every((each) => JSON.stringify(each['/A']).includes('"/Scope":"/Column"'))).toBe(true);
			expect(withRole('/TR')).toHaveLength(9 + 7);
		});

		test('says in words what its figures show, and what the marks of a mixed list mean', () => {
			const said = withRole('/Figure').map((each) => String(each['/Alt']).replace('u:', ''));
			const blocks = sampleReport(language).sections.flatMap(({ blocks }) => blocks);
			const alts = blocks.flatMap((block) => ('alt' in block ? [block.alt] : []));
			expect(said).toEqual(expect.arrayContaining(alts));
			expect(said).toEqual(
				expect.arrayContaining(
					language === 'he' ? ['בוצע', 'בוטל', 'ללא רישום'] : ['Done', 'Cancelled', 'Nothing recorded']
				)
			);
			expect(said).toHaveLength(alts.length + 3);
		});

		test('marks foreign names as such', () => {
			const content = lookInto(pdf, 'qpdf', '--qdf', '--object-streams=disable', '{}', '-').toString('latin1');
			expect(content).toMatch(/\/Lang \(pl\)/);
		});

		test('numbers its pages in words, outside of what is read aloud', () => {
			const text = lookInto(pdf, 'pdftotext', '-f', '1', '-l', '1', '{}', '-').toString();
			expect(text.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')).toMatch(EXPECTED[language].page);
			const spoken = lookInto(pdf, 'pdfinfo', '-struct-text', '{}').toString();
			expect(spoken).not.toMatch(language === 'he' ? /ךותמ|מתוך/ : /Page 1/);
		});

		test('brings all its fonts, and no others', () => {
			const fonts = lookInto(pdf, 'pdffonts', '{}').toString().split('\n').slice(2).filter(Boolean);
			expect(fonts.map((line) => /^\w+\+(\S+)/.exec(line)?.[1]).toSorted()).toEqual(['Heebo-Bold', 'Heebo-Regular']);
			expect(fonts.every((line) => /CID TrueType .* yes yes yes/.test(line))).toBe(true);
		});

		test('is the same file the second time', async () => {
			expect(Buffer.from((await writePdf(sampleReport(language))).bytes).equals(pdf)).toBe(true);
		});
	}
);

describe('what people type', () => {
	test('never fails the document, and what no typeface shows is named', async () => {
		const { bytes, replaced } = await writePdf(tortureDocument('he'));
		expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
		expect(replaced).toEqual(expect.arrayContaining(['😀', '👨‍👩‍👧‍👦', '🇮🇱', '한']));
		expect(
			replaced.filter((each) => /[\p{Script=Hebrew}\p{Script=Latin}\p{Script=Han}\p{Script=Arabic}]/u.test(each))
		).toEqual([]);
	});

	test.skipIf(!hasTools('pdftotext', 'pdfinfo'))('stays text: markup, code and formulas are printed', async () => {
		const { bytes } = await writePdf(tortureDocument('en'));
		const text = lookInto(bytes, 'pdftotext', '{}', '-').toString();
		for (const typed of [
			'<script>alert(1)</script>',
			'#read("/etc/passwd")',
			'*strong* _emph_ `raw` @label',
			'== heading',
			'-- ---',
			'=1+1',
			'$x^2$',
			'\\u{41}',
			'&amp;'
		]) {
			expect(text).toContain(typed);
		}
		expect(text).not.toContain('root:');
		expect(lookInto(bytes, 'pdfinfo', '{}').toString()).toContain('595.276 x 841.89 pts (A4)');
	});

	test.skipIf(!hasTools('pdftotext'))('may be long: forty rows and sixty items are all there', async () => {
		const rows = lookInto((await writePdf(largeDocument('en', 40, 40))).bytes, 'pdftotext', '{}', '-').toString();
		const items = lookInto((await writePdf(largeDocument('en', 1, 60))).bytes, 'pdftotext', '{}', '-').toString();
		const numbers = (text: string, before: string) =>
			new Set(Array.from(text.matchAll(new RegExp(`${before} number (\\d+)`, 'g')), ([, number]) => Number(number)));
		expect(numbers(rows, 'City')).toEqual(new Set(Array.from({ length: 40 }, (_, index) => index + 1)));
		expect(numbers(items, 'delegation')).toEqual(new Set(Array.from({ length: 60 }, (_, index) => index + 1)));
	});

	test('several documents at once all arrive', async () => {
		const titles = ['one', 'two', 'three', 'four', 'five'];
		const written = await Promise.all(titles.map((title) => writePdf({ ...largeDocument('en', 1, 1), title })));
		expect(new Set(written.map(({ bytes }) => Buffer.from(bytes).toString('base64'))).size).toBe(titles.length);
	});
});

function titleOf(pdf: Uint8Array): string {
	return (/^Title: +(.*)$/m.exec(lookInto(pdf, 'pdfinfo', '{}').toString())?.[1] ?? '').trim();
}

/** Titles of the outline, in no matter which depth, in their order in the file. */
function bookmarks(objects: PdfObject[]): string[] {
	return objects
		.filter((each) => '/Title' in each && '/Parent' in each && !('/S' in each))
		.map((each) => String(each['/Title']).replace('u:', ''));
}
