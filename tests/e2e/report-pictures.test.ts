import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible, testBrowser } from '../support/browser.ts';
import { PICTURE, turned } from '../support/sample-pictures.ts';
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

/** The highlights of a new report of 2020. */
async function highlights(page: Page, slug: string): Promise<void> {
	await page.goto(`/o/${slug}/reports/edit?year=2020`);
	await press(page, 'Save');
	await page.getByRole('navigation', { name: 'Language of the report' }).getByRole('link', { name: 'English' }).click();
	const outline = page.getByRole('navigation', { name: 'Sections of the report' }).first();
	await outline.getByRole('link', { name: 'Highlights' }).click();
	await page.waitForURL(/section=/);
}

async function addPicture(page: Page, words: string, bytes: Uint8Array): Promise<void> {
	await page.getByRole('link', { name: 'Add a picture' }).click();
	const panel = page.getByRole('region', { name: 'Add a picture' });
	await panel
		.getByLabel('Or one from your computer')
		.setInputFiles({ name: 'tree.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(bytes) });
	await panel.getByRole('textbox', { name: 'What the picture shows, English' }).fill(words);
	await panel.getByRole('textbox', { name: 'Caption, English' }).fill(`${words}, in May`);
	await press(page, 'Add a picture', panel);
}

describe.each([{ javaScript: true }, { javaScript: false }])('pictures, JavaScript $javaScript', ({ javaScript }) => {
	it('are added, described, moved and removed', { timeout: 120_000 }, async () => {
		const { slug } = await buildStarterOffice(browser.db);
		const { page } = await browser.visit({ javaScript, office: slug });
		await highlights(page, slug);
		await page.getByRole('link', { name: 'Add a picture' }).click();
		await press(page, 'Add a picture', page.getByRole('region', { name: 'Add a picture' }));
		await expect.poll(() => page.getByRole('alert').first().textContent()).toContain('What the picture shows');
		await page.getByRole('link', { name: 'Leave without saving' }).click();

		await addPicture(page, 'A tree', PICTURE);
		await addPicture(page, 'A handshake', turned(6));
		const shown = page.getByRole('article').getByRole('img');
		const seen = () => shown.evaluateAll((all) => all.map((each) => each.getAttribute('alt')));
		await expect.poll(seen).toEqual(['A tree', 'A handshake']);
		// Both are there, the one that the camera was turned for is upright, and they stand beside each other.
		const boxes = await shown.evaluateAll((all) =>
			all.map((each) => {
				const { naturalWidth, naturalHeight } = each as HTMLImageElement;
				const { top } = each.getBoundingClientRect();
				return { isTall: naturalHeight > naturalWidth, top: Math.round(top) };
			})
		);
		expect(boxes.map(({ isTall }) => isTall)).toEqual([false, true]);
		expect(boxes[0]?.top).toBe(boxes[1]?.top);

		const points = page.getByRole('region', { name: 'Before approval' });
		await points.getByRole('link', { name: /“A handshake” is not described/ }).click();
		const block = page.locator('details.block', { hasText: 'A handshake' });
		await block.getByRole('textbox', { name: 'What the picture shows, Hebrew' }).fill('לחיצת יד');
		await press(page, 'Save the picture', block);
		await expect.poll(() => points.getByText('“A handshake” is not described').count()).toBe(0);

		await page.getByText('Picture: A handshake').click();
		await press(page, 'Move up', page.locator('details.block[open]'));
		await expect.poll(seen).toEqual(['A handshake', 'A tree']);
		await page.getByText('Picture: A handshake').click();
		await press(page, 'Remove', page.locator('details.block[open]'));
		await expect.poll(seen).toEqual(['A tree']);
	});
});

describe.each(['he', 'en'] as const)('the form for a picture in %s', (language) => {
	it.each([
		['light', 1440],
		['dark', 390]
	] as const)('is accessible and fits, %s at %i', { timeout: 120_000 }, async (theme, width) => {
		const { slug } = await buildStarterOffice(browser.db);
		const { page } = await browser.visit({ language, theme, width, office: slug });
		await page.goto(`/o/${slug}/reports/edit?year=2020`);
		await press(page, language === 'he' ? 'שמירה' : 'Save');
		await page.goto(`${page.url()}/${language}?section=highlights&add=picture`);
		await page.locator('#picture input[type=file]').setInputFiles({
			...{ name: 'tree.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(PICTURE) }
		});
		await page.locator('#picture textarea[name="words.he"]').fill('עץ');
		await page.locator('#picture form button').first().click();
		await page.waitForURL((url) => !url.search.includes('add='));
		await page.goto(`${page.url()}&add=picture`);
		await page.locator('details.block').first().locator('summary').click();
		await expectAccessible(page);
		const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
		expect(overflow).toBeLessThanOrEqual(0);
		const shot = process.env['SHOTS'];
		if (shot) await page.screenshot({ path: `${shot}/studio-${language}-${theme}-${width}.png`, fullPage: true });
	});
});
