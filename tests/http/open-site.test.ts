import { parseXml, type XmlElement } from '@rgrove/parse-xml';
import { beforeAll, describe, expect, it } from 'vitest';
import { addAttachment } from '../../src/features/attachment/server/commands.ts';
import { saveNews } from '../../src/features/news/server/commands.ts';
import type { NewsInput } from '../../src/features/news/form.ts';
import { newId } from '../../src/kernel/id.ts';
import { TONGUES } from '../../src/kernel/tongue.ts';
import type { OfficeId } from '../../src/platform/server/database.ts';
import { DATASETS, FIELDS, type Dataset } from '../../src/features/open/dataset.ts';
import {
	buildActor,
	buildAgreement,
	buildClaim,
	buildGoal,
	buildOffice,
	buildOrganisation,
	buildPartner,
	recordActivity
} from '../support/factories.ts';
import { textOf } from '../support/html.ts';
import { setSite } from '../support/public-site.ts';
import { SAMPLE_FILES } from '../support/sample-files.ts';
import { testServer } from '../support/server.ts';
import { serverFiles } from '../support/server-files.ts';

const server = testServer();
const slug = `open-${newId().slice(-8)}`;
let officeId: OfficeId;
let poznan: string;
let goal: string;
let news: string;

const outside = (path: string, headers: Record<string, string> = {}) => server.anonymous().get(path, headers);
const told = async (path: string) => textOf((await outside(path)).html);
const day = (from: number) => new Date(Date.now() + from * 86_400_000).toISOString().slice(0, 10);

async function write(overrides: Partial<NewsInput>): Promise<string> {
	const id = newId();
	const input: NewsInput = {
		...{ id, version: 0, title: { en: 'News' }, text: {}, day: '2020-06-01', visibility: 'public' },
		...{ shownFrom: null, shownUntil: null, partners: [], pictureId: null, pictureAlt: {} },
		...overrides
	};
	const saved = await saveNews(server.db, buildActor(officeId), input);
	if (!saved.ok) throw new Error(saved.reason);
	return id;
}

beforeAll(async () => {
	const { db } = server;
	officeId = await buildOffice(db, { slug });
	const actor = buildActor(officeId);
	poznan = await buildPartner(db, actor, {
		...{
			name: { he: 'פוזנן', en: 'Poznań' },
			wikidata_id: 'Q268',
			visibility: 'public',
			latitude: 52.4,
			longitude: 16.9
		}
	});
	const hidden = await buildPartner(db, actor, { name: { en: 'zzhidden' }, visibility: 'council' });
	const pact = await buildAgreement(db, actor, [poznan, hidden]);
	await buildClaim(db, actor, pact, { preferred: true });
	goal = await buildGoal(db, actor, { name: { en: '=Friendship, "real"' } });
	const hall = await buildOrganisation(db, actor, { name: { en: 'Music Centre' } });
	const both = { partners: [poznan, hidden], goals: [goal] };
	const event = (overrides: object) =>
		recordActivity(db, actor, { ...both, kind: 'ensemble', status: 'confirmed', visibility: 'public', ...overrides });
	await event({
		...{ title: { en: 'Concert, in the hall; free' }, starts: day(10), ends: day(11) },
		organisations: [{ id: hall, role: 'host' }]
	});
	await event({ title: { en: 'Some day in a year' }, starts: String(new Date().getUTCFullYear() + 1) });
	await event({ title: { en: 'zzinner rehearsal' }, starts: day(12), visibility: 'council' });
	await event({ title: { en: 'zzplan of a concert' }, starts: day(13), status: 'proposed' });
	await event({ title: { en: 'zztalks' }, kind: 'meeting', starts: day(14) });
	const wish = await buildPartner(db, actor, { name: { en: 'zzwish' }, visibility: 'public', status: 'in_talks' });
	await event({ title: { en: 'zzhidden alone' }, starts: day(16), partners: [hidden] });
	await event({ title: { en: 'zzwished alone' }, starts: day(-8), status: 'done', partners: [wish, hidden] });
	await event({ title: { en: 'Called off' }, starts: day(15), status: 'cancelled', reason: 'health' });
	await event({ title: { en: 'Played last week' }, starts: day(-7), status: 'done', participants: 40 });
	const picture = newId();
	await addAttachment(db, serverFiles(), actor, {
		...{ id: picture, subject: 'partner', subjectId: poznan, title: { en: 'Tree' }, visibility: 'public' },
		...{ name: 'tree.png', bytes: SAMPLE_FILES.png }
	});
	news = await write({
		...{ title: { he: 'עץ <מוסיקלי>', en: 'A <musical> tree' }, text: { en: 'It plays & sings.\n\nCome.' } },
		...{ partners: [poznan, hidden], pictureId: picture, pictureAlt: { en: 'A "tree"' } }
	});
	await write({ title: { en: 'zzcouncil news' }, visibility: 'council' });
	await write({ title: { en: 'zztomorrow' }, shownFrom: day(2) });
	await write({ title: { en: 'zzover' }, shownUntil: day(-2) });
	await setSite(db, officeId, { isOn: 'on', showsGoals: 'on', openLicence: 'cc-by-4.0', wikidataId: 'Q309164' });
});

