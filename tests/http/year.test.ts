import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { officeOfSlug } from '../../src/features/office/server/queries.ts';
import type { OfficeId } from '../../src/platform/server/database.ts';
import {
	buildActivity,
	buildActor,
	buildAgreement,
	buildOffice,
	buildPartner,
	recordActivity
} from '../support/factories.ts';
import { rowsWith, textOf } from '../support/html.ts';
import type { HttpClient } from '../support/http-client.ts';
import { testServer } from '../support/server.ts';
import { buildStarterOffice } from '../support/starter.ts';

const server = testServer();

async function partnerNamed(office: OfficeId, name: string): Promise<string> {
	const { rows } = await server.db.forOffice(office, (tx) =>
		sql<{ id: string }>`select id from partner where office_id = ${office} and name->>'en' = ${name}`.execute(tx)
	);
	return rows[0]?.id ?? '';
}

describe('the year of the founding deck', () => {
	let office: string;
	let client: HttpClient;
	let html: string;
	let text: string;

	beforeAll(async () => {
		office = `/o/${(await buildStarterOffice(server.db)).slug}`;
		client = await server.signedIn('coordinator', { office: office.slice(3) });
		({ html } = await client.get(`${office}/year/2020`));
		text = textOf(html);
	});

	it('opens with the sentence that matters', () => {
		expect(text).toContain(
			'19 activities and 2 more without a date, contact with 6 of the 8 twin cities. 2 ties are waiting: ' +
				'Opsterland (nothing recorded in 2020); Verona (being renewed, nothing dated in 2020).'
		);
	});

	it('draws every mark of a thread on the thread', () => {
		const hollow = [...html.matchAll(/<path class="c" d="M[\d.]+ 15H([^"]+)"/g)].flatMap(([, at = '']) =>
			at.split(' ')
		);
		expect(hollow.length).toBeGreaterThan(0);
		for (const at of hollow) expect(Number(at)).toSatisfy((x: number) => x > 0 && x < 176);
		expect(html).toContain('<marker id="cancelled"');
	});

	it('shows Opsterland as silent, first of all, with a way to record something', () => {
		const [first] = rowsWith(html.slice(html.indexOf('<tbody')), '');
		expect(first).toBe('Opsterland Netherlands 1963 Twin city No record 0 Nothing recorded in 2020 Record contact');
	});

	it('shows Verona as being renewed, nothing dated, and that its last contact has no date', () => {
		expect(rowsWith(html, 'Verona')[0]).toBe(
			'Verona Italy 1998 Twin city Date not known 2 undated Being renewed, nothing dated in 2020 Record contact'
		);
	});

	it('shows Goslar as a friendship pact among the twin cities', () => {
		expect(rowsWith(html, 'Goslar')[0]).toMatch(/^Goslar Germany 2005 .*Friendship pact 2020, year only/);
	});

	it('keeps the delegations of Bramsche and Goslar, cancelled after preparation, apart from what was done', () => {
		for (const city of ['Bramsche', 'Goslar']) {
			expect(rowsWith(html, city)[0]).toContain('1 done 1 cancelled after preparation');
		}
	});

	it('says of four dates that the sources disagree, each with all that they say, and leads to the claims', () => {
		const register = html.slice(0, html.indexOf('</table>'));
		const conflicts = [...register.matchAll(/Sources disagree: ([^<]+)</g)].map((match) => match[1]);
		expect(conflicts).toEqual(['1979 or 1978', '2005 or 2006', '2008 or 2001, 2000', '2008 or 21 Jun 2010']);
		expect(html.match(/<a class="neq" href="[^"]+\/agreements\/[0-9a-f-]+#claims"/g)).toHaveLength(4);
	});

	it('shows Kunming under its own name among the other ties, and does not count it as Tainan’s', () => {
		expect(rowsWith(html, 'Kunming')[0]).toMatch(/^Kunming 昆明市, China City, contact/);
		expect(rowsWith(html, 'Tainan')[0]).toMatch(/^Tainan 臺南市, Taiwan .* 1 done Active/);
		expect(html).toContain('<bdi lang="zh-Hant">臺南市</bdi>');
	});

	it('shows the Polish embassy, an organisation, among the other ties', () => {
		expect(rowsWith(html, 'Embassy of Poland')[0]).toBe(
			'Embassy of Poland Poland Embassy A musical tree by a Polish composer, with the Embassy of Poland In promotion'
		);
	});

	it('has Brandenburg and Lagos in the notes on the data only', async () => {
		const [register, notes] = [await client.get(`${office}/partners`), await client.get(`${office}/notes`)];
		expect(`${html}${register.html}`).not.toMatch(/Brandenburg|Lagos/);
		expect(textOf(notes.html)).toMatch(/Brandenburg[\s\S]*Lagos/);
	});

	it('explains when a tie is silent', () => {
		expect(text).toContain(
			'When is a tie silent? A tie with an agreement is silent in a period when no activity dated in it was recorded'
		);
	});

	it('draws the world as one picture that says what it is', async () => {
		const map = /<figure class="map">.*?<\/figure>/s.exec(html)?.[0] ?? '';
		expect(map.match(/role="img"/g)).toHaveLength(1);
		expect(map).toContain(
			'aria-label="The world as seen from Ra’anana: lines to the cities. Details are in the table."'
		);
		expect(textOf(map)).toMatch(/Kunming.*Opsterland Verona Ra’anana$/);
		const land = /href="([^"]+\/land\/[^"#]+)#land"/.exec(map)?.[1] as string;
		const drawn = await client.get(land);
		expect([drawn.status, drawn.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
	});

	it('says of each goal what served it', () => {
		expect(html).toContain('aria-label="6 done, 2 under way, 1 in promotion, 0 cancelled after preparation"');
		expect(text).not.toContain('Nothing was done for this goal');
	});

	it('names what is in promotion, and what fell due within it, with the sources that disagree', () => {
		expect(text).toContain('Declaring Rio de Janeiro a twin city');
		expect(text).toContain('Due in 2020 2020 15 years of the pact with Goslar Sources disagree: 2005 or 2006');
		expect(text).not.toContain('Overdue');
	});
});

describe('the years', () => {
	it('lead from one to the next, and the address without a year to the latest with anything in it', async () => {
		const { slug } = await buildStarterOffice(server.db);
		const client = await server.signedIn('reader', { office: slug });
		const latest = await client.get(`/o/${slug}/year`);
		expect([latest.status, latest.location]).toEqual([303, `/o/${slug}/year/2020`]);
		const { html } = await client.get(`/o/${slug}/year/2020`);
		expect(html).toMatch(/href="[^"]+\/year\/2019" aria-label="Previous year: 2019"/);
		expect(html).toMatch(/href="[^"]+\/year\/2021" aria-label="Next year: 2021"/);
		const chooser = /<nav class="years".*?<\/nav>/s.exec(html)?.[0] ?? '';
		expect(textOf(chooser)).toBe(`2020 19 activities ${new Date().getFullYear()} No record`);
	});

	it('with nothing in them say so, starve every goal, and lead to the last that has something', async () => {
		const { slug } = await buildStarterOffice(server.db);
		const client = await server.signedIn('coordinator', { office: slug });
		const page = await client.get(`/o/${slug}/year/2019`);
		const text = textOf(page.html);
		expect(page.status).toBe(200);
		expect(text).toContain('Nothing was recorded in 2019. The last year with anything in it: 2020.');
		expect(rowsWith(page.html, 'Verona')[0]).toContain('No record 0 Being renewed, nothing recorded in 2019');
		expect(rowsWith(page.html, 'Poznań')[0]).toContain('Nothing recorded in 2019');
		expect(text.match(/Nothing was done for this goal in 2019/g)).toHaveLength(6);
		// Nobody knows when the initiatives of the starter office began: a year without a record does not tell of them.
		expect(text).not.toContain('in 2019; 2 in promotion');
		expect(text).not.toContain('A musical tree');
	});

	it('that run say so, alarm nobody after one thing recorded, and lead to the last full year', async () => {
		const { slug, officeId } = await buildStarterOffice(server.db);
		const client = await server.signedIn('coordinator', { office: slug });
		const thisYear = new Date().getFullYear();
		const atlanta = await partnerNamed(officeId, 'Atlanta');
		await recordActivity(server.db, buildActor(officeId), { starts: String(thisYear), partners: [atlanta] });
		expect((await client.get(`/o/${slug}/year`)).location).toBe(`/o/${slug}/year/${thisYear}`);
		const { html } = await client.get(`/o/${slug}/year/${thisYear}`);
		expect(textOf(html)).toContain(
			'This year is still running: 1 activity recorded so far and 2 more without a date, contact with 1 of the 8 twin ' +
				'cities. One tie is waiting: Verona (being renewed, nothing dated yet this year). Last full year: 2020.'
		);
		expect(rowsWith(html, 'Opsterland')[0]).toMatch(/0 Nothing yet this year$/);
		expect(html.match(/<tr[^>]*is-warn/g)).toHaveLength(1);
		expect(textOf(html)).toContain('Nothing done for this goal yet this year');
		expect(html).not.toMatch(/<small class="[^"]*is-warn/);
		const report = textOf((await client.get(`/o/${slug}/report/${thisYear}/en`)).html);
		expect(report).toContain('before the end of the period');
		expect(report).toContain(`No activity with Opsterland has been recorded in ${thisYear} so far.`);
		const past = textOf((await client.get(`/o/${slug}/report/2020/en`)).html);
		expect(past).not.toContain('before the end of the period');
	});

	it('say the same of contact as their report, also where all that was meant with a city was cancelled', async () => {
		const { slug, officeId } = await buildStarterOffice(server.db);
		const actor = buildActor(officeId);
		const record = async (city: string, status: 'done' | 'cancelled' | 'cancelled_after_preparation' | 'confirmed') =>
			recordActivity(server.db, actor, { starts: '2022', status, partners: [await partnerNamed(officeId, city)] });
		await record('Atlanta', 'done');
		await record('Atlanta', 'cancelled');
		await record('Bramsche', 'cancelled');
		await record('Goslar', 'cancelled_after_preparation');
		await record('Tainan', 'confirmed');
		const client = await server.signedIn('coordinator', { office: slug });
		const contact = async (path: string, pattern: RegExp) =>
			pattern.exec(textOf((await client.get(`/o/${slug}/${path}`)).html))?.slice(1);
		const hebrew = await server.signedIn('coordinator', { office: slug, language: 'he' });
		const english = /ontact with (\d) of the (\d) twin cities(?:, and with (\d) only what was planned or cancelled)?\./;
		for (const [year, said] of [
			[2022, ['1', '8', '3']],
			[2020, ['6', '8', undefined]]
		] as const) {
			expect([year, await contact(`year/${year}`, english)]).toEqual([year, said]);
			expect([year, await contact(`report/${year}/en`, english)]).toEqual([year, said]);
		}
		for (const path of ['year/2022', 'report/2022/he']) {
			expect(textOf((await hebrew.get(`/o/${slug}/${path}`)).html)).toContain(
				'קשר עם 1 מתוך 8 הערים התאומות, ועם 3 נרשם רק מה שתוכנן או בוטל.'
			);
		}
		const report = textOf((await client.get(`/o/${slug}/report/2022/en`)).html);
		expect(report).toContain(
			'5 activities, 1 of them planned, 1 of them cancelled after preparation, and 2 more that were cancelled'
		);
	});

	it('that have not begun say so', async () => {
		const { slug } = await buildStarterOffice(server.db);
		const client = await server.signedIn('reader', { office: slug });
		const { html } = await client.get(`/o/${slug}/year/${new Date().getFullYear() + 1}`);
		expect(textOf(html)).toContain('This year has not begun, and nothing is recorded for it.');
		expect(html).not.toMatch(/Nothing recorded (this year|in)/);
	});

	it('begin for a reader with the latest that holds something for a reader', async () => {
		const { slug, officeId } = await buildStarterOffice(server.db);
		await recordActivity(server.db, buildActor(officeId), { starts: '2024', visibility: 'office' });
		const to = async (role: 'reader' | 'coordinator', page: string) =>
			(await (await server.signedIn(role, { office: slug })).get(`/o/${slug}/${page}`)).location;
		expect(await to('coordinator', 'year')).toBe(`/o/${slug}/year/2024`);
		expect(await to('reader', 'year')).toBe(`/o/${slug}/year/2020`);
		expect(await to('reader', 'highlights')).toBe(`/o/${slug}/highlights/2020`);
		// A report is written for the council, whoever asks for it.
		expect(await to('coordinator', 'report')).toBe(`/o/${slug}/report/2020`);
		const { html } = await (await server.signedIn('reader', { office: slug })).get(`/o/${slug}/year/2020`);
		expect(html).not.toContain('/year/2024');
	});

	it('are not there for what is no year', async () => {
		const client = await server.signedIn('reader');
		for (const year of ['20x0', '1850', '2020-01', '99999', '%00']) {
			expect([year, (await client.get(`/o/raanana/year/${year}`)).status]).toEqual([year, 404]);
		}
	});

	it('of an office with nobody in it teach how to begin, and offer a reader nothing that a reader may not do', async () => {
		const slug = `empty-${Date.now()}`;
		await buildOffice(server.db, { slug });
		const coordinator = await (await server.signedIn('coordinator', { office: slug })).get(`/o/${slug}/year/2020`);
		expect(textOf(coordinator.html)).toContain('A year begins with partners');
		expect(coordinator.html).toContain(`href="/o/${slug}/partners/edit"`);
		expect(coordinator.html).not.toContain('class="thread"');
		const reader = await (await server.signedIn('reader', { office: slug })).get(`/o/${slug}/year/2020`);
		expect(reader.html).not.toContain(`href="/o/${slug}/partners/edit"`);
	});
});

describe('the map of a year that runs', () => {
	it('draws a city with which nothing is recorded yet as what it is, in its legend and in words', async () => {
		const slug = `quiet-${Date.now()}`;
		const officeId = await buildOffice(server.db, { slug });
		const actor = buildActor(officeId);
		const place = { latitude: 52.4, longitude: 16.9 };
		const met = await buildPartner(server.db, actor, { name: { en: 'Metville' }, ...place });
		const quiet = await buildPartner(server.db, actor, { name: { en: 'Quietville' }, ...place, latitude: 40 });
		for (const partner of [met, quiet]) await buildAgreement(server.db, actor, [partner]);
		const year = new Date().getUTCFullYear();
		await recordActivity(server.db, actor, { partners: [met], starts: String(year), status: 'done' });
		const client = await server.signedIn('coordinator', { office: slug });
		const { html } = await client.get(`/o/${slug}/year/${year}`);
		expect(html).toMatch(/aria-label="The world as seen [^"]* Nothing yet this year: Quietville\."/);
		expect([html.match(/class="dot dot--quiet"/g)?.length, html.match(/class="dot"/g)?.length]).toEqual([1, 1]);
		const legend = textOf(/<p class="legend mt">.*?<\/p>/s.exec(html.slice(html.indexOf('class="map"')))?.[0] ?? '');
		expect(legend).toBe('Live tie Nothing yet this year');
	});
});

describe('who sees a year', () => {
	it('in Hebrew, from right to left, with numbers that agree with what they count', async () => {
		const { slug } = await buildStarterOffice(server.db);
		const client = await server.signedIn('reader', { office: slug, language: 'he' });
		const { html } = await client.get(`/o/${slug}/year/2020`);
		expect(html).toContain('<html lang="he" dir="rtl"');
		expect(textOf(html)).toContain(
			'19 פעילויות ועוד שתיים ללא תאריך, קשר עם 6 מתוך 8 הערים התאומות. שני קשרים מחכים: ' +
				'אופסטרלנד (לא נרשם דבר בשנת 2020); ורונה (בחידוש קשר, לא נרשם דבר מתוארך בשנת 2020).'
		);
		expect(rowsWith(html, 'בראמשה')[0]).toContain('אחת בוצעה אחת בוטלה לאחר היערכות');
		expect(rowsWith(html, 'ורונה')[0]).toContain('שתיים ללא תאריך');
	});

	it('a reader, without the buttons of those who write, and without what is meant for the office alone', async () => {
		const officeId = (await officeOfSlug(server.db, 'raanana')) as OfficeId;
		const name = { en: `Secretville ${Date.now()}` };
		await buildPartner(server.db, { officeId }, { name, visibility: 'office' });
		const title = { en: `A quiet talk ${Date.now()}` };
		const soon = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
		const when = { starts: soon, dated_on: soon, status: 'confirmed', visibility: 'office' };
		await buildActivity(server.db, { officeId }, { title, ...when });
		const year = new Date().getFullYear();
		const reader = await (await server.signedIn('reader')).get(`/o/raanana/year/${year}`);
		expect(reader.html).not.toMatch(/Record contact|class="capture"/);
		const coordinator = await (await server.signedIn('coordinator')).get(`/o/raanana/year/${year}`);
		for (const hidden of [name.en, title.en]) {
			expect(coordinator.html).toContain(hidden);
			expect(reader.html).not.toContain(hidden);
		}
	});

	it('nobody without a session, and nobody of another office', async () => {
		expect((await server.anonymous().get('/o/raanana/year/2020')).location).toBe(
			'/sign-in?to=%2Fo%2Fraanana%2Fyear%2F2020'
		);
		const stranger = await server.signedIn('director', { office: null });
		expect((await stranger.get('/o/raanana/year/2020')).status).toBe(404);
		expect((await stranger.get('/o/raanana/year')).status).toBe(404);
	});
});
