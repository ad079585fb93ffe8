import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/id.ts';
import type { OfficeId } from '../../src/platform/server/database.ts';
import { buildActor, buildApprovedReport, buildOffice, buildPartner, recordActivity } from '../support/factories.ts';
import { formIn, textOf } from '../support/html.ts';
import type { HttpClient } from '../support/http-client.ts';
import { setSite } from '../support/public-site.ts';
import { PICTURE, tattling } from '../support/sample-pictures.ts';
import { testServer } from '../support/server.ts';

const server = testServer();
const slug = `files-${newId().slice(-8)}`;
let officeId: OfficeId;
let director: HttpClient;
let coordinator: HttpClient;

const outside = (path: string) => server.anonymous().get(path, { 'accept-language': 'en' });

beforeAll(async () => {
	officeId = await buildOffice(server.db, { slug });
	await setSite(server.db, officeId);
	director = await server.signedIn('director', { office: slug });
	coordinator = await server.signedIn('coordinator', { office: slug });
});

describe('a report for the public', () => {
	const links = (id: string) => `/o/${slug}/reports/${id}/links`;
	const press = async (id: string) => {
		const { fields } = formIn((await director.get(links(id))).html, '?/publish');
		return director.post(`${links(id)}?/publish`, fields);
	};
	const report = (fields = {}) =>
		buildApprovedReport(server.db, buildActor(officeId), { audience: 'public', ...fields });

	it('stands on the site once a director put it there, as a page and a file, until it is taken off', async () => {
		const id = await report({ title: { en: 'Our year abroad' } });
		const page = `/${slug}/en/reports/${id}`;
		expect((await outside(page)).status).toBe(404);
		expect((await outside(`/${slug}/en`)).html).not.toContain('/reports');
		expect((await press(id)).status).toBe(303);
		expect(textOf((await outside(`/${slug}/en/reports`)).html)).toContain('Our year abroad');
		expect((await outside(`/${slug}/en`)).html).toContain(`href="/${slug}/en/reports"`);
		const english = await outside(page);
		expect(english.status).toBe(200);
		expect(textOf(english.html)).toMatch(/Our year abroad.*2020/);
		expect(english.html).toContain('<h1');
		expect(english.html).not.toMatch(/<script|\/o\/|style="/);
		expect((await outside(`/${slug}/de/reports/${id}/he`)).html).toContain('lang="he" dir="rtl"');
		const file = await outside(`${page}/he/report.pdf`);
		expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/pdf']);
		expect(Buffer.from(file.bytes.slice(0, 5)).toString()).toBe('%PDF-');
		expect((await press(id)).status).toBe(303);
		expect((await outside(page)).status).toBe(404);
		expect((await outside(`${page}/he/report.pdf`)).status).toBe(404);
	});

	it('leaves the site when it is opened again', async () => {
		const id = await report();
		await press(id);
		expect((await outside(`/${slug}/reports/${id}`)).status).toBe(200);
		const studio = `/o/${slug}/reports/${id}`;
		const { action, fields } = formIn((await director.get(studio)).html, '/move');
		expect((await director.post(`${studio}${action}`, { ...fields, move: 'reopen' })).status).toBe(303);
		expect((await outside(`/${slug}/reports/${id}`)).status).toBe(404);
	});

	it('is put there by nobody but a director, and no other report is', async () => {
		const id = await report();
		expect((await coordinator.get(links(id))).html).not.toContain('?/publish');
		const sent = { version: '3', isPublished: 'on' };
		expect((await coordinator.post(`${links(id)}?/publish`, sent)).status).toBe(403);
		const council = await report({ audience: 'council' });
		expect((await director.get(links(council))).html).not.toContain('?/publish');
		expect((await director.post(`${links(council)}?/publish`, sent)).status).toBe(409);
		expect((await outside(`/${slug}/reports/${council}`)).status).toBe(404);
	});
});

describe('a picture', () => {
	async function partner(fields = {}): Promise<string> {
		return buildPartner(server.db, buildActor(officeId), { name: { en: 'Lucca' }, visibility: 'public', ...fields });
	}

	async function upload(
		of: 'partner' | 'activity',
		subjectId: string,
		fields: Record<string, string> = {}
	): Promise<string> {
		const [id, body] = [newId(), new FormData()];
		const all = { id, subject: of, subjectId, visibility: 'public', 'title.en': 'Two mayors under a tree', ...fields };
		for (const [name, value] of Object.entries(all)) body.set(name, value);
		body.set('file', new Blob([tattling() as BlobPart]), 'photo.jpg');
		const headers = { origin: server.base };
		const sent = await coordinator.send(`/o/${slug}/files/add?${of}=${subjectId}&/save`, {
			method: 'POST',
			body,
			headers
		});
		expect(sent.status).toBe(303);
		return id;
	}

	it('is shown with its words, without what a camera or its owner left in it, and is known again', async () => {
		const lucca = await partner();
		const id = await upload('partner', lucca);
		const page = await outside(`/${slug}/en/partners/${lucca}`);
		expect(page.html).toContain(`<img src="/${slug}/pictures/${id}" alt="Two mayors under a tree"`);
		const picture = await outside(`/${slug}/pictures/${id}`);
		expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
		expect(Buffer.from(picture.bytes).toString('latin1')).not.toContain('Ploni');
		expect(picture.bytes.length).toBeGreaterThan(PICTURE.length / 4);
		const known = await server
			.anonymous()
			.get(`/${slug}/pictures/${id}`, { 'if-none-match': picture.headers.get('etag') ?? '' });
		expect(known.status).toBe(304);
	});

	it('of an activity stands with its partner, as long as both are public', async () => {
		const lucca = await partner();
		const common = { partners: [lucca], starts: '2020' };
		const actor = buildActor(officeId);
		const open = await recordActivity(server.db, actor, { ...common, visibility: 'public' });
		const inner = await recordActivity(server.db, actor, { ...common, visibility: 'council' });
		const [shown, hidden] = [await upload('activity', open), await upload('activity', inner)];
		expect((await outside(`/${slug}/pictures/${shown}`)).status).toBe(200);
		expect((await outside(`/${slug}/pictures/${hidden}`)).status).toBe(404);
		const { html } = await outside(`/${slug}/en/partners/${lucca}`);
		expect(html).toContain(shown);
		expect(html).not.toContain(hidden);
	});

	it.each([
		['is not for the public', { visibility: 'council' }, {}],
		['has no words', { 'title.en': '' }, {}],
		['is of a partner that is not public', {}, { visibility: 'council' }],
		['is of a candidate', {}, { status: 'in_talks' }]
	] as const)('is not there when it %s', async (_, fields, about) => {
		const id = await upload('partner', await partner(about), fields);
		expect((await outside(`/${slug}/pictures/${id}`)).status).toBe(404);
	});
});

describe('the settings of the site', () => {
	const SETTINGS = `/o/${slug}/settings/site`;

	it('are a director’s, and are seen on the site at once, in whatever language they were written', async () => {
		const { fields } = formIn((await director.get(SETTINGS)).html, '?/save');
		const typed = { ...fields, isOn: 'on', 'headline.en': 'Friends', 'headline.pl': 'Przyjaciele' };
		const saved = await director.post(`${SETTINGS}?/save`, typed);
		expect([saved.status, saved.location]).toEqual([303, SETTINGS]);
		expect(textOf((await outside(`/${slug}/pl`)).html)).toContain('Przyjaciele');
		expect(textOf((await outside(`/${slug}/de`)).html)).toMatch(/Friends\s\(auf Englisch\)/);
		const again = formIn((await director.get(SETTINGS)).html, '?/save').fields;
		expect([again['headline.pl'], again['isOn']]).toEqual(['Przyjaciele', 'on']);
	});

	it('say what is wrong and keep what was typed', async () => {
		const { fields } = formIn((await director.get(SETTINGS)).html, '?/save');
		const typed = { ...fields, coordinatorEmail: 'nobody', accessibilityCheckedOn: '31.2.2026', 'intro.en': 'Kept' };
		const refused = await director.post(`${SETTINGS}?/save`, typed);
		expect(refused.status).toBe(422);
		expect(refused.html).toMatch(/<title>Error: /);
		for (const words of ['value="nobody"', 'value="31.2.2026"', 'Kept']) expect(refused.html).toContain(words);
	});

	it('are told to have changed meanwhile', async () => {
		const { fields } = formIn((await director.get(SETTINGS)).html, '?/save');
		expect((await director.post(`${SETTINGS}?/save`, { ...fields, version: '0' })).status).toBe(409);
	});

	it('are not there for others', async () => {
		expect((await coordinator.get(SETTINGS)).status).toBe(404);
		expect((await coordinator.post(`${SETTINGS}?/save`, { version: '1', isOn: 'on' })).status).toBe(404);
		expect((await coordinator.get(`/o/${slug}/goals`)).html).toContain(`href="/${slug}"`);
	});

	it('of a partner take what is said in its own language and in others, and lose none', async () => {
		const id = await buildPartner(server.db, buildActor(officeId), {
			...{ name: { en: 'Tainan', 'zh-Hant': '臺南市' }, local_language: 'zh-Hant', visibility: 'public' },
			...{ summary: { en: 'Letters', fr: 'Courriers' } }
		});
		const edit = `/o/${slug}/partners/edit/${id}`;
		const { fields } = formIn((await coordinator.get(edit)).html, '?/save');
		const typed = {
			...fields,
			'summary.zh-Hant': '書信往來',
			'takingPart.de': 'Schreiben Sie uns',
			website: 'tainan.example.org'
		};
		expect((await coordinator.post(`${edit}?/save`, typed)).status).toBe(303);
		const page = (tongue: string) => outside(`/${slug}/${tongue}/partners/${id}`);
		expect(textOf((await page('zh-Hant')).html)).toContain('書信往來');
		expect(textOf((await page('fr')).html)).toContain('Courriers');
		const german = await page('de');
		expect(textOf(german.html)).toContain('Schreiben Sie uns');
		expect(german.html).toContain('href="https://tainan.example.org"');
	});
});
