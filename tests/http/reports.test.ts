import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../src/features/report/report.ts';
import { newId } from '../../src/kernel/id.ts';
import { buildOffice } from '../support/factories.ts';
import { formIn, textOf } from '../support/html.ts';
import { testServer } from '../support/server.ts';
import { idOf, lineOn, send, studioDesk, words, YEAR } from '../support/studio-desk.ts';

const server = testServer();
const desk = studioDesk(server);

describe('the reports of an office', () => {
	it('are listed with their period, for whom they are and how far they are', async () => {
		await desk.begin({ 'title.en': 'What we did, and with whom', audience: 'leadership' });
		const english = await words(desk.clients.coordinator, desk.reports);
		expect(english).toMatch(/What we did, and with whom · 2020 .* The heads of the city Hebrew, English Draft/);
		// No id of anything is for people.
		expect(english).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
		const hebrew = await server.signedIn('director', { office: desk.slug, language: 'he' });
		expect((await hebrew.get(desk.reports)).html).toContain('<html lang="he" dir="rtl"');
		expect(await words(hebrew, desk.reports)).toContain('טיוטה');
	});

	it('of a new office are none, and it is said how to begin', async () => {
		const slug = `new-${newId().slice(-8)}`;
		await buildOffice(server.db, { slug });
		const page = await (await server.signedIn('coordinator', { office: slug })).get(`/o/${slug}/reports`);
		expect(textOf(page.html)).toContain('No reports yet');
		expect(page.html).toContain(`href="/o/${slug}/reports/edit"`);
	});

	it('are not for strangers, and not without a session', async () => {
		const path = await desk.begin();
		const stranger = await server.signedIn('director');
		const all = [desk.reports, path, `${desk.reports}/edit`, ...FORMATS.map((format) => `${path}/file.${format}`)];
		for (const each of all) {
			expect([each, (await stranger.get(each)).status]).toEqual([each, 404]);
			expect((await server.anonymous().get(each)).location).toMatch(/^\/sign-in\?to=/);
		}
		const id = idOf(path);
		expect((await stranger.get(`/o/raanana/reports/${id}/en`)).status).toBe(404);
		const moved = await stranger.post(`/o/raanana/reports/${id}?/move`, { id, version: '1', move: 'submit' });
		expect(moved.status).toBe(404);
		expect((await server.anonymous().post(`${path}?/move`, { id, version: '1', move: 'submit' })).location).toContain(
			'/sign-in'
		);
	});
});

describe('a report in two languages', () => {
	it('can be had in both in one document, under the titles that it was given', async () => {
		const path = await desk.begin({ 'title.he': 'השנה שהייתה', 'title.en': 'The year that was' });
		const both = path.replace(/en$/, 'he+en');
		const { html } = await desk.clients.coordinator.get(path);
		for (const format of FORMATS) expect(html).toContain(`href="${both}/file.${format}"`);
		const page = await desk.clients.coordinator.get(`${both}/file.html`);
		expect(page.status).toBe(200);
		expect(page.html).toContain('<title>השנה שהייתה · The year that was, ');
		expect(page.headers.get('content-disposition')).toContain(encodeURIComponent('השנה שהייתה · The year that was'));
		expect(page.html).toMatch(/<section id="goals-en" [^>]*lang="en" dir="ltr">/);
		const workbook = await desk.clients.coordinator.get(`${both}/file.xlsx`);
		expect([workbook.status, workbook.html.slice(0, 2)]).toEqual([200, 'PK']);
	});

	it('that has one alone cannot', async () => {
		const path = await desk.begin({ 'languages[]': ['en'], 'title.en': 'In English alone' });
		expect((await desk.clients.coordinator.get(path)).html).not.toContain('he+en');
		expect((await desk.clients.coordinator.get(`${path.replace(/en$/, 'he+en')}/file.pdf`)).status).toBe(404);
	});
});

