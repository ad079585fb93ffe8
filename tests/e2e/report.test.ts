import { describe, expect, it } from 'vitest';
import { expectAccessible, testBrowser } from '../support/browser.ts';
import { hasTools, lookInto } from '../support/pdf-tools.ts';

const browser = testBrowser();

describe.each([{ javaScript: true }, { javaScript: false }])('a reader, JavaScript $javaScript', ({ javaScript }) => {
	it('goes from the year to its report, changes its language, and follows a line to its record', async () => {
		const { page } = await browser.visit({ javaScript, role: 'reader' });
		await page.goto('/o/raanana/year/2020');
		await page.getByRole('main').getByRole('link', { name: 'Annual report' }).click();
		await page.waitForURL('**/o/raanana/report/2020');
		await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe('Foreign relations 2020');

		await page.getByRole('navigation', { name: 'Language of the report' }).getByRole('link', { name: 'עברית' }).click();
		await page.waitForURL('**/o/raanana/report/2020/he');
		await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe('קשרי חוץ 2020');
		expect(await page.locator('html').getAttribute('lang')).toBe('en');

		await page.getByRole('navigation', { name: 'תוכן העניינים' }).getByRole('link', { name: 'ורונה, איטליה' }).click();
		await page.waitForURL('**/report/2020/he#tie-*');
		const line = page.getByRole('link', { name: 'אירוח משלחת מקונמינג' }).first();
		await line.click();
		await page.waitForURL(/\/o\/raanana\/activities\/[0-9a-f-]+$/);
	});

	it('takes the report away', async () => {
		const { page } = await browser.visit({ javaScript, role: 'reader' });
		await page.goto('/o/raanana/report/2020/en');
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('link', { name: 'PowerPoint', exact: true }).click()
		]);
		expect(download.suggestedFilename()).toBe('Foreign relations 2020.pptx');
	});

	it('takes it away in both languages', async () => {
		const { page } = await browser.visit({ javaScript, role: 'reader' });
		await page.goto('/o/raanana/report/2020/en');
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('link', { name: 'Excel, Hebrew and English' }).click()
		]);
		expect(download.suggestedFilename()).toBe('קשרי חוץ 2020 · Foreign relations 2020.xlsx');
	});
});

it('the report in both languages is accessible as a file that stands alone, wide and narrow', async () => {
	const { page, context } = await browser.visit({ language: 'he', role: 'reader' });
	const response = await context.request.get('/o/raanana/report/2020/he+en/file.html');
	await page.setContent(await response.text());
	for (const width of [1440, 390]) {
		await page.setViewportSize({ width, height: 900 });
		await expectAccessible(page);
		expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
	}
	const contents = page.getByRole('navigation');
	expect(await contents.evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')))).toEqual([
		'תוכן העניינים',
		'Contents'
	]);
	await contents.nth(1).getByRole('link', { name: 'Goals and targets' }).click();
	expect(await page.locator('section:target').getAttribute('lang')).toBe('en');
});

describe.each(['he', 'en'] as const)('the report in %s', (language) => {
	it.each([
		['light', 1440],
		['dark', 1024],
		['dark', 390]
	] as const)('is accessible in %s at %d px', async (theme, width) => {
		const { page } = await browser.visit({ language, theme, width, role: 'reader' });
		await page.goto(`/o/raanana/report/2020/${language}`);
		await expectAccessible(page);
		expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
	});

	it('is accessible as a file that stands alone', async () => {
		const { page, context } = await browser.visit({ language, role: 'reader' });
		const response = await context.request.get(`/o/raanana/report/2020/${language}/file.html`);
		await page.setContent(await response.text());
		await expectAccessible(page);
		expect(await page.locator('html').getAttribute('dir')).toBe(language === 'he' ? 'rtl' : 'ltr');
	});
});

it('prints as the report alone, on numbered pages in its own language', async () => {
	const { page } = await browser.visit({ language: 'en', role: 'reader' });
	await page.goto('/o/raanana/report/2020/he');
	const pdf = await page.pdf({ preferCSSPageSize: true });
	expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
	if (!hasTools('pdftotext', 'pdfinfo')) return;
	const text = lookInto(pdf, 'pdftotext', '-layout', '{}', '-').toString();
	const pages = Number(/Pages:\s+(\d+)/.exec(lookInto(pdf, 'pdfinfo', '{}').toString())?.[1]);
	expect(text.match(/מתוך/g)?.length).toBeGreaterThanOrEqual(pages);
	for (const chrome of ['Annual report', 'PowerPoint', 'Sign out']) expect(text).not.toContain(chrome);
	expect(text).toContain('אופסטרלנד');
	// A section goes on over the page: the register begins below the goals, and no page is left half empty for it.
	const [first = ''] = text.split('\f');
	for (const name of ['מטרות ויעדים', 'ערים תאומות לרעננה', 'ברית ידידות']) expect(first).toContain(name);
});

it('in one language is accessible among pages of the other', async () => {
	const { page } = await browser.visit({ language: 'he', role: 'reader' });
	await page.goto('/o/raanana/report/2020/en');
	await expectAccessible(page);
});
