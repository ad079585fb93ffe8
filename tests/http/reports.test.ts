import { beforeAll, describe, expect, it } from 'vitest';
import { deleteActivity } from '../../src/features/activity/server/commands.ts';
import { newId } from '../../src/kernel/id.ts';
import type { OfficeId } from '../../src/platform/server/database.ts';
import { buildActor, buildOffice, recordActivity } from '../support/factories.ts';
import { formIn, textOf } from '../support/html.ts';
import type { HttpClient, Page } from '../support/http-client.ts';
import { testServer } from '../support/server.ts';
import { buildStarterOffice } from '../support/starter.ts';

const server = testServer();
const FORMATS = ['pptx', 'pdf', 'html'] as const;
const YEAR = { version: '0', from: '2020-01-01', to: '2020-12-31', audience: 'council', 'languages[]': ['he', 'en'] };

let officeId: OfficeId;
/** "/o/deck-…/reports" */
let reports: string;
const clients = {} as Record<'reader' | 'contributor' | 'agreements_manager' | 'coordinator' | 'director', HttpClient>;

beforeAll(async () => {
	const office = await buildStarterOffice(server.db);
	officeId = office.officeId;
	reports = `/o/${office.slug}/reports`;
	for (const role of ['reader', 'contributor', 'agreements_manager', 'coordinator', 'director'] as const) {
		clients[role] = await server.signedIn(role, { office: office.slug });
	}
});

/** Begins a report. @returns its address, in English */
async function begin(fields: Record<string, string | string[]> = {}): Promise<string> {
	const id = newId();
	const saved = await clients.coordinator.post(`${reports}/edit?/save`, { ...YEAR, id, ...fields });
	expect([saved.status, saved.location]).toEqual([303, `${reports}/${id}`]);
	return `${reports}/${id}/en`;
}

/** The address of a section in the outline of a report. */
async function sectionAt(path: string, title: string, client = clients.coordinator): Promise<string> {
	const { html } = await client.get(path);
	const links = [...html.matchAll(/<a href="([^"]*\?section=[^"]*)"[^>]*>(.*?)<\/a>/gs)];
	const found = links.find(([, , inner = '']) => textOf(inner).includes(title))?.[1];
	if (!found) throw new Error(`no section ${title}`);
	return found.replaceAll('&amp;', '&');
}

/** The addresses of the lines that a page shows, by their words. */
function linesOn({ html }: Page): Map<string, string> {
	const links = [...html.matchAll(/<a href="([^"]*[?&](?:amp;)?line=[^"]*)#line"[^>]*>(.*?)<\/a>/gs)];
	return new Map(links.map(([, href = '', inner = '']) => [textOf(inner), href.replaceAll('&amp;', '&')]));
}

/** Fills in a form of a page and sends it. */
async function send(
	client: HttpClient,
	path: string,
	ending: string,
	fields: Record<string, string | string[]> = {}
): Promise<Page> {
	const form = formIn((await client.get(path)).html, ending);
	return client.post(path.split('?')[0] + form.action, { ...form.fields, ...fields });
}

const move = (client: HttpClient, path: string, name: string) => send(client, path, '/move', { move: name });

async function approveSilentLine(path: string, title: string): Promise<void> {
	const section = await sectionAt(path, title);
	expect((await send(clients.coordinator, `${section}&line=silent`, '/line', { approved: 'on' })).status).toBe(303);
}

/** Takes a report through to its approval. */
async function approve(path: string): Promise<void> {
	for (const tie of ['Opsterland', 'Verona']) await approveSilentLine(path, tie);
	expect((await move(clients.coordinator, path, 'submit')).status).toBe(303);
	expect((await move(clients.director, path, 'approve')).status).toBe(303);
}

const words = async (client: HttpClient, path: string) => textOf((await client.get(path)).html);

