import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { addUser, createSignInLink } from '../../src/features/account/server/commands.ts';
import { addMember } from '../../src/features/office/server/commands.ts';
import { officeOfSlug } from '../../src/features/office/server/queries.ts';
import { newId } from '../../src/kernel/id.ts';
import { buildOffice } from '../support/factories.ts';
import type { HttpClient, Page } from '../support/http-client.ts';
import { textOf } from '../support/html.ts';
import { testServer } from '../support/server.ts';

const server = testServer();
const ENGLISH = { 'accept-language': 'en' };
const PASSWORD = 'a long walk by the river';
const SESSION = 'kesher.session_token';

/** Somebody of the starter office who has not signed in yet, and the link that they were sent. */
async function invited(asksName = false, name = 'Noa'): Promise<{ email: string; userId: string; link: string }> {
	const email = `${newId()}@example.org`;
	const { userId } = await addUser(server.db, { email, name: name || email, language: 'en' });
	const office = await officeOfSlug(server.db, 'raanana');
	if (!office) throw new Error('no starter office');
	await addMember(server.db, office, userId, 'director');
	return { email, userId, link: await createSignInLink(server.db, userId, { asksName }) };
}

function follow(client: HttpClient, link: string, fields: Record<string, string> = {}): Promise<Page> {
	return client.post(link, { password: PASSWORD, repeat: PASSWORD, ...fields }, ENGLISH);
}

/** Somebody who has set a password. */
async function registered(): Promise<{ email: string; userId: string; client: HttpClient }> {
	const { email, userId, link } = await invited();
	const client = server.anonymous();
	expect((await follow(client, link)).status).toBe(303);
	return { email, userId, client };
}

function signIn(client: HttpClient, email: string, password = PASSWORD, to = ''): Promise<Page> {
	const address = to ? `/sign-in?to=${encodeURIComponent(to)}` : '/sign-in';
	return client.post(address, { email, password }, ENGLISH);
}

/** The session that an answer sets, as the browser would keep it. */
function sessionOf(page: Page): string | undefined {
	return page.headers
		.getSetCookie()
		.find((line) => line.startsWith(`${SESSION}=`))
		?.split(';')[0];
}

/** An answer without what differs from request to request. */
function alike(page: Page, email: string): string {
	return page.html.replaceAll(email, 'EMAIL').replace(/nonce="[^"]*"|__sveltekit_\w+/g, '');
}

