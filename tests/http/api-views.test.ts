import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/id.ts';
import { askAs, fetchAs, tokenOf, type Asking, type Json } from '../support/programs.ts';
import { buildStarterOffice } from '../support/starter.ts';
import { testServer } from '../support/server.ts';

const server = testServer();
let slug: string;
let key: string;
let director: string;

const ask = (path: string, init: Asking = {}) => askAs(server, key, `${slug}/${path}`, init);
const itemsOf = ({ body }: { body: Json }) => body['items'] as Json[];

beforeAll(async () => {
	({ slug } = await buildStarterOffice(server.db));
	({ key } = await tokenOf(server, slug, 'read'));
	({ key: director } = await tokenOf(server, slug, 'write', 'director'));
});

describe('a search', () => {
	it('finds what the page finds, and names the record so that it can be read', async () => {
		const name = `Zanzibar ${newId().slice(-6)}`;
		const body = { kind: 'city', name: { en: name }, status: 'active', visibility: 'office' };
		const made = await ask('partners', { method: 'POST', token: director, body });
		const found = await ask(`search?q=${encodeURIComponent(name)}`);
		expect(found.status).toBe(200);
		expect(found.body['totals']).toEqual({ partners: 1 });
		expect(itemsOf(found)).toEqual([
			expect.objectContaining({ resource: 'partners', id: made.body['id'], title: name })
		]);
		expect((await ask(`${String(itemsOf(found)[0]?.['resource'])}/${String(made.body['id'])}`)).status).toBe(200);
		expect(itemsOf(await ask('search?q=nothingiscalledthis'))).toEqual([]);
	});

	it('of one resource comes in pages', async () => {
		for (let number = 0; number < 22; number++) {
			const body = { name: { en: `Quagga ${number}` } };
			expect((await ask('goals', { method: 'POST', token: director, body })).status).toBe(201);
		}
		const first = await ask('search?q=quagga&resource=goals');
		const second = await askAs(server, key, String(first.body['next']).replace('/api/v1/', ''));
		const ids = [...itemsOf(first), ...itemsOf(second)].map(({ id }) => id);
		expect([itemsOf(first).length, new Set(ids).size, second.body['next']]).toEqual([20, 22, null]);
		expect(itemsOf(await ask('search?q=quagga')).length).toBe(5);
	});

	it.each([
		['', 'q'],
		['?q=', 'q'],
		['?q=a&resource=claims', 'resource'],
		['?q=a&resource=moons', 'resource'],
		['?q=a&after=x', 'after'],
		['?q=a&colour=red', 'colour']
	])('is not asked for by "%s": %s is named', async (query, parameter) => {
		const { status, body } = await ask(`search${query}`);
		expect([status, body['type'], body['parameter']]).toEqual([400, 'urn:kesher:bad_parameter', parameter]);
	});
});

describe('the report', () => {
	it.each([
		['html', 'text/html; charset=utf-8', '<!doctype html'],
		['pptx', 'application/vnd.openxmlformats-officedocument.presentationml.presentation', 'PK'],
		['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'PK'],
		['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'PK'],
		['pdf', 'application/pdf', '%PDF']
	])('of a year comes as a file: %s', { timeout: 60_000 }, async (format, type, begins) => {
		const response = await fetchAs(server, key, `${slug}/report?year=2020&language=en&format=${format}`);
		expect([response.status, response.headers.get('content-type')]).toEqual([200, type]);
		expect(response.headers.get('content-disposition')).toMatch(/^attachment/);
		expect((await response.text()).slice(0, 20).toLowerCase()).toContain(begins.toLowerCase());
	});

	it('is in both languages where both are asked for, whatever became of the plus', async () => {
		for (const asked of ['he%2Ben', 'he+en']) {
			const response = await fetchAs(server, key, `${slug}/report?year=2020&format=html&language=${asked}`);
			expect(response.status).toBe(200);
			expect(await response.text()).toMatch(
				/<html lang="he" dir="rtl">.*<section id="goals-en" [^>]*lang="en" dir="ltr">/s
			);
		}
	});

	it('is in the language that is asked for', async () => {
		const page = async (query: string) =>
			(await fetchAs(server, key, `${slug}/report?year=2020&format=html${query}`)).text();
		expect(await page('&language=he')).toMatch(/<html[^>]*lang="he"/);
		expect(await page('')).toMatch(/<html[^>]*lang="en"/);
	});

	it.each([
		'',
		'?year=2020',
		'?format=pdf',
		'?year=20&format=pdf',
		'?year=2020&format=doc',
		'?year=2020&format=pdf&language=xx'
	])('is not asked for by "%s"', async (query) => {
		expect((await ask(`report${query}`)).status).toBe(400);
	});
});

describe('the trail', () => {
	it('is told to directors, the latest first, in pages without a gap', async () => {
		const made = await ask('goals', { method: 'POST', token: director, body: { name: { en: 'Traced' } } });
		const first = await ask('trail?limit=3&noun=goal', { token: director });
		expect(first.status).toBe(200);
		expect(itemsOf(first)[0]).toMatchObject({
			...{ noun: 'goal', deed: 'create', actor: 'Dana Cohen · Nightly run', reason: null, isTakenOut: false },
			record: { id: made.body['id'], title: { en: 'Traced' } },
			seal: expect.stringMatching(/^[0-9a-f]{64}$/) as string
		});
		const all = itemsOf(await ask('trail?limit=6&noun=goal', { token: director })).map(({ seq }) => Number(seq));
		const next = String(first.body['next']).replace('/api/v1/', '');
		const second = await askAs(server, director, next);
		expect([...itemsOf(first), ...itemsOf(second)].map(({ seq }) => seq)).toEqual(all);
		expect(all).toEqual([...all].sort((a, b) => b - a));
	});

	it('is for nobody else', async () => {
		const { status, body } = await ask('trail');
		expect([status, body['type']]).toEqual([403, 'urn:kesher:forbidden']);
	});

	it.each(['limit=0', 'limit=101', 'after=x', 'noun=moon', 'action=sing', 'from=soon', 'colour=red'])(
		'is not asked for by %s',
		async (query) => {
			expect((await ask(`trail?${query}`, { token: director })).status).toBe(400);
		}
	);
});
