import { beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, testBrowser } from '../support/browser.ts';

const browser = testBrowser();
let poznan: string;

beforeAll(async () => {
	const { html } = await browser.anonymous().get('/raanana/en');
	poznan = /href="\/raanana\/en(\/partners\/[^"]+)"><bdi>Poznań/.exec(html)?.[1] ?? '';
	expect(poznan).not.toBe('');
});

describe.each([{ javaScript: true }, { javaScript: false }])('a visitor, JavaScript $javaScript', ({ javaScript }) => {
	it('finds a twin city, what is done with it, and the same in another language', async () => {
		const { page } = await browser.visit({ javaScript, role: null });
		await page.goto('/raanana/en');
		expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Eight cities, one tie');
		expect(await page.getByRole('img', { name: 'Map: Ra’anana and its twin cities' }).count()).toBe(1);
		await page.getByRole('link', { name: 'Poznań' }).click();
		await page.waitForURL(`**${poznan}`);
		expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Poznań');
		const together = page.getByRole('region').or(page.locator('section')).filter({ hasText: 'What we do together' });
		expect(await together.first().textContent()).toContain('Shared knowledge');

		await page.locator('summary').click();
		await page.getByRole('link', { name: 'Polski' }).click();
		await page.waitForURL(`**/raanana/pl${poznan}`);
		expect(await page.locator('html').getAttribute('lang')).toBe('pl');
		expect(await page.getByRole('heading', { name: 'Co robimy razem' }).count()).toBe(1);
		expect(await page.getByText('(język: angielski)').count()).toBeGreaterThan(0);

		await page.getByRole('link', { name: 'Wszystkie miasta' }).click();
		await page.waitForURL('**/raanana/pl');
	});

	it('reaches everything by the keyboard, past what stands around every page', async () => {
		const { page } = await browser.visit({ javaScript, role: null });
		await page.goto('/raanana/en');
		await page.keyboard.press('Tab');
		expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to content');
		await page.keyboard.press('Enter');
		expect(new URL(page.url()).hash).toBe('#main');
		await page.keyboard.press('Tab');
		expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
	});
});

const PAGES = () => [
	'',
	'/goals',
	poznan,
	'/reports',
	'/accessibility',
	'/privacy',
	'/partners/00000000-0000-7000-8000-000000000000'
];

describe.each(['he', 'en', 'de', 'zh-Hant'] as const)('every page of the site in %s', (tongue) => {
	it.each([
		['light', 1440],
		['dark', 390]
	] as const)('is accessible in %s at %d px', async (theme, width) => {
		const { page } = await browser.visit({ role: null, theme, width });
		for (const path of PAGES()) {
			await page.goto(`/raanana${tongue === 'he' ? '' : `/${tongue}`}${path}`);
			await expectAccessible(page);
			const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
			expect([path, beyond <= 0]).toEqual([path, true]);
			const size = await page.evaluate(() => getComputedStyle(document.querySelector('.pub') as Element).fontSize);
			expect([path, size]).toEqual([path, '17px']);
		}
		await page.locator('summary').first().click();
		await expectAccessible(page);
	});
});

describe.each([{ javaScript: true }, { javaScript: false }])('a director, JavaScript $javaScript', ({ javaScript }) => {
	it('is led from the desk to the site, and to what it says', async () => {
		const { page } = await browser.visit({ javaScript, role: 'director' });
		await page.goto('/o/raanana/settings');
		await page.getByRole('link', { name: 'Public site' }).last().click();
		await page.waitForURL('**/o/raanana/settings/site');
		if (javaScript) await expectAccessible(page);
		await page.getByRole('textbox', { name: 'E-mail for privacy' }).fill('not an address');
		await page.getByRole('button', { name: 'Save' }).click();
		await expect.poll(() => page.getByRole('alert').textContent()).toContain('One field needs fixing');
		await page
			.getByRole('navigation')
			.or(page.locator('.nav__foot'))
			.getByRole('link', { name: 'Public site' })
			.first()
			.click();
		await page.waitForURL('**/raanana');
	});
});
