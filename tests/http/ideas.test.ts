import { describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/id.ts';
import { TONGUES } from '../../src/kernel/tongue.ts';
import { formIn, textOf } from '../support/html.ts';
import type { Page } from '../support/http-client.ts';
import { IDEA, ideaSite } from '../support/idea-site.ts';
import { testServer } from '../support/server.ts';

const server = testServer();
const site = ideaSite(server);
const get = (path: string) => server.anonymous().get(path);
const words = async (path: string) => textOf((await get(path)).html);
const titled = (title: string) => ({ 'title.en': title, 'title.he': 'כותרת' });

/** Sends a form of a resident's page, as it stands there. */
async function onOwn(own: string, action: string, fields: Record<string, string>): Promise<Page> {
	const { html } = await get(own);
	return server.anonymous().post(`${own}${formIn(html, action).action}`, fields);
}

describe('who reads what residents write', () => {
	it.each(['coordinator', 'director'] as const)('a %s does', async (role) => {
		const text = `A choir ${newId()}`;
		const { id } = await site.idea({ text });
		expect(textOf((await site.clients[role].get(site.queue)).html)).toContain(text);
		const page = await site.clients[role].get(`${site.queue}/${id}`);
		expect(textOf(page.html)).toContain(IDEA.name);
	});

	it.each(['reader', 'contributor', 'agreements_manager'] as const)('to a %s there is no such page', async (role) => {
		const { id } = await site.idea();
		const missing = await site.clients[role].get(`/o/${site.slug}/no-such-page`);
		for (const path of [site.queue, `${site.queue}/${id}`]) {
			const page = await site.clients[role].get(path);
			expect([page.status, missing.status]).toEqual([404, 404]);
			expect(page.html).not.toContain('Zzlevi');
		}
		const posted = await site.clients[role].post(`${site.queue}/${id}?/ask`, { id, version: '1', 'text.en': 'Who?' });
		expect(posted.status).toBe(404);
		expect((await site.clients[role].get(`/o/${site.slug}/initiatives`)).html).not.toContain(`${site.queue}"`);
	});

	it('neither does a member of another office, nor anybody who is not signed in', async () => {
		const { id } = await site.idea();
		const stranger = await server.signedIn('director');
		for (const path of [site.queue, `${site.queue}/${id}`]) {
			expect((await stranger.get(path)).status).toBe(404);
			expect((await get(path)).location).toMatch(/^\/sign-in/);
		}
		const elsewhere = await server.signedIn('director');
		expect((await elsewhere.get(`/o/raanana/ideas/${id}`)).status).toBe(404);
	});
});

describe('a resident and the office', () => {
	it('write to each other, and the line goes on to the initiative', async () => {
		const { own, id } = await site.idea({ text: 'Chess with a school' });
		const asked = await site.press(id, '?/ask', { 'text.en': 'At which school?' });
		expect([asked.status, asked.location]).toEqual([303, `${site.queue}/${id}`]);
		expect(await words(own)).toContain('The office has a question.');
		expect(await words(own)).toContain('At which school?');
		const answered = await onOwn(own, '?/write', { message: 'At the one in Ahuza street' });
		expect(answered.location).toBe(`${own}?written`);
		expect(await words(`${own}?written`)).toContain('The message was sent.');
		expect(textOf((await site.clients.coordinator.get(site.queue)).html)).toContain('An answer came');
		const taken = await site.press(id, '?/take', titled('Chess by video'));
		expect(taken.location).toMatch(new RegExp(`^/o/${site.slug}/initiatives/[0-9a-f-]{36}$`));
		expect(await words(own)).toContain('It was taken up and is being examined.');
		const initiative = textOf((await site.clients.coordinator.get(taken.location ?? '')).html);
		expect(initiative).toContain('Chess by video');
	});

	it('an answer that is refused stays typed', async () => {
		const { own } = await site.idea();
		const page = await onOwn(own, '?/write', { message: '' });
		expect([page.status, textOf(page.html).includes('Write something')]).toEqual([422, true]);
		const long = await onOwn(own, '?/write', { message: `${'x'.repeat(2001)}` });
		expect(long.html).toContain('x'.repeat(2001));
	});

	it('turned away, the resident reads why', async () => {
		const { own, id } = await site.idea();
		const empty = await site.press(id, '?/turnAway', { 'answer.en': '' });
		expect(empty.status).toBe(422);
		expect(empty.html).toMatch(/<details open(=""|>| )[^]*?turnAway/);
		await site.press(id, '?/turnAway', { 'answer.en': 'The hall is being repaired' });
		expect(await words(own)).toContain('It was not taken up.');
		expect(await words(own)).toContain('The hall is being repaired');
		expect((await get(own)).html).not.toContain('?/write');
	});

	it('in whatever language they read: the desk says which that is, and their page frames what is in another', async () => {
		const { own, id } = await site.idea();
		await server.db.forOffice(site.officeId, (tx) =>
			tx
				.updateTable('resident_idea')
				.set({ language: 'de' })
				.where('office_id', '=', site.officeId)
				.where('id', '=', id)
				.execute()
		);
		const { html } = await site.clients.coordinator.get(`${site.queue}/${id}`);
		expect(textOf(html)).toContain('The idea was written in German.');
		for (const name of ['text', 'answer']) {
			const fields = [...html.matchAll(new RegExp(`<textarea[^>]* name="${name}\\.([a-z]+)"[^>]*>`, 'g'))];
			expect(fields.map(([, tag]) => tag)).toEqual(['de', 'he', 'en']);
			expect(fields[0]?.[0]).toMatch(/lang="de"[^>]*dir="ltr"/);
		}
		await site.press(id, '?/ask', { 'text.he': 'באיזה בית ספר?', 'text.de': '', 'text.en': '' });
		const page = (await get(own.replace('/en/', '/de/'))).html;
		expect(page).toMatch(/<bdi lang="he" dir="rtl"[^>]*>באיזה בית ספר\?<\/bdi>/);
		expect(textOf(page)).toContain('(auf Hebräisch)');
		await site.press(id, '?/turnAway', { 'answer.de': 'Leider nein' });
		expect((await get(own.replace('/en/', '/de/'))).html).toMatch(/<bdi class="lines"[^>]*>Leider nein<\/bdi>/);
	});

	it('two people who handle one idea do not do it twice', async () => {
		const { id } = await site.idea();
		const path = `${site.queue}/${id}`;
		const { fields } = formIn((await site.clients.director.get(path)).html, '?/turnAway');
		await site.press(id, '?/take', titled('First'));
		const late = await site.clients.director.post(`${path}?/turnAway`, { ...fields, 'answer.en': 'No' });
		expect(late.status).toBe(409);
	});

	it('withdraws it, and nothing is left to be opened', async () => {
		const { own, id } = await site.idea();
		expect((await onOwn(own, '?/withdraw', {})).status).toBe(422);
		const gone = await onOwn(own, '?/withdraw', { sure: 'on' });
		expect(gone.location).toBe(`${site.base}/ideas/withdrawn`);
		expect(await words(gone.location ?? '')).toContain('The idea was withdrawn');
		expect((await get(own)).status).toBe(404);
		const page = await site.clients.coordinator.get(`${site.queue}/${id}`);
		expect([page.status, textOf(page.html).includes('This idea is no longer here')]).toEqual([410, true]);
	});
});

describe('a secret that opens nothing', () => {
	it('is answered in one way, whatever is wrong with it', async () => {
		const other = `${site.base}/ideas/own/${'x'.repeat(43)}`;
		const { own } = await site.idea();
		const elsewhere = own.replace(site.base, '/raanana/en');
		const plain = ({ html }: Page) => html.replace(/(href|action)="[^"]*"/g, '').replace(/>[^<]*</g, '><');
		const first = await get(other);
		expect([first.status, textOf(first.html).includes('This link opens nothing')]).toEqual([404, true]);
		for (const path of [`${site.base}/ideas/own/x`, `${site.base}/ideas/own/${'y'.repeat(5000)}`]) {
			const page = await get(path);
			expect([page.status, plain(page)]).toEqual([404, plain(first)]);
		}
		expect((await get(elsewhere)).status).toBe(404);
		for (const action of ['confirm', 'write', 'withdraw']) {
			const posted = await server.anonymous().post(`${other}?/${action}`, { sure: 'on', message: 'x' });
			expect(posted.status, action).toBe(404);
		}
		expect((await get(`${site.base}/ideas/support/${'x'.repeat(43)}`)).status).toBe(404);
	});

	it('a form of another site does nothing with one that is good', async () => {
		const { own } = await site.idea();
		const headers = { origin: 'https://elsewhere.example' };
		expect((await server.anonymous().post(`${own}?/withdraw`, { sure: 'on' }, headers)).status).toBe(403);
		expect((await get(own)).status).toBe(200);
	});
});

describe('a published idea', () => {
	const publish = (id: string, title: string) =>
		site.press(id, '?/publish', { 'publicTitle.en': title, 'publicText.en': `${title}, once a month` });

	it('is shown in the office’s words, and of the resident nothing', async () => {
		const { id } = await site.idea({ text: 'Zzwords of mine', name: 'Noa Zzlevi' });
		await site.press(id, '?/ask', { 'text.en': 'Zzquestion' });
		expect(await words(`${site.base}/ideas`)).not.toContain('Chess for all');
		expect((await publish(id, 'Chess for all')).status).toBe(303);
		const [list, page] = [await get(`${site.base}/ideas`), await get(`${site.base}/ideas/${id}`)];
		for (const { html } of [list, page]) {
			expect(textOf(html)).toContain('Chess for all');
			expect(html).not.toMatch(/zz/i);
		}
		expect(textOf(page.html)).toContain('There is no answer yet.');
		expect((await get(site.base)).html).toContain(`${site.base}/ideas"`);
		// Where no letters go out nobody can be counted.
		expect(page.html).not.toContain('?/support');
	});

	it('is found and shared as other pages are, with its list and the form', async () => {
		const { id } = await site.idea();
		await publish(id, 'Chess that is found');
		for (const path of ['ideas', `ideas/${id}`, 'ideas/new']) {
			const address = `${server.base}${site.base}/${path}`;
			const { html, headers } = await get(`${site.base}/${path}`);
			expect(html).toContain(`<link rel="canonical" href="${address}"`);
			expect(html.match(/rel="alternate" hreflang/g)).toHaveLength(TONGUES.length + 1);
			expect(html).toMatch(/<meta name="description" content="[^"]+"/);
			expect(html).toContain(`<meta property="og:url" content="${address}"`);
			expect(html).toContain(`<meta property="og:image" content="${server.base}${site.base}/card.png"`);
			expect([path, headers.get('x-robots-tag')]).toEqual([path, null]);
		}
		expect((await get(`${site.base}/ideas/${id}`)).html).toContain('content="Chess that is found, once a month"');
		const sitemap = await get(`/${site.slug}/sitemap.xml`);
		expect(sitemap.html).toContain(`<loc>${server.base}${site.base}/ideas/${id}</loc>`);
	});

	it('is all that is found: pages of residents and those that are not there have no address to share', async () => {
		const { own } = await site.idea();
		const paths = [own, `${site.base}/ideas/withdrawn`, `${site.base}/ideas/${newId()}`, `${site.base}/nowhere`];
		for (const path of paths) expect((await get(path)).html, path).not.toMatch(/og:|canonical|hreflang="x-default"/);
		for (const path of paths.slice(0, 2)) {
			const { html, headers } = await get(path);
			expect([path, headers.get('x-robots-tag')]).toEqual([path, 'noindex, nofollow']);
			expect(html).toContain('content="noindex, nofollow"');
		}
	});

	it('is reported without a name, and read by the office before anything happens', async () => {
		const { id } = await site.idea();
		await publish(id, 'Chess for some');
		const path = `${site.base}/ideas/${id}`;
		const stamp = site.stamp();
		const post = (fields: Record<string, string>) =>
			server.anonymous().post(`${path}?/report`, { stamp, website: '', ...fields });
		expect((await post({ text: 'What?' })).status).toBe(422);
		expect((await post({ reason: 'untrue', stamp: 'x' })).status).toBe(400);
		expect((await post({ reason: 'untrue', text: 'It was on Tuesday' })).location).toMatch(/\?done=[\w-]+$/);
		const done = await post({ reason: 'untrue', text: 'It was on Tuesday' });
		expect(await words(done.location ?? '')).toContain('A person will read it.');
		// Whoever makes an address up is told of nothing that did not happen.
		for (const says of ['reported', 'asked', 'done=reported', `done=${site.receipt({ done: 'reported' })}`]) {
			expect(await words(`${path}?${says}`), says).not.toMatch(/A person will read it|We have written/);
		}
		const queue = await site.clients.coordinator.get(`${site.queue}?queue=reported`);
		expect(queue.html).toContain(id);
		expect(textOf((await site.clients.coordinator.get(`${site.queue}/${id}`)).html)).toContain('It was on Tuesday');
		await site.press(id, '?/review', { outcome: 'hide' });
		expect((await get(path)).status).toBe(404);
	});

	it('is not found by the id of one that is not published', async () => {
		const { id } = await site.idea();
		expect((await get(`${site.base}/ideas/${id}`)).status).toBe(404);
		expect((await get(`${site.base}/ideas/${newId()}`)).status).toBe(404);
		const posted = await server.anonymous().post(`${site.base}/ideas/${id}?/report`, {
			...{ stamp: site.stamp(), website: '', reason: 'untrue', text: '' }
		});
		expect(posted.status).toBe(404);
	});
});

describe('the trail and the log', () => {
	it('tell what was done with an idea, and nothing of who sent it', async () => {
		const { id } = await site.idea({ text: 'Zztrail words', name: 'Zztrail name', email: 'zztrail@resident.example' });
		await site.press(id, '?/ask', { 'text.en': 'Zztrail question' });
		await site.press(id, '?/turnAway', { 'answer.en': 'Zztrail answer' });
		const trail = await site.clients.director.get(`/o/${site.slug}/settings/trail`);
		expect(textOf(trail.html)).toContain('A resident’s idea');
		expect(textOf(trail.html)).toContain('A question was asked');
		expect(trail.html).not.toMatch(/zztrail/i);
	});
});
