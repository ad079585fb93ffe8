import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/id.ts';
import { textOf } from '../support/html.ts';
import type { HttpClient, Page } from '../support/http-client.ts';
import { greyPng, PICTURE } from '../support/sample-pictures.ts';
import { testServer } from '../support/server.ts';
import { buildStarterOffice } from '../support/starter.ts';

const server = testServer();
/** An office of its own: a default would change the reports of the one that all tests share. */
let slug: string;
let base: string;
let writer: HttpClient;

beforeAll(async () => {
	({ slug } = await buildStarterOffice(server.db));
	base = `/o/${slug}/templates`;
	writer = await server.signedIn('coordinator', { office: slug });
});

type Fields = Record<string, string | string[]>;

function fields(overrides: Fields = {}): Fields {
	return {
		...{ id: newId(), version: '0', 'name.en': 'Blue', 'name.he': 'כחול', audience: 'public', slides: '4:3' },
		...{ accent: '#1a3f8b', typeface: 'rubik', logo: 'office', 'shown[]': ['goals', 'register', 'numbers', 'world'] },
		...overrides
	};
}

async function make(overrides: Fields = {}): Promise<string> {
	const sent = fields(overrides);
	const saved = await writer.post(`${base}/edit?/save`, sent);
	expect([saved.status, saved.location]).toEqual([303, `${base}/${String(sent['id'])}`]);
	return String(sent['id']);
}

/** Sends a form with a file, as a browser does. */
function upload(
	client: HttpClient,
	path: string,
	form: Record<string, string>,
	file: Uint8Array | string
): Promise<Page> {
	const body = new FormData();
	for (const [name, value] of Object.entries(form)) body.set(name, value);
	body.set('file', new Blob([file as BlobPart]), 'file');
	return client.send(path, { method: 'POST', body, headers: { origin: client.base } });
}

