import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it, test } from 'vitest';
import { writeWordFile } from '../../src/documents/docx/file.ts';
import { writePage } from '../../src/documents/page/page.ts';
import { writePdf } from '../../src/documents/pdf/pdf.ts';
import { writeDeck } from '../../src/documents/pptx/deck.ts';
import { writeWorkbook } from '../../src/documents/spreadsheet/workbook.ts';
import { writeReport } from '../../src/features/report/document.ts';
import type { ReportFacts } from '../../src/features/report/report.ts';
import { partsOf, writtenIn } from '../support/office-tools.ts';
import { hasTools, lookInto } from '../support/pdf-tools.ts';
import { buildFacts, buildReportActivity, buildReportInitiative, buildTie, wordsOf } from '../support/report-facts.ts';

/** Something in every section, and a text that is there in one language only. */
function facts(): ReportFacts {
	const activities = [
		buildReportActivity({ goals: ['g'], title: { he: 'אירוח משלחת נוער', en: 'Hosting a youth delegation' } }),
		buildReportActivity({ title: { en: 'A concert of the Philharmonic' }, outcome: { he: 'הסכם חדש' } }),
		buildReportActivity({ status: 'cancelled_after_preparation', reason: 'epidemic', title: { he: 'טקס נטיעה' } }),
		buildReportActivity({ kind: 'correspondence', direction: 'inbound', title: { he: 'מכתב תמיכה' } }),
		buildReportActivity({ starts: null, partners: ['v'], title: { he: 'מהלכי חידוש', en: 'Moves to renew' } })
	];
	const partner = (he: string, en: string) => ({ name: { he, en } });
	const ties = [
		buildTie('o', { partner: partner('אופסטרלנד', 'Opsterland'), signed: ['1963'] }),
		buildTie('v', { partner: { ...partner('ורונה', 'Verona'), status: 'being_renewed' }, activities }),
		buildTie('p', { activities, signed: ['2008', '2010-06-21'] }),
		buildTie('k', { partner: partner('קונמינג', 'Kunming'), agreement: null })
	];
	return buildFacts({
		...{ ties, activities, activitiesBefore: activities.slice(0, 2) },
		goals: [{ id: 'g', position: 1, name: { he: 'הדור הצעיר', en: 'The young' }, shortName: {} }],
		initiatives: [buildReportInitiative({ partners: ['p'], title: { he: 'עץ מוסיקלי', en: 'A musical tree' } })],
		claims: [
			{ agreementId: 'pact-p', field: 'signed', date: '2008', value: null, source: { he: 'המצגת' }, preferred: true },
			{
				agreementId: 'pact-p',
				field: 'signed',
				date: '2010-06-21',
				value: null,
				source: { he: 'אתר' },
				preferred: false
			}
		],
		notes: [
			{
				...{ id: 'n', position: 1, version: 1, text: { he: 'השנה הוסקה מן המקורות' } },
				source: {},
				sourceUrl: null,
				partner: null
			}
		]
	});
}

/** By what the writers agree on: letters. Where lines break and what stands between words is theirs. */
function wordSet(text: string): Set<string> {
	return new Set(text.normalize('NFC').match(/[\p{L}\p{M}\d]{2,}/gu) ?? []);
}

function unmarked(markup: string): string {
	return markup
		.replace(/<style>[\s\S]*?<\/style>/g, '')
		.replace(/<[^>]+>/g, ' ')
		.replace(/&(quot|amp|lt|gt|apos|#39);/g, ' ');
}

function missingFrom(found: string, words: Iterable<string>): string[] {
	const there = wordSet(found);
	return [...words].filter((word) => !there.has(word));
}

describe.each(['he', 'en'] as const)('the report in %s says the same', (language) => {
	const document = writeReport(facts(), language);
	const words = wordSet([document.title, document.subtitle, ...wordsOf(document)].join('\n'));

	it('on a page', () => {
		const html = new TextDecoder().decode(writePage(document));
		expect(missingFrom(unmarked(html).replaceAll(/\s+/g, ' '), words)).toEqual(coverTitle(language));
	});

	it('as slides', () => {
		const parts = Object.entries(unzipSync(writeDeck(document)));
		const xml = parts
			.filter(([name]) => /^ppt\/(slides\/slide|charts\/chart)\d+\.xml$/.test(name))
			.map(([, bytes]) => strFromU8(bytes))
			.join('\n');
		// What a picture says in words is an attribute.
		const described = [...xml.matchAll(/descr="([^"]*)"/g)].map(([, text]) => text).join(' ');
		expect(missingFrom(unmarked(xml.replaceAll('</a:t>', '')) + described, words)).toEqual(coverTitle(language));
	});

	it('as a Word file', () => {
		const body = partsOf(writeWordFile(document)).get('word/document.xml') ?? '';
		// What a picture or a table says in words is an attribute.
		const described = [...body.matchAll(/(?:descr|w:tblDescription w:val)="([^"]*)"/g)].map(([, text]) => text);
		expect(missingFrom(`${writtenIn(body)} ${described.join(' ')}`, words)).toEqual(coverTitle(language));
	});

	it('as a spreadsheet', () => {
		const sheets = [...partsOf(writeWorkbook(document))].filter(([name]) =>
			/^xl\/worksheets\/sheet\d+\.xml$/.test(name)
		);
		const cells = sheets.map(([, xml]) => unmarked(xml)).join(' ');
		expect(missingFrom(cells, words)).toEqual([]);
	});

	it('on paper', async () => {
		if (!hasTools('pdftotext')) return expect(words.size).toBeGreaterThan(0);
		const { bytes, replaced } = await writePdf(document);
		expect(replaced).toEqual([]);
		const text = lookInto(bytes, 'pdftotext', '{}', '-').toString();
		// Alternative texts are not among the words of a page, and figures carry theirs.
		const figures = document.sections.flatMap(({ blocks }) =>
			blocks.flatMap((block) => (block.kind === 'map' || block.kind === 'chart' ? [...wordSet(block.alt)] : []))
		);
		const printed = [...words].filter(
			(word) => !figures.includes(word) && /^\p{Script=Hebrew}+$|^[a-z]+$/iu.test(word)
		);
		expect(printed.length).toBeGreaterThan(100);
		expect(missingFrom(text, printed)).toEqual(coverTitle(language));
	});
});

test.each([
	['he', 'לדוח של שנת 2020 לא נרשמו עדיין שותפים, מטרות או פעילויות.', 'אין בדוח זה טבלאות ותרשימים.'],
	[
		'en',
		'No partners, goals or activities are recorded for the report of 2020 yet.',
		'This report has no tables and no charts.'
	]
] as const)('a spreadsheet of a year of which nothing is recorded says just that (%s)', (language, said, none) => {
	const parts = partsOf(writeWorkbook(writeReport(buildFacts({ asOf: null }), language)));
	const sheets = [...parts]
		.filter(([name]) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name))
		.map(([, xml]) => unmarked(xml));
	expect(sheets).toHaveLength(2);
	expect(sheets[0]).toContain(none);
	expect(sheets[1]).toContain(said);
});

/** The cover is headed by the title of the report and not by its own name. */
function coverTitle(language: 'he' | 'en'): string[] {
	return [language === 'he' ? 'שער' : 'Cover'];
}
