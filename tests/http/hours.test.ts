import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/id.ts';
import { clockAt, momentAt } from '../../src/kernel/hour.ts';
import type { Actor } from '../../src/features/member/server/gate.ts';
import { saveHighlight } from '../../src/features/highlight/server/commands.ts';
import type { ActivityInput } from '../../src/features/activity/form.ts';
import { buildActor, buildOffice, buildPartner, recordActivity } from '../support/factories.ts';
import { textOf } from '../support/html.ts';
import { askAs, tokenOf } from '../support/programs.ts';
import { setSite } from '../support/public-site.ts';
import { testServer } from '../support/server.ts';

const server = testServer();
const slug = `hours-${newId().slice(-8)}`;
const ZONE = 'Asia/Jerusalem';
let actor: Actor;

/** So many days from now at the office's place. */
const day = (from: number) => clockAt(new Date(Date.now() + from * 86_400_000), ZONE).day;
const SOON = day(10);
const outside = (path: string, headers: Record<string, string> = {}) =>
	server.anonymous().get(`/${slug}${path}`, headers);
const announce = (overrides: Partial<ActivityInput>) =>
	recordActivity(server.db, actor, {
		...{ kind: 'ensemble', status: 'confirmed', visibility: 'public', starts: SOON },
		...overrides
	});

beforeAll(async () => {
	const officeId = await buildOffice(server.db, { slug, timeZone: ZONE });
	actor = buildActor(officeId);
	await setSite(server.db, officeId, { isOn: 'on' });
	await announce({ title: { en: 'An evening concert' }, startsAt: '19:30', endsAt: '21:00' });
	await announce({ title: { en: 'Open end' }, startsAt: '20:15' });
	await announce({ title: { en: 'Fair of two days' }, ends: day(11), startsAt: '09:05', endsAt: '08:00' });
	await announce({ title: { en: 'All day long' } });
});

describe('the form of an activity', () => {
	const LIST = `/o/${slug}/activities`;
	const whole = () => ({
		...{ id: newId(), version: '0', 'title.en': 'A concert with guests', kind: 'ensemble', status: 'confirmed' },
		...{ visibility: 'council', starts: '3.12.2026' }
	});

	it('takes hours, which its page, its history and the files of the list tell', async () => {
		const client = await server.signedIn('coordinator', { office: slug });
		const form = whole();
		const saved = await client.post(`${LIST}/edit?/save`, { ...form, startsAt: '19:30', endsAt: '7:00 pm' });
		expect(saved.status).toBe(422);
		expect(textOf(saved.html)).toContain('The end is before the start');
		expect(saved.html).toMatch(/name="endsAt"[^>]*type="text"[^>]*value="7:00 pm"/);
		expect(saved.html).toMatch(/name="startsAt"[^>]*type="time"[^>]*value="19:30"/);
		await client.post(`${LIST}/edit?/save`, { ...form, startsAt: '19:30', endsAt: '21:00' });
		expect(textOf((await client.get(`${LIST}/${form.id}`)).html)).toMatch(/3 Dec 2026, 19:30–21:00/);
		const edit = await client.get(`${LIST}/edit/${form.id}`);
		expect(edit.html).toMatch(/name="startsAt"[^>]*type="time"[^>]*value="19:30"/);
		await client.post(`${LIST}/edit/${form.id}?/save`, { ...form, version: '1', startsAt: '18:00', endsAt: '' });
		const page = textOf((await client.get(`${LIST}/${form.id}`)).html);
		expect(page).toContain('3 Dec 2026, 18:00');
		expect(page).toMatch(/Hour of beginning before: 19:30 after: 18:00/);
		const csv = (await client.get(`${LIST}/export.csv?q=guests`)).html;
		expect(csv).toContain('Hour of beginning,Hour of end');
		expect(csv).toContain('3 Dec 2026,,18:00,');
	});

	it('refuses an hour without its day, an end without a beginning, and what is none, and keeps what was typed', async () => {
		const client = await server.signedIn('coordinator', { office: slug });
		const save = async (fields: Record<string, string>) => {
			const page = await client.post(`${LIST}/edit?/save`, { ...whole(), 'details.en': 'Kept as typed', ...fields });
			expect(page.status).toBe(422);
			expect(page.html).toContain('Kept as typed</textarea>');
			return page;
		};
		const early = await save({ starts: '12/2026', startsAt: '19:30' });
		expect(textOf(early.html)).toContain('An hour needs a full date');
		expect(early.html).toMatch(/name="startsAt"[^>]*value="19:30"/);
		expect(textOf((await save({ endsAt: '21:00' })).html)).toContain('Enter the hour at which it starts');
		const none = await save({ startsAt: '25:99' });
		expect(textOf(none.html)).toContain('Enter an hour such as 19:30');
		expect(none.html).toMatch(/name="startsAt"[^>]*type="text"[^>]*value="25:99"/);
		const hebrew = await server.signedIn('coordinator', { office: slug, language: 'he' });
		const page = await hebrew.post(`${LIST}/edit?/save`, { ...whole(), startsAt: 'ערב' });
		expect(textOf(page.html)).toContain('נא לכתוב שעה, למשל 19:30');
	});
});

