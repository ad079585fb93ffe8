import { beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, testBrowser } from '../support/browser.ts';
import { buildStarterOffice } from '../support/starter.ts';

const browser = testBrowser();
let slug: string;
let year: string;

beforeAll(async () => {
	({ slug } = await buildStarterOffice(browser.db));
	year = `/o/${slug}/year/2020`;
});

describe.each([{ javaScript: true }, { javaScript: false }])(
	'a coordinator, JavaScript $javaScript',
	({ javaScript }) => {
		it('sees who waits, reads why, goes on to record a contact, and turns the years', async () => {
			const { page } = await browser.visit({ javaScript, office: slug });
			await page.goto(`/o/${slug}/year`);
			await page.waitForURL(`**${year}`);
			const waiting = page.getByRole('row').filter({ hasText: 'Opsterland' });
			expect(await waiting.getByText('Nothing recorded in 2020').isVisible()).toBe(true);
			await page.getByText('When is a tie silent?').click();
			expect(await page.getByText('an undated activity is shown', { exact: false }).isVisible()).toBe(true);

			await waiting.getByRole('link', { name: 'Record contact' }).click();
			await page.waitForURL(/\/activities\/edit\?partner=/);
			const partner = page.getByRole('combobox', { name: /Partners, row 1/ });
			expect(await partner.locator('option:checked').textContent()).toBe('Opsterland');

			await page.goto(year);
			await page.getByRole('link', { name: 'Previous year: 2019' }).click();
			await page.waitForURL('**/year/2019');
			await expect.poll(() => page.getByText('Nothing was recorded in 2019', { exact: false }).count()).toBe(1);
			await page.getByRole('link', { name: 'The last year with anything in it: 2020' }).click();
			await page.waitForURL(`**${year}`);

			const thisYear = new Date().getFullYear();
			const years = page.getByRole('navigation', { name: 'Choose a year' });
			await years.getByRole('link', { name: `${thisYear} No record` }).click();
			await page.waitForURL(`**/year/${thisYear}`);
			await expect.poll(() => page.getByText('This year is still running', { exact: false }).count()).toBe(1);
			await page.getByRole('link', { name: 'Last full year: 2020' }).click();
			await page.waitForURL(`**${year}`);
			await page.goto(`/o/${slug}/highlights`);
			await page.waitForURL('**/highlights/2020');
		});

		it('goes from a disputed date to what each source says', async () => {
			const { page } = await browser.visit({ javaScript, office: slug, role: 'reader' });
			await page.goto(year);
			const row = page.getByRole('row').filter({ hasText: 'Goslar' });
			await row.getByRole('link', { name: 'Sources disagree: 2005 or 2006' }).click();
			await page.waitForURL(/\/agreements\/[0-9a-f-]+#claims$/);
			await expect.poll(() => page.getByText('heritage site', { exact: false }).first().isVisible()).toBe(true);
		});
	}
);

it('with the keyboard alone: from the first link past the navigation to the page of a silent partner', async () => {
	const { page } = await browser.visit({ office: slug });
	await page.goto(year);
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await page.getByRole('link', { name: 'Opsterland', exact: true }).focus();
	await page.keyboard.press('Enter');
	await page.waitForURL(/\/partners\/[0-9a-f-]+\?year=2020$/);
	await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toContain('Opsterland');
});

it('on a phone keeps every tie with its state, in cards that are still a table', async () => {
	const { page } = await browser.visit({ office: slug, language: 'he', width: 390 });
	await page.goto(year);
	const register = page.getByRole('table', { name: 'הערים התאומות בשנת 2020' });
	expect(await register.getByRole('row').count()).toBe(9);
	expect(await register.getByRole('rowheader').count()).toBe(8);
	expect(await register.getByText('לא נרשם דבר בשנת 2020').isVisible()).toBe(true);
	expect(await register.getByRole('link', { name: 'רישום קשר' }).first().isVisible()).toBe(true);
});

describe.each(['he', 'en'] as const)('the year in %s', (language) => {
	it.each([
		['light', 1440],
		['dark', 1440],
		['light', 390],
		['dark', 390]
	] as const)('is accessible in %s at %d px', async (theme, width) => {
		const { page } = await browser.visit({ language, theme, width, office: slug });
		for (const path of [year, `/o/${slug}/year/2019`, `/o/${slug}/year/${new Date().getFullYear()}`]) {
			await page.goto(path);
			await expectAccessible(page);
			expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
		}
	});
});
