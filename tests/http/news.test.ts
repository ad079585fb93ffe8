import { describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/id.ts';
import { testServer } from '../support/server.ts';

const server = testServer();

function item(overrides: Record<string, string> = {}): { id: string } & Record<string, string> {
	return {
		id: newId(),
		...{ version: '0', 'title.en': 'A musical tree', 'title.he': 'עץ מוסיקלי', day: '1.6.2020' },
		...{ visibility: 'public', ...overrides }
	};
}

describe('the news of an office', () => {
	it('are written, read, listed, found, and taken away as a table', async () => {
		const client = await server.signedIn('coordinator');
		const news = item({ 'title.en': '=Tree of Poznań', 'text.en': 'It plays.\n\nSince June.' });
		const saved = await client.post('/o/raanana/news/edit?/save', news);
		expect([saved.status, saved.location]).toEqual([303, `/o/raanana/news/${news.id}`]);
		const page = await client.get(`/o/raanana/news/${news.id}`);
		expect(page.html).toContain('It plays.');
		expect(page.html).toContain('1 Jun 2020');
		expect((await client.get('/o/raanana/news?q=plays')).html).toContain('=Tree of Poznań');
		expect((await client.get('/o/raanana/news?q=nothing-of-it')).html).not.toContain('=Tree of Poznań');
		expect((await client.get('/o/raanana/search?q=plays')).html).toContain(`/o/raanana/news/${news.id}`);
		const csv = await client.get('/o/raanana/news/export.csv');
		expect(csv.html).toContain(`"'=Tree of Poznań"`);
	});

	it('come back with 422, a sentence for each field, and what was typed', async () => {
		const client = await server.signedIn('coordinator');
		const page = await client.post(
			'/o/raanana/news/edit?/save',
			item({ 'title.en': '', 'title.he': '', day: '31.2.2020', 'text.en': 'Kept as it was typed', pictureId: newId() })
		);
		expect(page.status).toBe(422);
		expect(page.html).toContain('3 fields need fixing');
		expect(page.html).toContain('Kept as it was typed');
	});

	it('are told of to a reader where they are meant for the council, and changed by none', async () => {
		const client = await server.signedIn('coordinator');
		const [inside, council] = [item({ visibility: 'office' }), item({ visibility: 'council' })];
		for (const each of [inside, council]) await client.post('/o/raanana/news/edit?/save', each);
		const reader = await server.signedIn('reader');
		expect((await reader.get(`/o/raanana/news/${council.id}`)).status).toBe(200);
		expect((await reader.get(`/o/raanana/news/${inside.id}`)).status).toBe(404);
		expect((await reader.get('/o/raanana/news/edit')).status).toBe(403);
		expect((await reader.post('/o/raanana/news/edit?/save', item())).status).toBe(403);
		expect((await reader.get('/o/raanana/news')).html).not.toContain('/o/raanana/news/edit');
	});

	it('go to the trash and come back', async () => {
		const client = await server.signedIn('coordinator');
		const news = item({ 'title.en': 'Told by mistake' });
		await client.post('/o/raanana/news/edit?/save', news);
		const gone = await client.post(`/o/raanana/news/edit/${news.id}?/delete`, { id: news.id });
		expect([gone.status, gone.location]).toEqual([303, '/o/raanana/news']);
		expect((await client.get(`/o/raanana/news/${news.id}`)).status).toBe(404);
		expect((await client.get('/o/raanana/trash?noun=news')).html).toContain('Told by mistake');
		await client.post('/o/raanana/trash?/restore', { noun: 'news', id: news.id });
		expect((await client.get(`/o/raanana/news/${news.id}`)).status).toBe(200);
	});
});
