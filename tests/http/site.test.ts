import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/id.ts';
import { TONGUES } from '../../src/kernel/tongue.ts';
import type { OfficeId } from '../../src/platform/server/database.ts';
import {
	buildActor,
	buildAgreement,
	buildClaim,
	buildGoal,
	buildInitiative,
	buildOffice,
	buildPartner,
	recordActivity
} from '../support/factories.ts';
import { textOf } from '../support/html.ts';
import type { Page } from '../support/http-client.ts';
import { setSite } from '../support/public-site.ts';
import { testServer } from '../support/server.ts';

const server = testServer();
const slug = `site-${newId().slice(-8)}`;
let officeId: OfficeId;
let poznan: string;

const outside = (path: string, headers: Record<string, string> = {}) => server.anonymous().get(path, headers);
const told = async (path: string) => textOf((await outside(path)).html);

beforeAll(async () => {
	const { db } = server;
	officeId = await buildOffice(db, { slug });
	const actor = buildActor(officeId);
	poznan = await buildPartner(db, actor, {
		...{ name: { he: 'פוזנן', en: 'Poznań', pl: 'Poznań' }, local_language: 'pl', visibility: 'public' },
		...{ latitude: 52.4, longitude: 16.9, taking_part: { en: 'Write to the youth club' } }
	});
	const pact = await buildAgreement(db, actor, [poznan]);
	await buildClaim(db, actor, pact, { preferred: true });
	await buildClaim(db, actor, pact, { date: '2010', side: 'theirs' });
	const goal = await buildGoal(db, actor, { name: { en: 'Friendship' } });
	const common = { partners: [poznan], starts: '2020-05-02', goals: [goal] };
	await recordActivity(db, actor, { ...common, visibility: 'public', title: { en: 'Young choirs met' } });
	await recordActivity(db, actor, { ...common, visibility: 'council', title: { en: 'A talk among ourselves' } });
	await recordActivity(db, actor, {
		...{ ...common, visibility: 'public', status: 'cancelled_after_preparation', reason: 'budget' },
		title: { en: 'A festival that failed' }
	});
	await buildInitiative(db, actor, {
		...{ partners: [poznan], stage: 'initiative', visibility: 'public', title: { en: 'A tree of music' } }
	});
	await buildInitiative(db, actor, {
		...{
			partners: [poznan],
			stage: 'completed',
			ended: '2020-06',
			visibility: 'public',
			title: { en: 'A shared choir' }
		},
		outcome: { en: 'It sang in both cities' }
	});
	for (const [name, status] of [
		['Candidate', 'in_talks'],
		['Over', 'ended']
	] as const)
		await buildPartner(db, actor, { name: { en: name }, status, visibility: 'public' });
	await buildPartner(db, actor, { name: { en: 'Inner' }, visibility: 'council' });
	await setSite(db, officeId, { isOn: 'on', showsGoals: 'on', intro: { he: 'ברוכים הבאים', en: 'Welcome' } });
});

