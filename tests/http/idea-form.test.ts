import { describe, expect, it } from 'vitest';
import { MOST } from '../../src/features/resident-idea/resident-idea.ts';
import { LIMITS } from '../../src/features/resident-idea/server/limits.ts';
import { newId } from '../../src/kernel/id.ts';
import { TONGUES } from '../../src/kernel/tongue.ts';
import { formIn, textOf } from '../support/html.ts';
import { answerTo, ideaSite, IDEA } from '../support/idea-site.ts';
import { buildStarterOffice } from '../support/starter.ts';
import { testServer } from '../support/server.ts';

const server = testServer();
const site = ideaSite(server);
const get = (path: string) => server.anonymous().get(path);
const words = async (path: string) => textOf((await get(path)).html);
/** A script that browsers run: what pages tell machines about themselves is none. */
const RUNS = /<script\b(?! type="application\/ld\+json")[^>]*>/g;

describe('the form of ideas', () => {
	it.each(TONGUES)('is there in %s, with the cities that everybody may know of', async (tongue) => {
		const path = tongue === 'he' ? `/${site.slug}` : `/${site.slug}/${tongue}`;
		const page = await get(`${path}/ideas/new`);
		expect(page.status).toBe(200);
		expect(page.html).toContain(`<html lang="${tongue}"`);
		expect(page.html).toMatch(/<textarea[^>]* name="text"/);
		expect(textOf(page.html)).not.toMatch(/undefined|idea_/);
	});

	it('keeps nothing of whoever opens it, and is kept by nobody', async () => {
		const { headers, html } = await get(`${site.base}/ideas/new`);
		expect(headers.getSetCookie()).toEqual([]);
		// By the browser alone, so that the way back leads to what was typed.
		expect(headers.get('cache-control')).toBe('private, no-cache');
		const other = await get(`${site.base}/ideas/new`);
		const stampIn = (text: string) => /name="stamp" value="([^"]+)"/.exec(text)?.[1];
		expect(stampIn(html)).not.toBe(stampIn(other.html));
	});

	it('brings the one script of the public pages, and nothing else may run', async () => {
		const page = await get(`${site.base}/ideas/new`);
		const scripts = [...page.html.matchAll(RUNS)].map(([tag]) => tag);
		expect(scripts).toHaveLength(1);
		expect(scripts[0]).toMatch(/ src="[^"]*\/puzzle[^"]*\.js"/);
		const policy = page.headers.get('content-security-policy');
		expect(policy).toMatch(/default-src 'none'.*script-src 'self'/);
		expect(policy).not.toMatch(/unsafe|nonce|\*/);
		const source = /src="([^"]*\/puzzle[^"]*)"/.exec(page.html)?.[1] ?? '';
		const script = await get(new URL(source, `${server.base}${site.base}/ideas/new`).pathname);
		expect([script.status, script.bytes.length < 1500]).toEqual([200, true]);
		const others = [site.base, `${site.base}/ideas`, `${site.base}/ideas/sent/${site.receipt()}`];
		for (const path of others) expect((await get(path)).html, path).not.toMatch(RUNS);
		for (const path of [site.base, `${site.base}/ideas`]) {
			expect((await get(path)).headers.get('content-security-policy'), path).not.toContain('script-src');
		}
	});
});