/** What none of the addresses may tell. */
const SECRET = /zz[a-z]+/;

describe('the news of the site', () => {
	it('are listed and read in each language, marked where they are in another', async () => {
		expect(await told(`/${slug}/en/news`)).toContain('A <musical> tree');
		expect(await told(`/${slug}/en/news/${news}`)).toContain('It plays & sings.');
		const polish = await told(`/${slug}/pl/news/${news}`);
		expect(polish).toMatch(/A <musical> tree \([^)]*angielsk/);
		expect((await outside(`/${slug}/news/${news}`)).html).toContain('<bdi lang="en" dir="ltr"');
		expect((await outside(`/${slug}`)).html).toContain(`/${slug}/news/${news}`);
	});

	it('show their picture, without what a camera wrote into it', async () => {
		const page = await outside(`/${slug}/en/news/${news}`);
		expect(page.html).toContain(`src="/${slug}/en/news/${news}/picture" alt="A &quot;tree&quot;"`);
		const picture = await outside(`/${slug}/en/news/${news}/picture`);
		expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
	});

	it('are not there before their first day, after their last, and for whom they are not meant', async () => {
		const { rows } = await server.db.forOffice(officeId, async (tx) => ({
			rows: await tx.selectFrom('news').select('id').where('office_id', '=', officeId).execute()
		}));
		const statuses = await Promise.all(rows.map(async ({ id }) => (await outside(`/${slug}/news/${id}`)).status));
		expect(statuses.toSorted()).toEqual([200, 404, 404, 404]);
		expect((await outside(`/${slug}/news/${newId()}/picture`)).status).toBe(404);
		expect((await outside(`/${slug}/news/not-an-id`)).status).toBe(404);
	});
});

describe('the events of the site', () => {
	it('are told of with place and partners, as they stand', async () => {
		const page = await told(`/${slug}/en/events`);
		for (const words of ['Concert, in the hall; free', 'Music Centre', 'Poznań', 'Some day in a year', 'Called off']) {
			expect(page).toContain(words);
		}
		expect(page).toContain('Cancelled');
		expect(page.indexOf('Played last week')).toBeGreaterThan(page.indexOf('What just took place'));
	});

	it('can be followed in a calendar: those whose day is known', async () => {
		const { headers, html } = await outside(`/${slug}/en/calendar.ics`);
		expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
		const lines = html.replaceAll('\r\n ', '').split('\r\n');
		expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(3);
		expect(lines).toContain('SUMMARY;LANGUAGE=en:Concert\\, in the hall\\; free');
		expect(lines).toContain('LOCATION;LANGUAGE=en:Music Centre');
		expect(lines).toContain(`DTSTART;VALUE=DATE:${day(10).replaceAll('-', '')}`);
		expect(lines).toContain(`DTEND;VALUE=DATE:${day(12).replaceAll('-', '')}`);
		expect(lines).toContain('STATUS:CANCELLED');
		expect(html).not.toContain('Some day in a year');
	});
});

describe('the page of a partner', () => {
	it('tells what is coming with it, and leads to the form of ideas with its city chosen', async () => {
		const { html } = await outside(`/${slug}/en/partners/${poznan}`);
		const coming = textOf(html.slice(html.indexOf('<h2>Coming</h2>'), html.indexOf('<h2>What we did together')));
		expect(coming).toContain('Orchestra or ensemble');
		expect(coming).toContain('Concert, in the hall; free');
		expect(html).not.toMatch(SECRET);
		const link = /href="([^"]*ideas\/new\?partner=[^"]*)"/.exec(html)?.[1] ?? '';
		expect((await outside(link)).html).toMatch(new RegExp(`<option value="${poznan}" selected`));
		expect((await outside(`/${slug}/en/ideas/new?partner=%22%3E`)).status).toBe(200);
	});
});

