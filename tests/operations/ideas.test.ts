import type { Email } from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { stampForm } from '../../src/features/resident-idea/server/stamp.ts';
import { admitOffice } from '../../src/platform/server/database.ts';
import { readSecrets, stateFolder } from '../../src/platform/server/state-folder.ts';
import { firstDirector } from '../support/desk.ts';
import { formIn, textOf } from '../support/html.ts';
import { HttpClient } from '../support/http-client.ts';
import { openMailbox } from '../support/mailbox.ts';
import { comesTrue, startServer, usedHome } from '../support/operations.ts';
import { asOwner } from '../support/owner.ts';

const OFFICE = 'Ra’anana Foreign Relations';
const SITE = '/raanana/en';
const QUEUE = '/o/raanana/ideas';
const RESIDENTS = /@resident\.example$/;
const READERS = /(?<!@resident\.example)$/;

/** A server with a way out for mail, a director at work, and a resident in a browser of their own. */
async function withMail() {
	const mailbox = await openMailbox();
	const home = usedHome();
	const env = { SMTP_URL: mailbox.url, MAIL_FROM: 'Kesher <kesher@raanana.example>' };
	const server = await startServer(home, { env });
	const { client: director } = await firstDirector(server);
	const office = await asOwner(home, async (client) => {
		await client.query(
			`insert into kesher.site (office_id, is_on) select id, true from kesher.office where slug = 'raanana'
			on conflict (office_id) do update set is_on = true`
		);
		const { rows } = await client.query<{ id: string }>(`select id from kesher.office where slug = 'raanana'`);
		return admitOffice(rows[0]?.id ?? '');
	});
	const resident = new HttpClient(server.base);
	const stamp = () => stampForm(readSecrets(stateFolder(home)).auth, office, new Date(Date.now() - 20_000));
	const linkIn = (text: string | undefined, page: string) =>
		new RegExp(`${server.base}(/raanana/en/ideas/${page}/[\\w-]{43})`).exec(text ?? '')?.[1] ?? '';
	/** Fills a form of a page of an idea in, as the director. */
	const press = async (path: string, action: string, fields: Record<string, string>) => {
		const { html } = await director.get(path);
		const form = formIn(html, action);
		return director.post(`${path}${form.action}`, { ...form.fields, ...fields });
	};
	return { mailbox, director, resident, stamp, linkIn, press, home };
}

const toResidents = (letters: readonly Email[]) =>
	letters.filter(({ to }) => RESIDENTS.test(to?.[0]?.address ?? '')).length;

const IDEA = { text: 'A chess evening by video', name: 'Noa Levi', age: 'adult', consent: 'on', mayPublish: 'on' };

