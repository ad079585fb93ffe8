import { parseXml, type XmlElement } from '@rgrove/parse-xml';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import ICAL from 'ical.js';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { DATASETS, FIELDS, type FieldKind } from '../../src/features/open/dataset.ts';
import { isId } from '../../src/kernel/id.ts';
import { regionalTag } from '../../src/kernel/tongue-format.ts';
import { TONGUES } from '../../src/kernel/tongue.ts';
import { atomFaults } from '../support/atom-grammar.ts';
import { AWKWARD, filledSite } from '../support/filled-site.ts';
import { schemaOrgFaults } from '../support/schema-org.ts';
import { testServer } from '../support/server.ts';

const server = testServer();
const site = filledSite(server);
const outside = (path: string) => server.anonymous().get(path);
const baseIn = (tongue: string) => `/${site.slug}${tongue === 'he' ? '' : `/${tongue}`}`;

describe.each(DATASETS)('the open data of %s', (dataset) => {
	const file = async (ending: string) => outside(`/${site.slug}/open/${dataset}.${ending}`);

	it('are what their own schema promises', async () => {
		const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
		formats(ajv);
		const data = JSON.parse((await file('json')).html) as { $schema: string; items: unknown[] };
		const schema = JSON.parse((await outside(new URL(data.$schema).pathname)).html) as { $id: string };
		expect(schema.$id).toBe(data.$schema);
		const validate = ajv.compile(schema);
		validate(data);
		expect(validate.errors).toBeNull();
		expect(data.items.length).toBeGreaterThan(0);
		// A schema that lets everything pass proves nothing.
		expect(validate({ ...data, items: [{ ...(data.items[0] as object), more: 1 }] })).toBe(false);
	});

	it('are a table of the fields that are described, the same in all lines', async () => {
		const { html, bytes } = await file('csv');
		expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
		const { data, errors } = Papa.parse<string[]>(html.replace(/^\ufeff/, ''), { skipEmptyLines: true });
		expect(errors).toEqual([]);
		const columns: { name: string; kind: FieldKind }[] = FIELDS[dataset].flatMap(({ name, kind }) =>
			(kind === 'texts' ? ['_he', '_en'] : ['']).map((ending) => ({ name: name + ending, kind }))
		);
		const [head, ...rows] = data;
		expect(head).toEqual(columns.map(({ name }) => name));
		const { items } = JSON.parse((await file('json')).html) as { items: unknown[] };
		expect(rows).toHaveLength(items.length);
		const faults = rows.flatMap((row) => [
			...(row.length === columns.length ? [] : [`${row.length} cells`]),
			...columns.flatMap(({ name, kind }, index) =>
				fits(kind, row[index] ?? '') ? [] : [`${name}: "${row[index] ?? ''}"`]
			)
		]);
		expect(faults).toEqual([]);
	});
});

/** Whether a cell of a table is what its column says. */
function fits(kind: FieldKind, cell: string): boolean {
	if (kind === 'id') return isId(cell);
	if (kind === 'flag') return cell === 'true' || cell === 'false';
	if (cell === '' || kind === 'text' || kind === 'texts') return true;
	if (kind === 'ids') return cell.split(' ').every(isId);
	if (kind === 'date') return /^(\.\.\/)?\d{4}(-\d\d(-\d\d)?)?~?$/.test(cell);
	if (kind === 'hour') return /^\d\d:\d\d$/.test(cell);
	if (kind === 'number') return Number.isFinite(Number(cell));
	if (kind === 'uri') return URL.canParse(cell);
	return kind === 'dates' || /^[\w -]+$/.test(cell);
}

describe.each(TONGUES)('in %s', (tongue) => {
	it('the feed follows the grammar of Atom', async () => {
		const { html } = await outside(`${baseIn(tongue)}/feed.xml`);
		expect(atomFaults(html)).toEqual([]);
		expect((parseXml(html).root as XmlElement).attributes['xml:lang']).toBe(tongue);
		expect(html.match(/<entry>/g)?.length).toBeGreaterThan(2);
	});

	it('the calendar is read by a calendar, its lines short and ended as mail ends them', async () => {
		const { html, bytes } = await outside(`${baseIn(tongue)}/calendar.ics`);
		const lines = Buffer.from(bytes).toString('latin1').split('\r\n');
		expect(lines.at(-1)).toBe('');
		expect(lines.filter((line) => line.length > 75 || /[\r\n]/.test(line))).toEqual([]);
		const calendar = new ICAL.Component(ICAL.parse(html) as string);
		expect(['version', 'prodid'].map((name) => calendar.getAllProperties(name).length)).toEqual([1, 1]);
		expect(calendar.getAllSubcomponents().length).toBeGreaterThan(0);
		const events = calendar.getAllSubcomponents('vevent');
		expect(events.length).toBeGreaterThan(2);
		for (const component of events) {
			const event = new ICAL.Event(component);
			for (const name of ['uid', 'dtstamp', 'dtstart']) expect(component.getAllProperties(name)).toHaveLength(1);
			expect(event.startDate.compare(event.endDate)).toBeLessThanOrEqual(0);
			expect(['CONFIRMED', 'CANCELLED']).toContain(component.getFirstPropertyValue('status'));
			expect(URL.canParse(String(component.getFirstPropertyValue('url')))).toBe(true);
		}
		const titles = events.map((component) => new ICAL.Event(component).summary);
		expect(titles.some((title) => title.includes(AWKWARD) || title === 'קונצרט')).toBe(true);
		expect(new Set(events.map((component) => new ICAL.Event(component).uid)).size).toBe(events.length);
	});

	it('what pages tell machines is in the words of schema.org', async () => {
		const { partner, news, report, published } = site;
		const pages = [
			...['', '/goals', '/news', '/events', '/reports', '/open', '/accessibility', '/privacy', '/ideas', '/ideas/new'],
			...[`/partners/${partner}`, `/news/${news}`, `/reports/${report}`, `/ideas/${published}`]
		];
		const faults: string[] = [];
		let count = 0;
		for (const path of pages) {
			const { html } = await outside(baseIn(tongue) + path);
			const blocks = [...html.matchAll(/<script type="application\/ld\+json">([^]*?)<\/script>/g)];
			count += blocks.length;
			for (const [, json = ''] of blocks)
				faults.push(...schemaOrgFaults(JSON.parse(json)).map((fault) => `${path}: ${fault}`));
		}
		expect(faults).toEqual([]);
		expect(count).toBeGreaterThan(8);
	});

	it('each page says of itself, for whoever finds or is shown it, what it is', async () => {
		const { partner, news, published } = site;
		const sections = ['', '/goals', '/news', '/events', '/reports', '/open', '/accessibility', '/privacy', '/ideas'];
		for (const path of [...sections, '/ideas/new', `/partners/${partner}`, `/news/${news}`, `/ideas/${published}`]) {
			const { html } = await outside(baseIn(tongue) + path);
			const said = (name: string) => new RegExp(`<meta (?:name|property)="${name}" content="([^"]+)"`).exec(html)?.[1];
			expect([path, said('og:locale')]).toEqual([path, regionalTag(tongue)]);
			for (const name of ['description', 'og:title', 'og:description', 'og:url', 'og:image', 'og:image:alt'])
				expect([path, name, said(name)]).toEqual([path, name, expect.stringMatching(/\S/)]);
		}
	});
});