describe('the sign-in form', () => {
	it('says the same of a wrong password and of an account that does not exist', async () => {
		const { email } = await registered();
		const stranger = `${newId()}@example.org`;
		const wrong = await signIn(server.anonymous(), email, 'not the password of it');
		const unknown = await signIn(server.anonymous(), stranger, 'not the password of it');
		expect([wrong.status, unknown.status]).toEqual([422, 422]);
		expect(wrong.html).toContain('The e-mail address or the password is not right.');
		expect(alike(unknown, stranger)).toBe(alike(wrong, email));
		expect(wrong.html).not.toContain('not the password of it');
	});

	it('asks for what is missing, and keeps the address that was typed', async () => {
		const { status, html } = await signIn(server.anonymous(), '', 'x');
		expect(status).toBe(422);
		expect(html).toContain('aria-invalid="true"');
	});

	it('locks an account at the sixth wrong attempt, even for the right password, and says for how long', async () => {
		const { email } = await registered();
		for (let attempt = 1; attempt <= 5; attempt += 1) {
			expect((await signIn(server.anonymous(), email, `wrong number ${attempt}`)).status).toBe(422);
		}
		const locked = await signIn(server.anonymous(), email);
		expect(locked.status).toBe(429);
		expect(locked.html).toMatch(/Too many attempts. Try again in 1[45] minutes./);
		expect(sessionOf(locked)).toBeUndefined();
	});

	it('takes the address of the person in capitals too, and leads to the page that was asked for', async () => {
		const { email } = await registered();
		const asked = await server.anonymous().get('/o/raanana/goals?x=1');
		expect(asked.status).toBe(303);
		expect(asked.location).toBe(`/sign-in?to=${encodeURIComponent('/o/raanana/goals?x=1')}`);
		const client = server.anonymous();
		const signedIn = await signIn(client, email.toUpperCase(), PASSWORD, '/o/raanana/goals?x=1');
		expect([signedIn.status, signedIn.location]).toEqual([303, '/o/raanana/goals?x=1']);
		expect((await client.get('/o/raanana/goals')).status).toBe(200);
	});

	it.each(['https://evil.example/', '//evil.example/', '/\\evil.example', 'javascript:alert(1)', '/sign-in'])(
		'leads nowhere else: %s',
		async (to) => {
			const { email } = await registered();
			expect((await signIn(server.anonymous(), email, PASSWORD, to)).location).toBe('/');
		}
	);

	it('begins a session of its own each time, which a page cannot read, and ends it at sign-out', async () => {
		const { email } = await registered();
		const client = server.anonymous();
		const first = await signIn(client, email);
		const second = await signIn(server.anonymous(), email);
		const cookie = sessionOf(first);
		expect(cookie).toBeDefined();
		expect(sessionOf(second)).not.toBe(cookie);
		const set = first.headers.getSetCookie().find((line) => line.startsWith(SESSION));
		expect(set).toMatch(/HttpOnly/i);
		expect(set).toMatch(/SameSite=Lax/i);
		const out = await client.post('/sign-out', {});
		expect([out.status, out.location]).toEqual([303, '/sign-in']);
		const stolen = await server.anonymous().send('/o/raanana/goals', { headers: { cookie: cookie ?? '' } });
		expect(stolen.status).toBe(303);
		expect(stolen.location).toMatch(/^\/sign-in/);
	});
});

describe('somebody who is let into no office', () => {
	it.each([
		['en', { starts: '2099-01-31' }, 'Testville Foreign Relations: you can come in from', '2099'],
		['he', { starts: '2099-01-31' }, 'עיריית בדיקה, קשרי חוץ: הכניסה אפשרית החל ב־', '2099'],
		['en', { ends: '2020-12-31' }, 'Testville Foreign Relations: your access ended on', '2020'],
		['he', { ends: '2020-12-31' }, 'עיריית בדיקה, קשרי חוץ: הגישה הסתיימה ב־', '2020']
	] as const)('is told in my settings from when or until when (%s, %o)', async (language, limits, said, year) => {
		const slug = `away-${newId().slice(-8)}`;
		const officeId = await buildOffice(server.db, { slug });
		const client = await server.signedIn('reader', { office: slug, language, limits });
		const text = textOf((await client.get('/account')).html);
		expect(text).toContain(said);
		expect(text).toContain(year);
		expect(text).not.toContain('npx kesher');
		await server.db.forOffice(officeId, (tx) =>
			sql`update office set deleted_at = now(), deletion_reason = 'Merged' where id = ${officeId}`.execute(tx)
		);
		const gone = textOf((await client.get('/account')).html);
		expect(gone).toContain('npx kesher user add');
		expect(gone).not.toContain(said);
	});
});

