import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/id.ts';
import { buildOffice } from '../support/factories.ts';
import type { HttpClient, Page } from '../support/http-client.ts';
import { testServer } from '../support/server.ts';

/** Every address of an office, read from the files that answer them: a new route is walked without being named here. */
const ROUTES = fileURLToPath(new URL('../../src/routes', import.meta.url));

/** What stands for a parameter of an address. A new kind of parameter needs an example here. */
const EXAMPLES: Record<string, string> = {
	office: 'raanana',
	'id=id': newId(),
	'claim=id': newId(),
	'noun=noun': 'agreement',
	'format=table': 'csv',
	'format=report': 'html',
	'lang=lang': 'he',
	'year=year': '2020',
	key: '2020'
};

interface Route {
	/** As SvelteKit names it: /o/[office]/people/[id=id] */
	id: string;
	path: string;
	/** "" for a page, "?/save" for an action, by GET or POST. */
	asks: { method: 'GET' | 'POST'; query: string }[];
}

function routes(): Route[] {
	const files = readdirSync(join(ROUTES, 'o'), { recursive: true, encoding: 'utf8' });
	return files
		.filter((file) => /\+(page\.svelte|page\.server\.ts|server\.ts)$/.test(file))
		.map((file) => join('o', file).split(sep).join('/'))
		.flatMap((file) => variants(dirname(file)).map((id) => ({ id, file })))
		.map(({ id, file }) => ({ id: `/${id}`, path: pathOf(id), asks: asksOf(file) }))
		.filter((route) => route.asks.length > 0);
}

/** An optional parameter makes two addresses. */
function variants(id: string): string[] {
	const optional = /\/\[\[([^\]]+)\]\]/.exec(id);
	if (!optional) return [id];
	return [id.replace(optional[0], ''), id.replace(optional[0], `/[${optional[1] ?? ''}]`)].flatMap(variants);
}

function pathOf(id: string): string {
	return `/${id.replace(/\[([^\]]+)\]/g, (_, name: string) => {
		const example = EXAMPLES[name];
		if (example === undefined) throw new Error(`${id}: give [${name}] an example in tests/http/routes.test.ts`);
		return example;
	})}`;
}

function asksOf(file: string): Route['asks'] {
	const text = readFileSync(join(ROUTES, file), 'utf8');
	if (file.endsWith('.svelte')) return [{ method: 'GET', query: '' }];
	if (file.endsWith('+server.ts')) {
		const methods = [...text.matchAll(/export const (GET|POST)\b/g)].map((match) => match[1] as 'GET' | 'POST');
		return methods.map((method) => ({ method, query: '' }));
	}
	const actions = /export const actions: Actions = \{\n([\s\S]*?)\n\};/.exec(text)?.[1] ?? '';
	const named = [...actions.matchAll(/^\t(?:async )?(\w+)[:(,]/gm)].map((match) => match[1] as string);
	return [
		...(/export const load\b/.test(text) ? [{ method: 'GET' as const, query: '' }] : []),
		...named.map((name) => ({ method: 'POST' as const, query: name === 'default' ? '' : `?/${name}` }))
	];
}

const all = routes().flatMap(({ id, path, asks }) => asks.map((ask) => ({ id, path, ...ask })));
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
