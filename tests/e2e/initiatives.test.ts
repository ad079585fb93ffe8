import { describe, expect, it } from 'vitest';
import { expectAccessible, testBrowser } from '../support/browser.ts';

const browser = testBrowser();

describe.each([{ javaScript: true }, { javaScript: false }])('a director, JavaScript $javaScript', ({ javaScript }) => {
	it('writes an idea down in short, makes it a proposal, decides, and follows it to what came of it', async () => {
		const { page } = await browser.visit({ javaScript, role: 'director' });
		const title = `A bench by the river ${javaScript}`;
		const save = () => page.getByRole('button', { name: 'Save' }).click();
		const own = /initiatives\/[0-9a-f-]{36}(#\w+)?$/;
		await page.goto('/o/raanana/initiatives');
		await page.getByRole('link', { name: 'New initiative' }).click();
		await save();
		await expect.poll(() => page.getByRole('alert').textContent()).toContain('fix');
		if (javaScript) await expectAccessible(page);
		await page.getByRole('textbox', { name: 'Topic, English' }).fill(title);
		await page.getByLabel('Where it comes from').selectOption('Residents');
		await save();
		await page.waitForURL(own);
		await page.getByRole('button', { name: 'Make it a proposal' }).click();
		await expect.poll(() => page.locator('.tag').first().textContent()).toContain('Proposal');
		if (javaScript) await expectAccessible(page);

		await page.goto('/o/raanana/initiatives?view=list');
		await page.getByText('More filters').click();
		await page.getByLabel('Stage').selectOption('Proposal');
		await page.getByRole('button', { name: 'Show', exact: true }).click();
		await page.waitForURL(/stage=proposal/);
		await page.getByRole('rowheader').getByRole('link', { name: title }).press('Enter');
		await page.waitForURL(own);

		await page.getByRole('link', { name: 'Decide' }).click();
		await page.getByText('Approved', { exact: true }).click();
		await page.getByRole('textbox', { name: 'Answer, English' }).fill('A good idea');
		await page.getByRole('button', { name: 'Save the decision' }).click();
		await expect.poll(() => page.getByRole('alert').textContent()).toContain('fix');
		if (javaScript) await expectAccessible(page);
		await page.getByRole('textbox', { name: 'Answer, Hebrew' }).fill('רעיון טוב');
		await page.getByRole('button', { name: 'Save the decision' }).click();
		await page.waitForURL(own);
		await expect.poll(() => page.locator('.tag').first().textContent()).toContain('Initiative');
		expect(await page.locator('#decisions').textContent()).toContain('A good idea');

		await page.getByRole('link', { name: 'Add a milestone' }).click();
		await page.getByRole('textbox', { name: 'Milestone, English' }).fill('The permit');
		await page.getByRole('textbox', { name: 'Due' }).fill('5/2020');
		await save();
		await expect.poll(() => page.locator('#milestones').textContent()).toContain('Late');
		await page.getByRole('button', { name: 'Mark as reached: The permit' }).click();
		await expect.poll(() => page.locator('#milestones').textContent()).toContain('Reached on');

		await page.getByRole('link', { name: 'Add an activity' }).click();
		await page.getByRole('textbox', { name: 'What happened, English' }).fill(`The bench ${javaScript}`);
		await page.getByLabel('Kind of activity').selectOption('Planting ceremony');
		await page.getByRole('button', { name: /Save/ }).click();
		await page.waitForURL(own);
		await page
			.locator('#activities')
			.getByRole('link', { name: `The bench ${javaScript}` })
			.click();
		await page.waitForURL(/activities\//);
		if (javaScript) await expectAccessible(page);
		await page.locator('.line').getByRole('link', { name: title }).click();
		await page.waitForURL(own);

		await page.getByRole('link', { name: 'Mark as completed' }).click();
		await page.getByRole('textbox', { name: 'What came of it, English' }).fill('People sit there');
		await page.getByRole('button', { name: 'The initiative is completed' }).click();
		await page.waitForURL(own);
		const line = (await page.locator('.line').textContent()) ?? '';
		expect(line).toMatch(/Residents[\s\S]*Proposal[\s\S]*Approved[\s\S]*The permit/);
		expect(line).toContain(`The bench ${javaScript}`);
		expect(line).toContain('People sit there');
		if (javaScript) await expectAccessible(page);
		await page.locator('#steps').getByRole('link', { name: 'Add a step' }).click();
		await page.getByRole('textbox', { name: 'What is next, English' }).fill('Ask the gardeners');
		await save();
		await expect.poll(() => page.locator('#steps').textContent()).toContain('Ask the gardeners');
	});
});

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
