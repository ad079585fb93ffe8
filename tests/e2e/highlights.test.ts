import { describe, expect, it } from 'vitest';
import { expectAccessible, testBrowser } from '../support/browser.ts';

const browser = testBrowser();

describe.each([{ javaScript: true }, { javaScript: false }])(
	'a coordinator, JavaScript $javaScript',
	({ javaScript }) => {
		it.each([
			['highlights', '/o/raanana/highlights/2031', 'Add a highlight', 'The line, English'],
			['notes', '/o/raanana/notes', 'Add a note', 'The note, English']
		])('adds two %s, puts the second first, deletes it and brings it back', async (_, list, add, field) => {
			const { page } = await browser.visit({ javaScript });
			const [first, second] = [`First line ${javaScript}`, `Second line ${javaScript}`];
			const items = page.locator('.goal-list > li');
			for (const text of [first, second]) {
				await page.goto(list);
				await page.getByRole('link', { name: add }).first().click();
				if (text === first) {
					await page.getByRole('button', { name: 'Save' }).click();
					await expect.poll(() => page.getByRole('alert').textContent()).toContain('One field needs fixing');
					if (javaScript) await expectAccessible(page);
				}
				await page.getByRole('textbox', { name: field }).fill(text);
				await page.getByRole('button', { name: 'Save' }).click();
				await page.waitForURL(`**${list}`);
				await expect.poll(() => items.filter({ hasText: text }).count()).toBe(1);
			}
			const order = async () =>
				(await items.allTextContents()).map((text) => /(First|Second) line (true|false)/.exec(text)?.[0]);
			await items.filter({ hasText: second }).getByRole('button', { name: /^Up/ }).press('Enter');
			await expect
				.poll(async () => (await order()).filter((text) => text?.endsWith(String(javaScript))))
				.toEqual([second, first]);
			if (javaScript) await expectAccessible(page);
			await items.filter({ hasText: second }).getByRole('link', { name: /^Edit/ }).click();
			await page.getByRole('button', { name: 'Delete' }).click();
			await page.waitForURL(`**${list}`);
			await expect.poll(() => items.filter({ hasText: second }).count()).toBe(0);
			await page.getByRole('button', { name: 'Undo' }).click();
			await expect.poll(() => items.filter({ hasText: second }).count()).toBe(1);
		});
	}
);

describe.each(['he', 'en'] as const)('highlights and notes in %s', (language) => {
	it.each([
		['light', 1440],
		['dark', 390]
	] as const)('are accessible in %s at %d px', async (theme, width) => {
		const { page } = await browser.visit({ language, theme, width });
		for (const path of ['highlights/2020', 'highlights/2020/edit', 'notes', 'notes/edit']) {
			await page.goto(`/o/raanana/${path}`);
			await expectAccessible(page);
			expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
		}
	});
});