it('programs write and read hours, and are refused what the form refuses', async () => {
	const { key } = await tokenOf(server, slug);
	const ask = (path: string, init = {}) => askAs(server, key, `${slug}/${path}`, init);
	const body = {
		...{ kind: 'ensemble', status: 'confirmed', title: { en: 'By a program' }, visibility: 'council' },
		...{ starts: '2026-12-03', startsAt: '19:30', endsAt: '21:00' }
	};
	const made = await ask('activities', { method: 'POST', body });
	expect([made.status, made.body['startsAt'], made.body['endsAt']]).toEqual([201, '19:30', '21:00']);
	const id = String(made.body['id']);
	const moved = await ask(`activities/${id}`, { method: 'PATCH', body: { version: 1, starts: '2026-12' } });
	expect(moved.status).toBe(422);
	expect(moved.body['problems']).toEqual([expect.objectContaining({ field: 'startsAt', code: 'hour_needs_day' })]);
});

describe('the public site', () => {
	it('tells the hours of its events, each language in its own way', async () => {
		const page = await outside('/en/events');
		const { local } = momentAt({ day: SOON, hour: '19:30' }, ZONE);
		expect(page.html).toContain(`<time datetime="${local}">19:30</time>`);
		const text = textOf(page.html);
		expect(text).toMatch(/19:30 ?– ?21:00/);
		expect(text).toContain('20:15');
		expect(textOf((await outside('/zh-Hant/events')).html)).toContain('晚上7:30');
		expect(textOf((await outside('/events')).html)).toContain('9:05');
		expect(textOf((await outside('/en')).html)).toContain('19:30');
	});

	it('describes them with the offset of their day', async () => {
		const { html } = await outside('/en/events');
		const block = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '';
		const graph = (JSON.parse(block) as { '@graph': Record<string, unknown>[] })['@graph'];
		const dates = (name: string) => {
			const event = graph.find((each) => each['name'] === name);
			return [event?.['startDate'], event?.['endDate']];
		};
		const at = (hour: string, on = SOON) => momentAt({ day: on, hour }, ZONE).local;
		expect(dates('An evening concert')).toEqual([at('19:30'), at('21:00')]);
		expect(dates('Open end')).toEqual([at('20:15'), undefined]);
		expect(dates('Fair of two days')).toEqual([at('09:05'), at('08:00', day(11))]);
		expect(dates('All day long')).toEqual([SOON, SOON]);
	});

	it('has them in its calendar as moments, and what has no hour as days', async () => {
		const { html: ics } = await outside('/en/calendar.ics');
		const stamp = (on: string, hour: string) => momentAt({ day: on, hour }, ZONE).utc.replace(/[-:]/g, '');
		const event = (title: string) => ics.split('BEGIN:VEVENT').find((each) => each.includes(`:${title}`)) ?? '';
		expect(event('An evening concert')).toContain(
			`DTSTART:${stamp(SOON, '19:30')}\r\nDTEND:${stamp(SOON, '21:00')}\r\n`
		);
		expect(event('Open end')).toContain(`DTSTART:${stamp(SOON, '20:15')}\r\n`);
		expect(event('Open end')).not.toContain('DTEND');
		expect(event('Fair of two days')).toContain(`DTEND:${stamp(day(11), '08:00')}`);
		expect(event('All day long')).toContain(`DTSTART;VALUE=DATE:${SOON.replaceAll('-', '')}`);
	});

	it('gives them away as data, with the clock that is meant', async () => {
		const data = JSON.parse((await outside('/open/activities.json')).html) as {
			publisher: { timeZone: string };
			items: { title: Record<string, string>; startsAt: string | null; endsAt: string | null }[];
		};
		expect(data.publisher.timeZone).toBe(ZONE);
		const found = data.items.find(({ title }) => title['en'] === 'An evening concert');
		expect([found?.startsAt, found?.endsAt]).toEqual(['19:30', '21:00']);
		expect((await outside('/open/activities.csv')).html.split('\r\n')[0]).toContain('ends,startsAt,endsAt');
	});

	it('takes an event of today for past once its hour is over, and its page for another then', async () => {
		const before = await outside('/en/events');
		const now = clockAt(new Date(), ZONE);
		// Both hours are over or to come whatever the clock shows, but for a minute of the day.
		await announce({ title: { en: 'Over by now' }, starts: now.day, startsAt: '00:00', endsAt: now.hour });
		await announce({ title: { en: 'Still today' }, starts: now.day, startsAt: '00:00', endsAt: '23:59' });
		const page = await outside('/en/events');
		const [coming = '', past = ''] = textOf(page.html).split('What just took place');
		expect([coming.includes('Still today'), coming.includes('Over by now')]).toEqual([true, false]);
		expect([past.includes('Still today'), past.includes('Over by now')]).toEqual([false, true]);
		const tag = page.headers.get('etag') ?? '';
		expect(tag).not.toBe(before.headers.get('etag'));
		expect(tag).toMatch(/^"\d+-[\d-]+-1-/);
	});

	it('says of a partner with whom there is little to tell yet that it will be told', async () => {
		const quiet = await buildPartner(server.db, actor, { name: { en: 'Quietville' }, visibility: 'public' });
		const page = () => outside(`/en/partners/${quiet}`);
		expect(textOf((await page()).html)).toContain('What is done together with Quietville will be told here.');
		await announce({ title: { en: 'A first concert' }, partners: [quiet] });
		const text = textOf((await page()).html);
		expect(text).not.toContain('will be told here');
		expect(text).toContain('A first concert');
	});

	it('tells a long highlight whole in its feed, under a title of whole words that leads to its line', async () => {
		const about = await buildPartner(server.db, actor, { name: { en: 'Brightville' }, visibility: 'public' });
		const text = `A garden of friends was planted ${'by children of both cities '.repeat(6)}in spring`;
		const id = newId();
		const input = { id, version: 0, text: { en: text }, about: { noun: 'partner' as const, id: about } };
		const saved = await saveHighlight(server.db, actor, { ...input, periodStartsOn: '2026-01-01' }, 1);
		expect(saved.ok).toBe(true);
		const { html: feed } = await outside('/en/feed.xml');
		const entry = feed.split('<entry>').find((each) => each.includes(id)) ?? '';
		expect(entry).toMatch(/<title[^>]*>A garden of friends was planted by [^<]{20,70}…<\/title>/);
		expect(entry).toContain(text);
		expect(entry).toContain(`/${slug}/en#${id}`);
		expect((await outside('/en')).html).toContain(`<li id="${id}">`);
	});
});
