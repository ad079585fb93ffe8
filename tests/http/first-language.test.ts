import { describe, expect, it } from 'vitest';
import { addUser, createSignInLink } from '../../src/features/account/server/commands.ts';
import { newId } from '../../src/kernel/id.ts';
import type { HttpClient, Page } from '../support/http-client.ts';
import { testServer } from '../support/server.ts';

const server = testServer();
const PASSWORD = 'a long walk by the river';

/** Somebody who was added in English and has not signed in yet, and the link that they were sent. */
async function invited(): Promise<{ userId: string; link: string }> {
	const { userId } = await addUser(server.db, { email: `${newId()}@example.org`, name: 'Noa', language: 'en' });
	return { userId, link: await createSignInLink(server.db, userId) };
}

function follow(client: HttpClient, link: string, asked = 'en'): Promise<Page> {
	return client.post(link, { password: PASSWORD, repeat: PASSWORD }, { 'accept-language': asked });
}

describe('the language of somebody who sets the first password', () => {
	const languageOf = async (client: HttpClient) => /<html lang="(\w+)"/.exec((await client.get('/account')).html)?.[1];
	const choose = (client: HttpClient, language: string, back: string) =>
		client.post('/account?/language', { language, back });

	it('is the one that they chose on the page of the link', async () => {
		const { link } = await invited();
		const client = server.anonymous();
		expect((await choose(client, 'he', link)).location).toBe(link);
		expect((await follow(client, link)).status).toBe(303);
		expect(await languageOf(client)).toBe('he');
	});

	it('is the one in which they were added, whatever the browser asks for, where they chose none', async () => {
		const { link } = await invited();
		const client = server.anonymous();
		await follow(client, link, 'he');
		expect(await languageOf(client)).toBe('en');
	});

	it('stays with a later link, in a browser in which somebody else chose another', async () => {
		const { userId, link: first } = await invited();
		await follow(server.anonymous(), first);
		const client = server.anonymous();
		const link = await createSignInLink(server.db, userId);
		await choose(client, 'he', link);
		await follow(client, link);
		expect(await languageOf(client)).toBe('en');
	});
});
