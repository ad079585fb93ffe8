import { beforeAll, describe, expect, it } from 'vitest';
import { addUser, createSignInLink } from '../../src/features/account/server/commands.ts';
import { listMembers } from '../../src/features/member/server/queries.ts';
import { addMember } from '../../src/features/office/server/commands.ts';
import { newId } from '../../src/kernel/id.ts';
import type { OfficeId } from '../../src/platform/server/database.ts';
import { buildOffice } from '../support/factories.ts';
import { textOf } from '../support/html.ts';
import type { HttpClient } from '../support/http-client.ts';
import { pngOf } from '../support/sample-bombs.ts';
import { SAMPLE_FILES } from '../support/sample-files.ts';
import { testServer } from '../support/server.ts';

const server = testServer();
const slug = `set-${newId().slice(-8)}`;
const settings = `/o/${slug}/settings`;
let officeId: OfficeId;
let director: HttpClient;

const OFFICE = {
	'name.he': 'עיריית בדיקה',
	'name.en': 'Testville',
	'city.en': 'Testville',
	country: 'IL',
	latitude: '32.18',
	longitude: '34.87',
	timeZone: 'Asia/Jerusalem',
	languages: 'en,he',
	periodStartsIn: '9',
	colour: '#0B5D52'
};

beforeAll(async () => {
	officeId = await buildOffice(server.db, { slug });
	director = await server.signedIn('director', { office: slug });
});

describe('the settings of an office', () => {
	it('are saved, shown again, and told in the history', async () => {
		const saved = await director.post(`${settings}?/save`, { ...OFFICE, version: '1' });
		expect([saved.status, saved.location]).toEqual([303, settings]);
		const page = await director.get(settings);
		expect(page.html).toContain('value="32.18"');
		expect(page.html).toContain('value="#0b5d52"');
		const text = textOf(page.html);
		expect(text).toContain('Saved');
		expect(text).toMatch(/Colour Now: ?#0b5d52|Colour .*#0b5d52/);
		const late = await director.post(`${settings}?/save`, { ...OFFICE, version: '1', 'city.en': 'Late' });
		expect(late.status).toBe(409);
		expect(late.html).toContain('value="Late"');
		expect(textOf(late.html)).toContain('You saved this record in the meantime, in another window');
	});

	it('come back with every problem and what was typed', async () => {
		const bad = { ...OFFICE, 'name.he': '', 'name.en': '', latitude: '', timeZone: 'Mars/Base', colour: 'red' };
		const page = await director.post(`${settings}?/save`, { ...bad, languages: 'fr', version: '2' });
		expect(page.status).toBe(422);
		expect(page.html).toContain('value="Mars/Base"');
		const text = textOf(page.html);
		expect(text).toContain('5 fields need fixing');
		expect(text).toContain('Enter a colour in six digits');
	});

	it.each(['reader', 'coordinator'] as const)('are not there for a %s', async (role) => {
		const client = await server.signedIn(role, { office: slug });
		for (const path of [settings, `${settings}/members`]) {
			const page = await client.get(path);
			expect(page.status).toBe(404);
			expect(textOf(page.html)).toContain('The page was not found, or you may not see it.');
			expect(page.html).toContain('class="nav__sections"');
		}
		expect((await client.post(`${settings}?/save`, { ...OFFICE, version: '2' })).status).toBe(404);
		const added = await client.post(`${settings}/members?/add`, { email: 'x@example.org', role: 'director' });
		expect(added.status).toBe(404);
	});
});

describe('the members of an office', () => {
	const members = `${settings}/members`;
	const everybody = () => server.db.forOffice(officeId, (tx) => listMembers(tx, officeId));

	it('are added by e-mail with a link that works once', async () => {
		const email = `${newId()}@example.org`;
		const page = await director.post(`${members}?/add`, { email, name: 'Noa Levi', role: 'coordinator' });
		expect(page.status).toBe(200);
		const link = /<code>([^<]+)<\/code>/.exec(page.html)?.[1] ?? '';
		expect(link).toMatch(/\/sign-in\/[\w-]{32}$/);
		expect((await director.get(members)).html).not.toContain(link);
		const path = new URL(link).pathname;
		const noa = server.anonymous();
		const password = 'a long sentence of words';
		const used = await noa.post(path, { password, repeat: password });
		expect([used.status, used.location]).toEqual([303, '/']);
		expect((await noa.get('/')).location).toBe(`/o/${slug}/year`);
		expect((await server.anonymous().post(path, { password, repeat: password })).status).toBe(410);
		expect(textOf((await server.anonymous().get(path, { 'accept-language': 'en' })).html)).toContain(
			'This link is not valid'
		);
		const again = await director.post(`${members}?/add`, { email, role: 'reader' });
		expect(again.status).toBe(422);
		expect(textOf(again.html)).toContain('This address is in the list already');
	});

	it('are given no new link where it is oneself: it is not offered, and refused with the way to my settings', async () => {
		const second = await server.signedIn('director', { office: slug });
		const { html } = await second.get(members);
		const ids = [...html.matchAll(/name="id" value="([^"]+)"/g)].map(([, id]) => id);
		const own = (await everybody()).filter(({ id }) => !ids.includes(id));
		expect(own).toHaveLength(1);
		for (const [language, said] of [
			['en', 'Your own password is changed in your settings'],
			['he', 'הסיסמה של החשבון שלי מוחלפת בהגדרות שלי']
		] as const) {
			await second.post('/account?/language', { language, back: members });
			const refused = await second.post(`${members}?/link`, { id: own[0]?.id ?? '' });
			expect(refused.status).toBe(409);
			expect(refused.html).toMatch(/role="alert".*href="\/account"/s);
			expect(refused.html).not.toMatch(/\/sign-in\/[\w-]{32}/);
			expect(textOf(refused.html)).toContain(said);
		}
		const { id } = own[0] ?? { id: '' };
		expect((await director.post(`${members}/${id}/remove?/remove`, { id, why: 'A trial' })).status).toBe(303);
	});

	it('who belong to another office as well are given none, and it is said who makes it', async () => {
		const email = `${newId()}@example.org`;
		const { userId } = await addUser(server.db, { email, name: 'Gil', language: 'en' });
		await addMember(server.db, officeId, userId, 'reader');
		await addMember(server.db, await buildOffice(server.db), userId, 'reader');
		const password = 'a long sentence of words';
		await server.anonymous().post(await createSignInLink(server.db, userId), { password, repeat: password });
		const gil = (await everybody()).find((member) => member.userId === userId);
		expect(gil?.hasPassword).toBe(true);
		const refused = await director.post(`${members}?/link`, { id: gil?.id ?? '' });
		expect(refused.status).toBe(409);
		expect(textOf(refused.html)).toContain(`npx kesher user link ${email}`);
	});

	it('cannot lose the last director, and a member is removed after a question', async () => {
		const { html } = await director.get(members);
		const own = (await everybody()).find(({ role }) => role === 'director')?.id ?? '';
		expect(textOf(html)).toContain('Director The only director of the office: neither the role nor');
		expect(html).not.toContain(`${own}/remove`);
		const question = await director.get(`${members}/${own}/remove`);
		expect(textOf(question.html)).toContain('until somebody else is a director');
		expect(question.html).not.toContain('?/remove');
		const demoted = await director.post(`${members}/${own}?/save`, { id: own, role: 'reader' });
		expect(demoted.status).toBe(422);
		expect(textOf(demoted.html)).toContain('This is the last director of the office');
		const removed = await director.post(`${members}/${own}/remove?/remove`, { id: own });
		expect([removed.status, /<title>Error: /.test(removed.html)]).toEqual([422, true]);

		const added = await director.post(`${members}?/add`, {
			email: `${newId()}@example.org`,
			name: 'Avi',
			role: 'reader'
		});
		const avi = />Avi<.*?name="id" value="([^"]+)"/s.exec(added.html)?.[1] ?? '';
		expect(textOf((await director.get(`${members}/${avi}/remove`)).html)).toContain('Remove Avi');
		expect((await director.post(`${members}/${avi}/remove?/remove`, { id: avi, why: 'Left' })).location).toBe(members);
		expect((await director.get(members)).html).not.toContain('>Avi<');
		expect(textOf((await director.get(settings)).html)).toContain('Avi (Reader)');
	});

	it('have no role before one is chosen', async () => {
		const { html } = await director.get(members);
		expect(html).toMatch(/name="role" value="coordinator"/);
		expect(html).not.toMatch(/name="role"[^>]*checked/);
		const email = `${newId()}@example.org`;
		const page = await director.post(`${members}?/add`, { email });
		expect(page.status).toBe(422);
		expect(textOf(page.html)).toMatch(/One field needs fixing.*Role/);
		expect(page.html).toContain(`value="${email}"`);
		expect((await director.get(members)).html).not.toContain(email);
	});

	it('refuse what is no address and what is no role', async () => {
		const page = await director.post(`${members}?/add`, { email: 'noa', role: 'king' });
		expect(page.status).toBe(422);
		expect(textOf(page.html)).toContain('2 fields need fixing');
	});
});

