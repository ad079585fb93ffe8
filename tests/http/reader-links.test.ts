import { describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/id.ts';
import { textOf } from '../support/html.ts';
import type { HttpClient, Page } from '../support/http-client.ts';
import { hasTools, lookInto } from '../support/pdf-tools.ts';
import { testServer } from '../support/server.ts';
import { idOf, move, send, studioDesk, words } from '../support/studio-desk.ts';

const server = testServer();
const desk = studioDesk(server);

const LINK = { note: 'The council members', 'languages[]': ['he', 'en'], lasts: '30', until: '' };
type Fields = Record<string, string | string[]>;

const linksOf = (path: string) => `${desk.reports}/${idOf(path)}/links`;
const make = (path: string, fields: Fields = {}, by: HttpClient = desk.clients.coordinator) =>
	by.post(`${linksOf(path)}?/make`, { ...LINK, ...fields });
/** A reader outside, in a browser of their own that prefers English. */
const outside = (path: string, headers: Record<string, string> = {}) =>
	server.anonymous().get(path, { 'accept-language': 'en', ...headers });

function addressIn({ html }: Page): string {
	const address = /value="https?:\/\/[^"/]+(\/r\/[\w-]{43})"/.exec(html)?.[1];
	if (!address) throw new Error('no address on the page');
	return address;
}

async function approved(fields: Fields = {}): Promise<string> {
	const path = await desk.begin(fields);
	await desk.approve(path);
	return path;
}

async function link(path: string, fields: Fields = {}, by?: HttpClient): Promise<string> {
	const made = await make(path, fields, by);
	expect(made.status).toBe(200);
	return addressIn(made);
}

describe('whoever has a link', () => {
	it('reads the report as it was approved, in each of its languages, and finds no way from there', async () => {
		const path = await desk.begin();
		const section = await desk.sectionAt(path, 'Bramsche');
		await send(desk.clients.coordinator, section, '/section', { 'notes.en': 'zzspoken slowly' });
		await desk.approve(path);
		const address = await link(path);
		const english = await outside(address);
		expect(english.status).toBe(200);
		expect(english.html).toContain('<html lang="en" dir="ltr"');
		expect(textOf(english.html)).toContain('Goals and targets');
		const hebrew = await outside(`${address}/he`);
		expect(hebrew.html).toContain('<html lang="he" dir="rtl"');
		expect(textOf(hebrew.html)).toContain('בראמשה');
		for (const { html } of [english, hebrew]) {
			expect(html).not.toMatch(/<script|zzspoken|\/o\/|sign-in/);
			expect(html).not.toMatch(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/);
			expect(html).not.toContain(desk.slug);
			const hrefs = [...html.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href = '']) => href);
			expect(hrefs.filter((href) => !href.startsWith('#') && !href.startsWith(`${address}/`))).toEqual([]);
			expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
		}
	});

	it('is told to nobody: no cookie, no search, no other site, nothing kept', async () => {
		const address = await link(await approved());
		for (const path of [address, `${address}/he`, `${address}x`]) {
			const { headers } = await outside(path);
			expect(headers.getSetCookie()).toEqual([]);
			expect(headers.get('referrer-policy')).toBe('no-referrer');
			expect(headers.get('x-robots-tag')).toBe('noindex, nofollow');
			expect(headers.get('cache-control')).toBe('private, no-store');
			expect(headers.get('content-security-policy')).toContain("default-src 'none'");
		}
		expect((await outside(address)).html).toContain('<meta name="robots" content="noindex, nofollow"');
	});

	it('is shown the same when signed in to the office', async () => {
		const address = await link(await approved());
		const anonymous = await outside(`${address}/en`);
		const member = await desk.clients.director.get(`${address}/en`, { 'accept-language': 'en' });
		const plain = ({ html }: Page) => html.replace(/nonce="[^"]+"/g, '');
		expect(plain(member)).toBe(plain(anonymous));
	});

	it('finds its colours in a file that tells nothing else', async () => {
		const colours = await outside('/r/x/accent-c8102e.css');
		expect([colours.status, colours.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
		expect(colours.html).toContain('--accent:light-dark(#c8102e,');
		expect((await outside('/r/x/accent-red.css')).status).toBe(404);
	});

	it('is led to a language that the link has', async () => {
		const path = await approved();
		const address = await link(path, { 'languages[]': ['he'] });
		expect((await outside(address)).location).toBe(`${address}/he`);
		expect((await outside(`${address}/en`)).location).toBe(`${address}/he`);
		const page = await outside(`${address}/he`);
		expect(page.status).toBe(200);
		expect(page.html).not.toContain('class="seg"');
		expect(await words(desk.clients.coordinator, linksOf(path))).toContain('opened once, on ');
	});

	it.skipIf(!hasTools('pdftotext'))('takes the file where that is allowed, and nowhere else', async () => {
		const path = await approved();
		const [without, withFile] = [await link(path), await link(path, { allowsPdf: 'on' })];
		expect((await outside(without)).html).not.toContain('report.pdf');
		expect((await outside(`${without}/en/report.pdf`)).status).toBe(404);
		expect((await outside(withFile)).html).toContain(`${withFile}/en/report.pdf`);
		const file = await outside(`${withFile}/en/report.pdf`);
		expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/pdf']);
		expect(file.headers.get('x-robots-tag')).toBe('noindex, nofollow');
		expect(file.headers.getSetCookie()).toEqual([]);
		expect(lookInto(file.bytes, 'pdftotext', '{}', '-').toString()).toContain('Bramsche');
		expect((await outside(`${withFile}/report.pdf`)).status).toBe(404);
	});
});