describe('sending an idea', () => {
	it('without a way out for mail leads to the resident’s page, whose address is told once', async () => {
		const form = await get(`${site.base}/ideas/new`);
		expect(textOf(form.html)).toContain('No email leaves from here');
		const sent = await site.send({ text: 'A choir from Goslar' });
		expect(sent.status).toBe(303);
		expect(sent.location).toMatch(new RegExp(`^${site.base}/ideas/own/[\\w-]{43}\\?new$`));
		expect(sent.headers.getSetCookie()).toEqual([]);
		const own = await get(sent.location ?? '');
		expect(textOf(own.html)).toContain('It has come in and waits to be read.');
		expect(textOf(own.html)).toContain('A choir from Goslar');
		expect(textOf(own.html)).toContain('Keep the address of this page now');
		// To no other site; to ourselves, so that its forms are not taken for those of another one.
		expect(own.headers.get('referrer-policy')).toBe('same-origin');
		expect(own.headers.get('x-robots-tag')).toBe('noindex, nofollow');
		expect(own.headers.get('cache-control')).toBe('private, no-store');
	});

	it('comes back with all that is wrong and all that was typed', async () => {
		const page = await site.send({ text: 'A <choir> & "friends"', email: 'noa', age: '', consent: '', name: '' });
		expect(page.status).toBe(422);
		expect(page.html).toMatch(/<title>Error: /);
		expect(page.headers.get('cache-control')).toBe('private, no-cache');
		const words = textOf(page.html);
		expect(words).toContain('Please correct before sending');
		const fields = [...page.html.matchAll(/<li><a href="#(\w+)"/g)].map(([, field]) => field);
		expect(fields).toEqual(['age', 'name', 'email', 'consent']);
		for (const sentence of [
			'Write a name',
			'Write an email address',
			'Choose one. Under 16?',
			'Without this we cannot'
		]) {
			expect(words).toContain(sentence);
		}
		expect(page.html).toMatch(/<textarea[^>]*>A &lt;choir> &amp; "friends"<\/textarea/);
		expect(page.html).toContain('value="noa"');
		expect(page.html).toMatch(/name="email"[^>]*aria-invalid="true"/);
	});

	it.each([
		['too quickly', 500, 'as quick as a program'],
		['from a page that stood open since yesterday', 13 * 60 * 60 * 1000, 'open for a long time']
	])('%s, it comes back whole', async (_how, ago, sentence) => {
		const page = await site.send({ stamp: site.stamp(ago), text: 'A choir that is kept' });
		expect(page.status).toBe(422);
		expect(page.html).toMatch(/<title>Not sent yet: /);
		expect(textOf(page.html)).toContain(sentence);
		expect(textOf(page.html)).not.toContain('Please correct');
		expect(page.html).toContain('A choir that is kept');
	});

	it('as quickly as a browser fills a form in is taken, also after it came back', async () => {
		expect((await site.send({ stamp: site.stamp(1_600) })).status).toBe(303);
		const stamp = site.stamp(1_000);
		expect((await site.send({ stamp, name: '' })).status).toBe(422);
		await new Promise((resolve) => setTimeout(resolve, 700));
		expect((await site.send({ stamp })).status).toBe(303);
	});

	it('that comes back keeps its stamp, so that nobody waits anew; one that is over gets another', async () => {
		const stampIn = (html: string) => /name="stamp" value="([^"]+)"/.exec(html)?.[1];
		const stamp = site.stamp();
		expect(stampIn((await site.send({ stamp, name: '' })).html)).toBe(stamp);
		const young = site.stamp(100);
		expect(stampIn((await site.send({ stamp: young })).html)).toBe(young);
		const old = site.stamp(13 * 60 * 60 * 1000);
		expect(stampIn((await site.send({ stamp: old })).html)).not.toBe(old);
	});

	it('with a stamp that was not made here, there is nothing to mend', async () => {
		const { slug, officeId } = await buildStarterOffice(server.db);
		expect(slug).not.toBe(site.slug);
		const other = site.stamp().replace(/^[^.]+/, newId());
		for (const stamp of ['', 'x', other, officeId]) expect((await site.send({ stamp })).status).toBe(400);
	});

	it('from another site is refused', async () => {
		expect((await site.send({}, { origin: 'https://elsewhere.example' })).status).toBe(403);
	});

	it('by a program that fills in everything gets the same answer, and lies apart', async () => {
		const text = `A kind offer ${newId()}`;
		const sent = await site.send({ text, website: 'https://a.example' });
		expect(sent.location).toMatch(/\/ideas\/own\//);
		const queue = async (name: string) => (await site.clients.coordinator.get(`${site.queue}?queue=${name}`)).html;
		expect(await queue('waiting')).not.toContain(text);
		expect(await queue('spam')).toContain(text);
		expect(textOf(await queue('spam'))).toContain('A field was filled in that people do not see');
	});

	it('twice makes one idea, and the second answer opens it too', async () => {
		const [stamp, text] = [site.stamp(), `A choir ${newId()}`];
		const fields = { stamp, text, email: 'zztwice@resident.example' };
		const [one, two] = [await site.send(fields), await site.send(fields)];
		for (const { location } of [one, two]) expect(textOf((await get(location ?? '')).html)).toContain(text);
		const { html } = await site.clients.coordinator.get(site.queue);
		expect(html.split(text).length - 1).toBe(1);
	});

	it('of a size that nobody types is refused', async () => {
		const page = await site.send({ text: 'x'.repeat(100_000) });
		expect([page.status, textOf(page.html).includes('At most 1000 characters')]).toEqual([422, true]);
	});
});

