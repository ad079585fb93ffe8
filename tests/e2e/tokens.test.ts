import { describe, expect, it } from 'vitest';
import { expectAccessible, testBrowser } from '../support/browser.ts';

const browser = testBrowser();

describe.each([{ javaScript: true }, { javaScript: false }])(
	'an access token, JavaScript $javaScript',
	({ javaScript }) => {
		it('is made from my settings, shown once, good for a program, and ended', async () => {
			const { page } = await browser.visit({ javaScript });
			await page.goto('/account');
			await page.getByRole('link', { name: /^Access tokens,/ }).click();
			await page.getByRole('button', { name: 'Make a token' }).click();
			await expect.poll(() => page.getByRole('alert').textContent()).toContain('What it is for');
			await page.getByRole('textbox', { name: 'What it is for' }).fill(`Export ${javaScript}`);
			await page.getByText('Read and write').click();
			await page.getByRole('button', { name: 'Make a token' }).click();
			await expect.poll(() => page.getByRole('status').first().textContent()).toContain('shown this once');
			const key = (await page.locator('code').first().textContent()) ?? '';
			if (javaScript) await expectAccessible(page);
			const ask = () => fetch(`${browser.base}/api/v1/raanana/goals`, { headers: { authorization: `Bearer ${key}` } });
			expect((await ask()).status).toBe(200);
			await page.goto('/o/raanana/tokens');
			expect(await page.getByText(key).count()).toBe(0);
			await page.getByRole('button', { name: new RegExp(`^End\\s*: Export ${javaScript}`) }).click();
			await expect.poll(() => page.getByRole('status').last().textContent()).toContain('opens nothing any more');
			expect((await ask()).status).toBe(401);
		});
	}
);

describe.each(['he', 'en'] as const)('the page of tokens in %s', (language) => {
	it.each([
		{ theme: 'light', width: 1440 },
		{ theme: 'dark', width: 390 }
	] as const)('is accessible in $theme at $width px', async ({ theme, width }) => {
		const { page } = await browser.visit({ language, theme, width });
		await page.goto('/o/raanana/tokens');
		await expectAccessible(page);
	});
});
