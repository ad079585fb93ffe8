import { describe, expect, it } from 'vitest';
import { expectAccessible, testBrowser } from '../support/browser.ts';

const browser = testBrowser();

describe.each([{ javaScript: true }, { javaScript: false }])(
	'a coordinator, JavaScript $javaScript',
	({ javaScript }) => {
		it('adds a next step on the page of a partner, finds it, ticks it, deletes it and brings it back', async () => {
			const { page } = await browser.visit({ javaScript });
			const what = `Ring the coordinator ${javaScript}`;
			const steps = page.locator('#steps');
			await page.goto('/o/raanana/partners?q=Goslar');
			await page.getByRole('rowheader').getByRole('link').first().press('Enter');
			await page.waitForURL(/partners\/[0-9a-f-]{36}/);
			await steps.getByRole('link', { name: 'Add a step' }).click();
			await page.getByRole('button', { name: 'Save' }).click();
			await expect.poll(() => page.getByRole('alert').textContent()).toContain('One field needs fixing');
			if (javaScript) await expectAccessible(page);
			await page.getByRole('textbox', { name: 'What is next, English' }).fill(what);
			await page.getByRole('textbox', { name: /^Who/ }).fill(`Dana ${javaScript}`);
			await page.getByRole('textbox', { name: /^By when/ }).fill('1.9.2020');
			await page.getByRole('button', { name: 'Save' }).click();
			await page.waitForURL(/partners\/[0-9a-f-]{36}/);
			await expect.poll(() => steps.getByRole('listitem').filter({ hasText: what }).count()).toBe(1);

			await page.goto('/o/raanana/steps');
			await page.getByLabel('State').selectOption('Overdue');
			await page.getByRole('button', { name: 'Show', exact: true }).click();
			await page.waitForURL(/state=overdue/);
			const row = page.getByRole('row').filter({ hasText: what });
			await expect.poll(() => row.textContent()).toContain('Goslar');
			if (javaScript) await expectAccessible(page);
			await row.getByRole('button', { name: `Mark as done: ${what}` }).click();
			await expect.poll(() => page.getByRole('row').filter({ hasText: what }).count()).toBe(0);
			expect(page.url()).toContain('state=overdue');

			await page.goto(`/o/raanana/steps?state=done&who=Dana+${javaScript}`);
			await page.getByRole('row').filter({ hasText: what }).getByRole('link', { name: what }).press('Enter');
			await page.getByRole('button', { name: 'Delete' }).click();
			await page.getByRole('button', { name: 'Undo' }).click();
			await expect.poll(() => steps.getByRole('listitem').filter({ hasText: what }).count()).toBe(1);
		});
	}
);

describe.each(['he', 'en'] as const)('next steps in %s', (language) => {
	it.each([
		['light', 1440],
		['dark', 390]
	] as const)('are accessible in %s at %d px', async (theme, width) => {
		const { page } = await browser.visit({ language, theme, width });
		await page.goto('/o/raanana/steps');
		await expectAccessible(page);
		expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
	});
});
