import { describe, expect, it } from 'vitest';
import { firstDirector } from '../support/desk.ts';
import { textOf } from '../support/html.ts';
import { HttpClient } from '../support/http-client.ts';
import { openMailbox } from '../support/mailbox.ts';
import { kesher, emptyHome, startServer, usedHome } from '../support/operations.ts';

const MEMBERS = '/o/raanana/settings/members';
const ENGLISH = { 'accept-language': 'en' };
const NEW = 'a longer walk by the river';

async function serverWithMail(refuses = false) {
	const mailbox = await openMailbox({ refuses });
	const env = { SMTP_URL: mailbox.url, MAIL_FROM: 'Kesher <kesher@raanana.example>' };
	const server = await startServer(usedHome(), { env });
	return { mailbox, server, desk: await firstDirector(server) };
}

const linkIn = (text: string | undefined, base: string) =>
	new RegExp(`${base}(/sign-in/[\\w-]+)`).exec(text ?? '')?.[1];

describe('a server with a way out for mail', () => {
	it('sends the link to who was added, in their language, and shows it to nobody else', async () => {
		const { mailbox, server, desk } = await serverWithMail();
		const coming = mailbox.next();
		const page = await desk.client.post(`${MEMBERS}?/add`, {
			email: 'noa@raanana.example',
			name: 'נועה',
			role: 'reader'
		});
		const letter = await coming;
		expect(letter.from?.address).toBe('kesher@raanana.example');
		expect(letter.to?.map(({ address }) => address)).toEqual(['noa@raanana.example']);
		const path = linkIn(letter.text, server.base);
		expect(path).toBeDefined();
		expect(page.html).not.toContain(path);
		expect(textOf(page.html)).toContain('noa@raanana.example');
		const used = await new HttpClient(server.base).post(path ?? '', { password: NEW, repeat: NEW });
		expect(used.status).toBe(303);
	});

	it('mails a new password to who has an account, and says the same to who has none', async () => {
		const { mailbox, server } = await serverWithMail();
		const [known, stranger] = [new HttpClient(server.base), new HttpClient(server.base)];
		const coming = mailbox.next();
		const answer = await known.post('/sign-in/forgotten', { email: 'dana@example.org' }, ENGLISH);
		const other = await stranger.post('/sign-in/forgotten', { email: 'nobody@example.org' }, ENGLISH);
		expect(textOf(answer.html)).toContain('If there is an account of this address');
		expect(textOf(other.html)).toBe(textOf(answer.html));
		const path = linkIn((await coming).text, server.base) ?? '';
		expect((await known.post(path, { password: NEW, repeat: NEW })).status).toBe(303);
		const signedIn = await stranger.post('/sign-in', { email: 'dana@example.org', password: NEW });
		expect(signedIn.status).toBe(303);
		expect(mailbox.letters).toHaveLength(1);
		expect((await known.post(path, { password: NEW, repeat: NEW })).status).toBe(410);
	});

	it('is not made to flood a mailbox, and asks for an address that is one', async () => {
		const { mailbox, server } = await serverWithMail();
		const client = new HttpClient(server.base);
		expect((await client.post('/sign-in/forgotten', { email: 'x' })).status).toBe(422);
		const statuses: number[] = [];
		for (let asked = 0; asked < 7; asked += 1) {
			statuses.push((await client.post('/sign-in/forgotten', { email: 'dana@example.org' }, ENGLISH)).status);
		}
		expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
		await expect.poll(() => mailbox.letters.length).toBe(5);
	});

	it('writes into the head of a letter, and into its link, nothing that somebody has sent', async () => {
		const { mailbox, server, desk } = await serverWithMail();
		const bad = { email: 'noa@raanana.example\r\nbcc: zz@evil.example', name: 'Noa', role: 'reader' };
		expect((await desk.client.post(`${MEMBERS}?/add`, bad)).status).toBe(422);
		const coming = mailbox.next();
		const name = 'Noa\r\nBcc: zz@evil.example\r\n\r\nCome in at evil.example';
		const added = await desk.client.post(`${MEMBERS}?/add`, { email: 'noa@raanana.example', name, role: 'reader' });
		expect(added.status).toBe(200);
		const invitation = await coming;
		expect(invitation.to?.map(({ address }) => address)).toEqual(['noa@raanana.example']);
		expect(invitation.bcc ?? []).toEqual([]);
		expect(invitation.headers.filter(({ value }) => value.includes('evil'))).toEqual([]);
		const next = mailbox.next();
		const forged = {
			'x-forwarded-host': 'evil.example',
			forwarded: 'host=evil.example',
			'x-kesher-host': 'evil.example'
		};
		const asked = await new HttpClient(server.base).post('/sign-in/forgotten', { email: 'dana@example.org' }, forged);
		expect(asked.status).toBe(200);
		const letter = await next;
		expect(linkIn(letter.text, server.base)).toBeDefined();
		expect(letter.text).not.toContain('evil');
	});

	it('shows the link to the director when the letter is not taken', async () => {
		const { desk, server } = await serverWithMail(true);
		const page = await desk.client.post(`${MEMBERS}?/add`, { email: 'noa@raanana.example', role: 'reader' });
		expect(linkIn(page.html, server.base)).toBeDefined();
	});
});

describe('without one', () => {
	it('a forgotten password is a matter for people, and the page says so', async () => {
		const server = await startServer(usedHome());
		const client = new HttpClient(server.base);
		expect(textOf((await client.get('/sign-in/forgotten', ENGLISH)).html)).toContain('No mail can be sent from here');
		expect((await client.post('/sign-in/forgotten', { email: 'dana@example.org' })).status).toBe(409);
	});

	it.each([
		[{ SMTP_URL: 'mail.example.org' }, 'SMTP_URL must name a mail server'],
		[{ SMTP_URL: 'smtp://mail.example.org' }, 'MAIL_FROM must say whom letters come from']
	])('%j does not start, and says why', async (env, sentence) => {
		const { code, err } = await kesher(['start'], emptyHome(), { env });
		expect(code).toBe(1);
		expect(err).toContain(sentence);
	});
});