describe('the reports of an office', () => {
	it('are listed with their period, for whom they are and how far they are', async () => {
		await begin({ 'title.en': 'What we did, and with whom', audience: 'leadership' });
		const english = await words(clients.coordinator, reports);
		expect(english).toMatch(/What we did, and with whom · 2020 The heads of the city Hebrew, English Draft/);
		const hebrew = await server.signedIn('director', { office: reports.split('/')[2] as string, language: 'he' });
		expect((await hebrew.get(reports)).html).toContain('<html lang="he" dir="rtl"');
		expect(await words(hebrew, reports)).toContain('טיוטה');
	});

	it('of a new office are none, and it is said how to begin', async () => {
		const slug = `new-${newId().slice(-8)}`;
		await buildOffice(server.db, { slug });
		const page = await (await server.signedIn('coordinator', { office: slug })).get(`/o/${slug}/reports`);
		expect(textOf(page.html)).toContain('No reports yet');
		expect(page.html).toContain(`href="/o/${slug}/reports/edit"`);
	});

	it('are not for strangers, and not without a session', async () => {
		const path = await begin();
		const stranger = await server.signedIn('director');
		const all = [reports, path, `${reports}/edit`, ...FORMATS.map((format) => `${path}/file.${format}`)];
		for (const each of all) {
			expect([each, (await stranger.get(each)).status]).toEqual([each, 404]);
			expect((await server.anonymous().get(each)).location).toMatch(/^\/sign-in\?to=/);
		}
		const id = path.split('/').at(-2) as string;
		expect((await stranger.get(`/o/raanana/reports/${id}/en`)).status).toBe(404);
		const moved = await stranger.post(`/o/raanana/reports/${id}?/move`, { id, version: '1', move: 'submit' });
		expect(moved.status).toBe(404);
		expect((await server.anonymous().post(`${path}?/move`, { id, version: '1', move: 'submit' })).location).toContain(
			'/sign-in'
		);
	});
});

