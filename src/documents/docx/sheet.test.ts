import { describe, expect, it } from 'vitest';
import { partsOf } from '../../../tests/support/office-tools.ts';
import { sampleSheet } from '../../../tests/support/sample-sheet.ts';
import { writeWordFile } from './file.ts';

describe.each(['he', 'en'] as const)('a sheet as a Word file in %s', (language) => {
	const body = partsOf(writeWordFile(sampleSheet(language, 8))).get('word/document.xml') ?? '';

	it('has its title over the whole width, then columns that are such, on the same page', () => {
		const pages = [...body.matchAll(/<w:sectPr>.*?<\/w:sectPr>/gs)].map(([xml]) => xml);
		expect(pages.map((xml) => /<w:cols w:num="(\d)"/.exec(xml)?.[1])).toEqual(['1', '2']);
		expect(pages.every((xml) => xml.includes('<w:type w:val="continuous"/>'))).toBe(true);
		expect(pages.filter((xml) => xml.includes('<w:bidi/>') !== (language === 'he'))).toEqual([]);
		expect(body.match(/<w:br w:type="column"\/>/g)).toHaveLength(1);
	});

	it('has its title on a band of the accent, and both columns begin at the same height', () => {
		const styles = partsOf(writeWordFile(sampleSheet(language, 8))).get('word/styles.xml') ?? '';
		const title = /<w:style [^>]*w:styleId="Heading1">.*?<\/w:style>/s.exec(styles)?.[0] ?? '';
		expect(title).toMatch(/<w:shd [^>]*w:themeFill="accent1"\/>/);
		expect(title).toContain('<w:color w:val="FFFFFF"/>');
		const [, columns = ''] = body.split('</w:sectPr>');
		const firstStyles = [...columns.matchAll(/<w:pStyle w:val="(\w+)"/g)].map(([, style]) => style);
		expect(firstStyles.slice(0, 2)).toEqual(['AfterTable', 'Heading2']);
		expect(columns).toMatch(
			/"AfterTable"\/>(?:(?!<w:p>).)*<w:br w:type="column"\/>.*?<w:p><w:pPr><w:pStyle w:val="Heading2"/s
		);
	});

	it('has no columns where there is nothing for the second, and keeps a section of one sentence', () => {
		const sheet = sampleSheet(language, 0);
		const sections = sheet.sections
			.filter(({ id }) => id !== 'figures')
			.map((section) => (section.id === 'done' ? { ...section, lede: [{ text: 'Only this' }], blocks: [] } : section));
		const alone = partsOf(writeWordFile({ ...sheet, sections })).get('word/document.xml') ?? '';
		expect(alone).toContain('Only this');
		expect(alone).not.toContain('<w:cols w:num="2"');
	});

	it('has no columns where it runs on: the first would go on in the second', () => {
		const long = partsOf(writeWordFile({ ...sampleSheet(language, 60), runsOn: true })).get('word/document.xml') ?? '';
		expect(long).not.toMatch(/<w:cols w:num="2"|<w:br w:type="column"/);
		expect(long.match(/(Poznań, no\.|לפוזנן, מספר)/g)).toHaveLength(60);
	});

	it('keeps a name of the other direction apart from what follows it', () => {
		const name = language === 'he' ? 'Dana' : 'דנה';
		const sheet = sampleSheet(language, 0);
		const band = { kind: 'text' as const, tone: 'plain' as const, line: [{ text: `\u2068${name}\u2069, 2026` }] };
		const sections = sheet.sections.map((section) =>
			section.layout === 'cover' ? { ...section, blocks: [band] } : section
		);
		const words = (partsOf(writeWordFile({ ...sheet, sections })).get('word/document.xml') ?? '').replace(
			/<[^>]*>/g,
			''
		);
		const mark = language === 'he' ? '\u200f' : '\u200e';
		expect(words).toContain(`${mark}${name}${mark}, 2026`);
	});

	it('has a table as wide as its column, and no map', () => {
		expect(body).not.toContain('Map: ');
		const width = Number(/<w:tblW w:w="(\d+)"/.exec(body)?.[1]);
		const columns = [...body.matchAll(/<w:col w:w="(\d+)"/g)].map(([, each]) => Number(each));
		expect(columns.slice(-2)[1]).toBe(width);
	});

	it('is the same file each time', () => {
		const [one, other] = [1, 2].map(() => Buffer.from(writeWordFile(sampleSheet(language, 8))));
		expect(one?.equals(other as Buffer)).toBe(true);
	});
});
