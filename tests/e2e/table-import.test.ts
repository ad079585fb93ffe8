import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible, testBrowser } from '../support/browser.ts';
import { buildStarterOffice } from '../support/starter.ts';

const browser = testBrowser();

const LIST = [
	'List of visits,,,',
	',,,',
	'Title,Kind,Date,City',
	'A tour of the orchard,Official visit,03/04/2021,Poznan',
	'A tour of the harbour,Excursion,05/06/2021,Posen',
	',Meeting,07/08/2021,Goslar'
].join('\n');

/** Without a script the page is looked at again by its link. */
async function whenDone(page: Page, javaScript: boolean, heading: string): Promise<void> {
	await expect
		.poll(
			async () => {
				if (!javaScript) await page.goto(page.url());
				return page.getByText(heading).count();
			},
			{ timeout: 20_000 }
		)
		.toBeGreaterThan(0);
}

describe.each([{ javaScript: true }, { javaScript: false }])(
	'a coordinator, JavaScript $javaScript',
	({ javaScript }) => {
		it('brings a table in: says what is asked, sees each row, and takes all of it back', async () => {
			const { slug } = await buildStarterOffice(browser.db);
			const { page } = await browser.visit({ javaScript, office: slug, language: 'en' });
			await page.goto(`/o/${slug}/imports/tables`);
			await page.getByRole('button', { name: 'Read the table' }).click();
			await expect.poll(() => page.getByRole('alert').first().textContent()).toContain('One field needs fixing');
			if (javaScript) await expectAccessible(page);
			await page
				.getByLabel('Drop a table here, or choose one')
				.setInputFiles({ name: 'visits.csv', mimeType: 'text/csv', buffer: Buffer.from(LIST) });
			await page.getByRole('combobox', { name: 'What its rows are' }).selectOption('Activities');
			await page.getByRole('button', { name: 'Read the table' }).click();
			await page.getByRole('heading', { name: 'What the columns hold' }).waitFor();
			expect(await page.getByRole('combobox', { name: 'City holds' }).inputValue()).toBe('partners');
			if (javaScript) await expectAccessible(page);

			await page.getByRole('button', { name: 'See what comes of it' }).click();
			await whenDone(page, javaScript, 'What only you can say');
			expect(await page.getByRole('button', { name: 'Bring in' }).count()).toBe(0);
			if (javaScript) await expectAccessible(page);
			await page.getByText('Day, month, year').click();
			await page.getByLabel('Kind: Excursion').selectOption('Professional visit');
			await page.getByLabel('Partners: Posen').selectOption('Poznań');
			await page.getByRole('button', { name: 'Check again' }).click();
			await whenDone(page, javaScript, 'Bring in 2 rows');
			expect(await page.getByRole('row').filter({ hasText: 'Goslar' }).textContent()).toContain('Left out');
			expect(await page.getByRole('link', { name: 'Download the row left out' }).count()).toBe(1);
			if (javaScript) await expectAccessible(page);

			await page.getByRole('button', { name: 'Bring in 2 rows' }).click();
			await whenDone(page, javaScript, '2 rows are in the register.');
			await page.getByRole('link', { name: /A tour of the harbour/ }).click();
			await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toContain('A tour of the harbour');
			expect(await page.textContent('main')).toContain('5 Jun 2021');
			await page.goBack();
			await page.getByRole('button', { name: 'Take all of it back' }).click();
			await whenDone(page, javaScript, 'All of it was taken back.');
			if (javaScript) await expectAccessible(page);
		});
	}
);

describe.each(['he', 'en'] as const)('the pages of tables in %s', (language) => {
	it.each([
		['light', 1440],
		['dark', 390]
	] as const)('are accessible in %s at %d px', async (theme, width) => {
		const { slug } = await buildStarterOffice(browser.db);
		const { page } = await browser.visit({ language, theme, width, office: slug });
		const fits = async () => {
			await expectAccessible(page);
			expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
		};
		await page.goto(`/o/${slug}/imports/tables`);
		await fits();
		await page
			.locator('input[type=file]')
			.setInputFiles({ name: 'visits.csv', mimeType: 'text/csv', buffer: Buffer.from(LIST) });
		await page.locator('.bring button').click();
		await page.locator('.table-columns').waitFor();
		await fits();
		await page.locator('form[action="?/columns"] button').click();
		await page.locator('.table-questions').waitFor();
		await fits();
	});
});
