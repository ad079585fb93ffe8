import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/id.ts';
import { buildActor, buildAgreement, buildOffice, buildPartner, recordActivity } from '../support/factories.ts';
import { textOf, rowsWith } from '../support/html.ts';
import type { HttpClient } from '../support/http-client.ts';
import { testServer } from '../support/server.ts';
import { buildStarterOffice } from '../support/starter.ts';

const server = testServer();
const LIST = '/o/raanana/partners';

async function add(client: HttpClient, fields: Record<string, string | string[]> = {}): Promise<string> {
	const id = newId();
	const page = await client.post(`${LIST}/edit?/save`, {
		...{ id, version: '0', kind: 'city', status: 'active', visibility: 'council' },
		...{ 'name.he': 'ליון', 'name.en': 'Lyon', country: 'FR', showsFlag: 'on', ...fields }
	});
	expect([page.status, page.location]).toEqual([303, `${LIST}/${id}`]);
	return id;
}

/** The address of a partner of a list, by its name. */
async function addressOf(client: HttpClient, list: string, name: string): Promise<string> {
	const { html } = await client.get(list);
	const found = new RegExp(`href="([^"]+/partners/[0-9a-f-]{36})"[^>]*>${name}<`).exec(html);
	return found?.[1] as string;
}

describe('the partners of the founding deck', () => {
	let list: string;
	let client: HttpClient;
	const page = async (name: string) => client.get(await addressOf(client, list, name));

	beforeAll(async () => {
		const { slug } = await buildStarterOffice(server.db);
		list = `/o/${slug}/partners`;
		client = await server.signedIn('coordinator', { office: slug });
	});

	it('are listed in the order of the register, each with its agreement, last contact and state', async () => {
		const { html } = await client.get(list);
		const names = rowsWith(html.slice(html.indexOf('<tbody')), '').map((row) => row.split(' ')[0]);
		expect(names).toEqual(
			'Opsterland Bramsche Boulogne-Billancourt Verona Goslar Atlanta Tainan Poznań Rio Brazil Kunming'.split(' ')
		);
		expect(rowsWith(html, 'Goslar')[0]).toBe(
			'Goslar Germany 2005 Sources disagree: 2005 or 2006 Friendship pact 2020, year only Active'
		);
		expect(rowsWith(html, 'Opsterland')[0]).toContain('Nothing recorded in 2020');
		expect(rowsWith(html, 'Rio')[0]).toMatch(/City, candidate .* In talks$/);
	});

	it('are told as of the year one comes from, and of the latest otherwise', async () => {
		const { slug, officeId } = await buildStarterOffice(server.db);
		const thisYear = new Date().getFullYear();
		await recordActivity(server.db, buildActor(officeId), { starts: String(thisYear) });
		const coordinator = await server.signedIn('coordinator', { office: slug });
		const { html: year } = await coordinator.get(`/o/${slug}/year/2020`);
		const address = /href="([^"]+\/partners\/[0-9a-f-]{36}\?year=2020)"[^>]*>Opsterland</.exec(year)?.[1] as string;
		const { html: then } = await coordinator.get(address);
		expect(textOf(then)).toContain('Nothing recorded in 2020');
		expect(then).toContain('2019–2020');
		const chooser = /<nav class="years".*?<\/nav>/s.exec(then)?.[0] ?? '';
		expect(textOf(chooser)).toBe(`2020 ${thisYear}`);
		expect(chooser).toMatch(/year=2020" aria-current="page"/);
		expect(then).toContain('href="?show=visits&amp;year=2020#timeline"');
		const [path] = address.split('?') as [string];
		for (const latest of [path, `${path}?year=20x0`, `${path}?year=${thisYear}`]) {
			const text = textOf((await coordinator.get(latest)).html);
			expect(text).toContain(`Nothing yet in ${thisYear}`);
			expect(text).not.toContain('Nothing recorded in 2020');
		}
	});

	it('are narrowed by words in any script, kind, country, status, and silence', async () => {
		const names = async (query: string) => {
			const { html } = await client.get(`${list}?${query}`);
			return rowsWith(html.slice(html.indexOf('<tbody')), '').map((row) => row.split(' ')[0]);
		};
		expect(await names('q=poznan')).toEqual(['Poznań']);
		expect(await names(`q=${encodeURIComponent('臺南市')}`)).toEqual(['Tainan']);
		expect(await names('kind=country')).toEqual(['Brazil']);
		expect(await names('country=DE')).toEqual(['Bramsche', 'Goslar']);
		expect(await names('status=being_renewed')).toEqual(['Verona']);
		expect(await names('silent=on')).toEqual(['Opsterland', 'Verona']);
		expect(await names('silent=on&country=IT')).toEqual(['Verona']);
	});

	it('say when nothing matches, and how to see all again', async () => {
		const { html } = await client.get(`${list}?q=atlantis`);
		expect(textOf(html)).toContain('Nothing matches');
		expect(html).toContain(`href="${list}"`);
	});

	it('can be taken away as they are shown', async () => {
		const csv = await client.get(`${list}/export.csv?silent=on`);
		const lines = csv.html.trim().split('\r\n');
		expect(lines).toHaveLength(3);
		expect(lines[1]).toMatch(/^Opsterland,/);
		const disputed = (await client.get(`${list}/export.csv?q=poznan`)).html;
		expect(disputed).toContain('2008');
		expect(disputed).toContain('2010-06-21');
		const xlsx = await client.get(`${list}/export.xlsx`);
		expect([...xlsx.bytes.slice(0, 2)]).toEqual([0x50, 0x4b]);
	});

	it('Poznań: its names, its disputed date with both sources, its year, its initiatives and its neighbours', async () => {
		const { html } = await page('Poznań');
		const text = textOf(html);
		expect(html).toContain('<bdi lang="he">פוזנן</bdi>');
		expect(text).toMatch(/Sources disagree.*2008.*deck, slide 2.*21 Jun 2010/);
		expect(text).toContain('2020 4 activities');
		expect(text).toMatch(/In promotion 3 initiatives/);
		expect(text).toContain('2009–2019 Not entered.');
		expect(text).toContain('2008 or 21 Jun 2010 Signed: Twin-city pact');
		expect(text).toMatch(/Reciprocity 2019–2020 From us 0 Mutual 3 From them 1/);
		expect(text).toMatch(/Previous: Tainan.*Next: Rio de Janeiro/);
	});

	it('Tainan: the visit from Kunming stands there as a note, and is not counted', async () => {
		const { html } = await page('Tainan');
		const text = textOf(html);
		expect(html).toContain('<bdi lang="zh-Hant">臺南市</bdi>');
		expect(text).toContain('2020 1 activity');
		expect(text).toMatch(/is recorded with Kunming and shown here as well; it is not counted here/);
		expect(textOf((await page('Kunming')).html)).toMatch(/China, City, contact .*2020 1 activity/);
	});

	it('Goslar: a friendship pact of a disputed year, and a delegation that was prepared in vain', async () => {
		const text = textOf((await page('Goslar')).html);
		expect(text).toContain('Germany, Friendship pact');
		expect(text).toContain('2020 1 done, 1 cancelled after preparation');
		expect(text).toContain('Cancelled after preparation: Epidemic');
		expect(text).toContain('2005 or 2006 Signed: Friendship pact');
	});

	it('Verona: being renewed, nothing dated, with its two undated activities and the reason', async () => {
		const text = textOf((await page('Verona')).html);
		expect(text).toContain('Being renewed, nothing dated in 2020 Last two-way contact: Date not known');
		expect(text).toContain('Undated 1 done, 1 under way');
		expect(text).toMatch(/History of the relationship Being renewed Since an unknown date The annual deck/);
	});

	it('Opsterland: silent, and its page says what is not there', async () => {
		const text = textOf((await page('Opsterland')).html);
		expect(text).toContain('Nothing recorded in 2020');
		expect(text).toContain('No activity with this partner has been recorded yet.');
	});

	it('the timeline is narrowed to visits, letters or youth; any other word shows all', async () => {
		const address = await addressOf(client, list, 'Goslar');
		const letters = textOf((await client.get(`${address}?show=letters`)).html);
		expect(letters).toContain('Correspondence');
		expect(letters).not.toContain('Youth delegation');
		expect(textOf((await client.get(`${address}?show=dreams`)).html)).toContain('Youth delegation');
	});
});

