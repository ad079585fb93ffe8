import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/id.ts';
import { buildActor, buildAgreement, buildOffice, buildPartner, recordActivity } from '../support/factories.ts';
import { expectAccessible, testBrowser } from '../support/browser.ts';
import { setSite } from '../support/public-site.ts';
import { SAMPLE_FILES } from '../support/sample-files.ts';

const browser = testBrowser();
const slug = `clock-${newId().slice(-8)}`;
const desk = `/o/${slug}`;
let partner: string;
let concert: string;

beforeAll(async () => {
	const officeId = await buildOffice(browser.db, { slug });
	const actor = buildActor(officeId);
	const place = { latitude: 52.4, longitude: 16.9, visibility: 'public' as const };
	partner = await buildPartner(browser.db, actor, { name: { he: 'פוזנן', en: 'Poznań' }, ...place });
	const quiet = await buildPartner(browser.db, actor, { name: { he: 'ורונה', en: 'Verona' }, ...place, longitude: 11 });
	for (const each of [partner, quiet]) await buildAgreement(browser.db, actor, [each]);
	const day = (from: number) => new Date(Date.now() + from * 86_400_000).toISOString().slice(0, 10);
	const announced = { kind: 'ensemble', status: 'confirmed', visibility: 'public' } as const;
	const event = { ...announced, partners: [partner] };
	concert = await recordActivity(browser.db, actor, {
		...{ ...event, title: { he: 'קונצרט עם האורחים מפוזנן', en: 'Concert with the guests from Poznań' } },
		...{ starts: day(3), startsAt: '19:30', endsAt: '21:00', direction: 'inbound' }
	});
	await recordActivity(browser.db, actor, {
		...{ ...event, kind: 'exhibition', title: { he: 'תערוכה משותפת', en: 'A joint exhibition' } },
		...{ starts: day(5), ends: day(7), startsAt: '10:00', endsAt: '18:00' }
	});
	await recordActivity(browser.db, actor, { ...event, title: { he: 'יום פתוח', en: 'Open day' }, starts: day(9) });
	await setSite(browser.db, officeId, { isOn: 'on' });
});

describe.each([
	['he', 'light', 1440],
	['en', 'dark', 390],
	['he', 'dark', 390],
	['en', 'light', 1440]
] as const)('pages that tell hours in %s, %s, %d px', (language, theme, width) => {
	it('are accessible, and as wide as the window', async () => {
		const { page } = await browser.visit({ office: slug, language, theme, width });
		const tongue = language === 'he' ? '' : '/en';
		const year = new Date().getFullYear();
		const paths = [
			...[`${desk}/activities/${concert}`, `${desk}/activities/edit/${concert}`, `${desk}/news/edit`],
			...[`${desk}/year/${year}`, `/${slug}${tongue}/events`, `/${slug}${tongue}/partners/${partner}`]
		];
		for (const path of paths) {
			await page.goto(path);
			await expectAccessible(page);
			expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
		}
	});
});

it.each([true, false])(
	'a concert is moved to another hour, which the public then reads, JavaScript %s',
	async (javaScript) => {
		const { page } = await browser.visit({ office: slug, javaScript });
		await page.goto(`${desk}/activities/edit/${concert}`);
		await page.getByLabel('Hour of beginning').fill(javaScript ? '18:15' : '18:45');
		await page.getByLabel('Hour of end').fill('17:00');
		await page.getByRole('button', { name: 'Save activity' }).click();
		await expect.poll(() => page.getByRole('alert').textContent()).toContain('The end is before the start');
		await page.getByLabel('Hour of end').fill('20:00');
		await page.getByRole('button', { name: 'Save activity' }).click();
		const hours = javaScript ? '18:15–20:00' : '18:45–20:00';
		await expect.poll(() => page.getByRole('main').textContent()).toContain(hours);
		await page.goto(`/${slug}/en/events`);
		expect(await page.getByRole('listitem').filter({ hasText: 'Concert with the guests' }).textContent()).toContain(
			hours
		);
	}
);

it.each([true, false])('news are written with a picture of their own, JavaScript %s', async (javaScript) => {
	const { page } = await browser.visit({ office: slug, javaScript });
	const title = `The tree plays, ${javaScript}`;
	const file = { name: 'tree.png', mimeType: 'image/png', buffer: Buffer.from(SAMPLE_FILES.png) };
	await page.goto(`${desk}/news/edit`);
	await page.getByRole('textbox', { name: 'Heading, English' }).first().fill(title);
	await page.getByRole('combobox', { name: 'Partners, 1' }).selectOption(partner);
	await page.getByLabel('Or a new picture').setInputFiles(file);
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect.poll(() => page.getByRole('alert').first().textContent()).toContain('What the picture shows');
	await page.getByRole('textbox', { name: 'What the picture shows, English' }).fill('A tree of notes');
	await page.getByLabel('Or a new picture').setInputFiles(file);
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toContain(title);
	await page.goto(`/${slug}/en/news`);
	await page.getByRole('link', { name: title }).click();
	await expect.poll(() => page.getByRole('img', { name: 'A tree of notes' }).count()).toBe(1);
});
