import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/id.ts';
import { buildOffice } from '../support/factories.ts';
import type { HttpClient, Page } from '../support/http-client.ts';
import { officeRoutes, type Route } from '../support/routes.ts';
import { testServer } from '../support/server.ts';

const all = officeRoutes().flatMap(({ id, path, asks }) => asks.map((ask) => ({ id, path, ...ask })));
const server = testServer();

function ask(client: HttpClient, path: string, { method, query }: Route['asks'][number]): Promise<Page> {
	return method === 'GET' ? client.get(path) : client.post(path + query, { id: newId(), version: '0' });
}

/** What a page says, without what differs from answer to answer. */
function plain({ html }: Page): string {
	return html.replaceAll('nowhere-at-all', 'raanana').replace(/nonce="[^"]+"/g, '');
}

describe('every address of an office', () => {
	it('is found in the files', () => {
		expect(all.length).toBeGreaterThan(80);
		expect(all.map(({ path, query }) => path + query)).toContain('/o/raanana/agreements/edit?/save');
	});

	describe.each(all)('$method $id $query', ({ path, method, query }) => {
		it('leads to sign-in, or says nothing, where nobody is signed in', async () => {
			const { status, location } = await ask(server.anonymous(), path, { method, query });
			expect([303, 307, 401, 404]).toContain(status);
			if (status === 303) expect(location).toMatch(/^\/sign-in(\?|$)/);
			// What was typed goes along.
			if (status === 307)
				expect([method, location]).toEqual(['POST', expect.stringMatching(/^\/sign-in\/again\?\/keep&/)]);
		});

		it('answers a member of another office as a page that does not exist', async () => {
			const there = await ask(outsider, path, { method, query });
			const nowhere = await ask(outsider, path.replace('/o/raanana', '/o/nowhere-at-all'), { method, query });
			expect(there.status).toBe(404);
			expect(nowhere.status).toBe(404);
			expect(plain(there)).toBe(plain(nowhere));
			expect([...there.headers.keys()]).toEqual([...nowhere.headers.keys()]);
		});
	});
});

let outsider: HttpClient;

beforeAll(async () => {
	const slug = `other-${newId().slice(-8)}`;
	await buildOffice(server.db, { slug });
	outsider = await server.signedIn('director', { office: slug });
});