describe('the public site', () => {
	it('answers in each of its languages, which is that of the page', async () => {
		for (const tongue of TONGUES) {
			const page = await outside(tongue === 'he' ? `/${slug}` : `/${slug}/${tongue}`);
			expect([tongue, page.status]).toEqual([tongue, 200]);
			expect(page.html).toContain(`<html lang="${tongue}" dir="${tongue === 'he' ? 'rtl' : 'ltr'}"`);
			expect(page.html).toContain(
				`<link rel="canonical" href="${server.base}/${slug}${tongue === 'he' ? '' : `/${tongue}`}"`
			);
			expect(page.html.match(/rel="alternate" hreflang/g)).toHaveLength(TONGUES.length + 1);
		}
	});

	it('comes without a script, without a cookie, and from nowhere else, to whoever asks', async () => {
		const director = await server.signedIn('director', { office: slug });
		for (const path of [`/${slug}`, `/${slug}/en/partners/${poznan}`, `/${slug}/goals`, `/${slug}/fr/privacy`]) {
			const page = await outside(path);
			expect([path, page.status]).toEqual([path, 200]);
			expect(page.html).not.toMatch(/<script(?! type="application\/ld\+json")|javascript:|modulepreload/i);
			expect(page.html).not.toMatch(/(?:src|<link[^>]*rel="stylesheet"[^>]*href)="(?:https?:)?\/\//);
			expect(page.headers.getSetCookie()).toEqual([]);
			const policy = page.headers.get('content-security-policy') ?? '';
			expect(policy).toContain("default-src 'none'");
			expect(policy).not.toContain('script-src');
			expect(page.headers.get('x-frame-options')).toBe('DENY');
			const member = await director.get(path);
			expect(member.html).toBe(page.html);
		}
	});

	it('takes its language from the address alone', async () => {
		const page = await outside(`/${slug}`, {
			'accept-language': 'pl',
			cookie: 'kesher_language=en; kesher_theme=dark'
		});
		expect(page.html).toContain('<html lang="he" dir="rtl" data-theme=""');
		const named = await outside(`/${slug}/he/goals?x=1`);
		expect([named.status, named.location]).toEqual([308, `/${slug}/goals?x=1`]);
	});

	it('marks what is there in another language only', async () => {
		const german = await told(`/${slug}/de`);
		expect(german).toMatch(/Welcome\s\(auf Englisch\)/);
		expect((await outside(`/${slug}/de`)).html).toContain('<bdi lang="en" dir="ltr"');
		expect(await told(`/${slug}`)).toContain('ברוכים הבאים');
	});

	it('tells of a partner what is public, and nothing of how the tie stands', async () => {
		const page = await told(`/${slug}/en/partners/${poznan}`);
		for (const words of ['Poznań', 'Twin-city pact, 2008', 'Young choirs met', 'A tree of music', 'Friendship']) {
			expect(page).toContain(words);
		}
		expect(page).toContain('Write to the youth club');
		for (const words of ['A talk among ourselves', 'A festival that failed', '2010', 'Active', 'Cancelled']) {
			expect(page).not.toContain(words);
		}
	});

	it('tells what came of what is completed, and whom one turns to where nobody is named', async () => {
		const page = await told(`/${slug}/en/partners/${poznan}`);
		expect(page).toMatch(
			/What we are working on.*A tree of music.*What came of it.*A shared choir.*It sang in both cities/s
		);
		for (const path of ['privacy', 'accessibility'])
			expect(await told(`/${slug}/en/${path}`)).toContain('Please turn to');
	});

	it('names other years only where the office prints them', async () => {
		const actor = buildActor(officeId);
		const partner = await buildPartner(server.db, actor, { name: { en: 'Goslar' }, visibility: 'public' });
		const pact = await buildAgreement(server.db, actor, [partner], { printsAllDates: true });
		await buildClaim(server.db, actor, pact, { date: '2005', preferred: true });
		await buildClaim(server.db, actor, pact, { date: '2006', side: 'theirs' });
		expect(await told(`/${slug}/en/partners/${partner}`)).toContain('Other sources give another date: 2006.');
	});

	it('shows no candidate, no tie that is over, and none that is not public', async () => {
		for (const path of [`/${slug}/en`, `/${slug}/en/goals`]) {
			expect(await told(path)).not.toMatch(/Candidate|Over|Inner/);
		}
		const { rows } = await allPartners();
		for (const id of rows) expect((await outside(`/${slug}/en/partners/${id}`)).status).toBe(404);
	});

	it('has the goals where the office shows them, and then only', async () => {
		expect(await told(`/${slug}/en/goals`)).toContain('Friendship');
		const other = `site-${newId().slice(-8)}`;
		await setSite(server.db, await buildOffice(server.db, { slug: other }));
		expect((await outside(`/${other}/goals`)).status).toBe(404);
		expect((await outside(`/${other}`)).html).not.toContain(`/${other}/goals`);
	});

	it('has an accessibility statement and a word on privacy, linked from every page', async () => {
		for (const path of ['', '/goals', `/partners/${poznan}`, '/accessibility', '/privacy']) {
			const { html } = await outside(`/${slug}/en${path}`);
			expect(html).toContain(`href="/${slug}/en/accessibility"`);
			expect(html).toContain(`href="/${slug}/en/privacy"`);
		}
		expect(await told(`/${slug}/en/accessibility`)).toContain('Israeli Standard 5568');
		expect(await told(`/${slug}/en/privacy`)).toContain('Amendment 13');
	});

	it('says what the office wrote instead of the usual words', async () => {
		const other = `site-${newId().slice(-8)}`;
		await setSite(server.db, await buildOffice(server.db, { slug: other }), {
			...{ isOn: 'on', accessibility: { he: 'כך הונגש האתר' }, coordinatorName: { he: 'דנה כהן' } },
			...{ coordinatorPhone: '09-7610610', coordinatorEmail: 'access@raanana.example', knownLimits: { he: 'סריקות' } }
		});
		const page = await outside(`/${other}/accessibility`);
		for (const words of ['כך הונגש האתר', 'דנה כהן', '09-7610610', 'סריקות']) expect(page.html).toContain(words);
		expect(page.html).toContain('href="tel:097610610"');
		expect(page.html).toContain('href="mailto:access@raanana.example"');
		expect(page.html).not.toContain('5568');
	});
});

async function allPartners(): Promise<{ rows: string[] }> {
	const rows = await server.db.forOffice(officeId, (tx) =>
		tx.selectFrom('partner').select(['id', 'name']).where('office_id', '=', officeId).execute()
	);
	return { rows: rows.filter(({ name }) => /Candidate|Over|Inner/.test(name['en'] ?? '')).map(({ id }) => id) };
}

describe('what has not changed', () => {
	const tagOf = ({ headers }: Page) => headers.get('etag') ?? '';

	it('is answered with 304, and made anew once the office has changed anything', async () => {
		const path = `/${slug}/en/partners/${poznan}`;
		const first = await outside(path);
		expect(first.headers.get('cache-control')).toBe('public, no-cache');
		const again = await outside(path, { 'if-none-match': tagOf(first) });
		expect([again.status, again.html, tagOf(again)]).toEqual([304, '', tagOf(first)]);
		expect((await outside(path)).html).toBe(first.html);
		await recordActivity(server.db, buildActor(officeId), {
			...{ partners: [poznan], starts: '2021', visibility: 'public', title: { en: 'Gardeners came' } }
		});
		const changed = await outside(path, { 'if-none-match': tagOf(first) });
		expect([changed.status, tagOf(changed) === tagOf(first)]).toEqual([200, false]);
		expect(textOf(changed.html)).toContain('Gardeners came');
	});

	it('comes as it was made, word for word and header for header', async () => {
		const path = `/${slug}/en/goals`;
		const seen = ({ html, headers }: Page) => {
			const { date: _, connection: __, 'keep-alive': ___, ...rest } = Object.fromEntries(headers);
			return { html, rest };
		};
		const made = seen(await outside(path));
		expect(seen(await outside(path))).toEqual(made);
		expect(made.rest).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' });
		const head = await server.anonymous().send(path, { method: 'HEAD' });
		expect(seen(head)).toEqual({ ...made, html: '' });
	});

	it('is the same answer by a link that brings marks of its own', async () => {
		const path = `/${slug}/en/goals`;
		const plain = await outside(path);
		for (const question of ['?utm_source=letter', '?fbclid=a&b=%2F']) {
			const marked = await outside(path + question);
			expect([marked.status, marked.html, tagOf(marked)]).toEqual([200, plain.html, tagOf(plain)]);
			expect((await outside(path + question, { 'if-none-match': tagOf(plain) })).status).toBe(304);
		}
	});

	it('is another answer in another language and at another address', async () => {
		const tags = await Promise.all(
			[`/${slug}`, `/${slug}/en`, `/${slug}/de`, `/${slug}/goals`, `/${slug}/land.svg`].map(async (path) =>
				tagOf(await outside(path))
			)
		);
		expect(new Set(tags).size).toBe(tags.length);
	});

	it('is asked for by its head alone, which says the same', async () => {
		const page = await outside(`/${slug}/en`);
		const head = await server.anonymous().send(`/${slug}/en`, { method: 'HEAD' });
		expect([head.status, head.html, tagOf(head)]).toEqual([200, '', tagOf(page)]);
		expect(head.headers.get('cache-control')).toBe('public, no-cache');
	});

	it('holds for the land of the map too', async () => {
		const land = await outside(`/${slug}/en/land.svg`);
		expect([land.status, land.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
		expect((await outside(`/${slug}/en/land.svg`, { 'if-none-match': tagOf(land) })).status).toBe(304);
	});
});

describe('an address without a site', () => {
	/** What somebody sees, without what differs from answer to answer. */
	const seen = async (path: string, name: string) => {
		const page = await outside(path, { 'accept-language': 'en' });
		return [page.status, page.html.replaceAll(name, 'NAME').replace(/nonce="[^"]+"/g, '')];
	};

	it('answers the same, whether it is off, was deleted or never was', async () => {
		const nowhere = await seen('/nowhere-at-all', 'nowhere-at-all');
		expect(nowhere[0]).toBe(404);
		const off = `site-${newId().slice(-8)}`;
		const offId = await buildOffice(server.db, { slug: off });
		expect(await seen(`/${off}`, off)).toEqual(nowhere);
		await setSite(server.db, offId);
		expect((await outside(`/${off}`)).status).toBe(200);
		await setSite(server.db, offId, {});
		expect(await seen(`/${off}`, off)).toEqual(nowhere);
		const gone = `site-${newId().slice(-8)}`;
		const goneId = await buildOffice(server.db, { slug: gone });
		await setSite(server.db, goneId);
		expect((await outside(`/${gone}`)).status).toBe(200);
		await server.db.forOffice(goneId, (tx) =>
			tx.updateTable('office').set({ deleted_at: new Date(), deletion_reason: 'x' }).where('id', '=', goneId).execute()
		);
		expect(await seen(`/${gone}`, gone)).toEqual(nowhere);
	});

	it('has nothing behind it either', async () => {
		const off = `site-${newId().slice(-8)}`;
		await buildOffice(server.db, { slug: off });
		for (const path of [
			'goals',
			'reports',
			'accessibility',
			'land.svg',
			'logo',
			`partners/${poznan}`,
			`pictures/${poznan}`
		]) {
			expect([path, (await outside(`/${off}/${path}`)).status]).toEqual([path, 404]);
		}
	});

	it('of an office that is closed stays readable, for what was public stays so', async () => {
		const closed = `site-${newId().slice(-8)}`;
		const id = await buildOffice(server.db, { slug: closed });
		await setSite(server.db, id);
		await server.db.forOffice(id, (tx) =>
			tx.updateTable('office').set({ closed_at: new Date() }).where('id', '=', id).execute()
		);
		expect((await outside(`/${closed}`)).status).toBe(200);
	});

	it.each(['xx', 'de/xx', 'partners/no-id', `partners/${newId()}`, 'goals/1', '__data.json'])(
		'nor is /%s of one that has a site',
		async (path) => {
			expect((await outside(`/${slug}/${path}`)).status).toBe(404);
		}
	);

	it.each(['partners/01a2', `partners/${newId()}`, 'x', 'x/y'])(
		'says so in the language of the address, with the way back: %s',
		async (path) => {
			const page = await outside(`/${slug}/de/${path}`);
			expect(page.status).toBe(404);
			expect(page.html).toContain('<html lang="de"');
			expect(textOf(page.html)).toContain('Seite nicht gefunden');
			expect(page.html).toContain(`href="/${slug}/de"`);
			expect(page.headers.get('cache-control')).toBe('private, no-store');
			expect(page.headers.get('content-security-policy')).not.toContain('script-src');
		}
	);
});