describe('a resident, by real letters', () => {
	it('confirms the address by hand, is asked, and hears of each step in their language', async () => {
		const { mailbox, resident, stamp, linkIn, press, director } = await withMail();
		const email = 'noa@resident.example';
		let coming = mailbox.next(RESIDENTS);
		const id = stamp();
		const sent = await resident.post(`${SITE}/ideas/new`, { ...IDEA, email, stamp: id });
		expect([sent.status, sent.location]).toEqual([303, expect.stringMatching(/\/ideas\/sent\/[\w-]+$/)]);
		expect(textOf((await resident.get(sent.location ?? '')).html)).toContain('noa@resident.example');
		expect(sent.location).not.toMatch(/noa|resident/);
		const asks = await coming;
		expect(asks.to?.map(({ address }) => address)).toEqual([email]);
		expect([asks.from?.name, asks.from?.address]).toEqual([OFFICE, 'kesher@raanana.example']);
		expect(asks.headers.find(({ key }) => key === 'content-language')?.value).toBe('en');
		expect(`${asks.subject ?? ''} ${asks.text ?? ''}`).not.toMatch(/chess|Noa/);
		const confirm = linkIn(asks.text, 'own');

		// A program that looks into letters opens the link, and nothing comes of it.
		for (let each = 0; each < 3; each += 1) {
			expect(textOf((await new HttpClient(resident.base).get(confirm)).html)).toContain('Is this your idea?');
		}
		expect(textOf((await director.get(QUEUE)).html)).toContain('רעיון אחד ממתין שהשולח יאשר את הכתובת');

		coming = mailbox.next(RESIDENTS);
		const telling = mailbox.next(READERS);
		const confirmed = await resident.post(`${confirm}?/confirm`, {});
		expect(confirmed.location).toMatch(/\/ideas\/own\/[\w-]{43}$/);
		const received = await coming;
		expect(received.subject).toContain('Your idea has come in');
		const told = await telling;
		expect(told.subject).toContain('רעיון של תושב ממתין לקריאה');
		expect(`${told.subject ?? ''} ${told.text ?? ''}`).not.toMatch(/chess|Noa/);
		expect((await resident.get(confirm)).status).toBe(404);
		expect((await resident.post(`${confirm}?/confirm`, {})).status).toBe(404);
		const own = linkIn(received.text, 'own');
		expect(textOf((await resident.get(own)).html)).toContain('It has come in and waits to be read.');

		const path = `${QUEUE}/${id.split('.')[0] ?? ''}`;
		coming = mailbox.next(RESIDENTS);
		await press(path, '?/ask', { 'text.en': 'At which school?' });
		const question = await coming;
		expect(question.subject).toContain('A question about your idea');
		expect(question.text).toContain('At which school?');

		coming = mailbox.next(RESIDENTS);
		const taken = await press(path, '?/take', { 'title.en': 'Chess by video', 'title.he': 'שחמט מקוון' });
		expect((await coming).subject).toContain('Your idea was taken up');

		coming = mailbox.next(RESIDENTS);
		const initiative = taken.location ?? '';
		const decide = await director.get(`${initiative}/decide`);
		const form = formIn(decide.html, '?/save');
		await director.post(`${initiative}/decide${form.action}`, {
			...form.fields,
			...{ outcome: 'accepted', 'answer.en': 'Gladly, from autumn on', 'answer.he': 'בשמחה, מהסתיו' }
		});
		const answer = await coming;
		expect(answer.subject).toContain('The answer to your idea');
		expect(answer.text).toContain('Gladly, from autumn on');
		expect(textOf((await resident.get(linkIn(answer.text, 'own'))).html)).toContain(
			'It was accepted and is being worked on.'
		);
	});

	it('supports what is published, once, by the link in a letter', async () => {
		const { mailbox, resident, stamp, linkIn, press } = await withMail();
		let coming = mailbox.next(RESIDENTS);
		const made = stamp();
		const id = made.split('.')[0] ?? '';
		await resident.post(`${SITE}/ideas/new`, { ...IDEA, email: 'noa@resident.example', stamp: made });
		const confirm = linkIn((await coming).text, 'own');
		coming = mailbox.next(RESIDENTS);
		await resident.post(`${confirm}?/confirm`, {});
		await coming;
		coming = mailbox.next(RESIDENTS);
		await press(`${QUEUE}/${id}`, '?/publish', { 'publicTitle.en': 'Chess for all', 'publicText.en': 'Once a month' });
		expect((await coming).subject).toContain('Your idea is on our site');
		const page = `${SITE}/ideas/${id}`;
		expect(textOf((await resident.get(page)).html)).toContain('0 supporters');

		coming = mailbox.next(RESIDENTS);
		const fields = { stamp: stamp(), website: '' };
		const asked = await resident.post(`${page}?/support`, { ...fields, email: 'ruth@resident.example' });
		expect(asked.location).toMatch(/\?done=/);
		expect(textOf((await resident.get(asked.location ?? '')).html)).toContain('ruth@resident.example');
		const letter = await coming;
		expect(letter.text).toContain('Chess for all');
		const support = linkIn(letter.text, 'support');
		for (let each = 0; each < 2; each += 1) expect((await resident.get(support)).status).toBe(200);
		expect(textOf((await resident.get(page)).html)).toContain('0 supporters');
		for (let each = 0; each < 2; each += 1) await resident.post(`${support}?/count`, {});
		expect(textOf((await resident.get(page)).html)).toContain('1 supporter');
		await resident.post(`${support}?/takeBack`, {});
		expect(textOf((await resident.get(page)).html)).toContain('0 supporters');

		const trapped = { ...fields, website: 'x', email: 'spam@resident.example' };
		expect((await resident.post(`${page}?/support`, trapped)).location).toMatch(/\?done=/);
		expect((await resident.post(`${page}?/support`, { ...fields, email: 'nobody' })).status).toBe(422);
		expect(await comesTrue(() => toResidents(mailbox.letters) > 4, 3_000)).toBe(false);
	});
});
