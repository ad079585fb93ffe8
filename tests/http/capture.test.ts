import { describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/id.ts';
import type { HttpClient, Page } from '../support/http-client.ts';
import { textOf } from '../support/html.ts';
import { testServer } from '../support/server.ts';

const server = testServer();
const CAPTURE = '/o/raanana/capture';
const asked = (line: string) => `${CAPTURE}?line=${encodeURIComponent(line)}`;

/** The fields that the page's form would send, as a browser reads them out of it. */
function fieldsOf({ html }: Page): Record<string, string[]> {
	const form = /<form[^>]*action="[^"]*\?\/record"[\s\S]*?<\/form>/.exec(html)?.[0] ?? '';
	const fields: Record<string, string[]> = {};
	for (const [, attributes = ''] of form.matchAll(/<input([^>]*)>/g)) add(attributes, attribute(attributes, 'value'));
	for (const [, attributes = '', options = ''] of form.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g)) {
		const selected = /<option([^>]*\sselected[^>]*)>/.exec(options) ?? /<option([^>]*)>/.exec(options);
		add(attributes, attribute(selected?.[1] ?? '', 'value'));
	}
	return fields;

	function add(attributes: string, value: string) {
		(fields[attribute(attributes, 'name')] ??= []).push(value);
	}
}

function attribute(attributes: string, name: string): string {
	const value = new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
	return value.replace(/&quot;/g, '"').replace(/&amp;/g, '&');
}

/** The options that are chosen, in words. */
function chosen({ html }: Page): string[] {
	return [...html.matchAll(/<option[^>]*\sselected[^>]*>([^<]*)</g)].map((match) => match[1] as string);
}

async function record(
	client: HttpClient,
	line: string,
	changes: Record<string, string | string[]> = {}
): Promise<Page> {
	return client.post(`${CAPTURE}?/record`, { ...fieldsOf(await client.get(asked(line))), ...changes });
}

