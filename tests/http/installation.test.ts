import { beforeAll, describe, expect, it } from 'vitest';
import { setAdministrator } from '../../src/features/installation/server/commands.ts';
import { addUser, createSignInLink } from '../../src/features/account/server/commands.ts';
import { newId } from '../../src/kernel/id.ts';
import { textOf } from '../support/html.ts';
import type { HttpClient } from '../support/http-client.ts';
import { testServer } from '../support/server.ts';

const server = testServer();
const ADD = '/installation/add';
const PASSWORD = 'a longer walk by the river';

const office = (slug: string, more: Record<string, string> = {}) => ({
	...{ slug, 'name.he': 'עיריית חולון, קשרי חוץ', 'city.he': 'חולון', 'city.en': 'Holon', country: 'IL' },
	...{ languages: 'he,en', email: `${newId()}@holon.example`, person: 'Noa Levi' },
	...more
});
const fresh = () => `holon-${newId().slice(-8)}`;

/** Who runs the installation and belongs to no office. */
async function administrator(): Promise<HttpClient> {
	const email = `${newId()}@kesher.example`;
	const { userId } = await addUser(server.db, { email, name: 'Ron Bar', language: 'en' });
	await setAdministrator(server.db, email, true);
	const client = server.anonymous();
	const link = await createSignInLink(server.db, userId);
	expect((await client.post(link, { password: PASSWORD, repeat: PASSWORD })).status).toBe(303);
	return client;
}

let client: HttpClient;
beforeAll(async () => {
	client = await administrator();
});

describe('whoever runs the installation', () => {
	it('adds an office, whose first director signs in by the link; of its records they see none', async () => {
		const slug = fresh();
		const made = await client.post(ADD, office(slug));
		expect(made.status).toBe(200);
		const link = /<code>[^<]*(\/sign-in\/[\w-]+)<\/code>/.exec(made.html)?.[1] ?? '';
		const director = server.anonymous();
		expect((await director.post(link, { password: PASSWORD, repeat: PASSWORD })).status).toBe(303);
		const trail = await director.get(`/o/${slug}/settings/trail`);
		const told = textOf(trail.html);
		expect(told).toContain('Noa Levi (');
		// The office, and its first director: both from where the request came from.
		expect(told.match(/Ron Bar/g)).toHaveLength(2);
		expect(told.match(/127\.0\.0\.1/g)).toHaveLength(2);
		expect((await director.get(`/o/${slug}/year`)).status).toBeLessThan(400);
		const list = await client.get('/installation');
		expect(textOf(list.html)).toMatch(new RegExp(`/o/${slug}\\s+One member`));
		for (const path of [`/o/${slug}/year`, `/o/${slug}/settings`, '/o/raanana/year']) {
			expect((await client.get(path)).status).toBe(404);
		}
		expect((await director.get('/installation')).status).toBe(404);
	});

	it('is told what is wrong, and keeps what was typed', async () => {
		const { status, html } = await client.post(
			ADD,
			office('O!', { 'name.he': '', email: 'nobody', person: 'Kept Name' })
		);
		expect(status).toBe(422);
		expect(textOf(html)).toMatch(/3 fields need fixing/);
		expect(html).toContain('value="Kept Name"');
		const taken = await client.post(ADD, office('raanana'));
		expect([taken.status, textOf(taken.html)]).toEqual([422, expect.stringContaining('This address is taken')]);
		const reserved = await client.post(ADD, office('api'));
		expect([reserved.status, textOf(reserved.html)]).toEqual([422, expect.stringContaining('reserved')]);
		const nowhere = await client.post(ADD, office(fresh(), { 'city.en': 'Atlantis', 'city.he': 'אטלנטיס' }));
		expect([nowhere.status, textOf(nowhere.html)]).toEqual([
			422,
			expect.stringContaining('gazetteer has no such city')
		]);
		const placed = { latitude: '32', longitude: '34.8', timeZone: 'Asia/Jerusalem' };
		const typed = await client.post(ADD, office(fresh(), { 'city.en': 'Atlantis', ...placed }));
		expect(typed.status).toBe(200);
	});

	it('names themselves its director, and goes in', async () => {
		const own = await administrator();
		const account = await own.get('/account');
		expect(account.html).toContain('href="/installation"');
		const email = /name="username"[^>]*value="([^"]+)"/.exec(account.html)?.[1] ?? '';
		const slug = fresh();
		const { html } = await own.post(ADD, office(slug, { email }));
		expect(html).toContain(`href="/o/${slug}/year"`);
		expect((await own.get(`/o/${slug}/settings`)).status).toBe(200);
	});
});

it.each(['/installation', ADD])('%s is there for nobody else', async (path) => {
	const director = await server.signedIn('director');
	expect((await director.get(path)).status).toBe(404);
	expect((await server.anonymous().get(path)).location).toMatch(/^\/sign-in\?to=/);
	if (path === ADD) {
		expect((await director.post(ADD, office(fresh()))).status).toBe(404);
		expect((await server.anonymous().post(ADD, office(fresh()))).location).toMatch(/^\/sign-in/);
	}
});
