import { beforeAll, describe, expect, it } from 'vitest';
import { saveNews } from '../../src/features/news/server/commands.ts';
import { newId } from '../../src/kernel/id.ts';
import { buildActor, buildOffice, buildPartner, recordActivity } from '../support/factories.ts';
import { expectAccessible, testBrowser } from '../support/browser.ts';
import { setSite } from '../support/public-site.ts';

const browser = testBrowser();
const slug = `fair-${newId().slice(-8)}`;
const news = newId();

beforeAll(async () => {
	const { db } = browser;
	const officeId = await buildOffice(db, { slug });
	const actor = buildActor(officeId);
	const partner = await buildPartner(db, actor, { visibility: 'public', latitude: 52.4, longitude: 16.9 });
	const day = (from: number) => new Date(Date.now() + from * 86_400_000).toISOString().slice(0, 10);
	const event = { kind: 'ensemble' as const, visibility: 'public' as const, partners: [partner] };
	await recordActivity(db, actor, {
		...{ ...event, status: 'confirmed', starts: day(10), ends: day(11), direction: 'inbound' },
		...{ title: { he: 'קונצרט', en: 'A concert' }, details: { he: 'הכניסה חופשית' } }
	});
	await recordActivity(db, actor, { ...event, status: 'cancelled', reason: 'health', starts: day(12) });
	await recordActivity(db, actor, { ...event, status: 'done', starts: day(-20) });
	const text = { he: 'פסקה אחת.\n\nועוד אחת.', en: 'One paragraph.\n\nAnother.' };
	await saveNews(db, actor, {
		...{ id: news, version: 0, title: { he: 'עץ מוסיקלי', en: 'A musical tree' }, text, day: day(-3) },
		...{ shownFrom: null, shownUntil: null, partners: [partner], pictureId: null, pictureAlt: {}, visibility: 'public' }
	});
	await setSite(db, officeId, { isOn: 'on', showsGoals: 'on', openLicence: 'cc-by-4.0', wikidataId: 'Q309164' });
});

// What stands in a page as data is asked about neither by the browser nor by its policy: testBrowser fails on either.
describe.each([
	['', 'light', 1440],
	['/en', 'dark', 390],
	['/pl', 'light', 390],
	['/zh-Hant', 'dark', 1440]
] as const)('the pages of news, events and data at "%s" in %s, %d px', (tongue, theme, width) => {
	it.each(['', '/news', `/news/${news}`, '/events', '/open'])('are accessible: %s', async (path) => {
		const { page } = await browser.visit({ role: null, theme, width });
		await page.goto(`/${slug}${tongue}${path}`);
		await expectAccessible(page);
		expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
	});
});

it.each([true, false])('a resident finds what is coming and reads the news, JavaScript %s', async (javaScript) => {
	const { page } = await browser.visit({ role: null, javaScript });
	await page.goto(`/${slug}/en`);
	await page.getByRole('link', { name: 'All events' }).click();
	await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe('Events');
	expect(await page.getByRole('listitem').filter({ hasText: 'A concert' }).textContent()).toContain('in Hebrew');
	await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'News' }).click();
	await page.getByRole('link', { name: 'A musical tree' }).click();
	await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe('A musical tree');
	await page.getByRole('contentinfo').getByRole('link', { name: 'Open data' }).click();
	await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe('Open data');
	expect(await page.getByRole('main').textContent()).toContain('CC BY 4.0');
});
