import { beforeAll, describe, expect, it } from 'vitest';
import { buildActor, buildPartner, recordActivity } from '../support/factories.ts';
import { textOf } from '../support/html.ts';
import type { HttpClient } from '../support/http-client.ts';
import { testServer } from '../support/server.ts';
import { studioDesk } from '../support/studio-desk.ts';

const server = testServer();
const desk = studioDesk(server);

interface Figure {
	number: string;
	href: string;
}

/** The figures of a page that lead to a list: numbers in tables, and those in the sentence above a chart. */
function figuresOf(html: string): Figure[] {
	const links = html.matchAll(/<a href="([^"]*\/activities\?[^"]*measure=[^"]*)">(.*?)<\/a>/gs);
	return Array.from(links, ([, href = '', text = '']) => ({
		// A number alone, at the end of what it counts, or before it: "8 activities".
		number: /^[\d,]+(?= activit)|[\d,]+$/.exec(textOf(text))?.[0] ?? textOf(text),
		href: href.replaceAll('&amp;', '&')
	}));
}

/** How many the list says that it holds. */
async function totalOf(client: HttpClient, href: string): Promise<string> {
	const { status, html } = await client.get(href);
	expect([href, status]).toEqual([href, 200]);
	return /([\d,]+) activit(?:y|ies)\b/.exec(textOf(html.slice(html.indexOf('list-line'))))?.[1] ?? 'none';
}

/** What is no number of activities: people and money are summed up over the rows of their list. */
const isSum = ({ href }: Figure) => /measure=(participants|spent|sunk)/.test(href);

async function expectAgreement(client: HttpClient, figures: readonly Figure[]): Promise<void> {
	for (const { number, href } of figures.filter((figure) => !isSum(figure))) {
		expect([href, await totalOf(client, href)]).toEqual([href, number]);
	}
}

beforeAll(async () => {
	const actor = buildActor(desk.officeId);
	const partner = await buildPartner(server.db, actor, { name: { en: 'Utrecht' } });
	const add = (fields: Parameters<typeof recordActivity>[2]) =>
		recordActivity(server.db, actor, { status: 'done', partners: [partner], ...fields });
	await add({ starts: '2020-03', kind: 'youth_delegation', direction: 'inbound', themes: ['youth'], participants: 30 });
	await add({ starts: '2020-11-05', kind: 'correspondence', direction: 'outbound', moneyActual: 120.5 });
	await add({ starts: '2020-11', kind: 'media', direction: null, partners: [], visibility: 'public' });
	await add({ starts: '2019-11', kind: 'official_visit', direction: 'outbound', themes: ['sport'] });
	// Of these the council learns nothing, not even their number.
	await add({ starts: '2020-11', kind: 'official_visit', direction: 'inbound', visibility: 'office' });
	await add({ starts: '2020', kind: 'correspondence', direction: 'outbound', visibility: 'office' });
});

describe('the figures of the report', () => {
	it('are each as many as the rows of the list that they lead to', async () => {
		const { html } = await desk.clients.coordinator.get(`/o/${desk.slug}/report/2020/en`);
		const figures = figuresOf(html);
		expect(figures.length).toBeGreaterThan(40);
		for (const measure of ['took_place', 'prepared_cancelled', 'visits', 'letters', 'media', 'youth', 'participants']) {
			expect([measure, figures.some(({ href }) => href.includes(`measure=${measure}`))]).toEqual([measure, true]);
		}
		for (const part of [
			'goal=',
			'goal=none',
			'theme=',
			'theme=none',
			'partner=',
			'partner=none',
			'from=2020-11-01',
			'precision=year',
			'year=2019'
		]) {
			expect([part, figures.some(({ href }) => href.includes(part))]).toEqual([part, true]);
		}
		await expectAgreement(desk.clients.coordinator, figures);
	}, 120_000);

	it('for the heads of the city count what is meant for the office alone, and so do their lists', async () => {
		const path = await desk.begin({ audience: 'leadership', from: '2020-10-01', to: '2020-12-31' });
		const pages = ['numbers', 'by-month', 'by-partner', 'reciprocity'].map((section) =>
			desk.clients.coordinator.get(`${path}?section=${section}`)
		);
		const figures = (await Promise.all(pages)).flatMap(({ html }) => figuresOf(html));
		expect(figures.some(({ href, number }) => href.includes('measure=visits') && number === '1')).toBe(true);
		expect(figures.every(({ href }) => href.includes('from=2020-') || href.includes('from=2019-'))).toBe(true);
		await expectAgreement(desk.clients.coordinator, figures);
	}, 120_000);

	it('lead to a list that says by what it is narrowed, keeps that while it is narrowed further, and lets it go', async () => {
		const list = `/o/${desk.slug}/activities`;
		const { html } = await desk.clients.coordinator.get(
			`${list}?from=2020-11-01&to=2020-11-30&measure=took_place&precision=month&visibility=council&visibility=public`
		);
		expect(textOf(html)).toContain(
			'As a report counts it: Done or under way; 1 Nov 2020 to 30 Nov 2020; whose month is known; The council, in the report; The public.'
		);
		expect(html).toContain('<input type="hidden" name="from" value="2020-11-01"');
		expect(html).toContain(`href="${list}"`);
		expect((await desk.clients.coordinator.get(list)).html).not.toContain('As a report counts it');
	});

	it('of money tell nobody what cost something who may not see what it cost', async () => {
		const spent = `/o/${desk.slug}/activities?measure=spent`;
		expect(await totalOf(desk.clients.coordinator, spent)).toBe('1');
		expect(await totalOf(desk.clients.reader, spent)).toBe('none');
	});
});
