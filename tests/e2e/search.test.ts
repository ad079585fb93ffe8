import { describe, expect, it } from 'vitest';
import { expectAccessible, testBrowser } from '../support/browser.ts';

const browser = testBrowser();

describe.each([{ javaScript: true }, { javaScript: false }])('a reader, JavaScript $javaScript', ({ javaScript }) => {
	it('searches from any page, narrows to one kind and opens what was found', async () => {
		const { page } = await browser.visit({ javaScript, role: 'reader' });
		await page.goto('/o/raanana/goals');
		await page.getByRole('searchbox', { name: 'Search' }).first().fill('Poznan');
		await page.keyboard.press('Enter');
		await page.waitForURL('**/o/raanana/search?q=Poznan');
		await page.getByRole('heading', { level: 1, name: 'Search: Poznan' }).waitFor();
		const main = page.getByRole('main');
		await expect.poll(() => main.locator('mark').first().textContent()).toBe('Poznań');
		await main
			.getByRole('navigation', { name: 'Kinds of records found' })
			.getByRole('link', { name: 'Partners' })
			.click();
		await page.waitForURL('**noun=partner');
		await main.getByRole('link', { name: 'Poznań', exact: true }).first().click();
		await page.waitForURL('**/o/raanana/partners/*');
		await page.getByRole('heading', { level: 1, name: 'Poznań' }).waitFor();
	});

	it('is told what to do when nothing is found', async () => {
		const { page } = await browser.visit({ javaScript, role: 'reader' });
		await page.goto('/o/raanana/search');
		const main = page.getByRole('main');
		await main.getByRole('searchbox').fill('nobodywrotethis');
		await main.getByRole('button', { name: 'Search' }).click();
		await main.getByRole('heading', { name: 'Nothing found' }).waitFor();
		expect(await main.getByRole('searchbox').inputValue()).toBe('nobodywrotethis');
	});
});

describe.each(['he', 'en'] as const)('the search in %s', (language) => {
	it.each([
		['light', 1440],
		['dark', 390]
	] as const)('is accessible in %s at %d px', async (theme, width) => {
		const { page } = await browser.visit({ language, theme, width, role: 'reader' });
		const words = encodeURIComponent(language === 'he' ? 'פוזנן' : 'Poznan');
		for (const query of ['', `?q=${words}`, `?q=${words}&noun=activity`, '?q=nobodywrotethis']) {
			await page.goto(`/o/raanana/search${query}`);
			await expectAccessible(page);
			expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
		}
	});
});
