import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/id.ts';
import type { HttpClient, Page } from '../support/http-client.ts';
import { textOf } from '../support/html.ts';
import { testServer } from '../support/server.ts';
import { buildStarterOffice } from '../support/starter.ts';

const server = testServer();

async function newOffice(role: 'coordinator' | 'reader' | 'contributor' = 'coordinator', language: 'he' | 'en' = 'en') {
	const { slug } = await buildStarterOffice(server.db);
	const client = await server.signedIn(role, { office: slug, language });
	return { slug, client, tables: `/o/${slug}/imports/tables` };
}

function send(
	client: HttpClient,
	tables: string,
	file: string | Uint8Array,
	fields: Record<string, string> = {},
	name = 'list.csv'
) {
	const body = new FormData();
	body.set('id', newId());
	for (const [field, value] of Object.entries(fields)) body.set(field, value);
	body.set('file', new File([file as BlobPart], name));
	return client.send(`${tables}?/begin`, { method: 'POST', body, headers: { origin: client.base } });
}

const idIn = ({ location }: Page) => location?.split('/').at(-1) ?? '';
const versionIn = ({ html }: Page) => /name="version" value="(\d+)"/.exec(html)?.[1] ?? '';

/** What the form of the columns would send as it stands. */
function columnsIn({ html }: Page): string[] {
	const selects = html.split('name="columns[]"').slice(1);
	return selects.map((each) => /<option value="([^"]*)" selected/.exec(each.split('</select>')[0] ?? '')?.[1] ?? '');
}

