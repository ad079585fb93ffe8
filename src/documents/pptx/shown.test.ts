import { beforeAll, describe, expect, test } from 'vitest';
import {
	hasOffice,
	hasSchemas,
	partsOf,
	problemsOf,
	shownAsPdf,
	slidesOf
} from '../../../tests/support/office-tools.ts';
import { hasTools, inkOf, lookInto } from '../../../tests/support/pdf-tools.ts';
import { sampleReport } from '../../../tests/support/sample-figures.ts';
import { largeDocument, tortureDocument } from '../../../tests/support/sample-torture.ts';
import { writeDeck } from './deck.ts';

describe.skipIf(!hasSchemas())('every part is as ISO 29500 has it', () => {
	test.each([
		['the report in Hebrew', sampleReport('he')],
		['the report in English', sampleReport('en')],
		['what an enemy types', tortureDocument('he')],
		['a large report', largeDocument('he', 8, 200)]
	])('%s', (_, document) => {
		expect(problemsOf(writeDeck(document), 'pptx')).toBe('');
	});
});

/** Millimetres of the margin at the sides, and above the number of the slide. */
const MARGIN = 21.9;

describe.skipIf(!hasOffice('pptx') || !hasTools('pdftoppm', 'pdftotext', 'pdffonts')).each([
	['he', true],
	['he', false],
	['en', false]
] as const)('a deck in %s as LibreOffice shows it (our font installed: %s)', (language, hasHeebo) => {
	const deck = writeDeck(sampleReport(language));
	let pdf: Uint8Array;
	beforeAll(() => {
		pdf = shownAsPdf(deck, 'pptx', hasHeebo);
	});

	test('each slide is a page with ink inside its margins, on the side where reading begins', () => {
		const [, ...pages] = inkOf(pdf);
		expect(pages).toHaveLength(slidesOf(partsOf(deck)).length - 1);
		for (const { left, right, bottom } of pages) {
			expect(left).toBeGreaterThan(MARGIN - 1);
			expect(right).toBeGreaterThan(MARGIN - 1);
			// The lowest ink is the footer: nothing runs past it.
			expect(bottom).toBeGreaterThan(6);
		}
		const leaning = pages.filter(({ centre }) => centre > 0.5).length / pages.length;
		if (language === 'he') expect(leaning).toBeGreaterThan(0.5);
		else expect(leaning).toBeLessThan(0.5);
	});

	test('the first column of a table is where reading begins', () => {
		// Hebrew words come out of it from the left, letter by letter.
		const [first, last] = language === 'he' ? (['םכסה', 'הנשה'] as const) : (['Agreement', 'year'] as const);
		const page = lookInto(pdf, 'pdftotext', '-bbox', '-f', '3', '-l', '3', '{}', '-').toString();
		const at = (word: string) => Number(new RegExp(`xMin="([\\d.]+)"[^>]*>${word}<`).exec(page)?.[1]);
		const distance = at(last) - at(first);
		expect(language === 'he' ? -distance : distance).toBeGreaterThan(100);
	});

	test('is set in our font where the machine has it', () => {
		expect(lookInto(pdf, 'pdffonts', '{}').toString().includes('Heebo')).toBe(hasHeebo);
	});
});
