import { describe, expect, it } from 'vitest';
import { testBrowser } from '../support/browser.ts';

const browser = testBrowser();

describe('what is typed before the script has arrived', () => {
	it('stays, and what the script adds works from then on', async () => {
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
		await page.getByRole('group', { name: 'Partners' }).getByRole('button', { name: 'Another row' }).click();
		await page.getByRole('combobox', { name: 'Partners, row 2' }).waitFor();
		expect(await page.getByRole('textbox', { name: 'What happened, English' }).inputValue()).toBe(
			'A letter that came early'
		);
		expect(await page.getByRole('combobox', { name: 'Kind of activity' }).inputValue()).toBe('correspondence');
		expect(await page.getByRole('radio', { name: 'Mutual' }).isChecked()).toBe(true);
	});
});
