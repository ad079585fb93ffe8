import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { expectAccessible, testBrowser } from '../support/browser.ts';
import { buildStarterOffice } from '../support/starter.ts';

const browser = testBrowser();

describe.each([{ javaScript: true }, { javaScript: false }])(
	'files of a report, JavaScript $javaScript',
	({ javaScript }) => {
		it('are asked for at once, told of elsewhere, and taken', { timeout: 120_000 }, async () => {
			const { slug } = await buildStarterOffice(browser.db);
			const { page } = await browser.visit({ javaScript, office: slug, role: 'director' });
			await page.goto(`/o/${slug}/report/2020/en`);
			await page.getByRole('link', { name: 'Several files at once' }).click();
			await page.waitForURL('**/report/2020/files');
			await page.getByRole('checkbox', { name: /^Word/ }).check();
			await page.getByRole('checkbox', { name: 'English', exact: true }).check();
			await page.getByRole('checkbox', { name: 'Hebrew', exact: true }).check();
			await page.getByRole('button', { name: 'Make the files' }).click();
			await page.getByText('The files are being made').waitFor();
			if (javaScript) await expectAccessible(page);
			const standing = page.getByRole('main').getByRole('status');
			await expect
				.poll(
					async () => {
						const again = page.getByRole('link', { name: 'See how far they are' });
						if (!javaScript && (await again.count()) > 0) await again.click();
						return standing.textContent();
					},
					{ timeout: 60_000, interval: 500 }
				)
				.toBe('All 6 files are ready.');
			if (javaScript) await expectAccessible(page);
			const download = page.waitForEvent('download');
			await page.getByRole('link', { name: /^Download ?: Word, Hebrew$/ }).click();
			const file = await download;
			expect(file.suggestedFilename()).toBe('קשרי חוץ 2020.docx');
			expect((await readFile(await file.path())).subarray(0, 2).toString()).toBe('PK');

			// Whoever goes elsewhere meanwhile is told there.
			await page.getByRole('button', { name: /^Make again ?: Word, Hebrew$/ }).click();
			await page.getByText('The files are being made').waitFor();
			await page.goto(`/o/${slug}/goals`);
			const told = page.getByText('A file of the report of 2020 is ready.');
			await expect
				.poll(
					async () => {
						if ((await told.count()) === 0) await page.reload();
						return told.count();
					},
					{ timeout: 30_000, interval: 500 }
				)
				.toBe(1);
			if (javaScript) await expectAccessible(page);
			await page.getByRole('link', { name: 'To the files' }).click();
			await page.waitForURL('**/report/2020/files');
			await page.goto(`/o/${slug}/goals`);
			expect(await told.count()).toBe(0);
		});
	}
);

describe('the list of what is being made', () => {
	it('keeps whoever is at one of its buttons there while it changes', { timeout: 60_000 }, async () => {
		const { slug } = await buildStarterOffice(browser.db);
		const { page } = await browser.visit({ office: slug, role: 'director' });
		await page.goto(`/o/${slug}/report/2020/files`);
		for (const box of await page.getByRole('checkbox').all()) await box.check();
		await page.getByRole('button', { name: 'Make the files' }).click();
		await page.waitForURL('**/report/2020/files');
		const last = page.getByRole('listitem').filter({ hasText: 'Stand-alone page Hebrew and English together' });
		await last.getByRole('button', { name: /^Call off/ }).focus();
		await last.getByRole('link', { name: /^Download/ }).waitFor({ timeout: 40_000 });
		expect(await page.evaluate(() => document.activeElement?.id)).toMatch(/^file-/);
	});

	it.each([
		{ language: 'he', theme: 'dark', width: 390 },
		{ language: 'en', theme: 'light', width: 390 },
		{ language: 'he', theme: 'light', width: 1440 },
		{ language: 'en', theme: 'dark', width: 1440 }
	] as const)('can be used by everybody, in $language, $theme, $width', { timeout: 60_000 }, async (how) => {
		const { slug } = await buildStarterOffice(browser.db);
		const { page } = await browser.visit({ ...how, office: slug, role: 'reader' });
		await page.goto(`/o/${slug}/report/2020/files`);
		await expectAccessible(page);
		await page.locator('form[action="?/order"] button').click();
		await page.waitForLoadState('load');
		await expectAccessible(page);
		await page.goto(`/o/${slug}/exports`);
		await expectAccessible(page);
		const width = await page.evaluate(() => document.documentElement.scrollWidth);
		expect(width).toBeLessThanOrEqual(how.width);
	});
});