it(
	'the map of the site is XML of its namespace, and each address answers, as itself',
	{ timeout: 60_000 },
	async () => {
		const { root } = parseXml((await outside(`/${site.slug}/sitemap.xml`)).html);
		expect([root?.name, root?.attributes['xmlns']]).toEqual(['urlset', 'http://www.sitemaps.org/schemas/sitemap/0.9']);
		const urls = (root?.children ?? []) as XmlElement[];
		const addresses = urls.map(({ children }) => (children[0] as XmlElement).text);
		expect(new Set(addresses).size).toBe(addresses.length);
		for (const section of [
			'goals',
			'news',
			'events',
			'reports',
			'ideas',
			'ideas/new',
			'open',
			'accessibility',
			'privacy'
		])
			expect(addresses).toContain(`${server.base}/${site.slug}/${section}`);
		const others = [
			`partners/${site.partner}`,
			`news/${site.news}`,
			`ideas/${site.published}`,
			`reports/${site.report}`
		];
		for (const path of others) expect(addresses).toContain(`${server.base}/${site.slug}/${path}`);
		for (const address of addresses) {
			const page = await outside(address.slice(server.base.length));
			expect([address, page.status, page.html.includes(`<link rel="canonical" href="${address}"`)]).toEqual([
				...[address, 200, true]
			]);
		}
		for (const { children } of urls) {
			const [, ...rest] = children as XmlElement[];
			expect(rest.filter(({ name }) => name === 'lastmod').every(({ text }) => /^\d{4}-\d\d-\d\d$/.test(text))).toBe(
				true
			);
			const links = rest.filter(({ name }) => name === 'xhtml:link').map(({ attributes }) => attributes['hreflang']);
			expect(links).toEqual([...TONGUES, 'x-default']);
		}
	}
);

it('there is a picture for programs that ask for none by name', async () => {
	const icon = await outside('/favicon.ico');
	expect([icon.status, [...icon.bytes.slice(0, 4)]]).toEqual([200, [0, 0, 1, 0]]);
});

it.each([
	['a feed without an id', '<id>urn:x:1</id>', '', 'feed: 0 of id'],
	['an entry that was changed at no moment', '2020-06-03T00:00:00Z', 'yesterday', 'feed/entry/updated: "yesterday"'],
	[
		'an element that Atom has not',
		'<id>urn:x:1</id>',
		'<id>urn:x:1</id><guid>1</guid>',
		'feed/guid: may not stand here'
	],
	['an address that leads nowhere', 'https://a.example/1', '/1', 'entry: address /1']
])('the grammar of Atom refuses %s', (_, from, to, fault) => {
	const feed =
		'<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:x:1</id><title>x</title><updated>2020-06-01T00:00:00Z</updated>' +
		'<author><name>x</name></author><link rel="self" href="https://a.example/feed.xml"/><entry><id>urn:x:2</id>' +
		'<title>x</title><updated>2020-06-03T00:00:00Z</updated><link href="https://a.example/1"/></entry></feed>';
	expect(atomFaults(feed)).toEqual([]);
	expect(atomFaults(feed.replace(from, to))).toContain(fault);
});

it('the vocabulary refuses what schema.org has not', () => {
	const faults = (thing: object) => schemaOrgFaults({ '@context': 'https://schema.org', '@graph': [thing] });
	expect(faults({ '@type': 'City', name: 'x', geo: { '@type': 'GeoCoordinates', latitude: 1 } })).toEqual([]);
	expect(faults({ '@type': 'Town' })).toEqual(['[0]: "Town" is no type']);
	expect(faults({ '@type': 'City', startDate: '2020-01-01' })).toEqual(['[0].startDate: City has no such property']);
	expect(faults({ '@type': 'Event', startDate: 'soon' })).toEqual(['[0].startDate[0]: not one of Date, DateTime']);
	expect(faults({ '@type': 'City', geo: { '@type': 'Person' } })).toHaveLength(1);
});