describe('the list of partners', () => {
	it('takes no harm from what is no filter and no place in it', async () => {
		const client = await server.signedIn('reader');
		const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
		for (const query of [
			'kind=king&status=x&country=xx&silent=',
			'q=%00%27%22%3C',
			`q=${'x'.repeat(5000)}`,
			'after=%00',
			`after=${cursor(['NaN', newId()])}`,
			`after=${cursor([null, newId()])}`,
			`after=${cursor(['1', '-'.repeat(36)])}`,
			`after=${cursor(['99999999999999999999', newId()])}`
		]) {
			expect([query, (await client.get(`${LIST}?${query}`)).status]).toEqual([query, 200]);
		}
		expect((await client.get(`${LIST}/export.pdf`)).status).toBe(404);
	});

	it('is not for strangers, and not without a session', async () => {
		const id = await add(await server.signedIn('coordinator'));
		const stranger = await server.signedIn('director', { office: null });
		for (const path of [LIST, `${LIST}/export.csv`, `${LIST}/${id}`, `${LIST}/edit`, `${LIST}/edit/${id}`]) {
			expect((await stranger.get(path)).status).toBe(404);
			expect((await server.anonymous().get(path)).location).toMatch(/^\/sign-in\?to=/);
		}
	});

	it('speaks of silence calmly while the year runs', async () => {
		const slug = `running-${newId().slice(-8)}`;
		const actor = buildActor(await buildOffice(server.db, { slug }));
		await buildAgreement(server.db, actor, [await buildPartner(server.db, actor)]);
		const year = String(new Date().getFullYear());
		await recordActivity(server.db, actor, { starts: year });
		const { html } = await (await server.signedIn('reader', { office: slug })).get(`/o/${slug}/partners?silent=on`);
		expect(textOf(html)).toContain(`Only ties with nothing yet in ${year}`);
		expect(rowsWith(html, 'Poznań')[0]).toContain(`Nothing yet in ${year}`);
	});

	it('shows a reader no partner that is meant for the office alone', async () => {
		const client = await server.signedIn('coordinator');
		const id = await add(client, { 'name.en': 'Quietville', visibility: 'office' });
		const reader = await server.signedIn('reader');
		expect((await client.get(`${LIST}?q=quietville`)).html).toContain('Quietville');
		for (const path of [`${LIST}?q=quietville`, `${LIST}/export.csv`]) {
			expect((await reader.get(path)).html).not.toContain('Quietville');
		}
		expect((await reader.get(`${LIST}/${id}`)).status).toBe(404);
	});
});

