import { readdirSync } from 'node:fs';
import { dirname, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { clientCode } from '../../bench/client.ts';
import { buildStarterOffice } from '../support/starter.ts';
import { testServer } from '../support/server.ts';

const ROUTES = fileURLToPath(new URL('../../src/routes/o', import.meta.url));
/** Every page of an office that stands for no single record; those of records have the same layout. */
const pages = readdirSync(ROUTES, { recursive: true, encoding: 'utf8' })
	.filter((file) => file.endsWith('+page.svelte'))
	.map((file) => `/o/${dirname(file).split(sep).join('/')}`)
	.map((id) => id.replace(/\/\[\[[^\]]+\]\]/g, '').replace('[year=year]', '2020'))
	.filter((path) => !path.replace('[office]', '').includes('['));

const server = testServer();

/** An office of its own: other tests fill the one that all of them share. */
let slug: string;
beforeAll(async () => {
	({ slug } = await buildStarterOffice(server.db));
});

describe('the code that a page sends to browsers', () => {
	it('is looked at on many pages', () => {
		expect(pages.length).toBeGreaterThan(25);
	});

	it.each(pages)('is one small script of our own: %s', async (route) => {
		const path = route.replace('[office]', slug);
		const director = await server.signedIn('director', { office: slug });
		const { status, html } = await director.get(path);
		// What is added to a record has no page without one.
		if (['/files/add', '/steps/edit', '/milestones/edit'].some((end) => path.endsWith(end)))
			return expect(status).toBe(404);
		expect(status).toBe(200);
		expect(html.match(/<script\b[^>]*>/g)).toHaveLength(1);
		expect(html).not.toContain('modulepreload');
		expect(html.slice(html.indexOf('<body'))).not.toContain('<!--');
		// The report is a whole document, as long as its year.
		if (!path.includes('/report/')) expect(Buffer.byteLength(html)).toBeLessThan(60_000);
		const { atOnce, ever } = await clientCode(server.base, html);
		expect(atOnce).toBeGreaterThan(1000);
		expect(atOnce).toBeLessThan(10_000);
		expect(ever).toBeLessThan(60_000);
	});

	it.each(['/sign-in', '/sign-in/passkey'])('is what passkeys need where one signs in: %s', async (path) => {
		const { status, html } = await server.anonymous().get(path);
		expect(status).toBe(200);
		expect(html.match(/<script\b[^>]*>/g)).toHaveLength(1);
		const { atOnce, ever } = await clientCode(server.base, html);
		expect(ever).toBe(atOnce);
		expect(atOnce).toBeLessThan(6000);
	});

	it('is the script of a presentation alone, where one is shown', async () => {
		const reader = await server.signedIn('reader', { office: slug });
		const { status, html } = await reader.get(`/o/${slug}/report/2020/en/present`);
		expect(status).toBe(200);
		expect(html.match(/<script\b[^>]*>/g)).toHaveLength(1);
		expect(html).not.toContain('modulepreload');
		const { atOnce, ever } = await clientCode(server.base, html);
		expect(ever).toBe(atOnce);
		expect(atOnce).toBeLessThan(6000);
	});

	it.each(['/sign-in/forgotten', '/sign-in/with', '/sign-in/code'])('is none elsewhere before: %s', async (path) => {
		const { status, html } = await server.anonymous().get(path);
		expect(status).toBe(200);
		expect(html).not.toContain('<script');
	});
});
