import { describe, expect, it } from 'vitest';
import { expectAccessible, testBrowser } from '../support/browser.ts';

const browser = testBrowser();

describe.each([{ javaScript: true }, { javaScript: false }])(
	'a coordinator, JavaScript $javaScript',
	({ javaScript }) => {
		it('records an idea, moves it on to a proposal, and finds it by its stage', async () => {
			const { page } = await browser.visit({ javaScript });
			const title = `A bench by the river ${javaScript}`;
			await page.goto('/o/raanana/initiatives');
			await page.getByRole('link', { name: 'New initiative' }).click();
			expect(await page.getByRole('textbox', { name: 'Begun' }).inputValue()).toContain(
				String(new Date().getFullYear())
			);
			await page.getByRole('button', { name: 'Save' }).click();
			await expect.poll(() => page.getByRole('alert').textContent()).toContain('fixing');
			if (javaScript) await expectAccessible(page);
			await page.getByRole('textbox', { name: 'Topic, English' }).fill(title);
			await page.getByRole('button', { name: 'Save' }).click();
			await page.waitForURL(/initiatives\/[0-9a-f-]{36}$/);
			await page.getByRole('button', { name: 'To proposal' }).click();
			await expect.poll(() => page.locator('.tag').first().textContent()).toContain('Proposal');
			if (javaScript) await expectAccessible(page);
			await page.getByRole('button', { name: 'Not approved' }).click();
			await expect.poll(() => page.locator('.facts').first().textContent()).toContain('Over');
			await page.getByRole('button', { name: 'Back to idea' }).click();
			await expect.poll(() => page.locator('.facts').first().textContent()).not.toContain('Over');
			await page.getByRole('button', { name: 'To proposal' }).click();
			await expect.poll(() => page.locator('.tag').first().textContent()).toContain('Proposal');

			await page.goto('/o/raanana/initiatives?view=list');
			await page.getByText('More filters').click();
			await page.getByLabel('Stage').selectOption('Proposal');
			await page.getByRole('button', { name: 'Show', exact: true }).click();
			await page.waitForURL(/stage=proposal/);
			await page.getByRole('rowheader').getByRole('link', { name: title }).press('Enter');
			await page.waitForURL(/initiatives\/[0-9a-f-]{36}$/);
			await page.locator('#steps').getByRole('link', { name: 'Add a step' }).click();
			await page.getByRole('textbox', { name: 'What is next, English' }).fill('Ask the gardeners');
			await page.getByRole('button', { name: 'Save' }).click();
			await expect.poll(() => page.locator('#steps').textContent()).toContain('Ask the gardeners');
		});
	}
);

describe.each(['he', 'en'] as const)('initiatives in %s', (language) => {
	it.each([
		['light', 1440],
		['dark', 390]
	] as const)('are accessible in %s at %d px', async (theme, width) => {
		const { page } = await browser.visit({ language, theme, width });
		for (const path of ['initiatives', 'initiatives/edit']) {
			await page.goto(`/o/raanana/${path}`);
			await expectAccessible(page);
			expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
		}
	});
});