async function settled(client: HttpClient, path: string): Promise<Page> {
	for (let turn = 0; turn < 100; turn += 1) {
		const page = await client.get(path);
		if (!page.html.includes('data-follow="busy"')) return page;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	throw new Error('it goes on for too long');
}

async function check(client: HttpClient, tables: string, begun: Page): Promise<{ path: string; page: Page }> {
	const path = `${tables}/${idIn(begun)}`;
	const mapping = await client.get(path);
	const sent = await client.post(`${path}?/columns`, {
		id: idIn(begun),
		version: versionIn(mapping),
		'columns[]': columnsIn(mapping)
	});
	expect([sent.status, sent.location]).toEqual([303, path]);
	return { path, page: await settled(client, path) };
}

describe('a table that is brought in', () => {
	it('is mapped, checked row by row, written as a whole, and taken back', async () => {
		const { slug, client, tables } = await newOffice();
		const csv =
			'Title,Kind,Start,Partners\nA lantern walk,Ceremony,2021-05-04,Poznań\n=HYPERLINK("x"),Meeting,2021-05-05,Nowhere at all\n';
		const begun = await send(client, tables, csv, { target: 'activities' });
		expect(begun.status).toBe(303);
		const mapping = await client.get(`${tables}/${idIn(begun)}`);
		expect(textOf(mapping.html)).toContain('A lantern walk');
		expect(columnsIn(mapping)).toEqual(['title', 'kind', 'starts', 'partners']);
		const { path, page } = await check(client, tables, begun);
		expect(textOf(page.html)).toContain('nothing here is called “Nowhere at all”');
		expect((await client.get(`/o/${slug}/activities?q=lantern`)).html).not.toContain('A lantern walk');
		const rejected = await client.get(`${path}/rejected.csv`);
		expect(rejected.html).toContain(`"'=HYPERLINK(""x"")"`);
		expect(rejected.html).toContain('nothing here is called');
		const answered = await client.post(`${path}?/answers`, {
			id: idIn(begun),
			version: versionIn(page),
			'values.q0': '-'
		});
		expect(answered.status).toBe(303);
		const whole = await settled(client, path);
		const ordered = await client.post(`${path}?/import`, { id: idIn(begun), version: versionIn(whole) });
		expect(ordered.status).toBe(303);
		const done = await settled(client, path);
		expect(textOf(done.html)).toContain('2 rows are in the register');
		expect((await client.get(`/o/${slug}/activities?q=lantern`)).html).toContain('A lantern walk');
		expect((await client.get(`/o/${slug}/activities?q=hyperlink`)).html).toContain('=HYPERLINK("x")');
		await client.post(`${path}?/undo`, { id: idIn(begun), version: versionIn(done) });
		expect(textOf((await settled(client, path)).html)).toContain('All of it was taken back');
		expect((await client.get(`/o/${slug}/activities?q=lantern`)).html).not.toContain('A lantern walk');
	});

	it('can be cells that were pasted, and is told in Hebrew', async () => {
		const { client, tables } = await newOffice('coordinator', 'he');
		const begun = await client.post(`${tables}?/begin`, {
			id: newId(),
			pasted: 'שם\tמדינה\nלינץ\tאוסטריה\n',
			target: 'partners'
		});
		expect(begun.status).toBe(303);
		const { page } = await check(client, tables, begun);
		expect(textOf(page.html)).toContain('הכנסת שורה אחת');
	});

	it('asks once in which order its dates are', async () => {
		const { client, tables } = await newOffice();
		const begun = await send(client, tables, 'title,date\nOne,03/04/2021\n', { target: 'activities' });
		const { path, page } = await check(client, tables, begun);
		expect(page.html).toContain('name="dates"');
		const early = await client.post(`${path}?/import`, { id: idIn(begun), version: versionIn(page) });
		expect(early.status).toBe(422);
		await client.post(`${path}?/answers`, { id: idIn(begun), version: versionIn(page), dates: 'mdy' });
		expect((await settled(client, path)).html).not.toContain('name="dates"');
	});

	it('that Kesher exported changes nothing', async () => {
		const { slug, client, tables } = await newOffice();
		const exported = await client.get(`/o/${slug}/partners/export.xlsx`);
		const begun = await send(client, tables, exported.bytes, {}, 'partners.xlsx');
		const { page } = await check(client, tables, begun);
		expect(textOf(page.html)).toContain('Nothing changes: all of it is here already.');
	});
});

describe('what is no table', () => {
	const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(40 * 1024 * 1024) });
	it.each([
		['nothing', '', 'Choose'],
		['an empty file', '\n\n', 'There is nothing in this table'],
		['500 columns', Array.from({ length: 500 }, (_, at) => `c${at}`).join(), 'too large'],
		['a workbook that unpacks to a thousand times its size', bomb, 'too large'],
		['another archive', zipSync({ 'a.txt': strToU8('x') }), 'no table that can be read'],
		['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 4, 5, 6, 7]), 'no table that can be read']
	])('is refused with a sentence, within seconds: %s', async (_, file, sentence) => {
		const { client, tables } = await newOffice();
		const began = Date.now();
		const refused = await send(client, tables, file);
		expect([refused.status, Date.now() - began < 10_000]).toEqual([422, true]);
		expect(textOf(refused.html)).toContain(sentence);
	});

	it('with headings alone is taken, and nothing comes of it', async () => {
		const { client, tables } = await newOffice();
		const begun = await send(client, tables, 'title,date\n', { target: 'activities' });
		const { page } = await check(client, tables, begun);
		expect(textOf(page.html)).toContain('Nothing changes');
	});
});

describe('who may', () => {
	it.each(['reader', 'contributor'] as const)('bring tables in is who may write all of it: not a %s', async (role) => {
		const { client, tables } = await newOffice(role);
		expect((await client.get(tables)).status).toBe(403);
		expect((await send(client, tables, 'name\nx\n')).status).toBe(403);
	});

	it('see a table is nobody of another office', async () => {
		const [one, other] = [await newOffice(), await newOffice()];
		const begun = await send(one.client, one.tables, 'title\nx\n', { target: 'activities' });
		for (const path of ['', '/rejected.csv']) {
			expect((await other.client.get(`${other.tables}/${idIn(begun)}${path}`)).status).toBe(404);
		}
		const discarded = await other.client.post(`${other.tables}/${idIn(begun)}?/discard`, {
			id: idIn(begun),
			version: '1'
		});
		expect(discarded.status).toBe(404);
	});

	it('must be signed in', async () => {
		const page = await server.anonymous().get('/o/raanana/imports/tables');
		expect([page.status, page.location]).toEqual([303, '/sign-in?to=%2Fo%2Fraanana%2Fimports%2Ftables']);
	});
});
