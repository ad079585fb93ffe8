import { describe, expect, it } from 'vitest';
import { testBrowser } from '../support/browser.ts';

const browser = testBrowser();

describe('what is typed before the script has arrived', () => {
	it('stays when the script takes over the page', async () => {
		const { page, context } = await browser.visit({ role: 'coordinator' });
		let arrive = () => {};
		const arrived = new Promise<void>((resolve) => (arrive = resolve));
		await context.route(/\.js$/, async (route) => {
			await arrived;
			await route.continue();
		});
		await page.goto('/o/raanana/activities/edit', { waitUntil: 'commit' });
		await page.getByRole('textbox', { name: 'What happened, English' }).fill('A letter that came early');
		await page.getByRole('combobox', { name: 'Kind of activity' }).selectOption({ label: 'Correspondence' });
		await page.getByText('Mutual', { exact: true }).click();
		arrive();
		await page.waitForLoadState('networkidle');
		await page.waitForTimeout(500);
		expect(await page.getByRole('textbox', { name: 'What happened, English' }).inputValue()).toBe(
			'A letter that came early'
		);
		expect(await page.getByRole('combobox', { name: 'Kind of activity' }).inputValue()).toBe('correspondence');
		expect(await page.getByRole('radio', { name: 'Mutual' }).isChecked()).toBe(true);
	});

	it('stays as well when it is typed while the last part of the script is still on its way', async () => {
		const { page, context } = await browser.visit({ role: 'coordinator' });
		let arrive = () => {};
		const arrived = new Promise<void>((resolve) => (arrive = resolve));
		const asked = new Set<string>();
		await context.route(/\/nodes\/.*\.js$/, async (route) => {
			asked.add(route.request().url());
			await arrived;
			await route.continue();
		});
		await page.goto('/o/raanana/goals/edit', { waitUntil: 'commit' });
		await expect.poll(() => asked.size).toBeGreaterThan(0);
		await page.waitForTimeout(300);
		await page.getByRole('textbox', { name: 'The goal, English' }).fill('A goal on a slow line');
		arrive();
		await page.waitForLoadState('networkidle');
		await page.waitForTimeout(300);
		expect(await page.getByRole('textbox', { name: 'The goal, English' }).inputValue()).toBe('A goal on a slow line');
	});
});
