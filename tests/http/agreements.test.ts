import { describe, expect, it } from 'vitest';
import { officeOfSlug } from '../../src/features/office/server/queries.ts';
import { newId } from '../../src/kernel/id.ts';
import type { OfficeId } from '../../src/platform/server/database.ts';
import { buildActor, buildPartner, buildPerson } from '../support/factories.ts';
import type { HttpClient } from '../support/http-client.ts';
import { rowsWith, textOf } from '../support/html.ts';
import { testServer } from '../support/server.ts';

const server = testServer();
const LIST = '/o/raanana/agreements';

async function actor() {
	return buildActor((await officeOfSlug(server.db, 'raanana')) as OfficeId);
}

async function add(client: HttpClient, fields: Record<string, string | string[]> = {}) {
	const [id, partner] = [newId(), await buildPartner(server.db, await actor(), { name: { en: 'Łódź', he: 'לודז׳' } })];
	const page = await client.post(`${LIST}/edit?/save`, {
		...{ id, version: '0', kind: 'twin_pact', status: 'in_force', 'partners[]': [partner] },
		...fields
	});
	expect([page.status, page.location]).toEqual([303, `${LIST}/${id}`]);
	return { id, partner };
}

async function claim(client: HttpClient, agreement: string, fields: Record<string, string> = {}): Promise<string> {
	const id = newId();
	const page = await client.post(`${LIST}/${agreement}/claims?/save`, {
		...{ id, version: '0', agreementId: agreement, field: 'signed', date: '2008', side: 'ours' },
		...{ 'source.en': 'The annual deck', ...fields }
	});
	expect([page.status, page.location]).toEqual([303, `${LIST}/${agreement}#claims`]);
	return id;
}