describe('where a letter went', () => {
	const at = (receipt: string) => `${site.base}/ideas/sent/${receipt}`;

	it.each([
		['sent', 'We have written to ⁦noa@resident.example⁩.'],
		['again', 'We have written to ⁦noa@resident.example⁩ once more.'],
		['soon', 'The email to ⁦noa@resident.example⁩ left a moment ago.'],
		['enough', 'No further email was sent']
	] as const)('is told as it was typed (%s), with what to do where none comes', async (done, sentence) => {
		const page = await get(at(site.receipt({ done })));
		expect(page.status).toBe(200);
		expect(textOf(page.html)).toContain(sentence);
		expect(page.html).toMatch(/<input[^>]* name="email"[^>]* value="noa@resident\.example"/);
		expect(page.headers.get('cache-control')).toBe('private, no-store');
		expect(page.headers.get('x-robots-tag')).toBe('noindex, nofollow');
		expect(page.headers.get('referrer-policy')).toBe('same-origin');
		expect(page.headers.getSetCookie()).toEqual([]);
	});

	it('is told to nobody who made the address themselves, or keeps it for too long', async () => {
		const old = site.receipt({}, 61 * 60 * 1000);
		for (const receipt of ['x', 'sent', old, site.receipt().slice(0, -2), 'x'.repeat(3000)]) {
			const page = await get(at(receipt));
			expect([page.status, page.location], receipt).toEqual([303, `${site.base}/ideas/new`]);
			expect((await server.anonymous().post(at(receipt), { email: 'noa@resident.example' })).status).toBe(303);
		}
		expect((await get(at(site.receipt()).replace(site.base, '/raanana/en'))).status).not.toBe(200);
	});

	it('can be put right; what is no address comes back', async () => {
		const receipt = site.receipt();
		const page = await server.anonymous().post(at(receipt), { email: 'noa' });
		expect([page.status, textOf(page.html).includes('Write an email address')]).toEqual([422, true]);
		expect(page.html).toContain('value="noa"');
		expect(page.html).not.toContain('We have written');
		const again = await server.anonymous().post(at(receipt), { email: 'noa@resident.example' });
		expect(again.status).toBe(303);
		// There is no such idea that waits to be confirmed: no letter went, and the page says so.
		expect(textOf((await get(again.location ?? '')).html)).toContain('No further email was sent');
	});
});

describe('how much comes from one network', () => {
	const flood = ideaSite(server);

	it('is bounded, and what was typed stays; a browser that has done its work is let past', async () => {
		const statuses: number[] = [];
		for (let each = 0; each < LIMITS.ideas; each += 1) statuses.push((await flood.send()).status);
		expect(new Set(statuses)).toEqual(new Set([303]));
		const refused = await flood.send({ text: 'A choir that is kept' });
		expect(refused.status).toBe(429);
		expect(textOf(refused.html)).toContain('try again in an hour');
		expect(refused.html).toContain('A choir that is kept');
		const stamp = flood.stamp();
		expect((await flood.send({ stamp, answer: answerTo(stamp) })).status).toBe(303);
		expect((await flood.send({ answer: '1' })).status).toBe(429);
	});

	it('is bounded by address, too', async () => {
		const email = 'zzone@resident.example';
		for (let each = 0; each < MOST.ofAddressInADay; each += 1) await flood.idea({ email });
		const stamp = flood.stamp();
		const refused = await flood.send({ email, stamp, answer: answerTo(stamp) });
		expect([refused.status, textOf(refused.html).includes('Several ideas came from this address')]).toEqual([
			429,
			true
		]);
	});
});

