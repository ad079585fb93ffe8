import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/id.ts';
import { buildOffice } from '../support/factories.ts';
import { textOf } from '../support/html.ts';
import type { HttpClient } from '../support/http-client.ts';
import { testServer } from '../support/server.ts';

const server = testServer();
const slug = `place-${newId().slice(-8)}`;
const base = `/o/${slug}`;

interface Found {
	id: number;
	name: string;
	country: string;
	latitude: number;
	longitude: number;
	timeZone: string;
}

async function find(client: HttpClient, query: string): Promise<Found[]> {
	const answer = await client.get(`${base}/places?${query}`);
	expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json']);
	return JSON.parse(answer.html) as Found[];
}

beforeAll(async () => {
	await buildOffice(server.db, { slug });
});

describe('the places of the gazetteer', () => {
	it('are found by any member, without network', async () => {
		const reader = await server.signedIn('reader', { office: slug });
		expect((await find(reader, 'q=Poznan'))[0]).toEqual({
			...{ id: 3088171, name: 'Poznań', country: 'PL', latitude: 52.40692, longitude: 16.92993 },
			timeZone: 'Europe/Warsaw'
		});
		expect((await find(reader, 'q=bayt+sahur'))[0]).toMatchObject({ name: 'Bayt Sāḩūr', country: 'PS' });
		expect(await find(reader, 'q=Poznan&country=FR')).toEqual([]);
	});

	it('are none for an empty question, and unharmed by a bad one', async () => {
		const reader = await server.signedIn('reader', { office: slug });
		for (const query of ['', 'q=', 'q=%20', 'q=%25', 'q=%00', 'q=%F0%9F%98%80', `q=${'x'.repeat(5000)}`]) {
			expect(await find(reader, query)).toEqual([]);
		}
		expect((await find(reader, 'q=Poznan&country=%27'))[0]?.name).toBe('Poznań');
	});

	it('are asked for by members only', async () => {
		const nobody = await server.anonymous().get(`${base}/places?q=Poznan`);
		expect([nobody.status, nobody.location]).toEqual([
			303,
			`/sign-in?to=${encodeURIComponent(`${base}/places?q=Poznan`)}`
		]);
		const stranger = await server.signedIn('director');
		expect((await stranger.get(`${base}/places?q=Poznan`)).status).toBe(404);
		expect((await stranger.post(`${base}/partners/edit?/place`, { place: 'Poznan' })).status).toBe(404);
	});
});

describe('a form without JavaScript', () => {
	const typed = { version: '0', kind: 'city', 'name.en': 'A partner, half typed', summary: '', place: 'verona' };

	it('comes back as it was typed, with the places that were found', async () => {
		const client = await server.signedIn('coordinator', { office: slug, language: 'he' });
		const id = newId();
		const page = await client.post(`${base}/partners/edit?/place`, { ...typed, id, latitude: 'not yet' });
		expect(page.status).toBe(200);
		for (const value of ['A partner, half typed', 'verona', 'not yet', id]) {
			expect(page.html).toContain(`value="${value}"`);
		}
		expect(textOf(page.html)).toMatch(/Verona, איטליה.*Verona, ארצות הברית \(\u2066?40\.8° N, 74\.2° W/);
		expect(page.html).not.toMatch(/<title>שגיאה/);
		expect((await client.get(`${base}/partners/${id}`)).status).toBe(404);
	});

	it('is filled in from the place that was chosen, but for a country that was', async () => {
		const client = await server.signedIn('coordinator', { office: slug });
		const choose = (fields: Record<string, string>) =>
			client.post(`${base}/partners/edit?/place`, { ...typed, id: newId(), chosen: '3164527', ...fields });
		const { html } = await choose({ latitude: '1', timeZone: '' });
		for (const value of ['Verona', '45.4299', '10.98444', 'Europe/Rome', 'A partner, half typed']) {
			expect(html).toContain(`value="${value}"`);
		}
		expect(html).toMatch(/<option value="IT" selected/);
		expect(textOf(html)).not.toContain('Places found');
		expect((await choose({ country: 'IL' })).html).toMatch(/<option value="IL" selected/);
	});

	it('says when nothing was found, and takes no harm from a place that is none', async () => {
		const client = await server.signedIn('coordinator', { office: slug });
		const none = await client.post(`${base}/partners/edit?/place`, { ...typed, id: newId(), place: 'Opsterland' });
		expect(textOf(none.html)).toContain('No such place was found');
		const chosen = await client.post(`${base}/partners/edit?/place`, { ...typed, id: newId(), chosen: '1' });
		expect([chosen.status, chosen.html.includes('value="verona"')]).toEqual([200, true]);
	});

	it('of the settings finds the home city as well, for a director', async () => {
		const fields = { version: '1', 'city.en': 'Testville', country: 'IL', place: 'raanana' };
		const director = await server.signedIn('director', { office: slug });
		const found = await director.post(`${base}/settings?/place`, fields);
		expect(textOf(found.html)).toContain("Ra'anana, Israel");
		const { html } = await director.post(`${base}/settings?/place`, { ...fields, chosen: '293807' });
		for (const value of ['Testville', '32.1836', '34.87386', 'Asia/Jerusalem']) {
			expect(html).toContain(`value="${value}"`);
		}
		const reader = await server.signedIn('reader', { office: slug });
		expect((await reader.post(`${base}/settings?/place`, fields)).status).toBe(404);
	});
});
