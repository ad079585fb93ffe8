import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { kesher, startServer, usedHome } from '../support/operations.ts';

const RAANANA = ['report', '--office', 'raanana', '--year', '2020'];
const ONE = ['report', '--office', 'raanana', '--report'];
const NOBODY = '00000000-0000-4000-8000-000000000000';

it('the report is written on a stopped installation, the same bytes each time', async () => {
	const home = usedHome();
	for (const format of ['html', 'pdf', 'pptx', 'docx', 'xlsx']) {
		const [first, second] = [join(home, `first.${format}`), join(home, `second.${format}`)];
		const done = await kesher([...RAANANA, '--lang', 'en', '--format', format, '--out', first], home);
		expect(done).toMatchObject({ code: 0, err: '' });
		expect(done.out).toMatch(
			new RegExp(`^The report of raanana for 2020 is in .*first\\.${format} \\(\\d+ kB\\)\\.\\n$`)
		);
		const json = await kesher([...RAANANA, '--lang', 'en', '--format', format, '--out', second, '--json'], home);
		const bytes = readFileSync(first);
		expect(JSON.parse(json.out)).toEqual({
			...{ office: 'raanana', year: 2020, language: 'en', format, file: second, bytes: bytes.length }
		});
		expect(readFileSync(second).equals(bytes)).toBe(true);
	}
});

it('the report is written in both languages, each section in one and then in the other', async () => {
	const home = usedHome();
	const out = join(home, 'both.html');
	const done = await kesher([...RAANANA, '--lang', 'he+en', '--format', 'html', '--out', out, '--json'], home);
	expect(JSON.parse(done.out)).toMatchObject({ office: 'raanana', year: 2020, language: 'he+en', format: 'html' });
	const html = readFileSync(out, 'utf8');
	expect(html).toMatch(
		/<section id="goals" [^>]*>.*<section id="goals-en" [^>]*lang="en" dir="ltr">.*<section id="register"/s
	);
});

it('the report goes to the standard output, beside a running server', async () => {
	const home = usedHome();
	await startServer(home);
	const { code, out, err } = await kesher([...RAANANA, '--format', 'html', '--out', '-'], home);
	expect([code, err]).toEqual([0, '']);
	expect(out).toMatch(/^<!doctype html>\n<html lang="he" dir="rtl">[\s\S]*<\/html>\n$/);
	expect(out).toContain('אופסטרלנד');
});

it('the report is refused with a sentence, and no file is left', async () => {
	const home = usedHome();
	const out = join(home, 'report.html');
	const refusals: [args: string[], code: number, sentence: string][] = [
		[['report', '--office', 'nowhere', '--year', '2020', '--out', out], 1, 'There is no office "nowhere".'],
		[['report', '--office', 'raanana', '--year', '20', '--out', out], 2, 'A year has four digits, from 1900 to 2199.'],
		[[...RAANANA, '--lang', 'fr', '--out', out], 2, 'Allowed choices are he, en, he+en.'],
		[[...RAANANA, '--format', 'doc', '--out', out], 2, 'Allowed choices are pptx, docx, pdf, xlsx, html.'],
		[['report', '--office', 'raanana', '--out', out], 1, 'Either --year or --report says which report.'],
		[[...ONE, NOBODY, '--year', '2020', '--out', out], 2, "cannot be used with option '--year <year>'"],
		[[...ONE, NOBODY, '--as-of', '2020-06-01', '--out', out], 2, "cannot be used with option '--as-of <day>'"],
		[[...ONE, NOBODY, '--audience', 'public', '--out', out], 2, "cannot be used with option '--audience <audience>'"],
		[[...ONE, 'the-report', '--out', out], 2, 'A report is named by its id, as its address has it.'],
		[[...ONE, NOBODY, '--out', out], 1, `There is no report ${NOBODY} in raanana.`],
		[RAANANA, 2, "required option '--out <file>' not specified"],
		[[...RAANANA, '--format', 'html', '--out', join(home, 'no', 'folder', 'r.html')], 1, 'its folder is not there'],
		[[...RAANANA, '--format', 'html', '--out', home], 1, 'it is a folder; name a file in it'],
		[[...RAANANA, '--format', 'pdf', '--out', out], 1, 'ends in .html, and --format says pdf'],
		[[...RAANANA, '--out', join(home, 'report.doc')], 1, 'ends in none of pptx, docx, pdf, xlsx, html']
	];
	for (const [args, code, sentence] of refusals) {
		const ran = await kesher(args, home);
		expect(ran).toMatchObject({ code, out: '' });
		expect(ran.err).toContain(sentence);
		expect(ran.err).not.toMatch(/\n\s+at /);
	}
	expect(existsSync(out)).toBe(false);
});

it('a report of the office is written by its id, and any report in the look of a template', async () => {
	const home = usedHome();
	const deck = (name: string, ...args: string[]) => {
		const out = join(home, `${name}.html`);
		return kesher([...RAANANA, '--lang', 'en', '--format', 'html', '--out', out, ...args], home).then((ran) => ({
			...ran,
			html: existsSync(out) ? readFileSync(out, 'utf8') : ''
		}));
	};
	const [plain, named] = [await deck('plain'), await deck('named', '--template', 'Report to the public, A4')];
	expect([plain.code, named.code]).toEqual([0, 0]);
	expect(plain.html).not.toContain('Frank Ruhl Libre');
	expect(named.html).toContain('Frank Ruhl Libre');
	const sections = (html: string) => [...html.matchAll(/<section id="([\w-]+)"/g)].map(([, id]) => id);
	expect(sections(plain.html).slice(0, 2)).toEqual(['goals', 'register']);
	expect(sections(named.html).slice(0, 2)).toEqual(['highlights', 'world']);
	expect(sections(named.html)).not.toContain('notes');
	const toCouncil = 'Annual report to the city council';
	expect([plain.html.includes(toCouncil), named.html.includes(toCouncil)]).toEqual([true, false]);
	const council = await deck('council', '--template', 'public', '--audience', 'council');
	expect([council.html.includes(toCouncil), sections(council.html)[0]]).toEqual([true, 'highlights']);
	const nowhere = await deck('nowhere', '--template', 'Of another city');
	expect(nowhere).toMatchObject({ code: 1, html: '' });
	expect(nowhere.err).toContain('There is no template "Of another city" in raanana.');
	const out = join(home, 'x.html');
	const byId = ['report', '--office', 'raanana', '--out', out, '--report'];
	const missing = await kesher([...byId, '00000000-0000-7000-8000-000000000000'], home);
	expect([missing.code, missing.err]).toEqual([1, expect.stringContaining('There is no report') as string]);
	expect(await kesher([...byId, 'soon'], home)).toMatchObject({ code: 2 });
	const neither = await kesher(['report', '--office', 'raanana', '--out', out], home);
	expect([neither.code, neither.err]).toEqual([1, expect.stringContaining('Either --year or --report') as string]);
});
