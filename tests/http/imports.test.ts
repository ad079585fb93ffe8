import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/id.ts';
import type { OfficeId } from '../../src/platform/server/database.ts';
import { activityProposal, bring, partnerProposal, plainProposal } from '../support/brought.ts';
import { buildActor, buildOffice, buildPartner } from '../support/factories.ts';
import { textOf } from '../support/html.ts';
import type { HttpClient, Page } from '../support/http-client.ts';
import { testServer } from '../support/server.ts';

const server = testServer();
const slug = `imports-${newId().slice(-8)}`;
const base = `/o/${slug}/imports`;

/** An office of its own: what is proposed depends on what is in its register. */
let officeId: OfficeId;
beforeAll(async () => {
	officeId = await buildOffice(server.db, { slug });
});

const coordinator = () => server.signedIn('coordinator', { office: slug });

/** A file sent as a browser would. */
function sendFile(client: HttpClient, bytes: Uint8Array<ArrayBuffer>, name: string, id = newId()): Promise<Page> {
	const body = new FormData();
	body.append('id', id);
	body.append('year', '');
	body.append('file', new File([bytes], name));
	return client.send(`${base}?/begin`, { method: 'POST', body, headers: { origin: server.base } });
}

/** The page of an import once its document has been read, or could not be. */
async function whenRead(client: HttpClient, path: string): Promise<Page> {
	for (let tries = 0; tries < 60; tries++) {
		const page = await client.get(path);
		if (!page.html.includes('data-follow="busy"')) return page;
		await new Promise((resolve) => setTimeout(resolve, 250));
	}
	throw new Error('the document was not read in time');
}