describe('a sign-in link', () => {
	it('is not used up by being looked at, works once, and then says what to do', async () => {
		const { email, link } = await invited();
		for (let look = 0; look < 2; look += 1) {
			expect((await server.anonymous().get(link, ENGLISH)).html).toContain(`Choose a password for ${email}`);
		}
		const client = server.anonymous();
		expect((await follow(client, link)).location).toBe('/');
		expect((await client.get('/')).location).toMatch(/^\/o\/raanana\/year/);
		const again = await server.anonymous().get(link, ENGLISH);
		expect(again.html).toContain('If you have set a password, sign in with it');
		const used = await follow(server.anonymous(), link, {
			password: 'another good sentence',
			repeat: 'another good sentence'
		});
		expect(used.status).toBe(410);
		expect(used.html).toContain('This link is not valid');
		expect((await signIn(server.anonymous(), email)).status).toBe(303);
	});

	it('is over after its hours', async () => {
		const { userId, link } = await invited();
		await server.db.forInstallation((tx) =>
			sql`update auth.sign_in_link set expires_at = now() - interval '1 second' where user_id = ${userId}`.execute(tx)
		);
		expect((await server.anonymous().get(link, ENGLISH)).html).toContain('This link is not valid');
		expect((await follow(server.anonymous(), link)).status).toBe(410);
	});

	it('asks who has signed in before for a new password, and calls it so', async () => {
		const { userId, link } = await invited();
		expect(textOf((await server.anonymous().get(link, ENGLISH)).html)).toContain('First sign-in');
		expect((await follow(server.anonymous(), link)).status).toBe(303);
		const later = await createSignInLink(server.db, userId);
		const asked = textOf((await server.anonymous().get(later, ENGLISH)).html);
		expect(asked).toContain('New password Hello Noa.');
		expect(asked).not.toContain('First sign-in');
	});

	it('answers a link that never was in the same way', async () => {
		expect((await server.anonymous().get('/sign-in/never-was', ENGLISH)).html).toContain('This link is not valid');
		expect((await follow(server.anonymous(), '/sign-in/never-was')).status).toBe(410);
	});

	it('refuses a password that is short, guessable or typed differently, and stays good', async () => {
		const { link } = await invited();
		for (const [password, repeat] of [
			['short', 'short'],
			['password123456', 'password123456'],
			[PASSWORD, `${PASSWORD}!`]
		]) {
			const { status, html } = await follow(server.anonymous(), link, { password, repeat } as Record<string, string>);
			expect(status).toBe(422);
			expect(html).toContain('aria-invalid="true"');
		}
		expect((await follow(server.anonymous(), link)).status).toBe(303);
	});

	it('of the first director also asks who they are, and refuses the address of somebody else', async () => {
		const other = await registered();
		const { link, email: provisional } = await invited(true);
		expect((await server.anonymous().get(link, ENGLISH)).html).toContain('the e-mail of the first director');
		expect((await follow(server.anonymous(), link)).status).toBe(422);
		const taken = await follow(server.anonymous(), link, { name: 'Ruth', email: other.email });
		expect(taken.status).toBe(422);
		const email = `${newId()}@example.org`;
		const client = server.anonymous();
		expect((await follow(client, link, { name: 'Ruth Levi', email })).status).toBe(303);
		expect((await client.get('/account')).html).toContain('Ruth Levi');
		expect((await signIn(server.anonymous(), email)).status).toBe(303);
		expect((await signIn(server.anonymous(), provisional)).status).toBe(422);
	});

	it('of somebody who was added by the address alone asks for the name, which stands everywhere from then on', async () => {
		const { link, email } = await invited(false, '');
		const asked = await server.anonymous().get(link, ENGLISH);
		expect(textOf(asked.html)).toContain('Enter your name as others in the office will see it');
		expect(textOf(asked.html)).not.toContain(`Hello ${email}`);
		expect([asked.html.includes('name="name"'), asked.html.includes('name="email"')]).toEqual([true, false]);
		const client = server.anonymous();
		expect((await follow(client, link, { name: ' ' })).status).toBe(422);
		const elsewhere = { name: 'Noa Bar', email: 'somebody@example.org' };
		expect((await follow(client, link, elsewhere)).status).toBe(303);
		expect((await client.get('/account')).html).toContain('value="Noa Bar"');
		expect((await signIn(server.anonymous(), email)).status).toBe(303);
	});

	it('leads to settings that stand in the office, and for somebody of no office by themselves', async () => {
		const { client } = await registered();
		const page = await client.get('/account');
		expect(page.html).toContain('class="nav__sections"');
		expect(page.html).toMatch(/<a href="\/account" aria-current="page"[^>]*>My settings/);
		const refused = await client.post('/account?/settings', { name: '', language: 'en', theme: 'dark' });
		expect([refused.status, refused.html.includes('class="nav__sections"')]).toEqual([422, true]);
		await client.post('/account?/settings', { name: 'Noa', language: 'en', theme: 'dark' });
		expect(textOf((await client.get('/account')).html)).toContain('Saved');
		const nobody = await (await server.signedIn('reader', { office: null })).get('/account');
		expect([nobody.status, nobody.html.includes('class="nav__sections"')]).toEqual([200, false]);
	});

	it('that has set the password while too many were signing in leads to a sign-in that says so', async () => {
		const said = 'The password is set. Very many are signing in at this moment';
		const client = server.anonymous();
		expect(textOf((await client.get('/sign-in?set', ENGLISH)).html)).toContain(said);
		expect(textOf((await client.get('/sign-in?set', { 'accept-language': 'he' })).html)).toContain('הסיסמה נקבעה');
		expect(textOf((await client.get('/sign-in', ENGLISH)).html)).not.toContain(said);
	});

	it('ends the sessions that were there before', async () => {
		const { userId, client } = await registered();
		expect((await client.get('/account')).status).toBe(200);
		await follow(server.anonymous(), await createSignInLink(server.db, userId));
		expect((await client.get('/account')).status).toBe(303);
	});
});

