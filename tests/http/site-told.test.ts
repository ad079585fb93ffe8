import { beforeAll, describe, expect, it } from 'vitest';
import { saveNews } from '../../src/features/news/server/commands.ts';
import { publishReport } from '../../src/features/studio/server/commands.ts';
import { newId } from '../../src/kernel/id.ts';
import {
	buildActor,
	buildAgreement,
	buildApprovedReport,
	buildClaim,
	buildOffice,
	buildPartner,
	recordActivity
} from '../support/factories.ts';
import type { HttpClient } from '../support/http-client.ts';
import { formIn, textOf } from '../support/html.ts';
import { setSite } from '../support/public-site.ts';
import { testServer } from '../support/server.ts';

const server = testServer();
const slug = `told-${newId().slice(-8)}`;
const SETTINGS = `/o/${slug}/settings/site`;
let [atlanta, verona, report, news] = ['', '', '', ''];
let director: HttpClient;

/** What a browser sends of the lists to choose from. */
const CHOSEN = { kind: 'city', status: 'active', country: 'US' };

const outside = (path: string) => server.anonymous().get(path);

beforeAll(async () => {
	const { db } = server;
	const officeId = await buildOffice(db, { slug });
	const actor = buildActor(officeId, 'director');
	const city = async (he: string, en: string, columns: object = {}) => {
		const place = { latitude: 45, longitude: 11, position: 1 };
		const id = await buildPartner(db, actor, { name: { he, en }, visibility: 'public', ...place, ...columns });
		const pact = await buildAgreement(db, actor, [id]);
		await buildClaim(db, actor, pact, { preferred: true });
		return id;
	};
	atlanta = await city('אטלנטה', 'Atlanta');
	verona = await city('ורונה', 'Verona', { status: 'dormant', position: 2 });
	await recordActivity(db, actor, {
		...{ title: { he: 'תערוכה', en: 'An exhibition' }, kind: 'exhibition', status: 'done', starts: '2020-05-02' },
		...{ visibility: 'public', partners: [atlanta] }
	});
	report = await buildApprovedReport(db, actor, { audience: 'public' });
	await publishReport(db, actor, { id: report, version: 3, isPublished: true }, new Date());
	news = newId();
	await saveNews(db, actor, {
		...{ id: news, version: 0, title: { he: 'ידיעה' }, text: { he: 'פסקה.\n\nועוד אחת.' }, day: '2020-06-01' },
		...{ shownFrom: null, shownUntil: null, partners: [atlanta], pictureId: null, pictureAlt: {}, visibility: 'public' }
	});
	await setSite(db, officeId, { isOn: 'on' });
	director = await server.signedIn('director', { office: slug });
});

describe('a report on the site', () => {
	it.each(['he', 'en'])('does not say how a tie stands, though one is dormant: %s', async (language) => {
		const { status, html } = await outside(`/${slug}/reports/${report}/${language}`);
		expect(status).toBe(200);
		const text = textOf(html);
		expect(text).toMatch(language === 'he' ? /ורונה/ : /Verona/);
		expect(text).not.toMatch(/שותק|רדום|מצב הקשר|מועמד|בחידוש|silent|dormant|\bstatus\b|candidate/i);
		expect(html).not.toMatch(/attention|silent/);
	});

	it('is generated so in every format, for whoever asks for one for the public', async () => {
		const made = await director.get(`/o/${slug}/reports/${report}`);
		expect(made.status).toBe(200);
		expect(textOf(made.html)).not.toMatch(/שותק|רדום|dormant|silent tie/i);
	});
});

