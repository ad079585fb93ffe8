import { beforeAll, describe, expect, it } from 'vitest';
import { officeOfSlug } from '../../src/features/office/server/queries.ts';
import { newId } from '../../src/kernel/id.ts';
import type { OfficeId } from '../../src/platform/server/database.ts';
import { buildActor, buildGoal, buildOrganisation, buildPartner, buildPerson } from '../support/factories.ts';
import { rowsWith, textOf } from '../support/html.ts';
import type { HttpClient } from '../support/http-client.ts';
import { testServer } from '../support/server.ts';
import { buildStarterOffice } from '../support/starter.ts';

const server = testServer();
const LIST = '/o/raanana/activities';
const WHOLE = { version: '0', kind: 'meeting', status: 'done', direction: '', reason: '', visibility: 'council' };

async function add(client: HttpClient, fields: Record<string, string | string[]> = {}): Promise<string> {
	const id = newId();
	const page = await client.post(`${LIST}/edit?/save`, { ...WHOLE, id, 'title.en': 'A meeting', ...fields });
	expect([page.status, page.location]).toEqual([303, `${LIST}/${id}`]);
	return id;
}

/** Records for an activity to be tied to. */
async function parties() {
	const actor = buildActor((await officeOfSlug(server.db, 'raanana')) as OfficeId);
	return {
		partners: [
			await buildPartner(server.db, actor, { name: { en: 'Gdańsk' } }),
			await buildPartner(server.db, actor, { name: { en: 'Łódź' } })
		] as const,
		goal: await buildGoal(server.db, actor, { name: { en: 'Waterways' }, shortName: { en: 'Water' } }),
		body: await buildOrganisation(server.db, actor, { name: { en: 'Water board' } }),
		person: await buildPerson(server.db, actor, { name: { en: 'Ewa Lis' } })
	};
}

it('the list names the bodies of an activity without a partner, and the whole range that was typed as the start', async () => {
	const client = await server.signedIn('coordinator');
	const { body } = await parties();
	const title = `Evening at the water board ${newId()}`;
	const fields = { 'organisations.id[]': [body], 'organisations.role[]': ['host'], starts: '3–10.7.1999' };
	await add(client, { 'title.en': title, ...fields });
	const { html } = await client.get(`${LIST}?year=1999`);
	const row = textOf(html.slice(html.indexOf(title)).split('</tr>')[0] ?? '');
	expect(row).toContain('Water board');
	expect(row).not.toContain('No partner');
	expect(row).toMatch(/3 Jul 1999 ?– ?10 Jul 1999/);
});

it('a new activity has no kind until one is chosen; a date that cannot be read is told which can', async () => {
	const client = await server.signedIn('coordinator');
	const { html } = await client.get(`${LIST}/edit`);
	expect(html).not.toContain('<option value="meeting" selected');
	expect((await client.get(`${LIST}/edit?kind=correspondence`)).html).toContain(
		'<option value="correspondence" selected'
	);
	const fields = { ...WHOLE, id: newId(), 'title.en': 'A meeting', kind: '', starts: 'אביב 2021' };
	const refused = await client.post(`${LIST}/edit?/save`, fields);
	expect(refused.status).toBe(422);
	expect(textOf(refused.html)).toContain('such as 21.6.2010, 21.6.10, 6/2010, June 2010 or 2010');
	expect(refused.html).toContain('value="אביב 2021"');
});

it('an activity that begins and ends in the same year says the year once', async () => {
	const client = await server.signedIn('coordinator');
	const page = async (ends: string) =>
		textOf((await client.get(`${LIST}/${await add(client, { starts: '2020', ends })}`)).html);
	expect(await page('2020')).toMatch(/2020, year only(?! ?–)/);
	expect(await page('2021')).toMatch(/2020, year only ?– ?2021/);
});