describe('what programs read of the site', () => {
	it('is a feed in each language, with ids that stay', async () => {
		const root = parseXml((await outside(`/${slug}/en/feed.xml`)).html).root as XmlElement;
		const entries = root.children.filter((child) => (child as XmlElement).name === 'entry') as XmlElement[];
		expect(entries).toHaveLength(1);
		const of = (name: string) => (entries[0]?.children as XmlElement[]).find((child) => child.name === name)?.text;
		expect([of('id'), of('title')]).toEqual([`urn:uuid:${news}`, 'A <musical> tree']);
		expect(of('content')).toContain('<p dir="auto">It plays &amp; sings.</p>');
		const hebrew = parseXml((await outside(`/${slug}/feed.xml`)).html).root as XmlElement;
		expect(hebrew.attributes['xml:lang']).toBe('he');
		expect((await outside(`/${slug}/en`)).html).toContain(`href="/${slug}/en/feed.xml"`);
	});

	it('is a map of all pages in all languages, of which each is there', async () => {
		const { html } = await outside(`/${slug}/sitemap.xml`);
		const root = parseXml(html).root as XmlElement;
		const addresses = (root.children as XmlElement[]).map((url) => (url.children[0] as XmlElement).text);
		expect(addresses).toContain(`${server.base}/${slug}`);
		expect(addresses).toContain(`${server.base}/${slug}/zh-Hant/partners/${poznan}`);
		expect(addresses).toContain(`${server.base}/${slug}/news/${news}`);
		expect(addresses.length % TONGUES.length).toBe(0);
		const inHebrew = addresses.filter((each) => !TONGUES.some((tongue) => each.includes(`/${slug}/${tongue}`)));
		for (const address of inHebrew) {
			const page = await outside(address.slice(server.base.length));
			expect([address, page.status]).toEqual([address, 200]);
			expect(page.html).toContain(`<link rel="canonical" href="${address}"`);
			expect(page.html).toContain(`hreflang="x-default" href="${address}"`);
		}
	});

	it('is what may be searched: the site and not the desk', async () => {
		const { headers, html } = await outside('/robots.txt');
		expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
		expect(html).toContain('Disallow: /o/\n');
		expect(html).toContain(`Sitemap: ${server.base}/${slug}/sitemap.xml\n`);
	});

	it.each(['', `/partners/`, '/news/', '/events', '/open'])(
		'is what %s tells, in the words of schema.org',
		async (path) => {
			const id = path === '/partners/' ? poznan : path === '/news/' ? news : '';
			const { html } = await outside(`/${slug}/en${path}${id}`);
			const json = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '';
			const graph = (JSON.parse(json) as { '@graph': Record<string, unknown>[] })['@graph'];
			const types = graph.map((thing) => thing['@type']);
			expect(types).toContain('GovernmentOrganization');
			const expected = { '/partners/': 'City', '/news/': 'NewsArticle', '/events': 'Event', '/open': 'DataCatalog' }[
				path
			];
			if (expected) expect(types).toContain(expected);
			expect(JSON.stringify(graph)).not.toMatch(SECRET);
			if (path === '/partners/') {
				expect(graph.find((thing) => thing['@type'] === 'City')).toMatchObject({
					...{ name: 'Poznań', alternateName: ['פוזנן'], sameAs: ['https://www.wikidata.org/entity/Q268'] },
					geo: { latitude: 52.4, longitude: 16.9 }
				});
			}
		}
	);

	it('is a picture of each page for whoever shares it', { timeout: 60_000 }, async () => {
		for (const path of ['', `/partners/${poznan}`, `/news/${news}`]) {
			const page = await outside(`/${slug}/en${path}`);
			const address = /<meta property="og:image" content="([^"]+)"/.exec(page.html)?.[1] ?? '';
			expect(address.startsWith(`${server.base}/${slug}/en`)).toBe(true);
			const card = await outside(`/${slug}/en${path}/card.png`);
			expect([path, card.status, card.headers.get('content-type')]).toEqual([path, 200, 'image/png']);
			expect([...card.bytes.slice(1, 4)]).toEqual([...Buffer.from('PNG')]);
		}
		expect((await outside(`/${slug}/en/partners/${newId()}/card.png`)).status).toBe(404);
	});
});