describe('a partner that is for the public no more', () => {
	it('takes what hangs on it alone with it, and the desk says what still tells of it', async () => {
		expect(textOf((await outside(`/${slug}/open/activities.json`)).html)).toContain('An exhibition');
		const edit = `/o/${slug}/partners/edit/${atlanta}`;
		const form = formIn((await director.get(edit)).html, 'save');
		const before = await director.get(`/o/${slug}/partners/${atlanta}`);
		expect(before.html).not.toContain('still-told');
		const saved = await director.post(`${edit}${form.action}`, { ...form.fields, ...CHOSEN, visibility: 'office' });
		expect(saved.location).toBe(`/o/${slug}/partners/${atlanta}`);
		for (const path of ['open/activities.json', 'open/activities.csv', 'en', 'en/events', 'en/calendar.ics']) {
			const page = await outside(`/${slug}/${path}`);
			expect([path, page.status, page.html.includes('An exhibition')]).toEqual([path, 200, false]);
		}
		const page = await director.get(`/o/${slug}/partners/${atlanta}`);
		expect(page.html).toContain('still-told');
		expect(page.html).toContain(`/o/${slug}/reports/${report}/links`);
		expect(page.html).toContain(`/o/${slug}/news/${news}`);
		expect((await director.get(`/o/${slug}/partners/${verona}`)).html).not.toContain('still-told');
		const contributor = await server.signedIn('contributor', { office: slug });
		expect((await contributor.get(`/o/${slug}/partners/${atlanta}`)).html).not.toContain('still-told');
	});
});

describe('addresses of a site', () => {
	it.each([
		['EN', '/en'],
		['en-GB', '/en'],
		['zh', '/zh-Hant'],
		['zh-hant/privacy?x=1', '/zh-Hant/privacy?x=1'],
		['HE/privacy', '/privacy']
	])('find the language that "%s" means', async (written, meant) => {
		const page = await outside(`/${slug}/${written}`);
		expect([page.status, page.location]).toEqual([308, `/${slug}${meant}`]);
	});

	it.each(['es', 'en/DE', 'nowhere', 'en/partners/00000000-0000-7000-8000-000000000000'])(
		'that lead nowhere have no address in another language, and are of no section: %s',
		async (path) => {
			const { status, html } = await outside(`/${slug}/${path}`);
			expect(status).toBe(404);
			expect(html).toContain(`href="/${slug}/de" lang="de"`);
			expect(html).not.toMatch(/aria-current="(page|true)">(Twin cities|ערים תאומות)|rel="alternate" hreflang/);
		}
	);
});

it('Hebrew stands as a block of its own in pages that are read the other way, with its mark after it', async () => {
	const { html } = await outside(`/${slug}/it/news/${news}`);
	expect(html).toMatch(
		/<bdi lang="he" dir="rtl" class="lines turned"\s*>פסקה\.\n\nועוד אחת\.<\/bdi\s*><span class="fallback"/
	);
	expect((await outside(`/${slug}/news/${news}`)).html).not.toContain('turned');
});

describe('the settings of a site', () => {
	it('say that an id of Wikidata is none, and keep what was typed and what was there', async () => {
		const form = formIn((await director.get(SETTINGS)).html, 'save');
		const good = await director.post(`${SETTINGS}${form.action}`, { ...form.fields, wikidataId: 'Q309164' });
		expect(good.status).toBe(303);
		const now = formIn((await director.get(SETTINGS)).html, 'save');
		const bad = await director.post(`${SETTINGS}${now.action}`, { ...now.fields, wikidataId: 'abc' });
		expect(bad.status).toBe(422);
		expect(bad.html).toContain('value="abc"');
		expect(textOf(bad.html)).toMatch(/Q309164/);
		expect(formIn((await director.get(SETTINGS)).html, 'save').fields['wikidataId']).toBe('Q309164');
	});

	it('begin with the usual words where one asks for them, in each language, and keep nothing by that', async () => {
		expect((await director.get(SETTINGS)).html).toContain('href="?usual=privacy#');
		const { fields } = formIn((await director.get(`${SETTINGS}?usual=privacy`)).html, 'save');
		expect(fields['privacy.en']).toMatch(/is responsible for personal information/);
		expect(fields['privacy.he']).toMatch(/[א-ת]/);
		expect(fields['accessibility.en']).toBe('');
		const after = formIn((await director.get(`${SETTINGS}?usual=nonsense`)).html, 'save');
		expect(after.fields['privacy.en']).toBe('');
	});
});
