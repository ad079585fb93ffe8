import { describe, expect, it } from 'vitest';
import { expectAccessible, testBrowser } from '../support/browser.ts';

const browser = testBrowser();

describe.each([{ javaScript: true }, { javaScript: false }])(
	'a coordinator, JavaScript $javaScript',
	({ javaScript }) => {
		it('adds an organisation, is told what is missing, finds it by its kind and changes it', async () => {
			const { page } = await browser.visit({ javaScript });
			const name = `Choir of the valley ${javaScript}`;
			await page.goto('/o/raanana/organisations');
			await page.getByRole('link', { name: 'Add an organisation' }).click();
			await page.getByRole('button', { name: 'Save' }).click();
			await expect.poll(() => page.getByRole('alert').textContent()).toContain('fixing');
			if (javaScript) await expectAccessible(page);
			await page.getByRole('textbox', { name: 'Name, English' }).fill(name);
			await page.locator('[name=kind]').selectOption('Cultural institution');
			await page.getByRole('button', { name: 'Save' }).click();
			await page.waitForURL(/organisations\/[0-9a-f-]{36}$/);

			await page.goto('/o/raanana/organisations');
			await page.locator('[name=kind]').selectOption('Cultural institution');
			await page.getByRole('button', { name: 'Show', exact: true }).click();
			await page.waitForURL(/kind=cultural_institution/);
			await page.getByRole('rowheader').getByRole('link', { name }).press('Enter');
			await page.waitForURL(/organisations\/[0-9a-f-]{36}$/);
			await page.locator('.page-head').getByRole('link', { name: 'Edit' }).click();
			await page.getByRole('textbox', { name: 'Name, English' }).fill(`${name}, renamed`);
			await page.getByRole('button', { name: 'Save' }).click();
			await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toContain('renamed');
			await page.locator('summary').filter({ hasText: 'History' }).click();
			await expect.poll(() => page.locator('.history').textContent()).toMatch(/Name, English[\s\S]*renamed/);
			if (javaScript) await expectAccessible(page);
		});
	}
);

describe.each(['he', 'en'] as const)('organisations in %s', (language) => {
	it.each([
		['light', 1440],
		['dark', 390]
	] as const)('are accessible in %s at %d px', async (theme, width) => {
		const { page } = await browser.visit({ language, theme, width });
		for (const path of ['organisations', 'organisations/edit']) {
			await page.goto(`/o/raanana/${path}`);
			await expectAccessible(page);
			expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
		}
	});
});
