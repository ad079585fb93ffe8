import { describe, expect, it } from 'vitest';
import { expectAccessible, testBrowser } from '../support/browser.ts';

const browser = testBrowser();

describe.each([{ javaScript: true }, { javaScript: false }])(
	'a coordinator, JavaScript $javaScript',
	({ javaScript }) => {
		it('notes what must be known of a partner, and reads it on its page beside the record', async () => {
			const { page } = await browser.visit({ javaScript });
			const text = `Its own list counts us twice ${javaScript}`;
			await page.goto('/o/raanana/notes');
			await page.getByRole('link', { name: 'Add a note' }).click();
			await page.getByRole('button', { name: 'Save' }).click();
			await expect.poll(() => page.getByRole('alert').textContent()).toContain('fixing');
			if (javaScript) await expectAccessible(page);
			await page.getByRole('textbox', { name: 'The note, English' }).fill(text);
			await page.getByLabel('About').selectOption('Tainan');
			await page.getByRole('textbox', { name: 'Source, English' }).fill('Site of the city');
			await page.getByRole('button', { name: 'Save' }).click();
			await page.waitForURL(/\/notes$/);
			const item = page.getByRole('listitem').filter({ hasText: text });
			await item.getByRole('link', { name: 'Tainan' }).press('Enter');
			await page.waitForURL(/partners\/[0-9a-f-]{36}$/);
			const notes = page.locator('#notes');
			await expect.poll(() => notes.textContent()).toContain(text);
			expect(await notes.textContent()).toContain('Site of the city');
			if (javaScript) await expectAccessible(page);
			await notes.getByRole('link', { name: 'Add a note' }).click();
			await expect.poll(() => page.getByLabel('About').locator('option:checked').textContent()).toBe('Tainan');
		});
	}
);

describe.each(['he', 'en'] as const)('notes in %s', (language) => {
	it.each([
		['light', 1440],
		['dark', 390]
	] as const)('are accessible in %s at %d px', async (theme, width) => {
		const { page } = await browser.visit({ language, theme, width });
		for (const path of ['notes', 'notes/edit']) {
			await page.goto(`/o/raanana/${path}`);
			await expectAccessible(page);
			expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
		}
	});
});