describe('the activities of the founding deck', () => {
	let list: string;
	let client: HttpClient;
	const rowsFor = async (query: string) => {
		const { html } = await client.get(`${list}?${query}`);
		return rowsWith(html.slice(html.indexOf('<tbody')), '');
	};

	beforeAll(async () => {
		const { slug } = await buildStarterOffice(server.db);
		list = `/o/${slug}/activities`;
		client = await server.signedIn('coordinator', { office: slug });
	});

	it('are twenty-one, the undated last', async () => {
		const { html } = await client.get(list);
		expect(textOf(html)).toContain('21 activities');
		const rows = rowsWith(html.slice(html.indexOf('<tbody')), '');
		expect(rows).toHaveLength(21);
		expect(rows.slice(-2).every((row) => row.includes('Verona No date'))).toBe(true);
	});

	it('are narrowed by year, partner, kind, status, direction, goal and words, one with another', async () => {
		const { html } = await client.get(list);
		const value = (label: string) => new RegExp(`<option value="([^"]+)"[^>]*>${label}<`).exec(html)?.[1] as string;
		expect(await rowsFor('year=2020')).toHaveLength(19);
		expect(await rowsFor('year=none')).toHaveLength(2);
		expect(await rowsFor(`partner=${value('Poznań')}`)).toHaveLength(4);
		expect(await rowsFor('status=cancelled_after_preparation')).toHaveLength(2);
		expect(await rowsFor('kind=media')).toHaveLength(1);
		expect(await rowsFor('direction=outbound')).toHaveLength(2);
		expect(await rowsFor(`goal=${value('4. Youth')}`)).toHaveLength(2);
		expect(await rowsFor('q=daffodils')).toHaveLength(1);
		expect(await rowsFor(`year=2020&direction=inbound&goal=${value('3. Residents')}`)).toHaveLength(3);
	});

	it('stand with what they were with, and in vain with the reason', async () => {
		const [goslar] = await rowsFor('q=goslar&kind=youth_delegation');
		expect(goslar).toBe(
			'Preparation to host a youth delegation from Goslar Youth delegation, Inbound Goslar April 2020 ' +
				'Cancelled after preparation: Epidemic'
		);
	});

	it('the visit of Kunming names Kunming as its partner, and says that it is shown on Tainan’s page', async () => {
		const { html } = await client.get(`${list}?q=kunming`);
		const [row] = rowsWith(html.slice(html.indexOf('<tbody')), '');
		expect(row).toContain('Kunming 2020 Done');
		expect(row).not.toContain('Tainan');
		const address = /href="([^"]+\/activities\/[0-9a-f-]{36})"/.exec(html)?.[1] as string;
		expect(textOf((await client.get(address)).html)).toContain(
			'Shown also on the page of Tainan, and not counted there.'
		);
	});

	it('can be taken away as they are shown', async () => {
		const csv = await client.get(`${list}/export.csv?status=cancelled_after_preparation`);
		const lines = csv.html.trim().split('\r\n');
		expect(lines).toHaveLength(3);
		expect(csv.html).toContain('Preparation to host a youth delegation from Goslar,Youth delegation,Inbound');
		expect(csv.html).toContain(',April 2020,');
		const xlsx = await client.get(`${list}/export.xlsx`);
		expect([xlsx.status, ...xlsx.bytes.slice(0, 2)]).toEqual([200, 0x50, 0x4b]);
	});

	it('say when nothing matches, and how to see all again', async () => {
		const { html } = await client.get(`${list}?year=1999&kind=media`);
		expect(textOf(html)).toContain('Nothing matches');
		expect(html).toContain(`href="${list}"`);
	});
});