describe('a link that opens nothing', () => {
	const told = async (address: string) => {
		const page = await outside(address);
		return { status: page.status, html: page.html.replace(/nonce="[^"]+"/g, '') };
	};

	it('says the same, whatever is wrong with it, and what to do, in both languages', async () => {
		const unknown = await told(`/r/${'a'.repeat(43)}`);
		expect(unknown.status).toBe(404);
		expect(textOf(unknown.html)).toMatch(/Nothing can be read here .*can send a new one.*אין כאן מה לקרוא .*קישור חדש/);
		expect(unknown.html).not.toMatch(/<script|<a |sign-in|Kesher/);

		const [revoked, over, deleted, narrowed] = await Promise.all([approved(), approved(), approved(), approved()]);
		const addresses = [await link(revoked), await link(over), await link(deleted), await link(narrowed)];
		for (const address of addresses) expect((await told(address)).status).toBe(200);

		const listed = (await desk.clients.director.get(linksOf(revoked))).html;
		const id = /name="id" value="([^"]+)"/.exec(listed)?.[1] ?? '';
		const ended = await desk.clients.director.post(`${linksOf(revoked)}?/end`, { id });
		expect([ended.status, ended.location]).toEqual([303, linksOf(revoked)]);
		expect(await words(desk.clients.director, linksOf(revoked))).toContain('The link was revoked');
		await server.db.forOffice(desk.officeId, (tx) =>
			tx
				.updateTable('report_link')
				.set({ expires_on: '2020-01-01' })
				.where('office_id', '=', desk.officeId)
				.where('report_id', '=', idOf(over))
				.execute()
		);
		expect(await words(desk.clients.director, linksOf(over))).toContain('Ended on 1 Jan 2020');
		await desk.clients.director.post(`${desk.reports}/edit?/delete`, { id: idOf(deleted) });
		await move(desk.clients.director, narrowed, 'reopen');
		await send(desk.clients.director, `${desk.reports}/edit/${idOf(narrowed)}`, '/save', { audience: 'leadership' });

		for (const address of [
			...addresses,
			'/r/x',
			`/r/${'b'.repeat(5000)}`,
			'/r/%00',
			`/r/${'a'.repeat(43)}/he/report.pdf`
		]) {
			const answer = await told(address);
			expect([address.slice(0, 60), answer.status]).toEqual([address.slice(0, 60), 404]);
			if (!address.endsWith('.pdf')) expect(answer.html).toBe(unknown.html);
		}
	});

	it('says that the report is worked on, while it is', async () => {
		const path = await approved({ 'title.en': 'Not for now' });
		const address = await link(path);
		await move(desk.clients.director, path, 'reopen');
		const page = await outside(address);
		expect(page.status).toBe(200);
		expect(textOf(page.html)).toMatch(/The report is being worked on .*הדוח בעבודה/);
		expect(page.html).not.toMatch(/Not for now|Bramsche|<script|<a /);
		expect(await words(desk.clients.coordinator, linksOf(path))).toContain('Whoever opens a link is told so');
		await move(desk.clients.coordinator, path, 'submit');
		await move(desk.clients.director, path, 'approve');
		expect((await outside(address)).html).toContain('Not for now');
	});
});

