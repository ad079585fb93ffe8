import { describe, expect, it } from 'vitest';
import { expectAccessible, testBrowser } from '../support/browser.ts';
import { SAMPLE_FILES } from '../support/sample-files.ts';

const browser = testBrowser();

describe.each([{ javaScript: true }, { javaScript: false }])(
	'a coordinator, JavaScript $javaScript',
	({ javaScript }) => {
		it('adds a document to an agreement, is told what is wrong with another, downloads it, deletes it and brings it back', async () => {
			const { page } = await browser.visit({ javaScript });
			const title = `The pact, scanned ${javaScript}`;
			const documents = page.locator('#documents');
			await page.goto('/o/raanana/agreements?q=Goslar');
			await page.getByRole('rowheader').getByRole('link').first().click();
			await documents.getByRole('link', { name: 'Add a document' }).click();
			const file = page.locator('input[type=file]');
			await file.setInputFiles({
				name: 'pact.pdf',
				mimeType: 'application/pdf',
				buffer: Buffer.from(SAMPLE_FILES.html)
			});
			await page.getByRole('textbox', { name: 'Title of the document, English' }).fill(title);
			await page.getByRole('button', { name: 'Upload' }).click();
			await expect.poll(() => page.getByRole('alert').textContent()).toContain('This kind of file is not accepted');
			if (javaScript) await expectAccessible(page);
			expect(await page.getByRole('textbox', { name: 'Title of the document, English' }).inputValue()).toBe(title);
			await file.setInputFiles({ name: 'הסכם.pdf', mimeType: 'text/html', buffer: Buffer.from(SAMPLE_FILES.pdf) });
			await page.getByRole('button', { name: 'Upload' }).click();
			await page.waitForURL(/agreements\/[0-9a-f-]{36}/);
			const link = documents.getByRole('link', { name: title, exact: true });
			const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
			expect(download.suggestedFilename()).toBe('הסכם.pdf');

			await page.goto('/o/raanana/files?group=document');
			await page
				.getByRole('row')
				.filter({ hasText: title })
				.getByRole('link', { name: new RegExp(`^Edit.*${title}`) })
				.press('Enter');
			if (javaScript) await expectAccessible(page);
			await page.getByRole('button', { name: 'Delete' }).click();
			await page.waitForURL(/agreements\/[0-9a-f-]{36}/);
			await expect.poll(() => documents.getByText(title).count()).toBe(0);
			await page.getByRole('button', { name: 'Undo' }).click();
			await expect.poll(() => documents.getByText(title, { exact: true }).count()).toBe(1);
		});
	}
);

it('with JavaScript a file that is too large is refused before it is sent', async () => {
	const { page } = await browser.visit();
	await page.goto('/o/raanana/agreements?q=Verona');
	await page.getByRole('rowheader').getByRole('link').first().click();
	await page.locator('#documents').getByRole('link', { name: 'Add a document' }).click();
	const buffer = Buffer.alloc(25 * 1024 * 1024 + 1);
	await page.locator('input[type=file]').setInputFiles({ name: 'film.mp4', mimeType: 'video/mp4', buffer });
	await expect.poll(() => page.locator('.error').textContent()).toContain('The file is too large: at most 25 MB');
	await page.getByRole('button', { name: 'Upload' }).click();
	await expect.poll(() => page.locator('input[type=file]').evaluate((input) => input.matches(':focus'))).toBe(true);
	expect(new URL(page.url()).searchParams.has('/save')).toBe(false);
});

describe.each(['he', 'en'] as const)('documents in %s', (language) => {
	it.each([
		['light', 1440],
		['dark', 390]
	] as const)('are accessible in %s at %d px', async (theme, width) => {
		const { page } = await browser.visit({ language, theme, width });
		await page.goto('/o/raanana/files');
		await expectAccessible(page);
		expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
	});
});