describe('the logo of an office', () => {
	const upload = (client: HttpClient, bytes: Uint8Array) => {
		const body = new FormData();
		body.set('file', new Blob([bytes as BlobPart]), 'logo.png');
		return client.send(`${settings}?/logo`, { method: 'POST', body, headers: { origin: server.base } });
	};

	it('is taken as a picture only, shown in the navigation, and removed again', async () => {
		const page = await upload(director, Buffer.from('<svg onload="x">'));
		expect(page.status).toBe(422);
		expect(textOf(page.html)).toContain('Choose a PNG, JPEG or WebP picture');
		const large = await upload(director, new Uint8Array(1024 * 1024 + 1));
		expect([large.status, textOf(large.html).includes('1 MB')]).toEqual([422, true]);

		const unfolding = await upload(director, pngOf(40_000, 40_000));
		expect([unfolding.status, textOf(unfolding.html).includes('at most 4000 pixels')]).toEqual([422, true]);

		expect((await upload(director, SAMPLE_FILES.png)).status).toBe(303);
		const { html } = await director.get(settings);
		const src = /<img class="brand__logo" src="([^"]+)"/.exec(html)?.[1] ?? '';
		const picture = await director.get(src);
		expect(picture.headers.get('content-type')).toBe('image/png');
		expect(picture.headers.get('content-security-policy')).toContain('sandbox');
		expect((await (await server.signedIn('director')).get(src)).status).toBe(404);

		expect((await director.post(`${settings}?/unlogo`, {})).status).toBe(303);
		expect((await director.get(settings)).html).not.toContain('brand__logo');
	});

	it('is not the reader’s to change', async () => {
		const reader = await server.signedIn('reader', { office: slug });
		expect((await upload(reader, SAMPLE_FILES.png)).status).toBe(404);
	});
});

it('the look that was chosen holds on the sign-in page too', async () => {
	const client = await server.signedIn('reader', { office: slug });
	await client.post('/account?/settings', { name: 'Dana', language: 'en', theme: 'dark' });
	await client.post('/sign-out', {});
	const page = await client.get('/sign-in');
	expect(page.html).toContain('<html lang="en" dir="ltr" data-theme="dark"');
});