describe('the open data', () => {
	const read = async (dataset: Dataset) =>
		JSON.parse((await outside(`/${slug}/open/${dataset}.json`)).html) as {
			items: Record<string, unknown>[];
			licence: unknown;
			publisher: unknown;
			next: unknown;
		};

	it.each(DATASETS)('of %s hold what their schema promises, and nothing that is not public', async (dataset) => {
		const { headers, html } = await outside(`/${slug}/open/${dataset}.json`);
		expect(headers.get('access-control-allow-origin')).toBe('*');
		expect(html).not.toMatch(SECRET);
		const { items, licence, publisher, next } = await read(dataset);
		expect(items.length).toBeGreaterThan(0);
		for (const item of items)
			expect(Object.keys(item).toSorted()).toEqual(FIELDS[dataset].map(({ name }) => name).toSorted());
		expect(licence).toEqual({ name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' });
		expect(publisher).toMatchObject({ wikidataId: 'Q309164' });
		expect(next).toBeNull();
		const schema = await outside(`/${slug}/open/${dataset}.schema.json`);
		expect(schema.headers.get('content-type')).toBe('application/schema+json; charset=utf-8');
		expect(html).toContain(`"$schema": "${server.base}/${slug}/open/${dataset}.schema.json"`);
	});

	it('name the public partners of an agreement alone, and of activities what took place or was announced', async () => {
		expect((await read('agreements')).items).toMatchObject([{ partners: [poznan], isInForce: true, signed: '2008' }]);
		const titles = (await read('activities')).items.map(({ title }) => (title as { en: string }).en);
		expect(titles.toSorted()).toEqual([
			...['Called off', 'Concert, in the hall; free', 'Played last week', 'Some day in a year']
		]);
		expect((await read('partners')).items).toMatchObject([{ wikidataId: 'Q268', isTwinCity: true, since: '2008' }]);
	});

	it('are a table that Excel reads and no formula', async () => {
		const { bytes, html, headers } = await outside(`/${slug}/open/goals.csv`);
		expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
		expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
		expect(html).toContain(`"'=Friendship, ""real"""`);
	});

	it('are described on a page, with the licence', async () => {
		const page = await told(`/${slug}/en/open`);
		expect(page).toContain('CC BY 4.0');
		expect(page).toContain('wikidataId');
		const german = await told(`/${slug}/de/open`);
		expect(german).toContain('Offene Daten');
	});

	it('are asked for in other ways in vain', async () => {
		for (const path of ['secrets.json', 'partners.xml', 'partners.json?after=x', 'members.schema.json']) {
			expect([path, (await outside(`/${slug}/open/${path}`)).status]).toEqual([path, 404]);
		}
		const other = `open-${newId().slice(-8)}`;
		await buildOffice(server.db, { slug: other });
		for (const path of [
			'open/partners.json',
			'feed.xml',
			'calendar.ics',
			'sitemap.xml',
			'news',
			'events',
			'card.png'
		]) {
			expect([path, (await outside(`/${other}/${path}`)).status]).toEqual([path, 404]);
		}
	});
});

describe('all of it', () => {
	const paths = () => [
		...['', '/news', '/events', '/open', '/feed.xml', '/calendar.ics', '/card.png', `/news/${news}`].map(
			(path) => `/${slug}/en${path}`
		),
		...['/sitemap.xml', ...DATASETS.flatMap((set) => [`/open/${set}.json`, `/open/${set}.csv`])].map(
			(path) => `/${slug}${path}`
		)
	];

	it('tells nothing that is not public, sets no cookie, runs no script, and allows no other page to read it but the data', async () => {
		for (const path of paths()) {
			const page = await outside(path);
			expect([path, page.status]).toEqual([path, 200]);
			expect([path, SECRET.exec(page.html)?.[0]]).toEqual([path, undefined]);
			expect(page.html).not.toMatch(/<script(?! type="application\/ld\+json")/);
			expect(page.headers.getSetCookie()).toEqual([]);
			expect([path, page.headers.has('access-control-allow-origin')]).toEqual([path, path.includes('/open/')]);
		}
	});

	it('is not sent again as long as nothing has changed, and is as soon as something has', async () => {
		for (const path of paths()) {
			const etag = (await outside(path)).headers.get('etag') ?? '';
			const again = await outside(path, { 'if-none-match': etag });
			expect([path, again.status, again.bytes.length]).toEqual([path, 304, 0]);
		}
		const etag = (await outside(`/${slug}/feed.xml`)).headers.get('etag') ?? '';
		await write({ title: { en: 'A moment ago' } });
		const changed = await outside(`/${slug}/feed.xml`, { 'if-none-match': etag });
		expect([changed.status, changed.html.includes('A moment ago')]).toEqual([200, true]);
	});
});

describe('the root of an installation with several sites', () => {
	it('lists them for whoever is not signed in, and the way to the desk', async () => {
		const page = await outside('/', { 'accept-language': 'en' });
		expect(page.status).toBe(200);
		expect(page.html).toContain(`href="/${slug}"`);
		expect(page.html).toContain('href="/raanana"');
		expect(page.html).toContain('href="/sign-in"');
	});

	it('leads members to their office as before', async () => {
		const member = await server.signedIn('reader', { office: slug });
		expect((await member.get('/')).location).toMatch(new RegExp(`^/o/${slug}/year`));
	});
});
