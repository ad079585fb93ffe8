import { describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/id.ts';
import { textOf } from '../support/html.ts';
import type { HttpClient } from '../support/http-client.ts';
import { testServer } from '../support/server.ts';
import { idOf, studioDesk, words } from '../support/studio-desk.ts';

const server = testServer();
const desk = studioDesk(server);

const EVERY = ['pptx', 'docx', 'pdf', 'html'];

/** The page of the files of a report. @param path of the report */
const filesOf = (path: string) => `${desk.reports}/${idOf(path)}/files`;

/** Presses the button below the ticks. */
function order(client: HttpClient, page: string, formats: string[], languages = ['en']) {
	return client.post(`${page}?/order`, { 'formats[]': formats, 'languages[]': languages });
}

/** The page, once nothing on it is being made any more. */
async function settled(client: HttpClient, page: string) {
	for (let tries = 0; tries < 300; tries += 1) {
		const shown = await client.get(page);
		if (!shown.html.includes('data-follow="busy"')) return shown;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	throw new Error('the files are never ready');
}

const downloads = (html: string) =>
	[...html.matchAll(/href="(\/o\/[^"]*\/exports\/[^"]*)"/g)].map(([, href]) => href ?? '');

describe('the files of a report', () => {
	it('are asked for together, and are there when whoever asked comes back', { timeout: 60_000 }, async () => {
		const path = await desk.begin({ 'title.en': 'What we did', 'title.he': 'מה נעשה' });
		const { director } = desk.clients;
		const page = filesOf(path);
		expect(textOf((await director.get(path)).html)).toContain('Several files at once');
		expect(textOf((await director.get(page)).html)).toContain('None was asked for yet.');
		const ordered = await order(director, page, EVERY, ['he', 'en', 'he+en']);
		expect([ordered.status, ordered.location]).toEqual([303, page]);
		const shown = await settled(director, page);
		expect(textOf(shown.html)).toContain('All 12 files are ready.');
		const files = await Promise.all(downloads(shown.html).map((href) => director.get(href)));
		expect(files).toHaveLength(12);
		expect(files.every(({ status }) => status === 200)).toBe(true);
		const begins = files.map(({ html }) => html.slice(0, 4)).toSorted();
		expect([
			begins.filter((each) => each.startsWith('PK')).length,
			begins.filter((each) => each === '%PDF').length
		]).toEqual([6, 3]);
		expect(files.some(({ headers }) => headers.get('content-disposition')?.includes('What we did.pptx'))).toBe(true);
		expect(files.every(({ headers }) => headers.get('content-security-policy')?.includes('sandbox'))).toBe(true);
	});

	it('say on the next page that they are ready, until that was seen', { timeout: 60_000 }, async () => {
		const client = await server.signedIn('coordinator', { office: desk.slug });
		const [year, goals] = [`/o/${desk.slug}/report/2020/files`, `/o/${desk.slug}/goals`];
		await order(client, year, ['html', 'pptx']);
		await expect
			.poll(() => words(client, goals), { timeout: 30_000 })
			.toContain('2 files of the report of 2020 are ready.');
		expect((await client.get(goals)).html).toContain(`href="${year}"`);
		expect(await words(desk.clients.coordinator, goals)).not.toContain('are ready.');
		expect(await words(client, year)).toContain('All 2 files are ready.');
		expect(await words(client, goals)).not.toContain('are ready.');

		await order(client, year, ['pptx']);
		await expect
			.poll(() => words(client, goals), { timeout: 30_000 })
			.toContain('A file of the report of 2020 is ready.');
		const away = await client.post(`/o/${desk.slug}/exports?/seen`, { back: goals });
		expect([away.status, away.location]).toEqual([303, goals]);
		expect(await words(client, goals)).not.toContain('is ready.');
	});

	it('come back with a sentence where nothing is chosen, or what is not offered', async () => {
		const page = filesOf(await desk.begin({ 'languages[]': ['he'] }));
		const { director } = desk.clients;
		const none = await order(director, page, [], []);
		expect(none.status).toBe(422);
		expect(textOf(none.html)).toContain('Formats: Please fill this in');
		expect(textOf(none.html)).toContain('Languages: Please fill this in');
		expect(none.html).toMatch(/<title>Error: /);
		for (const [formats, languages] of [
			[['exe'], ['he']],
			[['pdf'], ['fr']],
			[['pdf'], ['en']],
			[['pdf'], ['he+en']]
		] as const) {
			const refused = await order(director, page, [...formats], [...languages]);
			expect([formats, languages, refused.status]).toEqual([formats, languages, 422]);
		}
		expect(textOf((await director.get(page)).html)).toContain('None was asked for yet.');
	});

	it('are not for strangers, nor for colleagues, nor without a session', { timeout: 60_000 }, async () => {
		const page = filesOf(await desk.begin({ audience: 'leadership' }));
		const { director, coordinator, reader } = desk.clients;
		await order(director, page, ['html']);
		const [href = ''] = downloads((await settled(director, page)).html);
		const id = href.split('/').at(-1) ?? '';
		const all = `/o/${desk.slug}/exports`;
		const stranger = await server.signedIn('director');
		for (const each of [page, all, href, `/o/${desk.slug}/report/2020/files`]) {
			expect([each, (await stranger.get(each)).status]).toEqual([each, 404]);
			expect((await server.anonymous().get(each)).location).toMatch(/^\/sign-in\?to=/);
		}
		expect((await order(stranger, page, ['html'])).status).toBe(404);
		expect((await server.anonymous().post(`${page}?/order`, { 'formats[]': ['html'] })).location).toContain('/sign-in');
		for (const client of [coordinator, reader]) {
			for (const path of [href, `${all}/${newId()}`]) expect((await client.get(path)).status).toBe(404);
			for (const action of ['cancel', 'again']) {
				expect((await client.post(`${all}?/${action}`, { id })).status).toBe(404);
			}
		}
		// The report is not for readers: they are not told that it is there.
		expect((await reader.get(page)).status).toBe(404);
		expect((await order(reader, page, ['html'])).status).toBe(404);
		expect((await director.get(`/o/raanana/exports/${id}`)).status).toBe(404);
		expect((await director.post(`${all}?/again`, { id: 'x' })).status).toBe(422);
	});

	it('that are made can be made anew, and what is called off is not made', { timeout: 60_000 }, async () => {
		const client = await server.signedIn('director', { office: desk.slug });
		const page = `/o/${desk.slug}/report/2020/files`;
		await order(client, page, ['html']);
		const [href = ''] = downloads((await settled(client, page)).html);
		const id = href.split('/').at(-1) ?? '';
		const again = await client.post(`/o/${desk.slug}/exports?/again`, { id, back: page });
		expect([again.status, again.location]).toEqual([303, page]);
		expect(downloads((await settled(client, page)).html)).toEqual([href]);
		expect((await client.post(`/o/${desk.slug}/exports?/cancel`, { id, back: page })).status).toBe(303);
		expect(downloads((await client.get(page)).html)).toEqual([href]);
	});

	it('of all reports are on one page', { timeout: 60_000 }, async () => {
		const client = await server.signedIn('reader', { office: desk.slug, language: 'he' });
		const all = `/o/${desk.slug}/exports`;
		expect(await words(client, all)).toContain('אין עדיין קבצים');
		await order(client, `/o/${desk.slug}/report/2020/files`, ['html'], ['he']);
		await order(client, `/o/${desk.slug}/report/2019/files`, ['html'], ['he']);
		const shown = await settled(client, all);
		expect(shown.html).toContain('<html lang="he" dir="rtl"');
		expect(textOf(shown.html)).toContain('שני הקבצים מוכנים.');
		expect(downloads(shown.html)).toHaveLength(2);
	});
});
