import { describe, expect, it } from 'vitest';
import { expectAccessible, testBrowser } from '../support/browser.ts';

const browser = testBrowser();

describe.each([{ javaScript: true }, { javaScript: false }])(
	'a coordinator, JavaScript $javaScript',
	({ javaScript }) => {
		it('adds a person with a role, finds them by it, ends the role, deletes the person and brings them back', async () => {
			const { page } = await browser.visit({ javaScript });
			const name = `Ada Wójcik ${javaScript}`;
			await page.goto('/o/raanana/people');
			await page.getByRole('link', { name: 'Add a person' }).click();
			await page.getByRole('button', { name: 'Save' }).click();
			await expect.poll(() => page.getByRole('alert').textContent()).toContain('Enter a name, or choose the role');
			if (javaScript) await expectAccessible(page);
			await page
				.getByRole('textbox', { name: /English/ })
				.first()
				.fill(name);
			await page.locator('[name="role.kind"]').selectOption('Interpreter');
			await page.locator('[name="role.of"]').selectOption('Poznań');
			await page.getByRole('button', { name: 'Save' }).click();
			await page.waitForURL(/people\/[0-9a-f-]{36}$/);
			const address = page.url();
			await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toContain(name);

			await page.goto('/o/raanana/people');
			await page.getByLabel('Kind of role').selectOption('Interpreter');
			await page.getByRole('button', { name: 'Show', exact: true }).click();
			await page.waitForURL(/kind=interpreter/);
			await page.getByRole('rowheader').getByRole('link', { name }).press('Enter');
			await page.waitForURL(address);
			if (javaScript) await expectAccessible(page);
			await page.locator('.roles summary').first().click();
			await page.getByRole('textbox', { name: 'The role ended on' }).fill('2019');
			await page.getByRole('button', { name: 'End the role' }).click();
			await expect.poll(() => page.getByRole('heading', { name: 'Earlier roles' }).count()).toBe(1);

			await page.locator('.page-head').getByRole('link', { name: 'Edit' }).click();
			await page.getByRole('button', { name: 'Delete' }).click();
			await page.waitForURL('**/o/raanana/people');
			await page.getByRole('button', { name: 'Undo' }).click();
			await page.goto(address);
			await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toContain(name);
		});
	}
);

describe.each(['he', 'en'] as const)('people in %s', (language) => {
	it.each([
		['light', 1440],
		['dark', 390]
	] as const)('are accessible in %s at %d px: the list, a person, the form', async (theme, width) => {
		const { page } = await browser.visit({ language, theme, width });
		await page.goto('/o/raanana/people');
		await expectAccessible(page);
		expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
		await page.getByRole('rowheader').getByRole('link').first().click();
		await page.waitForURL(/people\/[0-9a-f-]{36}$/);
		await expectAccessible(page);
		await page.goto('/o/raanana/people/edit');
		await expectAccessible(page);
	});
});
