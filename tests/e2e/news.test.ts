import { describe, expect, it } from 'vitest';
import { expectAccessible, testBrowser } from '../support/browser.ts';

const browser = testBrowser();

describe.each([{ javaScript: true }, { javaScript: false }])(
	'a coordinator, JavaScript $javaScript',
	({ javaScript }) => {
		it('writes news, is told what is missing, reads and changes them', async () => {
			const { page } = await browser.visit({ javaScript });
			const heading = `A tree that plays ${javaScript}`;
			await page.goto('/o/raanana/news');
			await page.getByRole('link', { name: 'Add news' }).first().click();
			await page.getByRole('button', { name: 'Save' }).click();
			await expect.poll(() => page.getByRole('alert').textContent()).toContain('One field needs fixing');
			if (javaScript) await expectAccessible(page);
			await page.getByRole('textbox', { name: 'Heading, English' }).fill(heading);
			await page.getByRole('textbox', { name: 'Text, English' }).fill('It stands before the music centre.');
			await page.getByRole('button', { name: 'Save' }).click();
			await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toContain(heading);
			if (javaScript) await expectAccessible(page);
			await page.getByRole('link', { name: 'Edit' }).click();
			await page.getByRole('textbox', { name: 'Public until' }).fill('1.1.2021');
			await page.getByRole('button', { name: 'Save' }).click();
			await expect.poll(() => page.getByRole('main').textContent()).toContain('no longer');
		});
	}
);

describe.each(['he', 'en'] as const)('the list of news in %s', (language) => {
	it.each([
		['light', 1440],
		['dark', 390]
	] as const)('is accessible in %s at %d px', async (theme, width) => {
		const { page } = await browser.visit({ language, theme, width });
		await page.goto('/o/raanana/news');
		await expectAccessible(page);
		expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
	});
});