describe('the page of quick capture', () => {
	it('reads a Hebrew line, lets it be recorded, says so, and can take it back', async () => {
		const client = await server.signedIn('coordinator', { language: 'he' });
		const page = await client.get(asked('ב־3.3.2026 זום עם פוזנן על עיר חכמה'));
		expect(page.status).toBe(200);
		expect(chosen(page)).toEqual(expect.arrayContaining(['מפגש מקוון', 'הדדי', 'פוזנן', 'בוצע', 'עיר חכמה וחדשנות']));
		expect(page.html).toContain('זוהה: מפגש מקוון, הדדי, פוזנן, 3.3.2026');
		expect(fieldsOf(page)).toMatchObject({ 'title.he': ['זום עם פוזנן על עיר חכמה'], starts: ['3.3.2026'] });

		const saved = await client.post(`${CAPTURE}?/record`, fieldsOf(page));
		expect(saved.status).toBe(303);
		expect(saved.location).toMatch(/^\/o\/raanana\/activities\/[0-9a-f-]{36}$/);
		const activity = await client.get(saved.location ?? '');
		expect(activity.html).toContain('זום עם פוזנן על עיר חכמה');
		expect(activity.html).toContain('נרשם');

		const id = saved.location?.split('/').at(-1) ?? '';
		expect(textOf(activity.html)).toContain('נרשם: זום עם פוזנן על עיר חכמה');
		expect(activity.html).toMatch(new RegExp(`action="/o/raanana/capture\\?/undo"[\\s\\S]*value="${id}"`));
		const undone = await client.post(`${CAPTURE}?/undo`, { noun: 'activity', id, back: '' });
		expect([undone.status, undone.location]).toEqual([303, '/o/raanana/activities']);
		expect((await client.get(saved.location ?? '')).status).toBe(404);
	});

	it('reads an English line, and records what was changed by hand', async () => {
		const client = await server.signedIn('coordinator');
		const line = 'letter of support from Goslar mayor 3 March 2026 #5';
		const page = await client.get(asked(line));
		expect(chosen(page)).toEqual(expect.arrayContaining(['Correspondence', 'Support', 'Inbound', 'Goslar', 'Done']));
		const saved = await record(client, line, { direction: 'outbound', starts: '4 March 2026' });
		const { html } = await client.get(saved.location ?? '');
		expect(html).toContain('letter of support from Goslar mayor');
		expect(html).toContain('Outbound');
		expect(html).toContain('datetime="2026-03-04"');
		expect(html).toContain('Leadership');
	});

	it('returns to the page that one came from, of this office only', async () => {
		const client = await server.signedIn('coordinator');
		const back = '/o/raanana/year/2020';
		const page = await client.get(`${asked('call with Tainan')}&back=${back}`);
		expect((await client.post(`${CAPTURE}?/record`, fieldsOf(page))).location).toBe(back);
		const foreign = await client.get(`${asked('call')}&back=${encodeURIComponent('https://evil.example/')}`);
		expect(fieldsOf(foreign)['back']).toBeUndefined();
	});

	it('carries everything over to the full form', async () => {
		const client = await server.signedIn('coordinator');
		const fields = fieldsOf(await client.get(asked('visit to Poznan 3 March 2026 about education #4')));
		const query = new URLSearchParams(
			Object.entries(fields).flatMap(([name, all]) => all.map((value) => [name, value]))
		);
		const { html, status } = await client.get(`/o/raanana/activities/edit?${query}`);
		expect(status).toBe(200);
		expect(html).toMatch(
			/name="title.en"[^>]*value="visit to Poznan about education"|value="visit to Poznan about education"[^>]*name="title.en"/
		);
		expect(html).toMatch(/<option value="official_visit" selected/);
		expect(html).toMatch(/value="outbound" checked/);
		expect(html).toContain('value="3 Mar 2026"');
		expect(html).toMatch(/<option value="[0-9a-f-]{36}" selected[^>]*>Poznań/);
		expect(html.match(/type="checkbox"[^>]*checked/g)).toHaveLength(2);
		expect(textOf(html)).toContain(`21.6.${new Date().getFullYear()}, 6/`);
	});

	it('takes nothing from an address that the form does not know', async () => {
		const client = await server.signedIn('coordinator');
		const { html, status } = await client.get(
			'/o/raanana/activities/edit?kind=%3Cscript%3E&partners[]=nobody&visibility=public&version=7&constructor=x'
		);
		expect(status).toBe(200);
		expect(html).not.toContain('<script>&');
		expect(html).toMatch(/name="version" value="0"/);
	});

	it('comes back with 422, a sentence for each field, and what was typed', async () => {
		const client = await server.signedIn('coordinator');
		const page = await record(client, 'The visit of Goslar was cancelled', { starts: 'soon', 'title.en': '' });
		expect(page.status).toBe(422);
		expect(page.html).toMatch(/<title>Error: /);
		expect(page.html).toContain('3 fields need fixing');
		expect(page.html).toContain('value="soon"');
		expect(page.html).toContain('Please give the reason');
		expect(chosen(page)).toEqual(expect.arrayContaining(['Cancelled', 'Goslar']));
	});

	it('says at once that there is no such day, marks it, and records nothing until it is put right', async () => {
		const client = await server.signedIn('coordinator', { language: 'he' });
		const line = '31.2.2026 ביקור בגוסלר';
		const page = await client.get(asked(line));
		expect(textOf(page.html)).toContain('אין יום כזה בחודש הזה');
		expect(page.html).toMatch(/<mark class="tok tok--g[^"]*">31\.2\.2026<\/mark>/);
		expect(fieldsOf(page)).toMatchObject({ starts: ['31.2.2026'], 'title.he': ['ביקור בגוסלר'] });
		const refused = await record(client, line);
		expect(refused.status).toBe(422);
		expect(refused.html).toContain('value="31.2.2026"');
		expect((await record(client, line, { starts: '28.2.2026' })).status).toBe(303);
	});

	it('shows in amber that no partner was found, and records without', async () => {
		const client = await server.signedIn('coordinator');
		const line = 'meeting with Hamburg 3 March 2026';
		const open = (html: string) => /<span class="val val--open[^"]*">(?:(?!<\/span>)[\s\S])*No partner/.test(html);
		expect(open((await client.get(asked(line))).html)).toBe(true);
		expect(open((await client.get(asked('meeting with Goslar 3 March 2026'))).html)).toBe(false);
		expect((await record(client, line)).status).toBe(303);
	});

	it('does not record a word that means two things until somebody chooses', async () => {
		const client = await server.signedIn('coordinator', { language: 'he' });
		const line = 'הביקור בגוסלר נדחה בגלל המלחמה';
		expect((await record(client, line)).status).toBe(422);
		expect((await record(client, line, { status: 'postponed' })).status).toBe(303);
	});

	it('is offered on the year page, and works with an empty and with an endless line', async () => {
		const client = await server.signedIn('coordinator');
		expect((await client.get('/o/raanana/year/2020')).html).toMatch(
			/<form class="capture" action="\/o\/raanana\/capture"/
		);
		expect((await client.get(CAPTURE)).status).toBe(200);
		const endless = await client.get(asked('א'.repeat(900)));
		expect(fieldsOf(endless)['title.he']?.[0]).toHaveLength(300);
	});

	it('shows what is typed as text, whatever it is', async () => {
		const client = await server.signedIn('coordinator');
		const { html } = await client.get(asked('<img src=x onerror=alert(1)> "quoted" with Goslar'));
		expect(html).not.toContain('<img src=x');
		expect(html).toContain('&lt;img src=x');
	});
});

