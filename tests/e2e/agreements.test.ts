import { describe, expect, it } from 'vitest';
import { expectAccessible, testBrowser } from '../support/browser.ts';

const browser = testBrowser();

describe.each([{ javaScript: true }, { javaScript: false }])(
	'a coordinator, JavaScript $javaScript',
	({ javaScript }) => {
		it('records an agreement and what two sources say of it, and chooses what reports print', async () => {
			const { page } = await browser.visit({ javaScript });
			const title = `Pact of friends ${javaScript}`;
			await page.goto('/o/raanana/agreements');
			await page.getByRole('link', { name: 'Add an agreement' }).click();
			await page.getByRole('button', { name: 'Save' }).click();
			await expect.poll(() => page.getByRole('alert').textContent()).toContain('need');
			if (javaScript) await expectAccessible(page);

			await page.getByLabel('Kind', { exact: true }).selectOption('Friendship pact');
			await page.locator('[name="partners[]"]').first().selectOption('Verona');
			await page.getByRole('radio', { name: 'In force' }).check();
			await page.getByRole('textbox', { name: 'Title, English' }).fill(title);
			await page.getByRole('button', { name: 'Save' }).click();
			await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toContain(title);

			for (const [date, source] of [
				['2008', 'The annual deck'],
				['21.6.2010', 'verona.it']
			] as const) {
				await page.getByRole('link', { name: 'Add a source' }).click();
				await page.getByRole('radio', { name: 'Date of signature' }).check();
				await page.locator('[name=date]').fill(date);
				await page.getByRole('textbox', { name: 'Source, English' }).fill(source);
				await page.getByText('A third party').click();
				await page.getByRole('button', { name: 'Save' }).click();
				await page.waitForURL(/#claims$/);
			}
			await expect.poll(() => page.getByText('Sources disagree on the date of signature').count()).toBeGreaterThan(0);
			if (javaScript) await expectAccessible(page);
			await page.locator('.claim label').filter({ hasText: '2010' }).click();
			await page.locator('.claim').getByRole('button', { name: 'Save' }).click();
			await expect.poll(() => page.locator('.facts').first().textContent()).toContain('21 Jun 2010');

			await page.goto('/o/raanana/agreements');
			await page.getByRole('checkbox', { name: 'Sources disagree' }).check();
			await page.getByRole('button', { name: 'Show', exact: true }).click();
			await page.waitForURL(/disputed=on/);
			await expect.poll(() => page.getByRole('rowheader').filter({ hasText: title }).count()).toBe(1);
			await expect.poll(() => page.getByRole('rowheader').filter({ hasText: 'Verona' }).count()).toBe(0);
		});
	}
);

describe.each(['he', 'en'] as const)('agreements in %s', (language) => {
	it.each([
		['light', 1440],
		['dark', 390]
	] as const)('are accessible in %s at %d px: the list, an agreement, its forms', async (theme, width) => {
		const { page } = await browser.visit({ language, theme, width });
		await page.goto('/o/raanana/agreements?q=Goslar');
		await expectAccessible(page);
		await page.getByRole('rowheader').getByRole('link').first().click();
		await page.waitForURL(/agreements\/[0-9a-f-]{36}/);
		const address = page.url();
		for (const path of [address, `${address}/claims`, address.replace('agreements/', 'agreements/edit/')]) {
			await page.goto(path);
			await expectAccessible(page);
			expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
		}
	});
});
