import { describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/id.ts';
import { expectAccessible, testBrowser } from '../support/browser.ts';

const browser = testBrowser();

describe.each([{ javaScript: true }, { javaScript: false }])(
	'the place of a partner, JavaScript $javaScript',
	({ javaScript }) => {
		it('is found, chosen, and saved with its country, coordinates and time zone', async () => {
			const { page } = await browser.visit({ javaScript });
			const name = `Friends on the Warta ${newId().slice(-6)}`;
			await page.goto('/o/raanana/partners/edit');
			await page.locator('[name="name.en"]').fill(name);
			await page.getByRole('textbox', { name: 'Place' }).fill('poznan');
			// With JavaScript what is found appears while one types.
			if (!javaScript) await page.getByRole('button', { name: 'Find place' }).click();
			const found = page.getByRole('list', { name: 'Places found' });
			await expectSoon(() => found.getByRole('button').first().textContent(), 'Poznań, Poland');
			if (javaScript) await expectAccessible(page);
			await found.getByRole('button', { name: 'Poznań, Poland' }).click();
			await expectSoon(() => page.locator('[name=timeZone]').inputValue(), 'Europe/Warsaw');
			expect(await page.locator('[name="name.en"]').inputValue()).toBe(name);
			expect(await page.locator('[name=place]').inputValue()).toBe('Poznań');
			expect(await page.locator('[name=country]').inputValue()).toBe('PL');
			expect(await found.count()).toBe(0);
			if (javaScript) expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('place');
			await page.getByRole('button', { name: 'Save' }).click();
			await page.waitForURL(/partners\/[0-9a-f-]{36}$/);
			expect(await page.locator('main').textContent()).toContain('Europe/Warsaw');
		});

		it('is no matter when Enter is pressed: the form is saved', async () => {
			const { page } = await browser.visit({ javaScript });
			await page.goto('/o/raanana/partners/edit');
			await page.locator('[name="name.en"]').fill(`Saved by Enter ${newId().slice(-6)}`);
			await page.locator('[name="name.en"]').press('Enter');
			await page.waitForURL(/partners\/[0-9a-f-]{36}$/);
			expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Saved by Enter');
		});
	}
);

describe('somebody who types a place', () => {
	it('is told that it was not found, in passing while typing, and at once after asking', async () => {
		const { page } = await browser.visit();
		await page.goto('/o/raanana/partners/edit');
		await page.getByRole('textbox', { name: 'Place' }).fill('Opsterland');
		await expectSoon(() => page.locator('.places [role=status]').textContent(), /^No such place was found/);
		await page.getByRole('button', { name: 'Find place' }).click();
		await expectSoon(() => page.getByRole('alert').textContent(), /^No such place was found/);
	});

	it('chooses with the keyboard alone', async () => {
		const { page } = await browser.visit();
		await page.goto('/o/raanana/partners/edit');
		await page.getByRole('textbox', { name: 'Place' }).pressSequentially('bayt sah');
		await expectSoon(() => page.locator('.places__found button').first().textContent(), /^Bayt Sāḩūr, Palestin/);
		await page.keyboard.press('Tab');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		await expectSoon(() => page.locator('[name=timeZone]').inputValue(), 'Asia/Hebron');
	});
});

describe.each([
	['he', 'dark', 390],
	['he', 'light', 1440],
	['en', 'light', 390]
] as const)('places that were found, in %s, %s, at %d px', (language, theme, width) => {
	it('are accessible and fit', async () => {
		const { page } = await browser.visit({ language, theme, width });
		await page.goto('/o/raanana/partners/edit');
		await page.locator('[name=place]').fill('verona');
		await page.locator('.places__found').waitFor();
		await expectAccessible(page);
		expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
	});
});

async function expectSoon(read: () => Promise<string | null>, expected: string | RegExp): Promise<void> {
	await expect.poll(read).toMatch(expected);
}