describe('the form of a report', () => {
	it('comes back with a sentence for each field and what was typed', async () => {
		const page = await desk.clients.coordinator.post(`${desk.reports}/edit?/save`, {
			...{ ...YEAR, id: newId(), 'languages[]': [], 'title.en': 'A'.repeat(121) },
			...{ from: '31.12.2020', to: '1.1.2020' }
		});
		expect(page.status).toBe(422);
		const text = textOf(page.html);
		expect(text).toContain('3 fields need fixing');
		expect(text).toContain('Until: The end is before the start');
		expect(text).toContain('Languages: Please fill this in');
		expect(text).toContain('Title: Too long: at most 120 characters');
		expect(page.html).toContain('A'.repeat(121));
		expect(page.html).toContain('value="31.12.2020"');
		expect(page.html).toMatch(/<title>Error: /);
	});

	it('wants both days, exactly', async () => {
		const page = await desk.clients.coordinator.post(`${desk.reports}/edit?/save`, {
			...YEAR,
			id: newId(),
			from: '2020',
			to: ''
		});
		expect(page.status).toBe(422);
		expect(textOf(page.html)).toContain('From: Enter a full date');
		expect(textOf(page.html)).toContain('Until: Please fill this in');
	});

	it.each(['reader', 'contributor', 'agreements_manager'] as const)('is refused to a %s', async (role) => {
		const path = await desk.begin();
		const id = idOf(path);
		for (const each of [`${desk.reports}/edit`, `${desk.reports}/edit/${id}`]) {
			expect((await desk.clients[role].get(each)).status).toBe(403);
		}
		expect((await desk.clients[role].post(`${desk.reports}/edit?/save`, { ...YEAR, id: newId() })).status).toBe(403);
		expect((await desk.clients[role].post(`${desk.reports}/edit?/delete`, { id })).status).toBe(403);
		const before = await words(desk.clients.coordinator, `${path}/file.html`);
		const edits = { section: 'world', line: 'lede', version: '0', 'words.en': 'No', id };
		for (const action of ['section', 'addSection', 'line', 'order', 'block', 'move']) {
			const fields = { ...edits, kind: 'text', move: 'submit', 'title.en': 'No' };
			const { status } = await desk.clients[role].post(`${path}?/${action}`, fields);
			expect([action, status]).toEqual([action, expect.toBeOneOf([403, 404])]);
		}
		expect(await words(desk.clients.coordinator, `${path}/file.html`)).toBe(before);
	});

	it('may be given a period that is no calendar year', async () => {
		const path = await desk.begin({ from: '1.9.2019', to: '31.8.2020' });
		expect(await words(desk.clients.coordinator, path)).toMatch(/2019\D2020/);
	});

	it('puts a report into the trash, from where it comes back with its words', async () => {
		const path = await desk.begin({ 'title.en': 'Thrown away' });
		const id = idOf(path);
		await send(desk.clients.coordinator, `${path}?section=world`, '/section', { 'title.en': 'Far and near' });
		const gone = await desk.clients.coordinator.post(`${desk.reports}/edit?/delete`, { id });
		expect([gone.status, gone.location]).toEqual([303, desk.reports]);
		expect((await desk.clients.coordinator.get(path)).status).toBe(404);
		const trash = `/o/${desk.slug}/trash`;
		await desk.clients.coordinator.post(`${trash}?/restore`, { noun: 'report', id, back: desk.reports });
		expect(await words(desk.clients.coordinator, path)).toContain('Far and near');
	});
});

