import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/id.ts';
import { expectAccessible, testBrowser } from '../support/browser.ts';
import { buildStarterOffice } from '../support/starter.ts';

const browser = testBrowser();

/** Writes a form's answer and waits for the page that follows. */
async function press(page: Page, name: string, within = page.getByRole('main')): Promise<void> {
	await Promise.all([
		page.waitForResponse((response) => response.request().method() === 'POST'),
		within.getByRole('button', { name, exact: true }).click()
	]);
	await page.waitForLoadState('networkidle');
}

describe.each([{ javaScript: true }, { javaScript: false }])(
	'the report of a year, JavaScript $javaScript',
	({ javaScript }) => {
		it('is begun, worded, approved when nothing is open, and closed', { timeout: 120_000 }, async () => {
			const { slug } = await buildStarterOffice(browser.db);
			const { page } = await browser.visit({ javaScript, office: slug, role: 'director' });
			await page.goto(`/o/${slug}/reports`);
			await page.getByRole('link', { name: 'New report' }).first().click();
			await page.getByRole('textbox', { name: 'From' }).fill('1.1.2020');
			await page.getByRole('textbox', { name: 'Until' }).fill('31.12.2019');
			await press(page, 'Save');
			await expect.poll(() => page.getByRole('alert').textContent()).toContain('The end is before the start');
			await page.getByRole('textbox', { name: 'Until' }).fill('31.12.2020');
			await press(page, 'Save');
			await page.waitForURL(/\/reports\/[0-9a-f-]{36}$/);
			expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('קשרי חוץ 2020');
			await page
				.getByRole('navigation', { name: 'Language of the report' })
				.getByRole('link', { name: 'English' })
				.click();
			await page.waitForURL('**/en');

			const outline = page.getByRole('navigation', { name: 'Sections of the report' }).first();
			await outline.getByRole('link', { name: 'Bramsche, Germany' }).click();
			await page.getByRole('article').getByRole('link').first().click();
			const line = page.getByRole('region', { name: 'Line', exact: true });
			await line.getByRole('textbox', { name: 'Wording for this report, English' }).fill('In words of our own');
			await press(page, 'Save the line', line);
			await expect.poll(() => page.getByRole('article').textContent()).toContain('In words of our own');

			await press(page, 'Submit for review');
			await press(page, 'Approve the report');
			await expect.poll(() => page.getByRole('alert').textContent()).toContain('There are open points');
			for (const open of [2, 1]) {
				const points = page.getByRole('region', { name: 'Before approval' });
				await expect
					.poll(() => points.getByText('the explicit line is not approved yet').count())
					.toBeGreaterThanOrEqual(open);
				await points.getByRole('link', { name: 'the explicit line is not approved yet' }).first().click();
				await page.waitForURL(/line=silent/);
				await press(page, 'Approve the line', line);
			}
			await expect.poll(() => page.getByText('Nothing is open.').count()).toBe(1);
			await press(page, 'Approve the report');
			await expect.poll(() => page.getByText('Approved by Dana Cohen').count()).toBeGreaterThan(0);
			await press(page, 'Close the report');
			await expect.poll(() => page.getByText('It is shown as it was approved').count()).toBe(1);
			expect(await page.getByRole('button', { name: 'Save the section' }).count()).toBe(0);
			const [download] = await Promise.all([
				page.waitForEvent('download'),
				page.getByRole('link', { name: 'PowerPoint', exact: true }).click()
			]);
			expect(download.suggestedFilename()).toBe('Foreign relations 2020.pptx');
		});
	}
);

describe.each(['he', 'en'] as const)('the studio in %s', (language) => {
	it.each([
		['light', 1440],
		['dark', 1440],
		['light', 390],
		['dark', 390]
	] as const)('is accessible in %s at %d px, with each of its forms', { timeout: 120_000 }, async (theme, width) => {
		const { slug } = await buildStarterOffice(browser.db);
		const { page } = await browser.visit({ language, theme, width, office: slug, role: 'director' });
		const at = `/o/${slug}/reports`;
		const look = async (path: string) => {
			await page.goto(path);
			await page.evaluate(() => {
				for (const each of document.querySelectorAll<HTMLDetailsElement>('.studio details')) each.open = true;
			});
			await expectAccessible(page);
			const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
			expect([path, wider]).toEqual([path, expect.toSatisfy((by: number) => by <= 0)]);
		};
		await look(at);
		await look(`${at}/edit?year=2020`);
		await page.locator('main form[novalidate] button.btn--primary').click();
		await page.waitForURL(/\/reports\/[0-9a-f-]{36}$/);
		const report = page.url();
		await look(report);
		await look(at);
		const silent = await page.goto(report).then(() => page.locator('.points a').first().getAttribute('href'));
		await look(String(silent));
		await look(`${report}?add=page#add`);
		await page.goto(`${report}?section=register`);
		const lead = await page.locator('article a').first().getAttribute('href');
		await look(String(lead));
		const other = language === 'he' ? 'en' : 'he';
		await look(`${report}/${other}?section=world`);
		expect((await page.goto(`${at}/${newId()}`))?.status()).toBe(404);
	});
});