describe('the list of activities', () => {
	it('takes no harm from what is no filter and no place in it', async () => {
		const client = await server.signedIn('reader');
		const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
		for (const query of [
			'year=20x0&partner=x&kind=y&status=z&direction=up&goal=7',
			'year=0000',
			'q=%00%27%22%3C%26%7C!',
			`q=${'משלחת '.repeat(100)}`,
			'after=%00',
			`after=${cursor(['soon', newId()])}`,
			`after=${cursor(['2020-02-31', newId()])}`,
			`after=${cursor(['2020-02-01', 'f'.repeat(36)])}`,
			`after=${cursor({})}`
		]) {
			expect([query, (await client.get(`${LIST}?${query}`)).status]).toEqual([query, 200]);
			expect([query, (await client.get(`${LIST}/export.csv?${query}`)).status]).toEqual([query, 200]);
		}
		expect((await client.get(`${LIST}/not-an-id`)).status).toBe(404);
		expect((await client.get(`${LIST}/${newId()}`)).status).toBe(404);
	});

	it('is not for strangers, and not without a session', async () => {
		const id = await add(await server.signedIn('coordinator'));
		const stranger = await server.signedIn('director', { office: null });
		for (const path of [LIST, `${LIST}/export.csv`, `${LIST}/${id}`, `${LIST}/edit`, `${LIST}/edit/${id}`]) {
			expect((await stranger.get(path)).status).toBe(404);
			expect((await server.anonymous().get(path)).location).toMatch(/^\/sign-in\?to=/);
		}
	});

	it('shows a reader nothing that is meant for the office alone: in the list, the file, by its address', async () => {
		const client = await server.signedIn('coordinator');
		const id = await add(client, { 'title.en': 'A whispered talk', visibility: 'office' });
		const reader = await server.signedIn('reader');
		for (const path of [`${LIST}?q=whispered`, `${LIST}/export.csv`]) {
			expect((await client.get(path)).html).toContain('A whispered talk');
			expect((await reader.get(path)).html).not.toContain('A whispered talk');
		}
		expect((await reader.get(`${LIST}/${id}`)).status).toBe(404);
	});
});

describe('an activity', () => {
	it('holds everything that its form asks for', async () => {
		const client = await server.signedIn('coordinator');
		const { partners, goal, body, person } = await parties();
		const id = await add(client, {
			...{ kind: 'correspondence', correspondence: 'invitation', direction: 'outbound', status: 'under_way' },
			...{ 'title.en': 'An invitation to two cities', 'title.he': 'הזמנה לשתי ערים', 'details.en': 'On paper' },
			...{ starts: '8.9.2020', ends: '10.9.2020', replyDue: '1.10.2020', repliedOn: '', participants: '1,200' },
			...{ moneyPlanned: '5,000', moneyActual: '4200.50', moneySunk: '', currency: 'EUR', 'outcome.en': 'They come' },
			...{
				'partners[]': [...partners, ''],
				'shownOn[]': [''],
				'goals[]': [goal],
				'themes[]': ['culture_art', 'sport']
			},
			...{ 'organisations.id[]': [body, ''], 'organisations.role[]': ['lead', 'partner'] },
			...{ 'people.id[]': [person, ''], 'people.role[]': ['signatory', 'present'], 'source.en': 'The post book' }
		});
		const text = textOf((await client.get(`${LIST}/${id}`)).html);
		for (const expected of [
			'Correspondence Outbound Under way Gdańsk Łódź',
			'On paper',
			'They come',
			'Goal',
			'Water',
			'Water board Lead body',
			'Ewa Lis Signatory',
			'8 Sep 2020 – 10 Sep 2020',
			'Invitation',
			'1 Oct 2020',
			'1,200',
			'€ 5,000',
			'€ 4,200.50',
			'Culture and art, Sport',
			'The post book'
		]) {
			expect(text).toContain(expected);
		}
		expect((await client.get(`${LIST}?partner=${partners[1]}`)).html).toContain('An invitation to two cities');
	});

	it('needs no partner', async () => {
		const client = await server.signedIn('coordinator');
		await add(client, { 'title.en': 'A festival of nobody' });
		expect(rowsWith((await client.get(`${LIST}?q=nobody`)).html, 'A festival of nobody')[0]).toContain('No partner');
	});

	it('keeps a date as far as it is known, also when it is saved again', async () => {
		const client = await server.signedIn('coordinator');
		for (const [typed, shown] of [
			['9/2020', 'September 2020'],
			['2020', '2020, year only'],
			['about 2006', 'about 2006'],
			['before 1998', 'before 1998']
		] as const) {
			const id = await add(client, { starts: typed });
			expect(textOf((await client.get(`${LIST}/${id}`)).html).toLowerCase()).toContain(`date ${shown.toLowerCase()}`);
			const form = await client.get(`${LIST}/edit/${id}`);
			const again = /name="starts"[^>]*value="([^"]*)"/.exec(form.html)?.[1] ?? '';
			const saved = await client.post(`${LIST}/edit/${id}?/save`, {
				...{ ...WHOLE, id, version: '1', starts: again, 'title.en': 'Again' }
			});
			expect([typed, again, saved.status]).toEqual([typed, again, 303]);
			expect(textOf((await client.get(`${LIST}/${id}`)).html).toLowerCase()).toContain(`date ${shown.toLowerCase()}`);
		}
	});

	it('asks for the reason where the status owes one, and keeps the four kinds of not happening apart', async () => {
		const client = await server.signedIn('coordinator');
		for (const [status, words] of [
			['cancelled_after_preparation', 'Cancelled after preparation'],
			['cut_short', 'Cut short'],
			['postponed', 'Postponed'],
			['declined', 'Not approved']
		] as const) {
			const without = await client.post(`${LIST}/edit?/save`, { ...WHOLE, id: newId(), 'title.en': 'X', status });
			expect([status, without.status]).toEqual([status, 422]);
			expect(textOf(without.html)).toContain('Please give the reason');
			const id = await add(client, { status, reason: 'budget', 'reasonNote.en': 'The council said so' });
			const text = textOf((await client.get(`${LIST}/${id}`)).html);
			expect(text).toContain(`${words}: Budget`);
			expect(text).toContain('The council said so');
		}
	});

	it('shown on another partner’s page is a note there, and not one of its activities', async () => {
		const client = await server.signedIn('coordinator');
		const { partners } = await parties();
		const [host, other] = partners;
		await add(client, { 'title.en': 'A guest', 'partners[]': [host], 'shownOn[]': [other], starts: '2020' });
		const text = textOf((await client.get(`/o/raanana/partners/${other}`)).html);
		expect(text).toContain('“A guest” is recorded with Gdańsk and shown here as well; it is not counted here.');
		expect((await client.get(`${LIST}?partner=${other}`)).html).not.toContain('A guest');
	});
});

