import { describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/id.ts';
import { testServer } from '../support/server.ts';
import type { HttpClient } from '../support/http-client.ts';

const server = testServer();
const SEARCH = '/o/raanana/search';

/** A word that no other test uses, so that what is found is known. */
function ownWord(): string {
	return `w${newId().replaceAll('-', '')}`;
}

async function addNote(client: HttpClient, text: string): Promise<string> {
	const id = newId();
	const saved = await client.post('/o/raanana/notes/edit?/save', { id, version: '0', 'text.en': text });
	expect(saved.status).toBe(303);
	return id;
}

describe('the search of an office', () => {
	it('answers on one page with every kind, the hit marked, each leading to its place', async () => {
		const client = await server.signedIn('coordinator');
		const word = ownWord();
		const note = await addNote(client, `Nothing <b>bold</b> about ${word}`);
		const organisation = newId();
		await client.post('/o/raanana/organisations/edit?/save', {
			...{ id: organisation, version: '0', kind: 'embassy', 'name.en': `Embassy ${word}` }
		});
		const { html } = await client.get(`${SEARCH}?q=${word.toUpperCase()}`);
		expect(html).toContain(`<mark>${word}</mark>`);
		expect(html).toContain(`href="/o/raanana/organisations/${organisation}"`);
		expect(html).toContain(`href="/o/raanana/notes#${note}"`);
		expect(html).toContain('2 records found');
		expect(html).not.toContain('<b>bold</b>');
		const notes = await client.get(`${SEARCH}?q=${word}&noun=data_note`);
		expect(notes.html).toContain(`notes#${note}`);
		expect(notes.html).not.toContain(`organisations/${organisation}`);
		const list = await client.get('/o/raanana/notes');
		expect(list.html).toContain(`id="${note}"`);
	});

	it('finds what the deck says, in Hebrew as it is written and in Latin without its accents', async () => {
		const hebrew = await server.signedIn('reader', { language: 'he' });
		expect((await hebrew.get(`${SEARCH}?q=${encodeURIComponent('ובפוזנן')}`)).html).toContain('<mark>פוזנן</mark>');
		const english = await server.signedIn('reader');
		const poznan = await english.get(`${SEARCH}?q=Poznan`);
		expect(poznan.html).toContain('<mark>Poznań</mark>');
		expect(poznan.html).toContain('Search: Poznan');
	});

	it('asks for words where there are none, and says what to do where nothing is found', async () => {
		const client = await server.signedIn('reader');
		for (const query of ['', '?q=', '?q=%20%20']) {
			expect((await client.get(`${SEARCH}${query}`)).html).toContain('What to search for?');
		}
		const nothing = await client.get(`${SEARCH}?q=${ownWord()}`);
		expect(nothing.status).toBe(200);
		expect(nothing.html).toContain('No record contains all of these words');
	});

	it('says so where nothing is of the kind that the address names', async () => {
		const client = await server.signedIn('coordinator');
		const word = ownWord();
		await addNote(client, word);
		const page = await client.get(`${SEARCH}?q=${word}&noun=goal`);
		expect(page.html).toContain('Nothing of this kind');
		expect(page.html).toContain('One record of another kind was found');
	});

	it.each([
		['a very long one', `q=${'x'.repeat(7000)}`],
		['marks', 'q=%27%29%3B--%20%26%20%7C%20%21%20%3A%2A%20%5C'],
		['a null and half a pair', 'q=a%00b%ED%A0%80'],
		['markup', 'q=%3Cscript%3Ealert(1)%3C%2Fscript%3E'],
		['nonsense beside it', 'q=poznan&noun=castle&after=zzz']
	])('bears %s', async (_what, query) => {
		const client = await server.signedIn('reader');
		const page = await client.get(`${SEARCH}?${query}`);
		expect(page.status).toBe(200);
		expect(page.html).not.toContain('<script>alert(1)');
	});

	it('comes in pages that the address names', async () => {
		const client = await server.signedIn('coordinator');
		const word = ownWord();
		for (let number = 10; number < 33; number += 1) await addNote(client, `${word} number${number}`);
		const all = await client.get(`${SEARCH}?q=${word}`);
		expect(all.html).toContain('All 23 records');
		const first = await client.get(`${SEARCH}?q=${word}&noun=data_note`);
		const next = /href="([^"]*after=[^"]*)"/.exec(first.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
		const second = await client.get(next);
		const numbers = (html: string) => [...html.matchAll(/number(\d\d)/g)].map((match) => match[1]);
		expect(new Set([...numbers(first.html), ...numbers(second.html)]).size).toBe(23);
		expect(new Set(numbers(second.html)).size).toBe(3);
	});

	it('is not for strangers', async () => {
		const stranger = await server.signedIn('director', { office: null });
		expect((await stranger.get(`${SEARCH}?q=poznan`)).status).toBe(404);
		expect((await server.anonymous().get(`${SEARCH}?q=poznan`)).location).toMatch(/^\/sign-in\?to=/);
	});
});
