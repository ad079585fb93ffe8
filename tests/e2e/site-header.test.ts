import { beforeAll, describe, expect, it } from 'vitest';
import { saveNews } from '../../src/features/news/server/commands.ts';
import { publishReport } from '../../src/features/studio/server/commands.ts';
import { newId } from '../../src/kernel/id.ts';
import { TONGUES } from '../../src/kernel/tongue.ts';
import { expectAccessible, testBrowser } from '../support/browser.ts';
import { buildActor, buildApprovedReport, buildOffice, buildPartner, recordActivity } from '../support/factories.ts';
import { setSite } from '../support/public-site.ts';

const browser = testBrowser();
const slug = `full-${newId().slice(-8)}`;
const at = (tongue: string) => (tongue === 'he' ? `/${slug}` : `/${slug}/${tongue}`);

// A site with something in each section has the longest navigation that there is.
beforeAll(async () => {
	const { db } = browser;
	const officeId = await buildOffice(db, { slug });
	const actor = buildActor(officeId, 'director');
	const partner = await buildPartner(db, actor, { visibility: 'public', latitude: 52.4, longitude: 16.9 });
	const day = (from: number) => new Date(Date.now() + from * 86_400_000).toISOString().slice(0, 10);
	await recordActivity(db, actor, {
		...{ kind: 'ensemble', visibility: 'public', status: 'confirmed', partners: [partner], starts: day(10) }
	});
	await saveNews(db, actor, {
		...{ id: newId(), version: 0, title: { he: 'עץ' }, text: { he: 'עץ.' }, day: day(-3), visibility: 'public' },
		...{ shownFrom: null, shownUntil: null, partners: [], pictureId: null, pictureAlt: {} }
	});
	const report = await buildApprovedReport(db, actor, { audience: 'public' });
	await publishReport(db, actor, { id: report, version: 3, isPublished: true }, new Date());
	await setSite(db, officeId, { isOn: 'on', showsGoals: 'on' });
});

describe.each(TONGUES)('the header of a full site in %s', (tongue) => {
	it.each([320, 390, 768, 1024, 1440])('holds the panel of languages within the window at %d px', async (width) => {
		const { page } = await browser.visit({ role: null, width });
		await page.goto(at(tongue));
		expect(await page.locator('.pub__nav li').count()).toBeGreaterThanOrEqual(6);
		await page.locator('.pub__tongues summary').click();
		const panel = await page.locator('.pub__tongues ul').boundingBox();
		expect(panel?.x).toBeGreaterThanOrEqual(0);
		expect((panel?.x ?? 0) + (panel?.width ?? 0)).toBeLessThanOrEqual(width);
		const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
		expect(beyond).toBeLessThanOrEqual(0);
	});

	it('takes two lines of a phone, and all of it is reached by the keyboard', async () => {
		const { page } = await browser.visit({ role: null, width: 390 });
		await page.goto(at(tongue));
		const header = await page.locator('.pub__bar').boundingBox();
		expect(header?.height).toBeLessThanOrEqual(130);
		const last = page.locator('.pub__nav a').last();
		await last.focus();
		const isSeen = async () => {
			const link = await last.boundingBox();
			if (link === null) return false;
			// Chromium does not scroll to a link of which 32 pixels are within the window already.
			return Math.min(link.x + link.width, 390) - Math.max(link.x, 0) >= Math.min(link.width, 32);
		};
		await expect.poll(isSeen).toBe(true);
		await expectAccessible(page);
	});
});
