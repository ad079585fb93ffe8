import { readdirSync } from 'node:fs';
import { dirname, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadOfficeFolder } from '../../src/features/office/server/starter.ts';
import { newId } from '../../src/kernel/id.ts';
import { clientCode } from '../../bench/client.ts';
import { testServer } from '../support/server.ts';

const ROUTES = fileURLToPath(new URL('../../src/routes/o', import.meta.url));
/** The starter office as it comes: other tests fill the one that all of them share. */
const slug = `code-${newId().slice(-8)}`;
/** Every page of an office that stands for no single record; those of records have the same layout. */
const pages = readdirSync(ROUTES, { recursive: true, encoding: 'utf8' })
	.filter((file) => file.endsWith('+page.svelte'))
	.map((file) => `/o/${dirname(file).split(sep).join('/')}`)
	.map((id) =>
		id
			.replace(/\/\[\[[^\]]+\]\]/g, '')
			.replace('[office]', slug)
			.replace('[year=year]', '2020')
	)
	.filter((path) => !path.includes('['));

const server = testServer();

beforeAll(async () => {
	const { ok } = await loadOfficeFolder(server.db, 'examples/raanana', 'test', slug);
	if (!ok) throw new Error('no office');
});

describe('the code that a page sends to browsers', () => {
	it('is looked at on many pages', () => {
		expect(pages.length).toBeGreaterThan(25);
	});

	it.each(pages)('is one small script of our own: %s', async (path) => {
		const director = await server.signedIn('director', { office: slug });
		const { status, html } = await director.get(path);
		// What is added to a record has no page without one.
		if (['/files/add', '/steps/edit'].some((end) => path.endsWith(end))) return expect(status).toBe(404);
		expect(status).toBe(200);
		expect(html.match(/<script\b[^>]*>/g)).toHaveLength(1);
		expect(html).not.toContain('modulepreload');
		expect(html.slice(html.indexOf('<body'))).not.toContain('<!--');
		// The report is a whole document, as long as its year.
		if (!path.includes('/report/')) expect(Buffer.byteLength(html)).toBeLessThan(60_000);
		const { atOnce, ever } = await clientCode(server.base, html);
		expect(atOnce).toBeGreaterThan(1000);
		expect(atOnce).toBeLessThan(10_000);
		expect(ever).toBeLessThan(57_000);
	});

	it('is none where nobody is signed in', async () => {
		const { status, html } = await server.anonymous().get('/sign-in');
		expect(status).toBe(200);
		expect(html).not.toContain('<script');
	});
});