describe('a site that is switched off', () => {
	it('has no form, no list and no pages of residents', async () => {
		const { slug, officeId } = await buildStarterOffice(server.db);
		await server.db.forOffice(officeId, (tx) =>
			tx.updateTable('site').set({ is_on: false }).where('office_id', '=', officeId).execute()
		);
		const nowhere = await get(`/${newId().slice(0, 8)}x/en/ideas/new`);
		for (const path of ['ideas', 'ideas/new', `ideas/${newId()}`, `ideas/own/${'x'.repeat(43)}`]) {
			const page = await get(`/${slug}/en/${path}`);
			expect([page.status, textOf(page.html).includes(IDEA.name)], path).toEqual([404, false]);
		}
		const posted = await server.anonymous().post(`/${slug}/en/ideas/new`, { ...IDEA, stamp: site.stamp() });
		expect([posted.status, nowhere.status]).toEqual([404, 404]);
	});
});

describe('an office that is closed', () => {
	const closed = ideaSite(server);

	it('takes nothing in, and goes on showing residents where their idea stands', async () => {
		const { own } = await closed.idea();
		await server.db.forOffice(closed.officeId, (tx) =>
			tx.updateTable('office').set({ closed_at: new Date().toISOString() }).where('id', '=', closed.officeId).execute()
		);
		expect(textOf((await get(`${closed.base}/ideas/new`)).html)).toContain('No ideas are taken at the moment');
		expect((await closed.send()).status).toBe(403);
		const page = await get(own);
		expect(page.status).toBe(200);
		expect(page.html).not.toContain('<form');
		expect((await server.anonymous().post(`${own}?/withdraw`, { sure: 'on' })).status).toBe(403);
	});
});

describe('an office that takes no ideas', () => {
	const quiet = ideaSite(server);

	it('has no form, neither to be seen nor to be sent, and goes on showing what came before', async () => {
		const { own, id } = await quiet.idea();
		await quiet.press(id, '?/publish', { 'publicTitle.en': 'Chess for all', 'publicText.en': 'Once a month' });
		expect((await get(quiet.base)).html).toContain(`href="${quiet.base}/ideas/new"`);
		const settings = `/o/${quiet.slug}/settings/site`;
		const { fields } = formIn((await quiet.clients.director.get(settings)).html, '?/save');
		expect(fields['takesIdeas']).toBe('on');
		const { takesIdeas: _, ...unticked } = fields;
		expect((await quiet.clients.director.post(`${settings}?/save`, unticked)).status).toBe(303);
		const missing = await get(`${quiet.base}/nowhere`);
		const form = await get(`${quiet.base}/ideas/new`);
		expect([form.status, textOf(form.html)]).toEqual([404, textOf(missing.html)]);
		expect(form.headers.get('content-security-policy')).toBe(missing.headers.get('content-security-policy'));
		expect((await quiet.send()).status).toBe(404);
		for (const path of ['', '/ideas', `/ideas/${id}`, '/news', '/sitemap.xml']) {
			const page = await get(quiet.base.replace(/\/en$/, path === '/sitemap.xml' ? '' : '/en') + path);
			expect([path, page.status, page.html.includes('ideas/new')]).toEqual([path, 200, false]);
		}
		expect(await words(`${quiet.base}/ideas/${id}`)).toContain('Chess for all');
		expect(await words(own)).toContain('It has come in and waits to be read.');
		const written = await server.anonymous().post(`${own}?/withdraw`, { sure: 'on' });
		expect(written.location).toBe(`${quiet.base}/ideas/withdrawn`);
		expect((await quiet.clients.coordinator.get(quiet.queue)).html).not.toContain('ideas/new');
		const trail = await quiet.clients.director.get(`/o/${quiet.slug}/settings/trail`);
		expect(textOf(trail.html)).toContain('Take ideas from residents');
	});
});
