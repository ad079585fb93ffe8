import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, testBrowser } from '../support/browser.ts';
import { buildStarterOffice } from '../support/starter.ts';

const browser = testBrowser();
let slug: string;
let list: string;

beforeAll(async () => {
	({ slug } = await buildStarterOffice(browser.db));
	list = `/o/${slug}/partners`;
});

async function openPartner(page: Page, name: string): Promise<void> {
	await page.goto(list);
	await page.getByRole('rowheader').filter({ hasText: name }).getByRole('link').click();
	await page.waitForURL(/\/partners\/[0-9a-f-]{36}$/);
}

describe.each([{ javaScript: true }, { javaScript: false }])(
	'a coordinator, JavaScript $javaScript',
	({ javaScript }) => {
		it('adds a partner, is told what is missing, suspends the tie with a reason, deletes it and brings it back', async () => {
			const { page } = await browser.visit({ javaScript, office: slug });
			const name = `Lyon ${javaScript}`;
			await page.goto(list);
			await page.getByRole('link', { name: 'Add a partner' }).click();
			await page.waitForLoadState('networkidle');
			await page.getByRole('button', { name: 'Save' }).click();
			await expect.poll(() => page.getByRole('alert').textContent()).toContain('One field needs fixing');
			expect(await page.title()).toMatch(/^Error: /);

			await page.getByRole('textbox', { name: 'Name, English' }).fill(name);
			await page.getByRole('combobox', { name: /^Country/ }).selectOption({ label: 'France' });
			await page.getByRole('combobox', { name: /calls itself/ }).selectOption({ label: 'French' });
			await page.getByRole('textbox', { name: /in that language/ }).fill('Lyon-sur-Rhône');
			await page.getByRole('button', { name: 'Save' }).click();
			await page.waitForURL(/\/partners\/[0-9a-f-]{36}$/);
			expect(await page.locator('h1').textContent()).toBe(name);
			expect(await page.locator('bdi[lang=fr]').first().textContent()).toBe('Lyon-sur-Rhône');

			await page.getByText('Change the status').click();
			const status = page.locator('#status');
			await status.getByRole('combobox', { name: 'State of the relationship' }).selectOption({ label: 'Suspended' });
			await status.getByRole('textbox', { name: /^Since/ }).fill('3/2024');
			await status.getByRole('textbox', { name: /^Until/ }).fill('someday');
			await status.getByRole('textbox', { name: /Reason for the change.*English/ }).fill('Until peace is restored');
			await status.getByRole('button', { name: 'Save the status' }).click();
			await expect.poll(() => page.getByRole('alert').textContent()).toContain('One field needs fixing');
			expect(await status.getByRole('textbox', { name: /Reason for the change.*English/ }).inputValue()).toBe(
				'Until peace is restored'
			);
			await status.getByRole('textbox', { name: /^Until/ }).fill('2027');
			await status.getByRole('button', { name: 'Save the status' }).click();
			await expect.poll(() => page.getByText('Suspended until 2027').count()).toBe(1);
			expect(await status.getByRole('listitem').first().textContent()).toContain('Until peace is restored');

			await page.getByRole('link', { name: 'Edit', exact: true }).click();
			await page.getByRole('button', { name: 'Delete' }).click();
			await page.waitForURL(`**${list}`);
			await expect.poll(() => page.getByRole('rowheader').filter({ hasText: name }).count()).toBe(0);
			await page.getByRole('button', { name: 'Undo' }).click();
			await expect.poll(() => page.getByRole('rowheader').filter({ hasText: name }).count()).toBe(1);
		});

		it('narrows the list, finds nothing, and is shown the way out', async () => {
			const { page } = await browser.visit({ javaScript, office: slug });
			await page.goto(list, { waitUntil: 'networkidle' });
			await page.getByRole('combobox', { name: 'Country' }).selectOption({ label: 'Germany' });
			if (!javaScript) await page.getByRole('button', { name: 'Show' }).click();
			await page.waitForURL(/country=DE/);
			await expect.poll(() => page.getByRole('rowheader').allTextContents()).toHaveLength(2);
			await page.getByRole('checkbox', { name: 'Only ties silent in 2020' }).check();
			if (!javaScript) await page.getByRole('button', { name: 'Show' }).click();
			await page.waitForURL(/silent=on/);
			await expect.poll(() => page.getByRole('heading', { name: 'Nothing matches' }).count()).toBe(1);
			await page.getByRole('link', { name: 'Show all' }).first().click();
			await page.waitForURL((url) => url.search === '');
		});

		it('walks from partner to partner, and narrows a timeline', async () => {
			const { page } = await browser.visit({ javaScript, office: slug, role: 'reader' });
			await openPartner(page, 'Bramsche');
			await page.getByRole('link', { name: 'Letters', exact: true }).click();
			await page.waitForURL(/show=letters/);
			await expect.poll(() => page.locator('.tl').getByText('Adults’ delegation').count()).toBe(0);
			await page.getByRole('link', { name: /^Next: / }).click();
			await expect.poll(() => page.locator('h1').textContent()).toBe('Boulogne-Billancourt');
		});
	}
);

describe.each(['he', 'en'] as const)('the partners in %s', (language) => {
	it.each([
		['light', 1440],
		['dark', 1440],
		['light', 390],
		['dark', 390]
	] as const)('are accessible in %s at %d px', async (theme, width) => {
		const { page } = await browser.visit({ language, theme, width, office: slug });
		const isFitting = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
		await page.goto(list);
		await expectAccessible(page);
		expect(await isFitting()).toBe(true);
		for (const name of language === 'he' ? ['טאיינאן', 'ורונה'] : ['Poznań', 'Opsterland']) {
			await openPartner(page, name);
			await page.locator('#status summary').click();
			await expectAccessible(page);
			expect([name, await isFitting()]).toEqual([name, true]);
		}
		await page.locator('a[href*="/partners/edit/"]').click();
		await page.waitForURL(/\/partners\/edit\//);
		await page.locator('[name="name.he"]').fill('');
		await page.locator('[name="name.en"]').fill('');
		await page.locator('form[action="?/save"] button.btn--primary').click();
		await page.getByRole('alert').waitFor();
		await expectAccessible(page);
		expect(await isFitting()).toBe(true);
	});
});