describe('bringing a document', () => {
	it('is offered to whoever may write down all that it can become, with a way to tables', async () => {
		const page = await (await coordinator()).get(base);
		expect(page.status).toBe(200);
		expect(textOf(page.html)).toContain('Choose a file, or drop it here');
		expect(page.html).toContain(`href="${base}/tables"`);
		expect(page.html).toContain(`<a class="nav__link" href="${base}" aria-current="page"`);
	});

	it('is not for readers, nor for departments, and their navigation has no way there', async () => {
		for (const role of ['reader', 'contributor', 'agreements_manager'] as const) {
			const client = await server.signedIn(role, { office: slug });
			expect((await client.get(base)).status).toBe(403);
			const fields = { id: newId(), text: 'A visit', year: '' };
			expect((await client.post(`${base}?/paste`, fields)).status).toBe(403);
			expect((await client.get(`/o/${slug}/menu`)).html).not.toContain(`href="${base}"`);
		}
	});

	it('leads who is not signed in to the sign-in, and is not there for another office', async () => {
		expect((await server.anonymous().get(base)).location).toContain('/sign-in');
		const stranger = await server.signedIn('director', { office: null });
		expect((await stranger.get(base)).status).toBe(404);
		expect((await stranger.post(`${base}?/paste`, { id: newId(), text: 'x', year: '' })).status).toBe(404);
	});

	it('says what is missing, and keeps what was typed', async () => {
		const client = await coordinator();
		const empty = await client.post(`${base}?/paste`, { id: newId(), text: ' ', year: '' });
		expect(empty.status).toBe(422);
		expect(empty.html).toMatch(/<title>Error: /);
		const wrong = await client.post(`${base}?/paste`, { id: newId(), text: 'A visit of a choir', year: '20x' });
		expect(wrong.status).toBe(422);
		expect(wrong.html).toContain('A visit of a choir</textarea>');
		expect(wrong.html).toContain('value="20x"');
		const none = await sendFile(client, new Uint8Array(0), '');
		expect([none.status, textOf(none.html)]).toEqual([422, expect.stringContaining('Choose a file')]);
		const hollow = await sendFile(client, new Uint8Array(0), 'deck.pptx');
		expect([hollow.status, textOf(hollow.html)]).toEqual([
			422,
			expect.stringContaining('There is nothing in the file')
		]);
	});

	it('refuses a file that is too large, and says how large one may be', async () => {
		const page = await sendFile(await coordinator(), new Uint8Array(30 * 1024 * 1024 + 1), 'deck.pptx');
		expect(page.status).toBe(422);
		expect(page.html).toContain('at most 30 MB');
	});

	it.each([
		['a recording', 'talk.mp3', [0x49, 0x44, 0x33, 4, 0, 0], 'It is no kind of file that Kesher reads'],
		[
			'a deck of before 2007',
			'old.ppt',
			[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
			'The file is of Office before 2007'
		],
		['a deck that is cut off', 'deck.pptx', [0x50, 0x4b, 3, 4, 20, 0], 'The file is damaged'],
		['a picture', 'scan.png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 'pictures of pages, and no text']
	])('says of %s why it could not be read, and what to do', async (_what, name, bytes, sentence) => {
		const client = await coordinator();
		const begun = await sendFile(client, new Uint8Array([...bytes, ...new Array<number>(600).fill(0)]), name);
		expect(begun.status).toBe(303);
		const page = await whenRead(client, begun.location ?? '');
		expect(textOf(page.html)).toContain('The document could not be read');
		expect(textOf(page.html)).toContain(sentence);
		expect(textOf((await client.get(base)).html)).toContain('Not read');
	});

	it('sent twice is one import; the same once more says so and leads to the first', async () => {
		const client = await coordinator();
		const [id, text] = [newId(), `The choir of Delft sang in our city. ${newId()}`];
		for (let times = 0; times < 2; times++) {
			const begun = await client.post(`${base}?/paste`, { id, text, year: '2019' });
			expect([begun.status, begun.location]).toEqual([303, `${base}/${id}`]);
		}
		await whenRead(client, `${base}/${id}`);
		expect((await client.get(base)).html.split(`${base}/${id}`)).toHaveLength(2);
		const again = newId();
		await client.post(`${base}?/paste`, { id: again, text, year: '2019' });
		const page = await whenRead(client, `${base}/${again}`);
		expect(textOf(page.html)).toContain('The same file was brought on');
		expect(page.html).toContain(`href="${base}/${id}"`);
	});
});

describe('a review', () => {
	/** A partner of the register, and a document that tells of it. */
	async function brought(name = `Delft ${newId().slice(-6)}`) {
		const actor = buildActor(officeId);
		const partnerId = await buildPartner(server.db, { officeId }, { name: { en: name } });
		const visit = `The choir of ${name} sang in our city`;
		const document = await bring({ db: server.db, actor }, [
			activityProposal({ text: visit, partner: name, partnerId, kind: 'ensemble', doubts: ['kind', 'date'] }),
			activityProposal({ text: `Youth of ${name} came to us`, partner: name, partnerId }),
			plainProposal('goal', `Closer ties with ${name}`)
		]);
		const of = (text: string) => document.of(text);
		return { ...document, of, visit, name, path: `${base}/${document.id}` };
	}

	it('shows each proposal beside its line, and says in words what to look at', async () => {
		const { path, visit, name } = await brought();
		const { status, html } = await (await coordinator()).get(`${path}?show=all`);
		expect(status).toBe(200);
		const text = textOf(html);
		for (const said of [visit, 'Ensemble', name, 'The kind was guessed.', 'can be read in more than one way']) {
			expect(text).toContain(said);
		}
		expect(text).toContain('0 of 3 decided');
		const looked = textOf((await (await coordinator()).get(`${path}?show=look`)).html);
		expect(looked).toContain(visit);
		expect(looked).not.toContain(`Closer ties with ${name}`);
	});

	it('takes a proposal into the register, leaves it in sight and goes on at the next', async () => {
		const client = await coordinator();
		const { path, visit, of } = await brought();
		const proposal = await of(visit);
		const next = newId();
		const query = `?show=all&kept=${proposal.id}&next=${next}&/accept`;
		const done = await client.post(path + query, { id: proposal.id, version: String(proposal.version) });
		expect([done.status, done.location]).toEqual([303, `${path}?show=all&kept=${proposal.id}#p-${next}`]);
		const page = await client.get(`${path}?show=look&kept=${proposal.id}`);
		expect(textOf(page.html)).toContain(`Recorded: ${visit} Take back`);
		const record = (await of(visit)).record?.id ?? '';
		expect(page.html).toContain(`href="/o/${slug}/activities/${record}"`);
		const activity = await client.get(`/o/${slug}/activities/${record}`);
		expect([activity.status, textOf(activity.html).includes(visit)]).toEqual([200, true]);
		const back = await client.post(`${path}?kept=${proposal.id}&/reopen`, {
			id: proposal.id,
			version: String((await of(visit)).version)
		});
		expect(back.status).toBe(303);
		expect((await client.get(`/o/${slug}/activities/${record}`)).status).toBe(404);
	});

	it('keeps what was typed in a form that cannot be saved, and saves it when it can', async () => {
		const client = await coordinator();
		const { path, visit, of } = await brought();
		const { id, version } = await of(visit);
		const fields = {
			id,
			version: String(version),
			type: 'activity',
			text: 'Another wording',
			partner: '',
			kind: 'ensemble'
		};
		const edit = `${path}?show=all&edit=${id}&kept=${id}&/edit`;
		const wrong = await client.post(edit, { ...fields, status: 'cancelled', starts: 'some day' });
		expect(wrong.status).toBe(422);
		expect(wrong.html).toContain('Another wording</textarea>');
		expect(wrong.html).toContain('value="some day"');
		expect(textOf(wrong.html)).toContain('2 fields need fixing');
		const saved = await client.post(edit, { ...fields, status: 'done', starts: '2020', isKept: 'on' });
		expect(saved.status).toBe(303);
		const page = await client.get(`${path}?show=all`);
		expect(textOf(page.html)).toContain('Another wording');
		expect(textOf(page.html)).toContain('0 of 3 decided');
	});

	it('finds a record to merge with by words, and the record has a further source', async () => {
		const client = await coordinator();
		const { path, visit, of, name } = await brought();
		const first = await of(visit);
		await client.post(`${path}?/accept`, { id: first.id, version: String(first.version) });
		const record = (await of(visit)).record?.id ?? '';
		const other = await of(`Youth of ${name} came to us`);
		const search = await client.get(`${path}?show=all&merge=${other.id}&q=choir`);
		expect(textOf(search.html)).toContain('Merge with a record that is there');
		expect(search.html).toContain(`name="recordId" value="${record}"`);
		const fields = { id: other.id, version: String(other.version), noun: 'activity', recordId: record };
		expect((await client.post(`${path}?kept=${other.id}&/merge`, fields)).status).toBe(303);
		expect(textOf((await client.get(`${path}?show=decided`)).html)).toContain(`Merged with: ${visit}`);
	});

	it('says of which year the document tells, once somebody has said so', async () => {
		const client = await coordinator();
		const id = newId();
		const text = 'Foreign relations\n\nOur goals\n\n• Closer ties with our twin cities\n\n• More youth exchange';
		await client.post(`${base}?/paste`, { id, text, year: '' });
		const asked = await whenRead(client, `${base}/${id}`);
		expect(textOf(asked.html)).toContain('Which year is the document about?');
		const version = /name="version" value="(\d+)"/.exec(asked.html)?.[1] ?? '';
		expect((await client.post(`${base}/${id}?/year`, { version, year: 'last' })).status).toBe(422);
		expect((await client.post(`${base}/${id}?/year`, { version, year: '2018' })).status).toBe(303);
		expect(textOf((await client.get(`${base}/${id}`)).html)).toContain('Year: 2018');
	});

	it('takes the sure ones together, says what became of them, and all of it can be undone', async () => {
		const client = await coordinator();
		const { path, name, of } = await brought();
		const sure = await client.post(`${path}?/sure`, {});
		expect(sure.status).toBe(303);
		const goal = await of(`Closer ties with ${name}`);
		expect(goal.decision).toBe('accepted');
		const asked = textOf((await client.get(`${path}/undo`)).html);
		expect(asked).toContain('This will happen, all at once: Deleted:');
		expect(asked).toContain('one goal');
		const undone = await client.post(`${path}/undo?/undo`, {});
		expect(undone.status).toBe(303);
		expect(textOf((await client.get(path)).html)).toContain('The import is undone');
		expect((await client.get(`/o/${slug}/goals`)).html).not.toContain(`Closer ties with ${name}`);
		expect((await client.post(`${path}?/again`, {})).status).toBe(303);
		expect(textOf((await client.get(path)).html)).not.toContain('The import is undone');
	});

	it('is there for nobody else, and is decided on by nobody else', async () => {
		const { path, visit, of, id } = await brought();
		const proposal = await of(visit);
		const fields = { id: proposal.id, version: String(proposal.version) };
		const reader = await server.signedIn('reader', { office: slug });
		expect((await reader.get(path)).status).toBe(403);
		expect((await reader.post(`${path}?/accept`, fields)).status).toBe(403);
		expect((await reader.post(`${path}/undo?/undo`, {})).status).toBe(403);
		expect((await server.anonymous().get(path)).location).toContain('/sign-in');
		const other = `imports-${newId().slice(-8)}`;
		await buildOffice(server.db, { slug: other });
		const director = await server.signedIn('director', { office: other });
		const missing = await director.get(`/o/${other}/imports/${newId()}`);
		const theirs = await director.get(`/o/${other}/imports/${id}`);
		expect([missing.status, theirs.status]).toEqual([404, 404]);
		expect((await director.post(`/o/${other}/imports/${id}?/accept`, fields)).status).toBe(404);
		expect((await director.post(`/o/${other}/imports/${id}/undo?/undo`, {})).status).toBe(404);
		expect((await of(visit)).decision).toBe('open');
	});

	it('says that a proposal was changed meanwhile, and does not decide on it', async () => {
		const client = await coordinator();
		const { path, visit, of } = await brought();
		const { id, version } = await of(visit);
		const late = await client.post(`${path}?/accept`, { id, version: String(version + 7) });
		expect(late.status).toBe(409);
		expect(textOf(late.html)).toContain('Somebody else saved this record in the meantime');
		expect((await of(visit)).decision).toBe('open');
	});

	it('writes what a document says as text, whatever it looks like', async () => {
		const actor = buildActor(officeId);
		const nasty = '<img src=x onerror=alert(1)> & "visit"';
		const { id } = await bring({ db: server.db, actor }, [partnerProposal(nasty)], { name: '<b>deck</b>.pptx' });
		const { html } = await (await coordinator()).get(`${base}/${id}?show=all`);
		expect(html).not.toContain('<img src=x');
		expect(html).not.toContain('<b>deck</b>');
		expect(textOf(html)).toContain(nasty);
	});
});