describe('the form of a report', () => {
	it('comes back with a sentence for each field and what was typed', async () => {
		const page = await clients.coordinator.post(`${reports}/edit?/save`, {
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
		const page = await clients.coordinator.post(`${reports}/edit?/save`, { ...YEAR, id: newId(), from: '2020', to: '' });
		expect(page.status).toBe(422);
		expect(textOf(page.html)).toContain('From: Enter a full date');
		expect(textOf(page.html)).toContain('Until: Please fill this in');
	});

	it.each(['reader', 'contributor', 'agreements_manager'] as const)('is refused to a %s', async (role) => {
		const path = await begin();
		const id = path.split('/').at(-2) as string;
		for (const each of [`${reports}/edit`, `${reports}/edit/${id}`]) {
			expect((await clients[role].get(each)).status).toBe(403);
		}
		expect((await clients[role].post(`${reports}/edit?/save`, { ...YEAR, id: newId() })).status).toBe(403);
		expect((await clients[role].post(`${reports}/edit?/delete`, { id })).status).toBe(403);
		const edits = { section: 'world', line: 'lede', version: '0', 'words.en': 'No', id };
		for (const action of ['section', 'addSection', 'line', 'order', 'block', 'move']) {
			const fields = { ...edits, kind: 'text', move: 'submit', 'title.en': 'No' };
			const { status } = await clients[role].post(`${path}?/${action}`, fields);
			expect([action, status]).toEqual([action, expect.toBeOneOf([403, 404])]);
		}
		expect(await words(clients.coordinator, `${path}?section=world`)).not.toMatch(/\bNo\b (Save|Move)/);
	});

	it('may be given a period that is no calendar year', async () => {
		const path = await begin({ from: '1.9.2019', to: '31.8.2020' });
		expect(await words(clients.coordinator, path)).toMatch(/2019\D2020/);
	});

	it('puts a report into the trash, from where it comes back with its words', async () => {
		const path = await begin({ 'title.en': 'Thrown away' });
		const id = path.split('/').at(-2) as string;
		await send(clients.coordinator, `${path}?section=world`, '/section', { 'title.en': 'Far and near' });
		const gone = await clients.coordinator.post(`${reports}/edit?/delete`, { id });
		expect([gone.status, gone.location]).toEqual([303, reports]);
		expect((await clients.coordinator.get(path)).status).toBe(404);
		const trash = `/o/${reports.split('/')[2]}/trash`;
		await clients.coordinator.post(`${trash}?/restore`, { noun: 'report', id, back: reports });
		expect(await words(clients.coordinator, path)).toContain('Far and near');
	});
});

describe('the studio', () => {
	it('shows the sections of the year, the first of them whole, and what is open', async () => {
		const path = await begin();
		const page = await clients.coordinator.get(path);
		expect(page.status).toBe(200);
		const outline = textOf(/<nav class="outline.*?<\/nav>/s.exec(page.html)?.[0] ?? '');
		for (const title of ['Goals and targets', 'Highlights', 'Bramsche, Germany', 'Annex: how it is counted']) {
			expect(outline).toContain(title);
		}
		const text = textOf(page.html);
		expect(text).toContain('Opsterland: the explicit line is not approved yet');
		expect(text).toContain('Verona: the explicit line is not approved yet');
		expect((await clients.coordinator.get(path.replace(/en$/, 'he'))).html).toContain('lang="he" dir="rtl"');
		expect((await clients.coordinator.get(path.replace(/en$/, 'fr'))).status).toBe(404);
	});

	it('gives the record’s words back where a line says nothing of its own, and keeps the record', async () => {
		const path = await begin();
		const section = await sectionAt(path, 'Bramsche');
		const [line, href] = [...linesOn(await clients.coordinator.get(section))][0] as [string, string];
		const reworded = await send(clients.coordinator, href, '/line', { 'words.en': 'Our <own> words' });
		expect(reworded.status).toBe(303);
		const file = await clients.coordinator.get(`${path}/file.html`);
		expect(file.html).toContain('Our &lt;own&gt; words');
		expect(textOf(file.html)).not.toContain(line);
		expect(textOf((await clients.coordinator.get(href)).html)).toContain(line);
		await send(clients.coordinator, href, '/line', { 'words.en': '' });
		expect(await words(clients.coordinator, `${path}/file.html`)).toContain(line);
	});

	it('says how many activities are counted and not told', async () => {
		const path = await begin();
		const section = await sectionAt(path, 'Bramsche');
		const lines = [...linesOn(await clients.coordinator.get(section))];
		const [line, href] = lines.find(([, to]) => decodeURIComponent(to).includes('line=activity:')) as [string, string];
		expect(await words(clients.coordinator, `${path}/file.html`)).toContain(line);
		await send(clients.coordinator, href, '/line', { hidden: 'on' });
		const text = await words(clients.coordinator, `${path}/file.html`);
		expect(text).not.toContain(line);
		expect(text).toContain('1 activity is counted in the figures and not told in the report.');
		expect(await words(clients.coordinator, section)).toMatch(new RegExp(`Lines that are left out.*${line.slice(0, 20)}`));
	});

	it('tells a marked line among the highlights too, renames and leaves out sections', async () => {
		const path = await begin();
		const section = await sectionAt(path, 'Bramsche');
		const [line, href] = [...linesOn(await clients.coordinator.get(section))].find(([, to]) =>
			decodeURIComponent(to).includes('line=activity:')
		) as [string, string];
		await send(clients.coordinator, href, '/line', { highlight: 'on' });
		expect(await words(clients.coordinator, await sectionAt(path, 'Highlights'))).toContain(line);
		await send(clients.coordinator, section, '/section', { 'title.en': 'Bramsche, our friend' });
		await send(clients.coordinator, await sectionAt(path, 'Goals and targets'), '/section', { hidden: 'on' });
		const text = await words(clients.coordinator, `${path}/file.html`);
		expect(text).toContain('Bramsche, our friend');
		expect(text).not.toContain('Goals and targets');
		expect(await words(clients.coordinator, path)).toContain('Goals and targets left out');
	});

	it('takes a page of one’s own with a quotation, and the order that one chooses', async () => {
		const path = await begin();
		const empty = await send(clients.coordinator, `${path}?add=page`, '/addSection', { 'title.en': ' ' });
		expect(empty.status).toBe(422);
		expect(textOf(empty.html)).toContain('Title of the page: Please fill this in');
		await send(clients.coordinator, `${path}?add=page`, '/addSection', { 'title.en': 'A word of thanks' });
		expect(await words(clients.coordinator, path)).toContain('The page “A word of thanks” is empty');
		const page = await sectionAt(path, 'A word of thanks');
		await send(clients.coordinator, page, '/block', {
			...{ kind: 'quote', 'words.en': 'We came as guests', 'source.en': 'Noa Levi, pupil' }
		});
		await send(clients.coordinator, page, '/order', {});
		const text = await words(clients.coordinator, `${path}/file.html`);
		expect(text).toMatch(/“We came as guests”\s+— Noa Levi, pupil/);
		expect(await words(clients.coordinator, path)).not.toContain('The page “A word of thanks” is empty');
		const annex = 'Annex: how it is counted';
		const order = async () => {
			const html = (await clients.coordinator.get(`${path}/file.html`)).html;
			return html.lastIndexOf('A word of thanks</h2>') < html.lastIndexOf(`${annex}</h2>`);
		};
		const outline = (await clients.coordinator.get(path)).html;
		const all = [...outline.matchAll(/\?section=([^"&]+)" ?(?:aria-current="[^"]*")?>\s*(?:<!--.*?-->)*<span class="outline__number/g)];
		const keys = all.map(([, key = '']) => decodeURIComponent(key));
		expect(keys.length).toBeGreaterThan(8);
		const own = keys.find((key) => key.startsWith('own:')) as string;
		const first = [keys[0] as string, own, ...keys.slice(1).filter((key) => key !== own)];
		expect((await clients.coordinator.post(`${path}?/order`, { 'order[]': first })).status).toBe(303);
		expect(await order()).toBe(true);
	});

	it('comes back with the words of both where two work on one line, and with what is too long', async () => {
		const path = await begin();
		const section = await sectionAt(path, 'Bramsche');
		const [, href] = [...linesOn(await clients.coordinator.get(section))][0] as [string, string];
		const { action, fields } = formIn((await clients.coordinator.get(href)).html, '/line');
		const to = `${path}${action}`;
		await clients.director.post(to, { ...fields, 'words.en': 'What the director wrote' });
		const late = await clients.coordinator.post(to, { ...fields, 'words.en': 'What I wrote' });
		expect(late.status).toBe(409);
		const text = textOf(late.html);
		expect(text).toContain('Somebody else saved this record in the meantime');
		expect(text).toContain('Saved in the meantime: What the director wrote');
		expect(late.html).toContain('What I wrote</textarea>');
		const again = await clients.coordinator.post(to, { ...formIn(late.html, '/line').fields });
		expect(again.status).toBe(303);
		expect(await words(clients.coordinator, `${path}/file.html`)).toContain('What I wrote');
		const long = await send(clients.coordinator, href, '/line', { 'words.en': 'x'.repeat(1001) });
		expect(long.status).toBe(422);
		expect(textOf(long.html)).toContain('Too long: at most 1000 characters');
		expect(long.html).toContain('x'.repeat(1001));
	});

	it('says so of a line whose record has changed since it was worded', async () => {
		const path = await begin();
		const section = await sectionAt(path, 'Bramsche');
		const [, href] = [...linesOn(await clients.coordinator.get(section))][0] as [string, string];
		const basis = { 'basis.en': 'What it said once', 'basis.he': 'מה שנאמר פעם' };
		await send(clients.coordinator, href, '/line', { ...basis, 'words.en': 'Our words' });
		const text = await words(clients.coordinator, href);
		expect(text).toContain('Our words: the record has changed since the line was worded');
		expect(text).toMatch(/Then it said: (מה שנאמר פעם )?What it said once/);
	});
});

describe('the way of a report', () => {
	it('is barred while something is open, then leads to files that stay as they were approved', { timeout: 120_000 }, async () => {
		const path = await begin({ 'title.en': 'The year as it was' });
		expect((await move(clients.coordinator, path, 'submit')).status).toBe(303);
		const id = path.split('/').at(-2) as string;
		const own = await clients.coordinator.post(`${path}?/move`, { id, version: '2', move: 'approve' });
		expect(own.status).toBe(403);
		const barred = await move(clients.director, path, 'approve');
		expect(barred.status).toBe(422);
		expect(textOf(barred.html)).toContain('There are open points. They are listed under “Before approval”');
		expect((await clients.reader.get(path)).status).toBe(404);

		for (const tie of ['Opsterland', 'Verona']) await approveSilentLine(path, tie);
		expect(await words(clients.coordinator, path)).toContain('Nothing is open.');
		expect((await move(clients.director, path, 'approve')).status).toBe(303);
		expect(await words(clients.director, path)).toContain('Approved by Dana Cohen');
		expect(await words(clients.reader, reports)).toContain('The year as it was');
		expect((await clients.reader.get(path)).status).toBe(200);

		const files = await Promise.all(FORMATS.map((format) => clients.reader.get(`${path}/file.${format}`)));
		expect(files.map(({ status }) => status)).toEqual([200, 200, 200]);
		const [pptx, pdf, html] = files as [Page, Page, Page];
		expect(pptx.html.slice(0, 2)).toBe('PK');
		expect(pdf.html.slice(0, 5)).toBe('%PDF-');
		expect(textOf(html.html)).toContain('The year as it was');
		expect(await words(clients.director, path)).toContain('The record says the same today.');

		const actor = buildActor(officeId);
		const added = await recordActivity(server.db, actor, {
			...{ title: { he: 'ביקור מאוחר', en: 'A visit found later' }, starts: '2020-11-11' }
		});
		const since = await words(clients.director, path);
		expect(since).toContain('A visit found later');
		const again = await Promise.all(FORMATS.map((format) => clients.reader.get(`${path}/file.${format}`)));
		for (const [index, file] of again.entries()) {
			expect(Buffer.from(file.bytes).equals(Buffer.from((files[index] as Page).bytes))).toBe(true);
		}

		expect((await move(clients.director, path, 'close')).status).toBe(303);
		const closed = await words(clients.director, path);
		expect(closed).toContain('The report is closed. It is shown as it was approved.');
		expect(closed).toContain('A visit found later');
		expect((await clients.reader.get(`${path}/file.html`)).html).toBe(html.html);
		await deleteActivity(server.db, actor, added);
		expect(await words(clients.director, path)).toContain('The record says the same today.');
	});

	it('is over when it is closed: nothing of it can be changed, and it is not opened again', async () => {
		const path = await begin();
		const id = path.split('/').at(-2) as string;
		const before = await clients.coordinator.get(`${path}?section=world&line=lede`);
		const forms = { section: formIn(before.html, '/section'), block: formIn(before.html, '/block') };
		await approve(path);
		await move(clients.director, path, 'close');
		const page = await clients.coordinator.get(path);
		expect(page.html).not.toMatch(/<form[^>]*reports?[^>]*\/(line|section|block)"/);
		const sentence = 'The report is approved or closed and cannot be edited';
		const fields = { section: 'world', line: 'lede', version: '0', kind: 'text' };
		const sent = {
			section: { ...forms.section.fields, 'title.en': 'Typed too late' },
			block: { ...forms.block.fields, kind: 'text', 'words.en': 'Typed too late' },
			line: { ...fields, 'words.en': 'Typed too late' },
			addSection: { id: newId(), 'title.en': 'Typed too late' }
		};
		for (const [action, each] of Object.entries(sent)) {
			const answer = await clients.coordinator.post(`${path}?section=world&/${action}`, each);
			expect([action, answer.status]).toEqual([action, 422]);
			expect(textOf(answer.html)).toContain(sentence);
			expect(textOf(answer.html)).toContain('Typed too late');
		}
		const order = await clients.coordinator.post(`${path}?/order`, { 'order[]': ['world', 'goals'] });
		expect([order.status, textOf(order.html).includes(sentence)]).toEqual([422, true]);
		const settings = await clients.coordinator.post(`${reports}/edit/${id}?/save`, { ...YEAR, id, version: '4' });
		expect([settings.status, textOf(settings.html).includes(sentence)]).toEqual([422, true]);
		const thrown = await clients.coordinator.post(`${reports}/edit/${id}?/delete`, { id });
		expect(thrown.status).toBe(422);
		const version = formOfMove(await clients.director.get(path));
		expect(version).toBeUndefined();
		const reopened = await clients.director.post(`${path}?/move`, { id, version: '4', move: 'reopen' });
		expect(reopened.status).toBe(409);
		expect(await words(clients.director, path)).toContain('The report is closed.');
	});

	it('leads back from an approval to a draft, and from the review', async () => {
		const path = await begin();
		await approve(path);
		expect((await move(clients.director, path, 'reopen')).status).toBe(303);
		expect((await clients.reader.get(path)).status).toBe(404);
		expect((await move(clients.coordinator, path, 'submit')).status).toBe(303);
		expect((await move(clients.director, path, 'return')).status).toBe(303);
		expect((await move(clients.director, path, 'close')).status).toBe(409);
		const id = path.split('/').at(-2) as string;
		const history = await words(clients.director, `/o/${reports.split('/')[2]}/history/report/${id}`);
		expect(history).toContain('In review');
	});

	it('never leads a report for the heads of the city, or one that says what things cost, to a reader', async () => {
		for (const fields of [{ audience: 'leadership' }, { tellsMoney: 'on' }]) {
			const path = await begin({ ...fields, 'title.en': 'Not for everybody' });
			await approve(path);
			for (const role of ['reader', 'contributor'] as const) {
				const nowhere = await clients[role].get(`${reports}/${newId()}/en`);
				const page = await clients[role].get(path);
				expect(page.status).toBe(404);
				expect(textOf(page.html)).toBe(textOf(nowhere.html));
				for (const format of FORMATS) expect((await clients[role].get(`${path}/file.${format}`)).status).toBe(404);
				expect(await words(clients[role], reports)).not.toContain('Not for everybody');
			}
			expect((await clients.agreements_manager.get(path)).status).toBe(200);
		}
	});
});

function formOfMove({ html }: Page): string | undefined {
	return /<form[^>]*\/move"/.exec(html)?.[0];
}
