import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/id.ts';
import { expectAccessible, testBrowser } from '../support/browser.ts';
import { PICTURE } from '../support/sample-pictures.ts';
import { buildStarterOffice } from '../support/starter.ts';

const browser = testBrowser();
let slug: string;

beforeAll(async () => {
	({ slug } = await buildStarterOffice(browser.db));
});

/** Presses a button of a form and waits for the page that follows. */
async function press(page: Page, name: string): Promise<void> {
	await Promise.all([
		page.waitForResponse((response) => response.request().method() === 'POST'),
		page.getByRole('button', { name, exact: true }).click()
	]);
	await page.waitForLoadState('networkidle');
}

describe.each([{ javaScript: true }, { javaScript: false }])(
	'a template of the office, JavaScript $javaScript',
	({ javaScript }) => {
		it('is made from one that comes along, given a picture, and chosen for a report', { timeout: 60_000 }, async () => {
			const { page } = await browser.visit({ javaScript, office: slug });
			const name = `Spring ${javaScript} ${newId().slice(-4)}`;
			await page.goto(`/o/${slug}/reports`);
			await page.getByRole('link', { name: 'Templates' }).first().click();
			await page.getByRole('link', { name: 'Council deck, 4:3' }).click();
			await page.getByRole('link', { name: 'Make a copy' }).click();

			const named = page.getByRole('textbox', { name: 'Name, English' });
			expect(await named.inputValue()).toBe('Copy of Council deck, 4:3');
			await named.fill(name);
			await page.getByRole('textbox', { name: 'Colour (optional)' }).fill('yellow');
			await page.getByText('Rubik', { exact: true }).click();
			await press(page, 'Save');
			await expect.poll(() => page.getByRole('alert').textContent()).toContain('Enter a colour in six digits');
			expect(await page.title()).toMatch(/^Error: /);
			if (javaScript) await expectAccessible(page);
			await page.getByRole('textbox', { name: 'Colour (optional)' }).fill('#f2c400');
			await press(page, 'Save');
			await page.waitForURL(/templates\/[0-9a-f-]{36}$/);
			expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(name);
			expect(await page.getByText(/is too light to be read/).textContent()).toMatch(/darkened to\s#[0-9a-f]{6}/);

			await page
				.getByLabel('Cover picture')
				.last()
				.setInputFiles({
					...{ name: 'sea.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(PICTURE) }
				});
			await press(page, 'Save the picture');
			await expect.poll(() => page.getByRole('alert').textContent()).toContain('What the picture shows');
			await page
				.getByLabel('Cover picture')
				.last()
				.setInputFiles({
					...{ name: 'sea.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(PICTURE) }
				});
			await page.getByRole('textbox', { name: 'What the picture shows, English' }).fill('The sea from the promenade');
			await press(page, 'Save the picture');
			expect(await page.getByText('The sea from the promenade').count()).toBeGreaterThan(0);
			if (javaScript) await expectAccessible(page);

			await page.getByRole('link', { name: 'New report with this template' }).click();
			const choice = page.getByRole('combobox', { name: 'Template' });
			expect(await choice.locator('option:checked').textContent()).toBe(name);
			await press(page, 'Save');
			await page.waitForURL(/\/reports\/[0-9a-f-]{36}$/);
		});
	}
);

it('a colour is typed or chosen, and each says what the other does', async () => {
	const { page } = await browser.visit({ office: slug });
	await page.goto(`/o/${slug}/templates/edit`);
	const [typed, chosen] = [page.getByRole('textbox', { name: 'Colour (optional)' }), page.getByLabel('Pick a colour')];
	await typed.fill('#aa3300');
	expect(await chosen.inputValue()).toBe('#aa3300');
	await chosen.fill('#0033aa');
	expect(await typed.inputValue()).toBe('#0033aa');
});

describe.each(['he', 'en'] as const)('the pages of templates in %s', (language) => {
	it.each([
		['light', 1440],
		['dark', 390]
	] as const)('are accessible in %s at %d px', async (theme, width) => {
		const { page } = await browser.visit({ language, theme, width, office: slug });
		for (const path of ['', '/council', '/council-4-3', '/edit?copy=public']) {
			await page.goto(`/o/${slug}/templates${path}`);
			await expectAccessible(page);
			expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
		}
	});
});