describe('the studio', () => {
	it('shows the sections of the year, the first of them whole, and what is open', async () => {
		const path = await desk.begin();
		const page = await desk.clients.coordinator.get(path);
		expect(page.status).toBe(200);
		const outline = textOf(/<nav class="outline.*?<\/nav>/s.exec(page.html)?.[0] ?? '');
		for (const title of ['Goals and targets', 'Highlights', 'Bramsche, Germany', 'Annex: how it is counted']) {
			expect(outline).toContain(title);
		}
		const text = textOf(page.html);
		expect(text).toContain('Opsterland: the explicit line is not approved yet');
		expect(text).toContain('Verona: the explicit line is not approved yet');
		expect((await desk.clients.coordinator.get(path.replace(/en$/, 'he'))).html).toContain('lang="he" dir="rtl"');
		expect((await desk.clients.coordinator.get(path.replace(/en$/, 'fr'))).status).toBe(404);
	});

	it('gives the record’s words back where a line says nothing of its own, and keeps the record', async () => {
		const path = await desk.begin();
		const section = await desk.sectionAt(path, 'Bramsche');
		const [line, href] = lineOn(await desk.clients.coordinator.get(section));
		const reworded = await send(desk.clients.coordinator, href, '/line', { 'words.en': 'Our <own> words' });
		expect(reworded.status).toBe(303);
		const file = await desk.clients.coordinator.get(`${path}/file.html`);
		expect(file.html).toContain('Our &lt;own&gt; words');
		expect(textOf(file.html)).not.toContain(line);
		expect(textOf((await desk.clients.coordinator.get(href)).html)).toContain(line);
		await send(desk.clients.coordinator, href, '/line', { 'words.en': '' });
		expect(await words(desk.clients.coordinator, `${path}/file.html`)).toContain(line);
	});

	it('says how many activities are counted and not told', async () => {
		const path = await desk.begin();
		const section = await desk.sectionAt(path, 'Bramsche');
		const [line, href] = lineOn(await desk.clients.coordinator.get(section), 'activity');
		expect(await words(desk.clients.coordinator, `${path}/file.html`)).toContain(line);
		await send(desk.clients.coordinator, href, '/line', { hidden: 'on' });
		const text = await words(desk.clients.coordinator, `${path}/file.html`);
		expect(text).not.toContain(line);
		expect(text).toContain('1 activity is counted in the figures and not told in the report.');
		expect(await words(desk.clients.coordinator, section)).toMatch(
			new RegExp(`Lines that are left out.*${line.slice(0, 20)}`)
		);
	});

	it('tells a marked line among the highlights too, renames and leaves out sections', async () => {
		const path = await desk.begin();
		const section = await desk.sectionAt(path, 'Bramsche');
		const [line, href] = lineOn(await desk.clients.coordinator.get(section), 'activity');
		await send(desk.clients.coordinator, href, '/line', { highlight: 'on' });
		expect(await words(desk.clients.coordinator, await desk.sectionAt(path, 'Highlights'))).toContain(line);
		await send(desk.clients.coordinator, section, '/section', { 'title.en': 'Bramsche, our friend' });
		await send(desk.clients.coordinator, await desk.sectionAt(path, 'Goals and targets'), '/section', { hidden: 'on' });
		const text = await words(desk.clients.coordinator, `${path}/file.html`);
		expect(text).toContain('Bramsche, our friend');
		expect(text).not.toContain('Goals and targets');
		expect(await words(desk.clients.coordinator, path)).toContain('Goals and targets left out');
	});

	it('takes a page of one’s own with a quotation, and the order that one chooses', async () => {
		const path = await desk.begin();
		const empty = await send(desk.clients.coordinator, `${path}?add=page`, '/addSection', { 'title.en': ' ' });
		expect(empty.status).toBe(422);
		expect(textOf(empty.html)).toContain('Title of the page: Please fill this in');
		await send(desk.clients.coordinator, `${path}?add=page`, '/addSection', { 'title.en': 'A word of thanks' });
		expect(await words(desk.clients.coordinator, path)).toContain('The page “A word of thanks” is empty');
		const page = await desk.sectionAt(path, 'A word of thanks');
		await send(desk.clients.coordinator, page, '/block', {
			...{ kind: 'quote', 'words.en': 'We came as guests', 'source.en': 'Noa Levi, pupil' }
		});
		await send(desk.clients.coordinator, page, '/order', {});
		const text = await words(desk.clients.coordinator, `${path}/file.html`);
		expect(text).toMatch(/“We came as guests”\s+— Noa Levi, pupil/);
		expect(await words(desk.clients.coordinator, path)).not.toContain('The page “A word of thanks” is empty');
		const annex = 'Annex: how it is counted';
		const order = async () => {
			const html = (await desk.clients.coordinator.get(`${path}/file.html`)).html;
			const places = ['A word of thanks</h2>', `${annex}</h2>`].map((title) => html.lastIndexOf(title));
			expect(Math.min(...places)).toBeGreaterThan(0);
			return (places[0] ?? 0) < (places[1] ?? 0);
		};
		expect(await order()).toBe(false);
		const outline = (await desk.clients.coordinator.get(path)).html;
		const all = [
			...outline.matchAll(
				/\?section=([^"&]+)" ?(?:aria-current="[^"]*")?>\s*(?:<!--.*?-->)*<span class="outline__number/g
			)
		];
		const keys = all.map(([, key = '']) => decodeURIComponent(key));
		expect(keys.length).toBeGreaterThan(8);
		const own = keys.find((key) => key.startsWith('own:')) as string;
		const first = [keys[0] as string, own, ...keys.slice(1).filter((key) => key !== own)];
		expect((await desk.clients.coordinator.post(`${path}?/order`, { 'order[]': first })).status).toBe(303);
		expect(await order()).toBe(true);
	});

	it('comes back with the words of both where two work on one line, and with what is too long', async () => {
		const path = await desk.begin();
		const section = await desk.sectionAt(path, 'Bramsche');
		const [, href] = lineOn(await desk.clients.coordinator.get(section));
		const { action, fields } = formIn((await desk.clients.coordinator.get(href)).html, '/line');
		const to = `${path}${action}`;
		await desk.clients.director.post(to, { ...fields, 'words.en': 'What the director wrote' });
		const late = await desk.clients.coordinator.post(to, { ...fields, 'words.en': 'What I wrote' });
		expect(late.status).toBe(409);
		const text = textOf(late.html);
		expect(text).toContain('Somebody else saved this record in the meantime');
		expect(text).toContain('Saved in the meantime: What the director wrote');
		expect(late.html).toContain('What I wrote</textarea>');
		const again = await desk.clients.coordinator.post(to, { ...formIn(late.html, '/line').fields });
		expect(again.status).toBe(303);
		expect(await words(desk.clients.coordinator, `${path}/file.html`)).toContain('What I wrote');
		const long = await send(desk.clients.coordinator, href, '/line', { 'words.en': 'x'.repeat(1001) });
		expect(long.status).toBe(422);
		expect(textOf(long.html)).toContain('Too long: at most 1000 characters');
		expect(long.html).toContain('x'.repeat(1001));
	});

	it('says so of a line whose record has changed since it was worded', async () => {
		const path = await desk.begin();
		const section = await desk.sectionAt(path, 'Bramsche');
		const [, href] = lineOn(await desk.clients.coordinator.get(section));
		const basis = { 'basis.en': 'What it said once', 'basis.he': 'מה שנאמר פעם' };
		await send(desk.clients.coordinator, href, '/line', { ...basis, 'words.en': 'Our words' });
		const text = await words(desk.clients.coordinator, href);
		expect(text).toContain('Our words: the record has changed since the line was worded');
		expect(text).toMatch(/Then it said: (מה שנאמר פעם )?What it said once/);
	});
});
