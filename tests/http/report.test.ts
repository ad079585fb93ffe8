import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/id.ts';
import { buildOffice } from '../support/factories.ts';
import type { HttpClient, Page } from '../support/http-client.ts';
import { checkBeside, checkFiles } from '../support/report-checks.ts';
import { testServer } from '../support/server.ts';

const server = testServer();
const REPORT = '/o/raanana/report';
const FORMATS = ['pptx', 'docx', 'pdf', 'xlsx', 'html'] as const;

let reader: HttpClient;

beforeAll(async () => {
	reader = await server.signedIn('reader');
});

describe('the page of a report', () => {
	it('begins with the latest year of which anything is recorded', async () => {
		const page = await reader.get(REPORT);
		expect(page.status).toBe(303);
		expect(page.location).toMatch(/^\/o\/raanana\/report\/\d{4}$/);
	});

	it('tells the year in the order of a report to the council, for a reader too', async () => {
		const { status, html } = await reader.get(`${REPORT}/2020/en`);
		expect(status).toBe(200);
		const titles = [
			...[
				'Goals and targets',
				'Twin cities of Ra’anana',
				'The world from Ra’anana',
				'Highlights',
				'The year in numbers'
			],
			...['Bramsche, Germany', 'Poznań, Poland', 'Ties that are not twin cities', 'Opsterland, Netherlands'],
			...['Verona, Italy', 'Ideas, proposals, initiatives', 'Annex: how it is counted']
		];
		const places = titles.map((title) => html.indexOf(`>${title}</h2>`));
		expect(places).toEqual(places.toSorted((a, b) => a - b));
		expect(places[0]).toBeGreaterThan(0);
		expect(html).toContain('No activity with Opsterland was recorded in 2020.');
		expect(html).toContain('Status of the tie: Being renewed.');
	});

	it('speaks the language that its address says, whatever the pages around it speak', async () => {
		const { html } = await reader.get(`${REPORT}/2020/he`);
		expect(html).toMatch(/<html[^>]*lang="en"[^>]*dir="ltr"/);
		expect(html).toContain('<article class="report" lang="he" dir="rtl"');
		expect(html).toContain('בשנת 2020 לא נרשמה פעילות עם אופסטרלנד.');
		const plain = await (await server.signedIn('reader', { language: 'he' })).get(`${REPORT}/2020`);
		expect(plain.html).toContain('<article class="report" lang="he" dir="rtl"');
	});

	it('leads to its records, to its files, and to the years beside it', async () => {
		const { html } = await reader.get(`${REPORT}/2020/he`);
		expect(html).toMatch(/<a href="\/o\/raanana\/activities\/[0-9a-f-]{36}">/);
		for (const format of FORMATS) expect(html).toContain(`href="${REPORT}/2020/he/file.${format}"`);
		expect(html).toContain(`href="${REPORT}/2019/he"`);
		expect(html).toContain(`href="${REPORT}/2021/he"`);
		expect(html).toContain(`href="${REPORT}/2020/en"`);
	});

	it('says of a year of which nothing is recorded that nothing is', async () => {
		const { status, html } = await reader.get(`${REPORT}/1950/en`);
		expect(status).toBe(200);
		expect(html).toContain('No dated activity was recorded in 1950');
	});

	it.each(['1850', '20200', 'latest', '2020/fr', '2020/he/file.doc', '2020/he/file'])(
		'is not there for %s',
		async (path) => {
			expect((await reader.get(`${REPORT}/${path}`)).status).toBe(404);
		}
	);
});

