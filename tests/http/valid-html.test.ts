import { describe, expect, it } from 'vitest';
import { makeLink } from '../../src/features/reader-link/server/commands.ts';
import { newId } from '../../src/kernel/id.ts';
import { dayAt } from '../../src/kernel/period.ts';
import { TONGUES } from '../../src/kernel/tongue.ts';
import { buildActor } from '../support/factories.ts';
import { filledSite } from '../support/filled-site.ts';
import { faultsOf } from '../support/html-validity.ts';
import type { Page } from '../support/http-client.ts';
import { testServer } from '../support/server.ts';

const server = testServer();
const site = filledSite(server);

/** The pages of the site, by their paths within it; each answers with 200 but where it says otherwise. */
function pages(): [path: string, status: number][] {
	const { partner, news, report, published: idea, own } = site;
	const there = [
		...['', 'goals', 'news', 'events', 'reports', 'open', 'accessibility', 'privacy'],
		...[`partners/${partner}`, `news/${news}`, `reports/${report}`, `reports/${report}/he`, `reports/${report}/en`],
		...['ideas', `ideas/${idea}`, `ideas/${idea}?done=${site.receipt({ done: 'reported', ideaId: idea })}`],
		...['ideas/new', `ideas/sent/${site.receipt()}`, 'ideas/withdrawn']
	];
	const secrets = own.map((path) => path.slice(path.indexOf('ideas/')));
	const missing = ['nowhere', `partners/${newId()}`, `ideas/own/${'x'.repeat(43)}`];
	return [
		...[...there, ...secrets, `${secrets[0] ?? ''}?new`].map((path): [string, number] => [path, 200]),
		...missing.map((path): [string, number] => [path, 404])
	];
}

it.each([
	['an element where none may be', '<ul><p>x</p></ul>', 'element-permitted-content'],
	['two things of one name', '<p id="a">x</p><p id="a">y</p>', 'no-dup-id'],
	['a label of nothing', '<label for="b">x</label>', 'no-missing-references'],
	['a picture without words', '<p><img src="a.png"></p>', 'wcag/h37'],
	['an element that is not ended', '<section><h2>x</h2>', 'close-order'],
	['an attribute that means nothing here', '<p><a name="a" href="#" charset="x">x</a></p>', 'no-deprecated-attr'],
	['a field that nobody can name', '<form action="a"><input type="text" name="a"></form>', 'input-missing-label'],
	['a value that is none', '<form method="put" action="a"></form>', 'attribute-allowed-values'],
	['a style that our policy forbids', '<p style="color: red">x</p>', 'no-inline-style'],
	['a language that there is not', '<p lang="english!">x</p>', 'language "english!"']
])('a page is not valid with %s', async (_, body, rule) => {
	const page = (inner: string) =>
		`<!doctype html><html lang="en"><head><title>x</title></head><body>${inner}</body></html>`;
	expect(await faultsOf(page('<p>x</p>'))).toEqual([]);
	expect((await faultsOf(page(body))).join('\n')).toContain(rule);
});

describe.each(TONGUES)('in %s', (tongue) => {
	const base = () => `/${site.slug}${tongue === 'he' ? '' : `/${tongue}`}`;

	it('each page of the public site is valid', async () => {
		const faults: string[] = [];
		for (const [path, status] of pages()) {
			const page = await server.anonymous().get(`${base()}/${path}`.replace(/\/$/, ''));
			expect([path, page.status]).toEqual([path, status]);
			faults.push(...(await faultsOf(page.html)).map((fault) => `${path || 'home'}: ${fault}`));
		}
		expect(faults).toEqual([]);
	});

	it('a form that comes back is', async () => {
		const stamp = site.stamp();
		const idea = `${base()}/ideas/${site.published}`;
		const own = site.own[1]?.replace(site.base, base()) ?? '';
		const sent: Page[] = [
			await server.anonymous().post(`${base()}/ideas/new`, { stamp, text: '', email: '"<noa>', website: '' }),
			await server.anonymous().post(`${idea}?/report`, { stamp, website: '', reason: '', text: '<b>' }),
			await server.anonymous().post(`${own}?/write`, { message: '' }),
			await server.anonymous().post(`${own}?/withdraw`, {})
		];
		for (const [index, page] of sent.entries()) {
			expect([index, page.status]).toEqual([index, 422]);
			expect(await faultsOf(page.html)).toEqual([]);
		}
	});
});

/** What else somebody sees who is no member. */
describe('the other pages', () => {
	it.each(['en', 'he'])('for whoever has a link, and those before the desk, are valid in %s', async (language) => {
		const reader = server.anonymous();
		const pages = [
			...['/', '/sign-in', '/sign-in/again', '/sign-in/code', '/sign-in/forgotten', '/sign-in/no-such-token'],
			...['/sign-in/passkey', '/sign-in/with', '/nowhere', '/r/no-such-secret'],
			...[`${await linkTo(site.report)}/${language}`, await linkTo(site.report)]
		];
		const faults: string[] = [];
		for (const path of pages) {
			const page = await reader.get(path, { 'accept-language': language });
			expect([path, page.html.includes('<html')]).toEqual([path, page.location === null]);
			if (page.location === null) faults.push(...(await faultsOf(page.html)).map((fault) => `${path}: ${fault}`));
		}
		expect(faults).toEqual([]);
	});
});

async function linkTo(report: string): Promise<string> {
	const input = { note: 'Readers', lasts: '7', until: null, allowsPdf: true, aware: false } as const;
	const actor = buildActor(site.officeId, 'director');
	const today = dayAt(new Date(), 'UTC');
	const made = await makeLink(server.db, actor, report, { ...input, languages: ['he', 'en'] }, today);
	if (!made.ok) throw new Error(made.reason);
	return `/r/${made.secret}`;
}
