import { describe, expect, it } from 'vitest';
import { expectAccessible, testBrowser } from '../support/browser.ts';

const browser = testBrowser();

describe.each([{ javaScript: true }, { javaScript: false }])(
	'a coordinator, JavaScript $javaScript',
	({ javaScript }) => {
		it('finds what was deleted, is told what it waits for, and brings back both', async () => {
			const { page } = await browser.visit({ javaScript });
			const [title, source] = [`Pact of ponds ${javaScript}`, `Pond gazette ${javaScript}`];
			await page.goto('/o/raanana/agreements/edit');
			await page.getByLabel('Kind', { exact: true }).selectOption('Memorandum of understanding');
			await page.locator('[name="partners[]"]').first().selectOption('Verona');
			await page.locator('label').filter({ hasText: 'Draft' }).click();
			await page.getByRole('textbox', { name: 'Title, English' }).fill(title);
			await page.getByRole('button', { name: 'Save' }).click();
			await page.getByRole('link', { name: 'Add a source' }).click();
			await page.locator('[name=date]').fill('1999');
			await page.getByRole('textbox', { name: 'Source, English' }).fill(source);
			await page.getByText('A source of ours').click();
			await page.getByRole('button', { name: 'Save' }).click();
			await page.locator('#claims').getByRole('link', { name: 'Edit' }).click();
			await page.getByRole('button', { name: 'Delete' }).click();
			await page.waitForURL(/#claims$/);
			await page.locator('.page-head').getByRole('link', { name: 'Edit' }).click();
			await page.getByRole('button', { name: 'Delete' }).click();
			await page.waitForURL('**/agreements');

			await page.goto('/o/raanana/trash');
			const row = (text: string) => page.getByRole('row').filter({ hasText: text });
			await expect.poll(() => row(title).textContent()).toContain('Dana Cohen');
			await row(source).getByRole('button', { name: 'Restore' }).click();
			await expect.poll(() => page.getByRole('alert').textContent()).toContain(`Agreement, “${title}”`);
			if (javaScript) await expectAccessible(page);
			await page.getByRole('button', { name: new RegExp(`^Restore it.*${title}`) }).click();
			await expect.poll(() => row(title).count()).toBe(0);
			await row(source).getByRole('button', { name: 'Restore' }).click();
			await expect.poll(() => row(source).count()).toBe(0);

			await page.goto('/o/raanana/agreements?q=ponds');
			await page.getByRole('rowheader').getByRole('link', { name: title }).press('Enter');
			await page.locator('summary').filter({ hasText: 'History' }).click();
			const history = page.locator('.history');
			await expect
				.poll(() => history.textContent())
				.toMatch(/Restored, Claim about an agreement[\s\S]*Restored[\s\S]*Deleted/);
			if (javaScript) await expectAccessible(page);
		});
	}
);

describe.each(['he', 'en'] as const)('what was deleted in %s', (language) => {
	it.each([
		['light', 1440],
		['dark', 390]
	] as const)('is accessible in %s at %d px', async (theme, width) => {
		const { page } = await browser.visit({ language, theme, width });
		await page.goto('/o/raanana/trash');
		await expectAccessible(page);
		expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
	});
});