describe('the files of a report', () => {
	const files = {} as Record<(typeof FORMATS)[number], Page>;

	beforeAll(async () => {
		for (const format of FORMATS) files[format] = await reader.get(`${REPORT}/2020/he/file.${format}`);
	});

	it('come with their names and kinds, to be saved', () => {
		for (const format of FORMATS) {
			expect(files[format].status).toBe(200);
			expect(files[format].headers.get('content-disposition')).toContain(
				`filename*=UTF-8''${encodeURIComponent('קשרי חוץ 2020')}.${format}`
			);
			expect(files[format].headers.get('cache-control')).toBe('private, no-store');
		}
		expect(files.pdf.headers.get('content-type')).toBe('application/pdf');
		expect(files.pptx.headers.get('content-type')).toContain('presentationml.presentation');
		expect(files.docx.headers.get('content-type')).toContain('wordprocessingml.document');
		expect(files.xlsx.headers.get('content-type')).toContain('spreadsheetml.sheet');
		expect(files.html.headers.get('content-type')).toBe('text/html; charset=utf-8');
		expect(files.html.headers.get('content-security-policy')).toContain("default-src 'none'");
	});

	it('are what they say they are', () => {
		expect(Buffer.from(files.pdf.bytes.subarray(0, 5)).toString()).toBe('%PDF-');
		for (const { bytes } of [files.pptx, files.docx, files.xlsx]) {
			expect(Buffer.from(bytes.subarray(0, 2)).toString()).toBe('PK');
		}
		expect(Buffer.from(files.html.bytes.subarray(0, 15)).toString()).toBe('<!doctype html>');
	});

	it('are the same each time', async () => {
		for (const format of FORMATS) {
			const again = await reader.get(`${REPORT}/2020/he/file.${format}`);
			expect(Buffer.from(again.bytes).equals(Buffer.from(files[format].bytes))).toBe(true);
		}
	});

	it('are shown by the browser where it is to print them', async () => {
		const shown = await reader.get(`${REPORT}/2020/en/file.pdf?show`);
		expect(shown.headers.get('content-disposition')).toMatch(/^inline; filename="Foreign relations 2020\.pdf"/);
	});

	it('of a page lead nowhere', () => {
		expect(files.html.html).not.toMatch(/<script|href="[^#]/);
	});

	it('pass the acceptance checks', async () => {
		const check = await checkBeside('check_report.py', 'python3', 'pdfinfo', 'pdftotext', 'pdffonts', 'qpdf');
		if (!check) return expect(check).toBeUndefined();
		const bytes = { pptx: files.pptx.bytes, pdf: files.pdf.bytes, html: files.html.bytes };
		expect(await checkFiles(['python3', check], bytes)).toMatch(/^0 failures in \d+ slides\n$/);
	});

	it('of Office are valid by the schemas of the standard', async () => {
		const check = await checkBeside('validate_ooxml.sh', 'bash', 'xmllint', 'unzip');
		if (!check) return expect(check).toBeUndefined();
		for (const format of ['pptx', 'docx', 'xlsx'] as const) {
			expect(await checkFiles(['bash', check], { [format]: files[format].bytes })).toContain(': 0 problem lines');
		}
	});
});

describe('a report in both languages', () => {
	const both = `${REPORT}/2020/he+en`;
	const files = {} as Record<(typeof FORMATS)[number], Page>;

	beforeAll(async () => {
		for (const format of FORMATS) files[format] = await reader.get(`${both}/file.${format}`);
	});

	it('is offered beside those in one', async () => {
		const { html } = await reader.get(`${REPORT}/2020/en`);
		expect(html).toContain('aria-label="Hebrew and English in one document"');
		for (const format of FORMATS) expect(html).toContain(`href="${both}/file.${format}"`);
	});

	it('comes in each format, under both titles', () => {
		const name = encodeURIComponent('קשרי חוץ 2020 · Foreign relations 2020');
		for (const format of FORMATS) {
			expect([format, files[format].status]).toEqual([format, 200]);
			expect(files[format].headers.get('content-disposition')).toContain(`filename*=UTF-8''${name}.${format}`);
		}
	});

	it('says everything in each of them, in its own direction', () => {
		const { html } = files.html;
		expect(html).toContain('<html lang="he" dir="rtl">');
		expect(html).toContain('בשנת 2020 לא נרשמה פעילות עם אופסטרלנד.');
		expect(html).toContain('No activity with Opsterland was recorded in 2020.');
		expect(html).toMatch(/<section id="goals" [^>]*><h2[^>]*>(?!Goals)[^<]+<\/h2>/);
		expect(html).toMatch(/<section id="goals-en" [^>]*lang="en" dir="ltr"><h2[^>]*>Goals and targets<\/h2>/);
	});

	it('is valid by the schemas of the standard', async () => {
		const check = await checkBeside('validate_ooxml.sh', 'bash', 'xmllint', 'unzip');
		if (!check) return expect(check).toBeUndefined();
		for (const format of ['pptx', 'docx', 'xlsx'] as const) {
			expect(await checkFiles(['bash', check], { [format]: files[format].bytes })).toContain(': 0 problem lines');
		}
	});

	it.each(['en+he', 'he+fr', 'he+en+he', 'he+', 'he%20en%20x'])('is not there as %s', async (languages) => {
		expect((await reader.get(`${REPORT}/2020/${languages}/file.html`)).status).toBe(404);
	});
});

describe('a report', () => {
	const paths = [
		REPORT,
		`${REPORT}/2020`,
		`${REPORT}/2020/he`,
		...FORMATS.map((format) => `${REPORT}/2020/he/file.${format}`),
		`${REPORT}/2020/he+en/file.html`
	];

	it('is not for strangers, and not without a session', async () => {
		const stranger = await server.signedIn('director', { office: null });
		for (const path of paths) {
			expect((await stranger.get(path)).status).toBe(404);
			expect((await server.anonymous().get(path)).location).toMatch(/^\/sign-in\?to=/);
		}
	});

	it('of another office holds nothing of this one', async () => {
		const slug = `other-${newId().slice(-8)}`;
		await buildOffice(server.db, { slug });
		const { html } = await (await server.signedIn('reader', { office: slug })).get(`/o/${slug}/report/2020/en`);
		expect(html).toContain('No partners, goals or activities are recorded for the report of 2020 yet.');
		expect(html).not.toMatch(/Poznań|Opsterland/);
	});
});