describe('the places where I am signed in', () => {
	const FIREFOX = {
		...ENGLISH,
		'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0'
	};
	const idsOf = (html: string) => [...html.matchAll(/name="session" value="([^"]+)"/g)].map(([, id = '']) => id);

	async function twoPlaces(): Promise<[HttpClient, HttpClient]> {
		const { email, client } = await registered();
		const there = server.anonymous();
		await there.post('/sign-in', { email, password: PASSWORD }, FIREFOX);
		return [client, there];
	}

	it('are listed, and one that is not mine any more is ended', async () => {
		const [here, there] = await twoPlaces();
		const page = await here.get('/account');
		expect(textOf(page.html)).toMatch(/Where I am signed in.*this one.*Firefox, Linux/s);
		const [id = ''] = idsOf(page.html);
		const ended = await here.post('/account?/endSession', { session: id });
		expect([ended.status, ended.location]).toEqual([303, '/account']);
		expect((await there.get('/account')).location).toContain('/sign-in');
		const after = await here.get('/account');
		expect(textOf(after.html)).toContain('The session was ended');
		expect(idsOf(after.html)).toEqual([]);
	});

	it('are not those of anybody else: an id of theirs ends nothing', async () => {
		const [[, victim], [thief]] = [await twoPlaces(), await twoPlaces()];
		const [id = ''] = idsOf((await victim.get('/account')).html);
		expect((await thief.post('/account?/endSession', { session: id })).status).toBe(303);
		expect(idsOf((await victim.get('/account')).html)).toEqual([id]);
		expect((await thief.post('/account?/endSession', {})).status).toBe(422);
		expect((await server.anonymous().post('/account?/endOthers', {})).location).toContain('/sign-in');
	});

	it('are all ended at once, but for this one', async () => {
		const [here, there] = await twoPlaces();
		expect((await here.post('/account?/endOthers', {})).status).toBe(303);
		expect((await there.get('/account')).location).toContain('/sign-in');
		expect(textOf((await here.get('/account')).html)).toContain('All other sessions were ended');
	});
});