describe('the links of a report', () => {
	it('are made by a form that works without a script: the address is shown once', async () => {
		const path = await approved();
		expect(await words(desk.clients.coordinator, path)).toContain('Links for readers');
		const page = await desk.clients.coordinator.get(linksOf(path));
		expect(page.html).not.toMatch(/\/r\/[\w-]{43}/);
		const made = await make(path);
		const address = addressIn(made);
		expect(textOf(made.html)).toContain('The link for “The council members” was made');
		expect(made.html).toMatch(new RegExp(`<input [^>]*readonly[^>]*value="http[^"]*${address}"`));
		expect(made.html).toContain('data-copy="Copied"');
		await outside(address);
		await outside(address);
		const again = await desk.clients.coordinator.get(linksOf(path));
		expect(again.html).not.toContain(address);
		expect(textOf(again.html)).toMatch(/The council members English and Hebrew|The council members Hebrew and English/);
		expect(textOf(again.html)).toContain('opened 2 times, last on');
		const trail = await words(desk.clients.director, `/o/${desk.slug}/settings/trail`);
		expect(trail).toContain('for The council members, until');
		expect((await desk.clients.director.get(`/o/${desk.slug}/settings/trail`)).html).not.toContain(address);
	});

	it('comes back with a sentence for each field and what was typed', async () => {
		const path = await approved();
		const page = await make(path, { note: ' ', 'languages[]': [], lasts: 'date', until: '' });
		expect(page.status).toBe(422);
		const text = textOf(page.html);
		for (const each of ['For whom: Please fill this in', 'Languages: Please fill this in', 'Last day: Please fill']) {
			expect(text).toContain(each);
		}
		expect(page.html).toMatch(/<title>Error: /);
		const far = await make(path, { lasts: 'date', until: '1.1.2099' });
		expect(far.status).toBe(422);
		expect(textOf(far.html)).toContain('Last day: A link is good for one year at most');
		expect(far.html).toContain('value="1.1.2099"');
		for (const [fields, says] of [
			[{ lasts: 'date', until: '1.1.2020' }, 'This day is over'],
			[{ lasts: 'date', until: 'soon' }, 'Last day: '],
			[{ lasts: '365' }, 'Good for: '],
			[{ 'languages[]': ['fr'] }, 'Languages: '],
			[{ note: 'x'.repeat(121) }, 'Too long: at most 120']
		] as const) {
			const refused = await make(path, fields as Fields);
			expect([says, refused.status]).toEqual([says, 422]);
			expect(textOf(refused.html)).toContain(says);
		}
	});

	it('cannot be made before the report is approved', async () => {
		const path = await desk.begin();
		const page = await desk.clients.coordinator.get(linksOf(path));
		expect(textOf(page.html)).toContain('Links are made to a report that was approved or closed');
		expect(page.html).not.toContain('?/make');
		const refused = await make(path);
		expect(refused.status).toBe(422);
		expect(refused.html).not.toMatch(/\/r\/[\w-]{43}/);
	});

	it('to a report for the heads of the city are made by a director, with a warning', async () => {
		const path = await approved({ audience: 'leadership' });
		expect(await words(desk.clients.coordinator, linksOf(path))).toContain('is made by a director');
		expect((await make(path)).status).toBe(403);
		expect(await words(desk.clients.director, linksOf(path))).toContain('what is meant for the office alone');
		const unaware = await make(path, {}, desk.clients.director);
		expect(unaware.status).toBe(422);
		expect(textOf(unaware.html)).toContain('I send it to them alone: Please fill this in');
		const address = await link(path, { aware: 'on' }, desk.clients.director);
		expect((await outside(address)).status).toBe(200);
	});

	it('are there for nobody else', async () => {
		const path = await approved();
		const address = await link(path);
		for (const role of ['reader', 'contributor', 'agreements_manager'] as const) {
			const client = desk.clients[role];
			expect([role, (await client.get(linksOf(path))).status]).toEqual([role, 403]);
			expect((await make(path, {}, client)).status).toBe(403);
			expect((await client.post(`${linksOf(path)}?/end`, { id: newId() })).status).toBe(403);
			expect(await words(client, path)).not.toContain('Links for readers');
		}
		const stranger = await server.signedIn('director');
		expect((await stranger.get(linksOf(path))).status).toBe(404);
		expect((await make(path, {}, stranger)).status).toBe(404);
		expect((await server.anonymous().get(linksOf(path))).location).toMatch(/^\/sign-in\?to=/);
		expect((await make(`${desk.reports}/${newId()}/en`)).status).toBe(404);
		const elsewhere = await desk.clients.director.post(`${linksOf(path)}?/end`, { id: newId() });
		expect(elsewhere.status).toBe(404);
		expect((await outside(address)).status).toBe(200);
	});
});
