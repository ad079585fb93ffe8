import { describe, expect, it } from 'vitest';
import { addMember } from '../../src/features/office/server/commands.ts';
import { newId } from '../../src/kernel/id.ts';
import { expectAccessible, testBrowser, type Visitor, type VisitOptions } from '../support/browser.ts';
import { buildOffice } from '../support/factories.ts';

const browser = testBrowser();

/** Somebody of one new office who belongs to a second one too. */
async function visitBoth(options: VisitOptions): Promise<Visitor & { first: string; second: string }> {
	const [first, second] = [`first-${newId().slice(-8)}`, `second-${newId().slice(-8)}`];
	const firstId = await buildOffice(browser.db, { slug: first, name: { he: 'לשכה ראשונה', en: 'First office' } });
	const secondId = await buildOffice(browser.db, { slug: second, name: { he: 'לשכה שנייה', en: 'Second office' } });
	const visitor = await browser.visit({ ...options, office: first });
	const member = await browser.db.forOffice(firstId, (tx) =>
		tx.selectFrom('member').select('user_id').where('office_id', '=', firstId).executeTakeFirstOrThrow()
	);
	await addMember(browser.db, secondId, member.user_id, 'reader');
	return { ...visitor, first, second };
}

describe.each([
	{ javaScript: true, width: 1440, language: 'en' as const },
	{ javaScript: true, width: 390, language: 'he' as const },
	{ javaScript: false, width: 390, language: 'he' as const }
])('somebody of two offices (JavaScript: $javaScript, $width px)', (options) => {
	it('goes to the other one and back from under the name of this one', async () => {
		const { page, first, second } = await visitBoth(options);
		await page.goto(`${browser.base}/o/${first}/year/2026`);
		const names = options.language === 'he' ? ['לשכה ראשונה', 'לשכה שנייה'] : ['First office', 'Second office'];
		const offices = page.locator('.nav__offices');
		await offices.locator('summary').click();
		// What axe waits for needs scripts of its own.
		if (options.javaScript) await expectAccessible(page);
		expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
		await offices.getByRole('link', { name: names[1] ?? '' }).click();
		await page.waitForURL(`**/o/${second}/year/**`);
		expect(await page.locator('.brand').textContent()).toContain(names[1]);
		expect(await offices.getAttribute('open')).toBeNull();
		await offices.locator('summary').click();
		await offices.getByRole('link', { name: names[0] ?? '' }).click();
		await page.waitForURL(`**/o/${first}/year/**`);
	});
});

describe('somebody of one office', () => {
	it('is not offered another', async () => {
		const { page } = await browser.visit();
		await page.goto(`${browser.base}/o/raanana/year/2020`);
		expect(await page.locator('.nav__offices').count()).toBe(0);
	});
});