describe('a form that comes after its session has ended', () => {
	const goal = () => ({ id: newId(), version: '0', 'name.en': '=Typed "before"', 'name.he': 'הוקלד קודם' });
	const SAVE = '/o/raanana/goals/edit?/save';

	/** The hidden fields of the one form that a page sends anywhere. */
	const hiddenOf = (html: string) =>
		Object.fromEntries(
			[...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
				name,
				value.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
			])
		);

	it('is sent on to a page that signs in and keeps all of it, and is saved from there', async () => {
		const { email } = await registered();
		const [client, typed] = [server.anonymous(), goal()];
		const sentOn = await client.post(SAVE, typed, ENGLISH);
		expect(sentOn.status).toBe(307);
		const asked = await client.post(sentOn.location ?? '', typed, ENGLISH);
		expect(asked.status).toBe(401);
		expect(textOf(asked.html)).toContain('What you typed waits here; after you sign in, one press saves it.');
		expect(textOf(asked.html)).toContain('=Typed "before"');
		const { kept = '' } = hiddenOf(asked.html);
		expect(JSON.parse(kept)).toEqual(Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, [value]])));

		const enter = `/sign-in/again?/enter&to=${encodeURIComponent(SAVE)}`;
		expect(asked.html).toContain(`action="?/enter&amp;to=${encodeURIComponent(SAVE)}"`);
		const wrong = await client.post(enter, { kept, email, password: 'not the password of it' }, ENGLISH);
		expect([wrong.status, hiddenOf(wrong.html)['kept']]).toEqual([422, kept]);
		const entered = await client.post(enter, { kept, email, password: PASSWORD }, ENGLISH);
		expect([entered.status, textOf(entered.html).includes('What you typed is still here')]).toEqual([200, true]);
		expect(entered.html).not.toContain(PASSWORD);
		expect(entered.html).toContain('<bdi>הוקלד קודם</bdi>');
		expect(entered.html).toContain(`action="${SAVE}"`);
		const saved = await client.post(SAVE, hiddenOf(entered.html));
		expect([saved.status, saved.location]).toEqual([303, '/o/raanana/goals']);
		const { html } = await client.get('/o/raanana/goals');
		expect(html).toContain('=Typed "before"');
		await client.post('/o/raanana/goals/edit?/delete', { id: typed.id });
	});

	it('of my settings is kept and saved in the same way; one with passwords is not kept', async () => {
		const { email } = await registered();
		const [client, typed] = [server.anonymous(), { name: 'Ruth Typed', language: 'en', theme: 'dark' }];
		const sentOn = await client.post('/account?/settings', typed, ENGLISH);
		expect(sentOn.status).toBe(307);
		const { kept = '' } = hiddenOf((await client.post(sentOn.location ?? '', typed, ENGLISH)).html);
		const enter = `/sign-in/again?/enter&to=${encodeURIComponent('/account?/settings')}`;
		const entered = await client.post(enter, { kept, email, password: PASSWORD }, ENGLISH);
		const saved = await client.post('/account?/settings', hiddenOf(entered.html));
		expect([saved.status, saved.location]).toEqual([303, '/account']);
		expect((await client.get('/account')).html).toContain('value="Ruth Typed"');
		const passwords = { current: PASSWORD, password: 'another good sentence', repeat: 'another good sentence' };
		const refused = await server.anonymous().post('/account?/password', passwords, ENGLISH);
		expect([refused.status, refused.location]).toEqual([303, expect.stringMatching(/^\/sign-in\?to=/)]);
	});

	it('stays where it is in a page with JavaScript, which is told so', async () => {
		const answer = await server.anonymous().post(SAVE, goal(), { accept: 'application/json' });
		expect(answer.status).toBe(401);
		expect(answer.html).toContain('ended');
	});

	it('is not kept from another site, and what is no form is not sent anywhere else', async () => {
		const keep = `/sign-in/again?/keep&to=${encodeURIComponent(SAVE)}`;
		expect((await server.anonymous().post(keep, goal(), { origin: 'http://evil.example' })).status).toBe(403);
		const odd = await server.anonymous().post('/sign-in/again?/keep&to=//evil.example', goal(), ENGLISH);
		expect(odd.html).toContain('action="?/enter&amp;to=%2F"');
		const broken = await server.anonymous().post('/sign-in/again?/enter', { kept: '{"a":1}', email: '' }, ENGLISH);
		expect([broken.status, hiddenOf(broken.html)['kept']]).toEqual([422, '{}']);
		expect((await server.anonymous().get('/sign-in/again?to=/o/raanana/goals')).location).toBe(
			'/sign-in?to=%2Fo%2Fraanana%2Fgoals'
		);
	});
});