describe('who may capture', () => {
	it('is who may write: a reader gets the answer of a page that is not there', async () => {
		const reader = await server.signedIn('reader');
		for (const path of [CAPTURE, asked('call with Tainan'), `${CAPTURE}/words`]) {
			expect((await reader.get(path)).status).toBe(404);
		}
		expect((await reader.get('/o/raanana/year/2020')).html).not.toContain('/capture');
		const fields = {
			id: newId(),
			version: '0',
			kind: 'meeting',
			status: 'done',
			visibility: 'council',
			'title.en': 'No'
		};
		expect((await reader.post(`${CAPTURE}?/record`, fields)).status).toBe(403);
	});

	it('is nobody without a session, from another site, or of another office', async () => {
		const fields = {
			id: newId(),
			version: '0',
			kind: 'meeting',
			status: 'done',
			visibility: 'council',
			'title.en': 'No'
		};
		expect((await server.anonymous().get(CAPTURE)).location).toContain('/sign-in');
		expect((await server.anonymous().get(`${CAPTURE}/words`)).location).toContain('/sign-in');
		expect((await server.anonymous().post(`${CAPTURE}?/record`, fields)).location).toContain('/sign-in');
		const client = await server.signedIn('coordinator');
		const forged = await client.post(`${CAPTURE}?/record`, fields, { origin: 'http://evil.example' });
		expect(forged.status).toBe(403);
		const stranger = await server.signedIn('director', { office: null });
		expect((await stranger.get(CAPTURE)).status).toBe(404);
		expect((await stranger.get(`${CAPTURE}/words`)).status).toBe(404);
		expect((await stranger.post(`${CAPTURE}?/record`, fields)).status).toBe(404);
	});
});

describe('the words of an office', () => {
	it('are all that a line can name, and nothing else of the records', async () => {
		const client = await server.signedIn('coordinator');
		const page = await client.get(`${CAPTURE}/words`);
		expect(page.headers.get('cache-control')).toContain('no-store');
		const words = JSON.parse(page.html) as { partners: object[]; city: object };
		expect(words.city).toEqual({ he: 'רעננה', en: 'Ra’anana' });
		expect(words.partners).toContainEqual(
			expect.objectContaining({ name: expect.objectContaining({ en: 'Tainan', 'zh-Hant': '臺南市' }) as object })
		);
		expect(Object.keys(words.partners[0] ?? {}).sort()).toEqual(['flag', 'id', 'name']);
	});
});
