import { beforeAll, describe, expect, test } from 'vitest';
import { hasOffice, hasSchemas, problemsOf, shownAsPdf } from '../../../tests/support/office-tools.ts';
import { hasTools, inkOf, lookInto } from '../../../tests/support/pdf-tools.ts';
import { sampleReport } from '../../../tests/support/sample-figures.ts';
import { largeDocument, tortureDocument } from '../../../tests/support/sample-torture.ts';
import { writeWordFile } from './file.ts';

describe.skipIf(!hasSchemas())('every part is as ISO 29500 has it', () => {
	test.each([
		['the report in Hebrew', sampleReport('he')],
		['the report in English', sampleReport('en')],
		['what an enemy types, in Hebrew', tortureDocument('he')],
		['what an enemy types, in English', tortureDocument('en')],
		['a large report', largeDocument('he', 40, 2400)]
	])('%s', (_, document) => {
		expect(problemsOf(writeWordFile(document), 'docx')).toBe('');
	});
});

/** Millimetres, less what rounding takes. */
const MARGIN = 19;

describe.skipIf(!hasOffice('docx') || !hasTools('pdftoppm', 'pdftotext', 'pdffonts')).each(['he', 'en'] as const)(
	'a Word file in %s as LibreOffice shows it, on a machine without our font',
	(language) => {
		let pdf: Uint8Array;
		beforeAll(() => {
			pdf = shownAsPdf(writeWordFile(sampleReport(language)), 'docx', false);
		});
		const boxes = () => lookInto(pdf, 'pdftotext', '-bbox', '-f', '2', '-l', '2', '{}', '-').toString();
		/** Hebrew words come out of it from the left, letter by letter. */
		const at = (he: string, en: string) => {
			const word = language === 'he' ? [...he].toReversed().join('') : en;
			return Number(new RegExp(`xMin="([\\d.]+)"[^>]*>${word}<`).exec(boxes())?.[1]);
		};

		test('each page has ink inside its margins, on the side where reading begins', () => {
			const pages = inkOf(pdf);
			expect(pages.length).toBeGreaterThan(3);
			for (const { left, right, bottom, centre } of pages) {
				expect(left).toBeGreaterThan(MARGIN - 3);
				expect(right).toBeGreaterThan(MARGIN - 3);
				expect(bottom).toBeGreaterThan(8);
				if (language === 'he') expect(centre).toBeGreaterThan(0.5);
				else expect(centre).toBeLessThan(0.5);
			}
		});

		test('the first column of a table is where reading begins, and numbers of pages are at the other side', () => {
			const distance = at('הסכם', 'Agreement') - at('שנה', 'Year');
			expect(language === 'he' ? distance : -distance).toBeGreaterThan(50);
			const page = at('עמוד', 'Page');
			if (language === 'he') expect(page).toBeLessThan(200);
			else expect(page).toBeGreaterThan(400);
		});

		test('is set in the font that it brings along', () => {
			expect(lookInto(pdf, 'pdffonts', '{}').toString()).toMatch(/Heebo-Regular[\s\S]*Heebo-Bold/);
		});
	}
);

describe.skipIf(!hasOffice('docx') || !hasTools('pdftotext'))('a long report', () => {
	test('flows over its pages, the head of its table on each of them', () => {
		const pdf = shownAsPdf(writeWordFile(largeDocument('en', 90, 90)), 'docx', true);
		const pages = lookInto(pdf, 'pdftotext', '-layout', '{}', '-').toString().split('\f');
		const withTable = pages.filter((page) => /^ *City number \d+ +\d{4}$/m.test(page));
		expect(withTable.length).toBeGreaterThan(2);
		for (const page of withTable) expect(page).toMatch(/^ *City +Year$/m);
	}, 120_000);
});
