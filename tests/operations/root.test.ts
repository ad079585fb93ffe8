import { expect, it } from 'vitest';
import { firstDirector } from '../support/desk.ts';
import { emptyHome, startServer } from '../support/operations.ts';
import { asOwner } from '../support/owner.ts';

it(
	'the one public site of an installation stands at its root, for whoever is not signed in',
	{ timeout: 120_000 },
	async () => {
		const home = emptyHome();
		const server = await startServer(home);
		const root = (headers: Record<string, string> = {}) => fetch(server.base, { redirect: 'manual', headers });
		const first = await root();
		expect(first.status).toBe(200);
		const html = await first.text();
		expect(html).toContain('<html lang="he" dir="rtl"');
		expect(html).toContain(`<link rel="canonical" href="${server.base}/raanana"`);
		expect(html).toContain('href="/sign-in"');
		expect(first.headers.getSetCookie()).toEqual([]);
		expect(html).toBe(await (await fetch(`${server.base}/raanana`)).text());
		const etag = first.headers.get('etag') ?? '';
		expect((await root({ 'if-none-match': etag })).status).toBe(304);
		expect((await fetch(`${server.base}/raanana`, { headers: { 'if-none-match': etag } })).status).toBe(304);
		expect((await fetch(server.base, { method: 'HEAD' })).status).toBe(200);

		const director = await firstDirector(server);
		expect((await director.client.get('/')).location).toMatch(/^\/o\/raanana\/year/);

		await asOwner(home, (client) => client.query('update kesher.site set is_on = false'));
		const without = await root();
		expect([without.status, without.headers.get('location')]).toEqual([303, '/sign-in?to=%2F']);
		expect(await (await fetch(`${server.base}/robots.txt`)).text()).toBe('User-agent: *\nDisallow: /\n');
	}
);
