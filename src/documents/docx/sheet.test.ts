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