describe('the agreements of an office', () => {
	it('are listed with partner, date and status; what sources disagree on is marked, in both languages', async () => {
		const client = await server.signedIn('coordinator');
		const { id, partner } = await add(client, { termEnds: '31.12.2031' });
		await claim(client, id, { preferred: 'on' });
		await claim(client, id, { date: '21.6.2010', 'source.en': 'lodz.pl', side: 'theirs' });
		const { html } = await client.get(`${LIST}?partner=${partner}`);
		expect(html).toMatch(/Twin-city pact, Łódź[\s\S]*2008, year only[\s\S]*Sources disagree on the date of signature/);
		expect(html).toMatch(/31 Dec 2031[\s\S]*In force/);
		expect(html).toContain(`href="${LIST}/${id}#claims"`);
		const hebrew = await (await server.signedIn('reader', { language: 'he' })).get(`${LIST}?partner=${partner}`);
		expect(hebrew.html).toMatch(/ברית ערים תאומות, לודז׳[\s\S]*המקורות חלוקים על מועד החתימה[\s\S]*31\.12\.2031/);
	});

	it('say of a partner that was deleted that it was, to those who may bring it back', async () => {
		const client = await server.signedIn('coordinator');
		const { id, partner } = await add(client);
		await client.post(`/o/raanana/partners/edit/${partner}?/delete`, { id: partner });
		const query = `partner=${partner}`;
		const [row] = rowsWith((await client.get(`${LIST}?${query}`)).html, 'Twin-city pact');
		expect(row).toContain('Łódź (deleted)');
		expect((await client.get(`${LIST}/export.csv?${query}`)).html).toContain('Łódź (deleted)');
		const reader = await (await server.signedIn('reader')).get(`${LIST}?${query}`);
		expect(reader.html).toContain(id);
		expect(rowsWith(reader.html, 'Twin-city pact')[0]).not.toContain('Łódź');
	});

	it('are narrowed by partner, kind, status, term and disagreement; what cannot be understood narrows nothing', async () => {
		const client = await server.signedIn('coordinator');
		const { id, partner } = await add(client, { kind: 'memorandum', status: 'expired', termEnds: '2015' });
		const found = async (query: string) => (await client.get(`${LIST}?partner=${partner}&${query}`)).html.includes(id);
		expect(await found('kind=memorandum&status=expired&ends=passed')).toBe(true);
		for (const query of ['kind=twin_pact', 'status=draft', 'ends=soon', 'ends=never', 'disputed=on']) {
			expect(await found(query)).toBe(false);
		}
		expect((await client.get(`${LIST}?kind=king&ends=sometime&partner=x&after=z&q=%00`)).status).toBe(200);
	});

	it('can be taken away as they are narrowed, with the dates of all sources', async () => {
		const client = await server.signedIn('reader', { language: 'he' });
		const writer = await server.signedIn('coordinator');
		const { id, partner } = await add(writer, { 'title.he': '=HYPERLINK("http://evil.example")' });
		await claim(writer, id, { preferred: 'on' });
		await claim(writer, id, { date: '2010' });
		const csv = await client.get(`${LIST}/export.csv?partner=${partner}`);
		expect(csv.headers.get('content-disposition')).toContain(
			"filename*=UTF-8''%D7%94%D7%A1%D7%9B%D7%9E%D7%99%D7%9D.csv"
		);
		expect([...csv.bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
		expect(csv.html).toContain(`"'=HYPERLINK`);
		expect(csv.html).toMatch(/לודז׳,?"?,2008,2010/);
		expect(csv.html.trim().split('\r\n')).toHaveLength(2);
		const xlsx = await client.get(`${LIST}/export.xlsx?partner=${partner}`);
		expect([...xlsx.bytes.slice(0, 2)]).toEqual([0x50, 0x4b]);
		expect((await client.get(`${LIST}/export.pdf`)).status).toBe(404);
	});
});

describe('the page of an agreement', () => {
	it('shows what it says, who signed for whom, and every source with its side, link and note', async () => {
		const client = await server.signedIn('coordinator');
		const mayor = await buildPerson(server.db, await actor(), { name: { en: 'Zeev Bielski' } });
		const { id } = await add(client, {
			'title.en': 'Pact of 2010',
			'signatories.id[]': [mayor],
			'signatories.role[]': ['ours'],
			'scope[]': ['youth', 'sport'],
			'councilDecision.en': 'Decision 12',
			councilDecided: '3/2010',
			noticeMonths: '3',
			renewsItself: 'on',
			prevailingLanguage: 'pl'
		});
		await claim(client, id, { sourceUrl: 'https://lodz.pl/pact', 'note.en': 'Signed in Łódź', side: 'theirs' });
		const { html } = await client.get(`${LIST}/${id}`);
		expect(html).toMatch(/<h1>[\s\S]*Pact of 2010/);
		expect(html).toMatch(/renews itself[\s\S]*3 months[\s\S]*Decision 12[\s\S]*March 2010[\s\S]*Polish/);
		expect(html).toMatch(/Signed for us[\s\S]*Zeev Bielski/);
		expect(html).toMatch(/href="https:\/\/lodz\.pl\/pact"[\s\S]*A source of theirs[\s\S]*Signed in Łódź/);
		expect(html).not.toContain('Sources disagree');
	});

	it('lets one choose which date reports print: 2008, 2010 or both', async () => {
		const client = await server.signedIn('coordinator');
		const { id } = await add(client);
		await claim(client, id, { preferred: 'on' });
		const theirs = await claim(client, id, { date: '21.6.2010', side: 'theirs' });
		const page = `${LIST}/${id}`;
		expect((await client.get(page)).html).toMatch(/Print in reports[\s\S]*>2008<[\s\S]*>2010<[\s\S]*>Both</);
		const done = await client.post(`${page}?/print`, { print: theirs, back: page });
		expect([done.status, done.location]).toEqual([303, page]);
		expect((await client.get(page)).html).toMatch(/<dt>Signed<\/dt>\s*<dd>[\s\S]{0,80}21 Jun 2010/);
		expect((await client.post(`${page}?/print`, { print: 'all' })).status).toBe(303);
		expect((await client.get(page)).html).toMatch(/value="all" checked/);
		expect((await client.post(`${page}?/print`, { print: newId() })).status).toBe(404);
	});

	it('Verona: its own name for the tie stands beside the kind and is no dispute', async () => {
		const client = await server.signedIn('reader');
		const { html } = await client.get(`${LIST}?q=Verona`);
		const id = new RegExp(`${LIST}/([0-9a-f-]{36})"`).exec(html)?.[1] ?? '';
		const page = await client.get(`${LIST}/${id}`);
		expect(page.html).toMatch(/Twin-city pact[\s\S]*“Friendship pact”, says[\s\S]*Verona’s tourism site/);
		expect(page.html).not.toContain('Sources disagree');
		expect(page.html).not.toContain('?/print');
	});
});

describe('the forms of an agreement and its sources', () => {
	it('come back with 422, all problems and what was typed', async () => {
		const client = await server.signedIn('coordinator');
		const wrong = { id: newId(), version: '0', kind: 'king', status: '', termEnds: 'sometime', noticeMonths: '999' };
		const page = await client.post(`${LIST}/edit?/save`, {
			...wrong,
			prevailingLanguage: 'Polish!',
			'note.en': 'kept'
		});
		expect(page.status).toBe(422);
		expect(page.html).toMatch(/6 fields need fixing/);
		expect(page.html).toContain('value="sometime"');
		expect(page.html).toContain('kept');
		const { id } = await add(client);
		const empty = await client.post(`${LIST}/${id}/claims?/save`, {
			id: newId(),
			version: '0',
			agreementId: id,
			field: 'signed'
		});
		expect(empty.status).toBe(422);
		const script = await client.post(`${LIST}/${id}/claims?/save`, {
			...{ id: newId(), version: '0', agreementId: id, field: 'signed', date: '2008', side: 'ours' },
			...{ 'source.en': 'x', sourceUrl: 'javascript:alert(1)' }
		});
		expect(script.status).toBe(422);
		expect(script.html).toContain('value="javascript:alert(1)"');
	});

	it('name a partner that is gone beside its field', async () => {
		const client = await server.signedIn('coordinator');
		const page = await client.post(`${LIST}/edit?/save`, {
			...{ id: newId(), version: '0', kind: 'twin_pact', status: 'draft', 'partners[]': [newId()] }
		});
		expect(page.status).toBe(422);
	});

	it('tell of somebody who saved in between, and save over it knowingly', async () => {
		const client = await server.signedIn('coordinator');
		const { id, partner } = await add(client);
		const fields = { id, version: '1', kind: 'memorandum', status: 'draft', 'partners[]': [partner] };
		expect((await client.post(`${LIST}/edit/${id}?/save`, fields)).status).toBe(303);
		const late = await client.post(`${LIST}/edit/${id}?/save`, fields);
		expect(late.status).toBe(409);
		expect(late.html).toContain('You saved this record in the meantime, in another window');
		expect(late.html).toContain('name="version" value="2"');
	});

	it('delete, and the message that follows brings back', async () => {
		const client = await server.signedIn('coordinator');
		const { id, partner } = await add(client);
		const source = await claim(client, id);
		await client.post(`${LIST}/${id}/claims/${source}?/delete`, { id: source });
		expect((await client.get(`${LIST}/${id}`)).html).toContain('No source recorded');
		const gone = await client.post(`${LIST}/edit/${id}?/delete`, { id });
		expect([gone.status, gone.location]).toEqual([303, LIST]);
		expect((await client.get(`${LIST}?partner=${partner}`)).html).toMatch(/Undo[\s\S]*|[\s\S]*Undo/);
		expect((await client.get(`${LIST}/${id}`)).status).toBe(404);
		await client.post('/o/raanana/trash?/restore', { noun: 'agreement', id });
		expect((await client.get(`${LIST}/${id}`)).status).toBe(200);
	});

	it('whose partner was deleted say so to those who can bring it back, and to nobody else', async () => {
		const client = await server.signedIn('coordinator');
		const { id, partner } = await add(client);
		await client.post(`/o/raanana/partners/edit/${partner}?/delete`, { id: partner });
		const { html } = await client.get(`${LIST}/${id}`);
		expect(textOf(html)).toContain('The partner of this agreement was deleted and is not shown: Łódź.');
		expect(html).toContain('href="/o/raanana/trash?noun=partner"');
		const reader = await (await server.signedIn('reader')).get(`${LIST}/${id}`);
		expect([reader.status, reader.html.includes('Łódź')]).toEqual([200, false]);
		await client.post('/o/raanana/trash?/restore', { noun: 'partner', id: partner });
		expect(textOf((await client.get(`${LIST}/${id}`)).html)).not.toContain('was deleted');
	});

	it('are refused to a reader and to another site; a claim is not shown under another agreement', async () => {
		const client = await server.signedIn('coordinator');
		const { id } = await add(client);
		const other = await add(client);
		const source = await claim(client, id);
		expect((await client.get(`${LIST}/${other.id}/claims/${source}`)).status).toBe(404);
		const reader = await server.signedIn('reader');
		for (const path of [`${LIST}/edit`, `${LIST}/edit/${id}`, `${LIST}/${id}/claims`]) {
			expect((await reader.get(path)).status).toBe(403);
		}
		const fields = {
			id: newId(),
			version: '0',
			agreementId: id,
			field: 'signed',
			date: '2001',
			side: 'ours',
			'source.en': 'x'
		};
		expect((await reader.post(`${LIST}/${id}/claims?/save`, fields)).status).toBe(403);
		expect((await reader.post(`${LIST}/${id}?/print`, { print: 'all' })).status).toBe(403);
		expect(
			(await client.post(`${LIST}/${id}?/print`, { print: 'all' }, { origin: 'http://evil.example' })).status
		).toBe(403);
	});
});

it('a partner that is meant for the office alone is named to no reader, neither in a list nor beside its agreement', async () => {
	const desk = await actor();
	const name = { en: 'Hidden Haven', he: 'נמל נסתר' };
	const hidden = await buildPartner(server.db, desk, { name, visibility: 'office' });
	const id = newId();
	const coordinator = await server.signedIn('coordinator');
	const saved = await coordinator.post(`${LIST}/edit?/save`, {
		...{ id, version: '0', kind: 'memorandum', status: 'in_force', 'partners[]': hidden }
	});
	expect(saved.status).toBe(303);
	const reader = await server.signedIn('reader');
	for (const list of ['agreements', 'activities', 'steps', 'files?q=haven']) {
		expect((await coordinator.get(`/o/raanana/${list}`)).html).toContain('Hidden Haven');
		expect((await reader.get(`/o/raanana/${list}`)).html).not.toContain('Hidden Haven');
	}
	expect((await coordinator.get(`${LIST}/${id}`)).html).toContain('Hidden Haven');
	expect((await reader.get(`${LIST}/${id}`)).html).not.toContain('Hidden Haven');
});