describe('the form of a partner', () => {
	it('comes back with 422, a sentence for each field, and what was typed', async () => {
		const client = await server.signedIn('coordinator');
		const page = await client.post(`${LIST}/edit?/save`, {
			...{ id: newId(), version: '0', kind: 'city', status: 'active', visibility: 'council' },
			...{ 'name.en': '', latitude: '91', timeZone: 'Europe/Nowhere', statusUntil: '2021', 'summary.en': 'kept' }
		});
		const text = textOf(page.html);
		expect(page.status).toBe(422);
		expect(text).toContain('4 fields need fixing');
		expect(text).toContain('Only a suspension has an end date');
		expect(page.html).toContain('value="Europe/Nowhere"');
		expect(page.html).toContain('kept</textarea>');
	});

	it('keeps the name in its own script, and refuses a country, kind or visibility that is none', async () => {
		const client = await server.signedIn('coordinator');
		const id = await add(client, { localLanguage: 'ka', localName: 'თბილისი', 'name.en': 'Tbilisi', country: 'GE' });
		expect((await client.get(`${LIST}/${id}`)).html).toContain('<bdi lang="ka">თბილისი</bdi>');
		const bad = { id: newId(), version: '0', 'name.en': 'X', kind: 'planet', status: 'happy', country: 'QQ' };
		const page = await client.post(`${LIST}/edit?/save`, { ...bad, visibility: 'all' });
		expect(page.status).toBe(422);
		expect(textOf(page.html)).toContain('4 fields need fixing');
	});

	it('keeps what a second person typed when the first was faster', async () => {
		const client = await server.signedIn('coordinator');
		const id = await add(client);
		const fields = { id, version: '1', kind: 'city', status: 'active', visibility: 'council' };
		const first = await client.post(`${LIST}/edit/${id}?/save`, { ...fields, 'name.en': 'Lyon the first' });
		expect(first.status).toBe(303);
		const second = await client.post(`${LIST}/edit/${id}?/save`, { ...fields, 'name.en': 'Lyon the second' });
		expect(second.status).toBe(409);
		expect(second.html).toContain('You saved this record in the meantime, in another window');
		expect(second.html).toContain('value="Lyon the second"');
		expect(second.html).toContain('name="version" value="2"');
	});

	it('deletes, and the deletion can be undone from the page that follows', async () => {
		const client = await server.signedIn('coordinator');
		const id = await add(client, { 'name.en': 'Lyon of a day' });
		const gone = await client.post(`${LIST}/edit/${id}?/delete`, { id });
		expect([gone.status, gone.location]).toEqual([303, LIST]);
		expect((await client.get(`${LIST}/${id}`)).status).toBe(404);
		const back = await client.post('/o/raanana/trash?/restore', { noun: 'partner', id, back: LIST });
		expect([back.status, back.location]).toEqual([303, LIST]);
		expect((await client.get(`${LIST}/${id}`)).html).toContain('Lyon of a day');
	});

	it('is refused to a reader, a stranger, nobody, and another site', async () => {
		const fields = { id: newId(), version: '0', kind: 'city', status: 'active', 'name.en': 'No' };
		const reader = await server.signedIn('reader');
		expect((await reader.get(`${LIST}/edit`)).status).toBe(403);
		expect((await reader.post(`${LIST}/edit?/save`, { ...fields, visibility: 'council' })).status).toBe(403);
		const stranger = await server.signedIn('director', { office: null });
		expect((await stranger.post(`${LIST}/edit?/save`, fields)).status).toBe(404);
		expect((await server.anonymous().post(`${LIST}/edit?/save`, fields)).location).toContain('/sign-in');
		const client = await server.signedIn('coordinator');
		expect((await client.post(`${LIST}/edit?/save`, fields, { origin: 'http://evil.example' })).status).toBe(403);
		expect((await client.get(`${LIST}/${newId()}`)).status).toBe(404);
		expect((await client.get(`${LIST}/edit/${newId()}`)).status).toBe(404);
	});
});