describe('the templates of an office', () => {
	it('are those that come along, in the language of whoever looks, until it makes its own', async () => {
		const reader = await server.signedIn('reader', { office: slug, language: 'he' });
		const page = await reader.get(base);
		expect(page.status).toBe(200);
		expect(textOf(page.html)).toContain('מצגת למועצת העיר');
		expect(page.html).not.toContain(`${base}/edit`);
		await make({ 'name.en': 'Listed' });
		expect(textOf((await writer.get(base)).html)).toContain('Listed');
	});

	it('are nobody else’s: not to the signed out, not to another office, not to be made by a reader', async () => {
		const id = await make();
		const out = await server.anonymous().get(`${base}/${id}`);
		expect([out.status, out.location?.startsWith('/sign-in?to=')]).toEqual([303, true]);
		const stranger = await server.signedIn('director', { office: null });
		expect((await stranger.get(`${base}/${id}`)).status).toBe(404);
		const elsewhere = await server.signedIn('director');
		for (const path of ['', '/template.json', '/logo']) {
			expect((await elsewhere.get(`/o/raanana/templates/${id}${path}`)).status).toBe(404);
		}
		const reader = await server.signedIn('reader', { office: slug });
		expect((await reader.get(`${base}/${id}`)).status).toBe(200);
		expect((await reader.get(`${base}/edit/${id}`)).status).toBe(403);
		expect((await reader.post(`${base}/edit?/save`, fields())).status).toBe(403);
		expect((await upload(reader, `${base}/${id}?/logo`, { id }, PICTURE)).status).toBe(403);
	});

	it('are told with all that is wrong, and what was typed stays', async () => {
		const wrong = { 'name.en': '', 'name.he': '', accent: 'sea green', 'place.goals': 'first' };
		const page = await writer.post(`${base}/edit?/save`, fields(wrong));
		expect(page.status).toBe(422);
		const said = textOf(page.html);
		expect(said).toContain('3 fields need fixing');
		expect(said).toContain('Enter a colour in six digits');
		expect(page.html).toContain('value="sea green"');
	});

	it('show what somebody else saved meanwhile', async () => {
		const id = await make();
		await writer.post(`${base}/edit/${id}?/save`, fields({ id, version: '1', accent: '#101010' }));
		const late = await writer.post(`${base}/edit/${id}?/save`, fields({ id, version: '1', accent: '#202020' }));
		expect(late.status).toBe(409);
		expect(textOf(late.html)).toContain('#101010');
		expect(late.html).toContain('value="#202020"');
	});

	it('say what becomes of a colour that is too light, with both values', async () => {
		const id = await make({ accent: 'FFD400' });
		const said = textOf((await writer.get(`${base}/${id}`)).html);
		expect(said).toMatch(/#ffd400 is too light to be read \(contrast 1\.\d against white; 4\.5 is needed\)/);
		expect(said).toMatch(/darkened to #[0-9a-f]{6} \(contrast 4\.[5-9]\)/);
	});

	it('have a history in words', async () => {
		const id = await make();
		await writer.post(`${base}/edit/${id}?/save`, fields({ id, version: '1', typeface: 'frank-ruhl', slides: '16:9' }));
		const said = textOf((await writer.get(`${base}/${id}`)).html);
		expect(said.slice(said.lastIndexOf('History'))).toMatch(/Rubik.*Frank Ruhl Libre/s);
	});

	it('are copied, and those that come along are not edited', async () => {
		const form = await writer.get(`${base}/edit?copy=public`);
		expect(form.html).toContain('value="Copy of Report to the public, A4"');
		expect(form.html).toContain('name="copyOf" value="public"');
		expect((await writer.get(`${base}/edit?copy=nothing`)).status).toBe(404);
		expect((await writer.get(`${base}/no-such-template`)).status).toBe(404);
		const page = await writer.get(`${base}/public`);
		expect(page.html).not.toContain('action="?/cover"');
		expect((await upload(writer, `${base}/public?/logo`, { id: 'public' }, PICTURE)).status).toBe(422);
	});

	it('are deleted, and brought back', async () => {
		const id = await make();
		const deleted = await writer.post(`${base}/edit/${id}?/delete`, { id });
		expect([deleted.status, deleted.location]).toEqual([303, base]);
		expect((await writer.get(`${base}/${id}`)).status).toBe(404);
		await writer.post(`/o/${slug}/trash?/restore`, { noun: 'template', id });
		expect((await writer.get(`${base}/${id}`)).status).toBe(200);
	});
});

describe('the pictures of a template', () => {
	it('are shown as pictures and nothing else', async () => {
		const id = await make();
		expect((await upload(writer, `${base}/${id}?/logo`, { id }, greyPng(40, 20))).status).toBe(303);
		const alt = { 'alt.en': 'The sea' };
		expect((await upload(writer, `${base}/${id}?/cover`, { id, ...alt }, PICTURE)).status).toBe(303);
		const [logo, cover] = [await writer.get(`${base}/${id}/logo`), await writer.get(`${base}/${id}/cover`)];
		expect([logo.headers.get('content-type'), cover.headers.get('content-type')]).toEqual(['image/png', 'image/jpeg']);
		expect(cover.headers.get('content-security-policy')).toContain('sandbox');
		expect(textOf((await writer.get(`${base}/${id}`)).html)).toContain('The sea');
	});

	it('are refused with a sentence where they are none, and the words beside them stay', async () => {
		const id = await make();
		const page = await upload(writer, `${base}/${id}?/cover`, { id, 'alt.en': 'A hill' }, '<svg onload="alert(1)"/>');
		expect(page.status).toBe(422);
		expect(textOf(page.html)).toContain('Only JPEG and PNG pictures');
		expect(page.html).toContain('value="A hill"');
		const broken = await upload(writer, `${base}/${id}?/logo`, { id }, PICTURE.slice(0, 40));
		expect(textOf(broken.html)).toContain('The picture is damaged');
		const silent = await upload(writer, `${base}/${id}?/cover`, { id }, PICTURE);
		expect([silent.status, (await writer.get(`${base}/${id}/cover`)).status]).toEqual([422, 404]);
	});
});

describe('a template as a file', () => {
	const send = (file: string, client = writer) => upload(client, `${base}?/import`, { id: newId() }, file);

	it('is taken out and in again, with its pictures', async () => {
		const id = await make({ 'name.en': 'Travelling' });
		await upload(writer, `${base}/${id}?/cover`, { id, 'alt.en': 'A road' }, PICTURE);
		const file = await writer.get(`${base}/${id}/template.json`);
		expect(file.headers.get('content-disposition')).toContain('Travelling.json');
		const taken = await send(file.html);
		expect(taken.status).toBe(303);
		const copy = taken.location ?? '';
		expect(textOf((await writer.get(copy)).html)).toContain('Travelling');
		expect((await writer.get(`${copy}/cover`)).bytes).toEqual((await writer.get(`${base}/${id}/cover`)).bytes);
		const again = await writer.get(`${copy}/template.json`);
		expect(again.html).toBe(file.html);
	});

	it('that does not parse is refused, and it is said what is wrong and where', async () => {
		const page = await send('{\n"kind": "kesher-template",\n"format": one\n}');
		expect(page.status).toBe(422);
		expect(textOf(page.html)).toContain('it stops making sense in line 3');
		const file = JSON.parse((await writer.get(`${base}/council/template.json`)).html) as Record<string, unknown>;
		const wrong = await send(JSON.stringify({ ...file, accent: 'red', sections: ['goals', 'weather'] }));
		const said = textOf(wrong.html);
		expect(said).toMatch(/In the field accent\s*: Enter a colour/);
		expect(said).toMatch(/In the field sections\.1\s*: Choose from the list/);
		expect(textOf((await send('%PDF-1.7')).html)).toContain('This is no file of a template');
		expect(textOf((await send('{}')).html)).toContain('This is no file of a template');
		const hebrew = await server.signedIn('coordinator', { office: slug, language: 'he' });
		expect(textOf((await send('{}', hebrew)).html)).toContain('זה אינו קובץ של תבנית');
	});
});

describe('a report', () => {
	const reports = () => `/o/${slug}/reports`;
	const report = (overrides: Fields = {}): Fields => ({
		...{ id: newId(), version: '0', from: '2020-01-01', to: '2020-12-31', audience: 'council' },
		...{ 'languages[]': ['he', 'en'] },
		...overrides
	});

	it('is begun with a template: for its audience, in its order, without what it leaves out', async () => {
		const id = await make({ 'place.numbers': '0' });
		const form = await writer.get(`${reports()}/edit?template=${id}`);
		expect(form.html).toMatch(new RegExp(`<option value="${id}" selected`));
		expect(form.html).toMatch(/value="public" checked/);
		const saved = await writer.post(`${reports()}/edit?/save`, report({ template: id }));
		const page = await writer.get(`${saved.location ?? ''}/en`);
		const outline = [...page.html.matchAll(/section=([^"&]+)/g)].map(([, key]) => decodeURIComponent(key ?? ''));
		expect(outline.indexOf('numbers')).toBeLessThan(outline.indexOf('goals'));
		const file = textOf((await writer.get(`${saved.location ?? ''}/en/file.html`)).html);
		expect(file).toContain('The year in numbers');
		expect(file).not.toContain('Highlights');
	});

	it('is set as its template says: its colour in the page, its typeface and its shape in the deck', async () => {
		const id = await make({ accent: '#8b1a4f' });
		const saved = await writer.post(`${reports()}/edit?/save`, report({ template: id }));
		const page = await writer.get(`${saved.location ?? ''}/en/file.html`);
		expect(page.html).toContain('--accent:#8b1a4f');
		expect((await writer.get(`${saved.location ?? ''}/en/file.pptx`)).status).toBe(200);
	});

	it('names no template that is not there', async () => {
		for (const template of [newId(), 'nothing', '../council']) {
			const page = await writer.post(`${reports()}/edit?/save`, report({ template }));
			expect([page.status, textOf(page.html).includes('is no longer there')]).toEqual([422, true]);
		}
	});

	it('of a year looks as the office’s default does', async () => {
		const plain = await writer.get(`/o/${slug}/report/2020/en/file.html`);
		expect(plain.html).not.toContain('--accent:#5b1a8b');
		await make({ accent: '#5b1a8b', isDefault: 'on' });
		expect((await writer.get(`/o/${slug}/report/2020/en/file.html`)).html).toContain('--accent:#5b1a8b');
		const form = await writer.get(`${reports()}/edit`);
		expect(textOf(form.html)).toContain('The office’s default (Blue)');
	});
});
