import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/id.ts';
import { expectAccessible, testBrowser } from '../support/browser.ts';
import { buildActor, buildGoal, buildOffice } from '../support/factories.ts';

const browser = testBrowser();
const NAME = 'Testville Foreign Relations';

async function office(): Promise<string> {
	const slug = `leave-${newId().slice(-8)}`;
	const officeId = await buildOffice(browser.db, { slug });
	await buildGoal(browser.db, buildActor(officeId), { name: { en: 'Kept goal', he: 'מטרה שמורה' } });
	return slug;
}

describe.each([{ javaScript: true }, { javaScript: false }])('a director, JavaScript $javaScript', ({ javaScript }) => {
	it('takes everything out, closes the office, opens it again, and deletes it', async () => {
		const slug = await office();
		const { page } = await browser.visit({ javaScript, role: 'director', office: slug });
		await page.goto(`/o/${slug}/settings`);
		await page.getByRole('link', { name: 'Take out, close, delete' }).click();
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('button', { name: 'Take everything out' }).press('Enter')
		]);
		expect(download.suggestedFilename()).toMatch(new RegExp(`^${slug}-\\d{4}-\\d\\d-\\d\\d\\.zip$`));
		const entries = unzipSync(readFileSync(await download.path()));
		// In the language of the office, whatever that of the person is.
		expect(Buffer.from(entries['lists/goals.csv'] ?? []).toString()).toContain('מטרה שמורה');

		await page.getByRole('link', { name: 'Close the office' }).click();
		await page.getByRole('button', { name: 'Close the office' }).press('Enter');
		await expect.poll(() => page.getByRole('alert').count()).toBe(1);
		if (javaScript) await expectAccessible(page);
		await page.getByLabel('Reason').fill('Elections');
		await page.getByLabel('To confirm').fill(NAME);
		await page.getByRole('button', { name: 'Close the office' }).press('Enter');
		await page.getByText('The office was closed').waitFor();
		await page.goto(`/o/${slug}/goals`);
		await page.getByText('The office is closed since').waitFor();
		expect(await page.getByRole('link', { name: 'Quick capture' }).count()).toBe(0);
		await page.getByRole('link', { name: 'Open it again' }).click();
		await page.getByRole('button', { name: 'Open the office' }).press('Enter');
		await page.getByText('The office was opened').waitFor();
		expect(await page.getByText('The office is closed since').count()).toBe(0);

		await page.getByRole('link', { name: 'Delete the office' }).click();
		await page.getByLabel('Reason').fill('It joins another');
		await page.getByLabel('To confirm').fill(NAME);
		await page.getByRole('button', { name: 'Delete the office' }).press('Enter');
		await page.getByText('The office was deleted').waitFor();
		expect((await page.goto(`/o/${slug}/goals`))?.status()).toBe(404);
	});
});

describe.each(['he', 'en'] as const)('the pages of leaving, in %s', (language) => {
	it.each([
		['light', 1440],
		['dark', 390]
	] as const)('are accessible in %s at %d px, in an office that is closed as well', async (theme, width) => {
		const slug = await office();
		const { page } = await browser.visit({ language, theme, width, role: 'director', office: slug });
		const leaving = `/o/${slug}/settings/leaving`;
		const look = async (path: string) => {
			await page.goto(path);
			await expectAccessible(page);
			expect([path, await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)]).toEqual([path, 0]);
		};
		for (const path of [leaving, `${leaving}/close`, `${leaving}/delete`]) await look(path);
		await page.goto(`${leaving}/close`);
		await page.locator('input[name=reason]').fill('x');
		await page.locator('input[name=confirm]').fill(NAME);
		await page.locator('form[action="?/close"] button').click();
		await page.waitForURL(leaving);
		for (const path of [leaving, `/o/${slug}/goals`]) await look(path);
	});
});