describe('the form of an activity', () => {
	it('comes back with 422, a sentence for each field, and all that was typed and chosen', async () => {
		const client = await server.signedIn('coordinator');
		const { partners, body } = await parties();
		const page = await client.post(`${LIST}/edit?/save`, {
			...{ ...WHOLE, id: newId(), status: 'postponed', 'title.en': '', starts: 'someday' },
			...{ participants: 'many', moneyPlanned: '-3' },
			...{ replyDue: '2020', 'partners[]': [partners[0], ''], 'details.en': 'Kept as typed' },
			...{ 'organisations.id[]': [body], 'organisations.role[]': ['funder'] }
		});
		const text = textOf(page.html);
		expect(page.status).toBe(422);
		expect(page.html).toMatch(/<title>Error: /);
		expect(text).toContain('6 fields need fixing');
		expect(text).toContain('For letters only');
		expect(page.html).toContain('value="someday"');
		expect(page.html).toContain('Kept as typed</textarea>');
		expect(page.html).toContain(`<option value="${partners[0]}" selected`);
		expect(page.html).toContain(`<option value="${body}" selected`);
		expect(page.html).toContain('<option value="funder" selected');
	});

	it('refuses an end before the start, and what is none of the choices', async () => {
		const client = await server.signedIn('coordinator');
		const save = async (fields: Record<string, string | string[]>) =>
			client.post(`${LIST}/edit?/save`, { ...WHOLE, id: newId(), 'title.en': 'X', ...fields });
		expect(textOf((await save({ starts: '2020', ends: '2019' })).html)).toContain('The end is before the start');
		for (const field of ['kind', 'status', 'visibility', 'direction', 'partners[]', 'goals[]', 'themes[]']) {
			expect([field, (await save({ [field]: 'nonsense' })).status]).toEqual([field, 422]);
		}
	});

	it('says beside the field that a chosen record is not there', async () => {
		const client = await server.signedIn('coordinator');
		for (const field of ['partners', 'shownOn', 'goals']) {
			const page = await client.post(`${LIST}/edit?/save`, {
				...{ ...WHOLE, id: newId(), 'title.en': 'X', [`${field}[]`]: [newId()] }
			});
			expect([field, page.status]).toEqual([field, 422]);
			expect(textOf(page.html)).toContain('The record you chose is no longer there');
		}
		for (const field of ['people', 'organisations']) {
			const page = await client.post(`${LIST}/edit?/save`, {
				...{ ...WHOLE, id: newId(), 'title.en': 'X', [`${field}.id[]`]: [newId()], [`${field}.role[]`]: ['host'] }
			});
			expect([field, page.status]).toEqual([field, 422]);
		}
	});

	it('begins with the partner that it was opened from, and with none for an id that is none', async () => {
		const client = await server.signedIn('coordinator');
		const { partners } = await parties();
		const { html } = await client.get(`${LIST}/edit?partner=${partners[0]}`);
		expect(html).toContain(`<option value="${partners[0]}" selected`);
		expect((await client.get(`${LIST}/edit?partner=nobody`)).status).toBe(200);
	});

	it('keeps what a second person typed when the first was faster, and saves it over the first knowingly', async () => {
		const client = await server.signedIn('coordinator');
		const { partners } = await parties();
		const id = await add(client);
		const form = `${LIST}/edit/${id}?/save`;
		expect((await client.post(form, { ...WHOLE, id, version: '1', 'title.en': 'First' })).status).toBe(303);
		const typed = { ...WHOLE, id, 'title.en': 'Second', 'partners[]': [partners[1]], participants: '7' };
		const late = await client.post(form, { ...typed, version: '1' });
		expect(late.status).toBe(409);
		expect(late.html).toContain('You saved this record in the meantime, in another window');
		expect(late.html).toContain('value="Second"');
		expect(late.html).toContain(`<option value="${partners[1]}" selected`);
		expect(late.html).toContain('name="version" value="2"');
		expect((await client.post(form, { ...typed, version: '2' })).status).toBe(303);
		expect(textOf((await client.get(`${LIST}/${id}`)).html)).toMatch(/Second.*Łódź.*History 3 changes/);
	});

	it('makes one record of a form that is sent twice', async () => {
		const client = await server.signedIn('coordinator');
		const id = newId();
		const fields = { ...WHOLE, id, 'title.en': 'Sent twice' };
		await client.post(`${LIST}/edit?/save`, fields);
		expect((await client.post(`${LIST}/edit?/save`, fields)).status).toBe(303);
		expect(textOf((await client.get(`${LIST}?q=twice`)).html)).toContain('1 activity');
	});

	it('deletes, and the deletion can be undone from the page that follows', async () => {
		const client = await server.signedIn('coordinator');
		const { partners } = await parties();
		const id = await add(client, { 'title.en': 'A short life', 'partners[]': [partners[0]], starts: '2020' });
		const page = `/o/raanana/partners/${partners[0]}`;
		const gone = await client.post(`${LIST}/edit/${id}?/delete`, { id });
		expect([gone.status, gone.location]).toEqual([303, LIST]);
		const after = await client.get(LIST);
		expect(after.html).toContain('name="noun" value="activity"');
		expect((await client.get(`${LIST}/${id}`)).status).toBe(404);
		expect(textOf((await client.get(page)).html)).not.toContain('A short life');
		await client.post('/o/raanana/trash?/restore', { noun: 'activity', id, back: LIST });
		expect(textOf((await client.get(page)).html)).toMatch(/2020 1 activity .*A short life/);
	});

	it('is refused to a reader, a stranger, nobody, and another site', async () => {
		const client = await server.signedIn('coordinator');
		const id = await add(client);
		const fields = { ...WHOLE, id, version: '1', 'title.en': 'No' };
		const reader = await server.signedIn('reader');
		expect((await reader.get(`${LIST}/${id}`)).html).not.toContain(`/activities/edit/${id}`);
		expect((await reader.get(`${LIST}/edit/${id}`)).status).toBe(403);
		for (const [path, sent] of [
			[`${LIST}/edit/${id}?/save`, fields],
			[`${LIST}/edit/${id}?/delete`, { id }]
		] as const) {
			expect((await reader.post(path, sent)).status).toBe(403);
			const stranger = await server.signedIn('director', { office: null });
			expect((await stranger.post(path, sent)).status).toBe(404);
			expect((await server.anonymous().post(path, sent)).location).toContain('/sign-in');
			expect((await client.post(path, sent, { origin: 'http://evil.example' })).status).toBe(403);
		}
		expect((await client.get(`${LIST}/${id}`)).html).toContain('A meeting');
	});
});