describe('the status of a tie', () => {
	it('is changed on its page with date and reason, and the history keeps what it was', async () => {
		const client = await server.signedIn('coordinator');
		const id = await add(client, { statusSince: '1999' });
		const changed = await client.post(`${LIST}/${id}?/status`, {
			...{ id, version: '1', status: 'suspended', statusSince: '3/2024', statusUntil: '2027' },
			'statusNote.en': 'Until peace is restored'
		});
		expect([changed.status, changed.location]).toEqual([303, `${LIST}/${id}`]);
		const text = textOf((await client.get(`${LIST}/${id}`)).html);
		expect(text).toContain('France, City, contact Suspended until 2027');
		expect(text).toMatch(
			/History of the relationship Suspended March 2024, until 2027 Until peace is restored Active 1999/
		);
		expect(text).toMatch(/History 2 changes/);
	});

	it('survives a change of anything else in the form of the partner', async () => {
		const client = await server.signedIn('coordinator');
		const id = await add(client);
		await client.post(`${LIST}/${id}?/status`, { id, version: '1', status: 'suspended', statusUntil: '2027-05' });
		const form = await client.get(`${LIST}/edit/${id}`);
		expect(form.html).toContain('name="statusUntil" value="2027-05"');
		const saved = await client.post(`${LIST}/edit/${id}?/save`, {
			...{ id, version: '2', kind: 'city', status: 'suspended', statusUntil: '2027-05', visibility: 'council' },
			'name.en': 'Lyon renamed'
		});
		expect(saved.status).toBe(303);
		const text = textOf((await client.get(`${LIST}/${id}`)).html);
		expect(text).toContain('Suspended until May 2027');
		expect(text.match(/Since an unknown date/g)).toHaveLength(2);
	});

	it('comes back open, with what was typed and what is wrong', async () => {
		const client = await server.signedIn('coordinator');
		const id = await add(client);
		const refused = await client.post(`${LIST}/${id}?/status`, {
			...{ id, version: '1', status: 'dormant', statusSince: 'once', statusUntil: '2027' },
			'statusNote.en': 'They do not answer'
		});
		expect(refused.status).toBe(422);
		expect(refused.html).toMatch(/<details class="roles__add" open/);
		expect(refused.html).toContain('value="They do not answer"');
		expect(refused.html).toContain('value="once"');
		const early = await client.post(`${LIST}/${id}?/status`, {
			...{ id, version: '1', status: 'suspended', statusSince: '2027', statusUntil: '2025' }
		});
		expect(early.status).toBe(422);
		expect(textOf(early.html)).toContain('The end is before the start');
	});

	it('is not changed by one who did not see the last change', async () => {
		const client = await server.signedIn('coordinator');
		const id = await add(client);
		const change = { id, version: '1', status: 'dormant' };
		expect((await client.post(`${LIST}/${id}?/status`, change)).status).toBe(303);
		const late = await client.post(`${LIST}/${id}?/status`, { ...change, status: 'ended' });
		expect(late.status).toBe(409);
		expect(late.html).toContain('You saved this record in the meantime, in another window');
		expect(textOf((await client.get(`${LIST}/${id}`)).html)).toContain('City, contact Dormant');
	});

	it('is refused to a reader, a stranger, nobody, and for a partner that is not there', async () => {
		const coordinator = await server.signedIn('coordinator');
		const id = await add(coordinator);
		const change = { id, version: '1', status: 'ended' };
		const reader = await server.signedIn('reader');
		expect((await reader.get(`${LIST}/${id}`)).html).not.toContain('?/status');
		expect((await reader.post(`${LIST}/${id}?/status`, change)).status).toBe(403);
		const stranger = await server.signedIn('director', { office: null });
		expect((await stranger.post(`${LIST}/${id}?/status`, change)).status).toBe(404);
		expect((await server.anonymous().post(`${LIST}/${id}?/status`, change)).location).toContain('/sign-in');
		const missing = { ...change, id: newId() };
		expect((await coordinator.post(`${LIST}/${id}?/status`, missing)).status).toBe(404);
		expect((await coordinator.post(`${LIST}/${id}?/status`, { ...change, version: '0' })).status).toBe(409);
	});
});
