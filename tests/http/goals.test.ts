import { describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/id.ts';
import { textOf } from '../support/html.ts';
import { testServer } from '../support/server.ts';
import { buildStarterOffice } from '../support/starter.ts';

const server = testServer();

describe('the goals of an office', () => {
	it('are listed in order, with the text of each language', async () => {
		const hebrew = await (await server.signedIn('reader', { language: 'he' })).get('/o/raanana/goals');
		expect(hebrew.status).toBe(200);
		expect(hebrew.html).toContain('<html lang="he" dir="rtl"');
		expect(hebrew.html).toContain('חיזוק קשרי הידידות עם שמונה הערים התאומות');
		const english = await (await server.signedIn('reader', { language: 'en' })).get('/o/raanana/goals');
		expect(english.html).toContain('<html lang="en" dir="ltr"');
		expect(english.html).toContain('Strengthen the friendship with the eight twin cities');
	});

	it('are narrowed by the year in which they are in force, and can be taken away so', async () => {
		const client = await server.signedIn('coordinator');
		const goal = { id: newId(), version: '0', 'name.en': '=Early, "quoted"', fromYear: '1960', toYear: '1961' };
		await client.post('/o/raanana/goals/edit?/save', goal);
		expect((await client.get('/o/raanana/goals?year=1961')).html).toContain('=Early');
		expect((await client.get('/o/raanana/goals?year=1962')).html).not.toContain('=Early');
		expect((await client.get('/o/raanana/goals?year=soon')).html).toContain('=Early');
		const csv = await client.get('/o/raanana/goals/export.csv?year=1961');
		expect([...csv.bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
		expect(csv.html).toMatch(/\d+,"'=Early, ""quoted""",.*,1960,1961\r\n/);
		const xlsx = await client.get('/o/raanana/goals/export.xlsx?year=1962');
		expect(xlsx.headers.get('content-type')).toContain('spreadsheetml');
	});

	it('can be narrowed to every year that holds records', async () => {
		const { slug } = await buildStarterOffice(server.db);
		const client = await server.signedIn('reader', { office: slug });
		expect((await client.get(`/o/${slug}/goals`)).html).toMatch(/<option value="2020"/);
	});

	it('send somebody who is not signed in to the sign-in page, and back afterwards', async () => {
		const page = await server.anonymous().get('/o/raanana/goals');
		expect([page.status, page.location]).toEqual([303, '/sign-in?to=%2Fo%2Fraanana%2Fgoals']);
	});

	it('are not there for somebody of no office, exactly as an office that does not exist', async () => {
		const stranger = await server.signedIn('reader', { office: null });
		const [existing, missing] = [await stranger.get('/o/raanana/goals'), await stranger.get('/o/nowhere/goals')];
		expect([existing.status, missing.status]).toEqual([404, 404]);
		expect(existing.html.replace(/raanana|nowhere|nonce-\S+|nonce="[^"]*"/g, '')).toBe(
			missing.html.replace(/raanana|nowhere|nonce-\S+|nonce="[^"]*"/g, '')
		);
	});
});

describe('the form of a goal', () => {
	it('saves, says so, and shows the goal in the list', async () => {
		const client = await server.signedIn('coordinator');
		const saved = await client.post('/o/raanana/goals/edit?/save', {
			id: newId(),
			version: '0',
			'name.en': 'A goal from a form',
			'name.he': 'מטרה מטופס'
		});
		expect([saved.status, saved.location]).toEqual([303, '/o/raanana/goals']);
		const list = await client.get('/o/raanana/goals');
		expect(list.html).toContain('A goal from a form');
		expect(list.html).toContain('Saved');
	});

	it('comes back with 422, a sentence for each field, and what was typed', async () => {
		const client = await server.signedIn('coordinator');
		const page = await client.post('/o/raanana/goals/edit?/save', {
			id: newId(),
			version: '0',
			'name.en': '',
			fromYear: '20x',
			toYear: '2021'
		});
		expect(page.status).toBe(422);
		expect(page.html).toContain('2 fields need fixing');
		expect(page.html).toContain('Enter a four-digit year, such as 1994');
		expect(page.html).toContain('value="20x"');
		expect(page.html).toMatch(/<title>Error: /);
	});

	it('says who saved in the meantime, when and what, and keeps what was typed', async () => {
		const [client, other] = [await server.signedIn('coordinator'), await server.signedIn('coordinator')];
		const goal = { id: newId(), version: '0', 'name.en': 'First wording', fromYear: '1970', toYear: '1971' };
		await client.post('/o/raanana/goals/edit?/save', goal);
		await other.post('/o/raanana/goals/edit?/save', { ...goal, version: '1', 'name.en': 'Second wording' });
		await other.post('/o/raanana/goals/edit?/save', { ...goal, version: '2', 'name.en': 'Third wording' });
		const path = `/o/raanana/goals/edit/${goal.id}?/save`;
		const late = await client.post(path, { ...goal, version: '2', 'name.en': 'My own wording' });
		const text = textOf(late.html);
		expect(late.status).toBe(409);
		expect(text).toContain('Somebody else saved this record in the meantime');
		expect(text.slice(text.indexOf('Somebody else'), 900)).toMatch(
			/\d{4},? \d\d:\d\d Dana Cohen .*before: Second wording after: Third wording/
		);
		expect(text).not.toContain('First wording');
		expect(late.html).toContain(`href="/o/raanana/history/goal/${goal.id}"`);
		expect(late.html).toContain('My own wording</textarea>');
		expect(late.html).toContain('name="version" value="3"');
		const again = await client.post(path, { ...goal, version: '3', 'name.en': 'My own wording' });
		expect(again.status).toBe(303);
	});

	it('is followed by its name, and so is a deletion, with a way to undo it', async () => {
		const client = await server.signedIn('coordinator', { language: 'he' });
		const goal = { id: newId(), version: '0', 'name.he': 'מטרה <b>זמנית</b>', fromYear: '1970', toYear: '1971' };
		await client.post('/o/raanana/goals/edit?/save', goal);
		expect(textOf((await client.get('/o/raanana/goals?year=1960')).html)).toContain('נשמר: מטרה <b>זמנית</b>');
		expect(textOf((await client.get('/o/raanana/goals?year=1960')).html)).not.toContain('נשמר:');
		await client.post('/o/raanana/goals/edit?/delete', { id: goal.id });
		const { html } = await client.get('/o/raanana/goals?year=1960');
		expect(textOf(html)).toContain('נמחק: מטרה <b>זמנית</b> שחזור');
		await client.post('/o/raanana/trash?/restore', { noun: 'goal', id: goal.id, back: '/o/raanana/goals?year=1960' });
		expect(textOf((await client.get('/o/raanana/goals?year=1960')).html)).toContain('שוחזר: מטרה');
	});

	it('is refused to a reader with 403, by the page and by the action', async () => {
		const client = await server.signedIn('reader');
		expect((await client.get('/o/raanana/goals/edit')).status).toBe(403);
		const page = await client.post('/o/raanana/goals/edit?/save', { id: newId(), version: '0', 'name.en': 'No' });
		expect(page.status).toBe(403);
	});

	it('is refused without a session, from another site, and for another office', async () => {
		const fields = { id: newId(), version: '0', 'name.en': 'No' };
		expect((await server.anonymous().post('/o/raanana/goals/edit?/save', fields)).location).toContain('/sign-in');
		const client = await server.signedIn('coordinator');
		const forged = await client.post('/o/raanana/goals/edit?/save', fields, { origin: 'http://evil.example' });
		expect(forged.status).toBe(403);
		const stranger = await server.signedIn('director', { office: null });
		expect((await stranger.post('/o/raanana/goals/edit?/save', fields)).status).toBe(404);
	});
});
