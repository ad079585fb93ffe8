import { beforeAll, describe, expect, test } from 'vitest';
import { plainText } from '#kernel/flow-document.ts';
import type { Language } from '#kernel/language.ts';
import {
	hasTools,
	inkOf,
	lookInto,
	objectsOf,
	visible,
	visualLines,
	type PdfObject
} from '../../../tests/support/pdf-tools.ts';
import { bilingualReport } from '../../../tests/support/sample-bilingual.ts';
import { sampleReport } from '../../../tests/support/sample-figures.ts';
import { writePdf } from './pdf.ts';

const LANG: Record<Language, string> = { he: 'u:he-IL', en: 'u:en-GB' };

describe.skipIf(!hasTools('qpdf', 'pdfinfo', 'mutool', 'pdftoppm')).each([
	['he', 'en'],
	['en', 'he']
] as const)('a PDF in two languages, %s first', (first, second) => {
	let pdf: Uint8Array;
	let objects: PdfObject[];
	let references: Map<string, PdfObject>;
	const withRole = (role: string) => objects.filter((each) => each['/S'] === role);
	/** Of a part of the structure: its own, or of what it is in; undefined where it is that of the document. */
	const langOf = (part: PdfObject): unknown => {
		if (part['/Lang']) return part['/Lang'];
		const around = references.get(String(part['/P']));
		return around?.['/S'] ? langOf(around) : undefined;
	};
	const titles = (language: Language) =>
		sampleReport(language)
			.sections.slice(1)
			.map(({ title }) => title);
	beforeAll(async () => {
		pdf = (await writePdf(bilingualReport(first))).bytes;
		objects = objectsOf(pdf);
		references = referencesOf(pdf);
	});

	test('is in its first language as a whole, and every part of the other says so', () => {
		const catalog = objects.find((each) => each['/Type'] === '/Catalog') as PdfObject;
		expect(catalog['/Lang']).toBe(LANG[first]);
		for (const role of ['/H1', '/H2', '/TH', '/Table']) {
			const all = withRole(role);
			const turned = all.filter((each) => langOf(each) === LANG[second]);
			expect([role, turned.length, all.length - turned.length]).toEqual([role, all.length / 2, all.length / 2]);
		}
		const figures = withRole('/Figure').filter(
			(each) => /\p{Script=Hebrew}/u.test(String(each['/Alt'])) === (second === 'he')
		);
		expect(figures.length).toBeGreaterThan(3);
		expect(figures.filter((each) => langOf(each) !== LANG[second])).toEqual([]);
	});

	test('has both titles and every section in both languages among its bookmarks, one after the other', () => {
		const found = objects
			.filter((each) => '/Title' in each && '/Parent' in each && !('/S' in each))
			.map((each) => String(each['/Title']).replace('u:', ''));
		const pairs = titles(first).flatMap((title, index) => [title, titles(second)[index]]);
		expect(found).toEqual([sampleReport(first).title, sampleReport(second).title, ...pairs]);
		expect(lookInto(pdf, 'pdfinfo', '{}').toString()).toContain(
			`${sampleReport(first).title} · ${sampleReport(second).title}`
		);
	});

	test('puts English lines in their own order beside Hebrew ones, each at the margin where it begins', () => {
		const seen = visualLines(pdf).join('\n');
		const items = (language: Language) =>
			sampleReport(language).sections.flatMap(({ blocks, layout }) =>
				layout === 'columns'
					? []
					: blocks.flatMap((block) => (block.kind === 'list' ? block.items.map(({ line }) => plainText(line)) : []))
			);
		const english = items('en').filter((line) => line.length < 60);
		expect(english.length).toBeGreaterThan(10);
		expect(english.filter((line) => !seen.includes(visible(line)))).toEqual([]);
		const hebrew = items('he').filter((line) => /^[\p{Script=Hebrew} ,]+$/u.test(line) && line.length < 60);
		expect(hebrew.length).toBeGreaterThan(5);
		expect(hebrew.filter((line) => !seen.includes(visible([...line].reverse().join(''))))).toEqual([]);
		for (const { left, right } of inkOf(pdf)) expect(Math.max(left, right)).toBeLessThan(23);
	});

	test('is the same file twice', async () => {
		expect(Buffer.from((await writePdf(bilingualReport(first))).bytes).equals(pdf)).toBe(true);
	});
});

function referencesOf(pdf: Uint8Array): Map<string, PdfObject> {
	const json = lookInto(pdf, 'qpdf', '--warning-exit-0', '--json=2', '--json-key=qpdf', '{}').toString();
	const { qpdf } = JSON.parse(json) as { qpdf: [unknown, Record<string, { value?: PdfObject }>] };
	return new Map(Object.entries(qpdf[1]).map(([name, { value }]) => [name.replace('obj:', ''), value ?? {}]));
}
