import { describe, expect, test } from 'vitest';
import type { Language } from '#kernel/language.ts';
import { hasSchemas, partsOf, problemsOf, writtenIn } from '../../../tests/support/office-tools.ts';
import { bilingualReport } from '../../../tests/support/sample-bilingual.ts';
import { sampleReport } from '../../../tests/support/sample-figures.ts';
import { writeWordFile } from './file.ts';

const PARAGRAPH = /<w:p>(?:(?!<w:p>).)*?<\/w:p>/gs;

describe.each([
	['he', 'en'],
	['en', 'he']
] as const)('a Word file in two languages, %s first', (first, second) => {
	const file = writeWordFile(bilingualReport(first));
	const parts = partsOf(file);
	const body = parts.get('word/document.xml') ?? '';
	const paragraphs = (body.match(PARAGRAPH) ?? []).map((xml) => ({ xml, words: writtenIn(xml).trim() }));
	const isHebrew = (words: string) => /[א-ת]/.test(words);
	/** The direction of a paragraph: its own, else that of the styles. */
	const runsIn = (xml: string): Language =>
		/<w:bidi\/>/.test(xml) ? 'he' : /<w:bidi w:val="0"\/>/.test(xml) ? 'en' : 'en';

	test('has every paragraph in its own direction, said where the styles have the other', () => {
		const wrong = paragraphs.filter(
			({ xml, words }) =>
				/\p{L}{2}/u.test(words) && !xml.includes('"TOC2"') && runsIn(xml) !== (isHebrew(words) ? 'he' : 'en')
		);
		expect(wrong.map(({ words }) => words)).toEqual([]);
		const turned = paragraphs.filter(({ xml }) => /<w:bidi w:val="0"\/>/.test(xml) && !xml.includes('"Picture"'));
		expect(turned.length > 20).toBe(first === 'he');
		expect(parts.get('word/styles.xml')?.includes('<w:bidi/>')).toBe(first === 'he');
	});

	test('has each section twice, one after the other, under both titles', () => {
		const headings = (style: string) =>
			paragraphs.filter(({ xml }) => xml.includes(`w:val="${style}"`)).map(({ words }) => words);
		const titles = (language: Language) =>
			sampleReport(language)
				.sections.slice(1)
				.map(({ title }) => title);
		expect(headings('Heading1')).toEqual([sampleReport(first).title, sampleReport(second).title]);
		expect(headings('Heading2')).toEqual(titles(first).flatMap((title, index) => [title, titles(second)[index]]));
		expect(headings('TOC2').map((words) => words.replace(/\p{Cf}/gu, ''))).toEqual(headings('Heading2'));
	});

	test('has tables that begin where their language begins, and charts of each', () => {
		const tables = body.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? [];
		expect(tables.map((table) => table.includes('<w:bidiVisual/>'))).toEqual(
			tables.map((table) => isHebrew(writtenIn(table)))
		);
		const charts = [...parts].filter(([name]) => /charts\/chart\d+\.xml$/.test(name)).map(([, xml]) => xml);
		expect(charts.map((xml) => /<c:lang val="(..)/.exec(xml)?.[1])).toEqual([first, second]);
	});

	test('has a foot with a line in each language', () => {
		const foot = (parts.get('word/footer1.xml') ?? '').match(PARAGRAPH) ?? [];
		expect(foot.map((xml) => writtenIn(xml).split('\t')[0])).toEqual([
			sampleReport(first).footer,
			sampleReport(second).footer
		]);
		expect(foot.map(runsIn)).toEqual([first, second]);
	});

	test('is the same file twice', () => {
		expect(Buffer.from(writeWordFile(bilingualReport(first))).equals(Buffer.from(file))).toBe(true);
	});

	test.skipIf(!hasSchemas())('is valid by the schemas of ISO 29500', () => {
		expect(problemsOf(file, 'docx')).toBe('');
	});
});
