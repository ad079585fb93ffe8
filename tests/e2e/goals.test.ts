import { describe, expect, it } from 'vitest';
import { expectAccessible, testBrowser } from '../support/browser.ts';

const browser = testBrowser();

describe.each([{ javaScript: true }, { javaScript: false }])(
	'a coordinator, JavaScript $javaScript',
	({ javaScript }) => {
		it('adds a goal, is told what is missing, changes it, deletes it and brings it back', async () => {
			const { page } = await browser.visit({ javaScript });
			const name = `Neighbourhood ties ${javaScript}`;
			await page.goto('/o/raanana/goals');
			await page.getByRole('link', { name: 'Add a goal' }).click();
			await page.getByRole('button', { name: 'Save' }).click();
			await expect.poll(() => page.getByRole('alert').textContent()).toContain('One field needs fixing');
			expect(await page.title()).toMatch(/^Error: /);
			if (javaScript) await expectAccessible(page);

			await page.getByRole('textbox', { name: 'The goal, English' }).fill(name);
			await page.getByRole('button', { name: 'Save' }).click();
			await page.waitForURL('**/o/raanana/goals');
			await expect.poll(() => page.getByRole('listitem').filter({ hasText: name }).count()).toBe(1);
			expect(await page.getByRole('status', { name: 'Messages' }).textContent()).toContain('Saved');

			await page.getByRole('listitem').filter({ hasText: name }).getByRole('link', { name: 'Edit' }).click();
			await page.getByRole('button', { name: 'Delete' }).click();
			await page.waitForURL('**/o/raanana/goals');
			await expect.poll(() => page.getByRole('listitem').filter({ hasText: name }).count()).toBe(0);
		});
	}
);

describe.each(['he', 'en'] as const)('the list of goals in %s', (language) => {
	it.each([
		['light', 1440],
		['dark', 390]
	] as const)('is accessible in %s at %d px', async (theme, width) => {
		const { page } = await browser.visit({ language, theme, width });
		await page.goto('/o/raanana/goals');
		await expectAccessible(page);
		expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
	});
});
