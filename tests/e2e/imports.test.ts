import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { buildOffice } from '../support/factories.ts';
import { expectAccessible, testBrowser } from '../support/browser.ts';
import { newId } from '../../src/kernel/id.ts';

const browser = testBrowser();

/** The page looks every two seconds how far the reading is. */
const READING = { timeout: 20_000 };

/** A report as it comes out of a PDF: what was Hebrew in one piece lies in runs from left to right. */
const SCRAMBLED = `ערים תאומות לנווה ים

(1998-הברית נחתמה ב)איטליה , ורונה•

(2006-הברית נחתמה ב)פולין , פוזנן•

פולין, פוזנן

נציגי העירייה השתתפו בטקס זיכרון מקוון בשיתוף עיריית פוזנן•

2020 משלחת נוער מפוזנן התארחה בעיר במאי•
`;

/** A new office with an empty register. */
async function office(): Promise<string> {
	const slug = `bring-${newId().slice(-8)}`;
	await buildOffice(browser.db, { slug, city: { he: 'נווה ים', en: 'Neve Yam' } });
	return slug;
}

/** From the first page of an empty office to the proposals of what is pasted there. */
async function paste(page: Page, slug: string, text: string): Promise<void> {
	await page.goto(`/o/${slug}/year/2020`);
	await page.getByRole('link', { name: 'Bring last year’s deck' }).click();
	await page.getByText('No file? Paste the text').click();
	await page.getByRole('textbox', { name: 'The text' }).fill(text);
	await page.getByRole('button', { name: 'Read the text' }).click();
	await page.waitForURL(`**/o/${slug}/imports/*`);
}

/** A key of a Hebrew keyboard, of which the test browser knows none. */
async function type(page: Page, key: string): Promise<void> {
	await page.evaluate((pressed) => {
		const event = new KeyboardEvent('keydown', { key: pressed, bubbles: true, cancelable: true });
		(document.activeElement ?? document.body).dispatchEvent(event);
	}, key);
}

const row = (page: Page, text: string) => page.getByRole('listitem').filter({ has: page.getByText(text) });

describe.each([{ javaScript: true }, { javaScript: false }])(
	'a coordinator of an empty office, JavaScript $javaScript',
	({ javaScript }) => {
		it('brings an old report, decides on what it proposes, finds it in the register, and takes all of it back', async () => {
			const slug = await office();
			const { page } = await browser.visit({ javaScript, office: slug });
			await paste(page, slug, SCRAMBLED);
			await expect
				.poll(async () => {
					// With a script the page looks by itself.
					if (!javaScript) await page.reload();
					return page.getByRole('list', { name: 'Proposals to review' }).count();
				}, READING)
				.toBe(1);
			const address = page.url().split(/[?#]/)[0] ?? '';

			await page.getByRole('textbox', { name: 'The year that it tells of' }).fill('2020');
			await page.getByRole('button', { name: 'Confirm the year' }).click();
			await expect.poll(() => page.getByText('Year: 2020').count()).toBe(1);

			await page.goto(`${address}?show=all`);
			const verona = row(page, 'ורונה, איטליה').first();
			await expect.poll(() => verona.textContent()).toContain('(1998-הברית נחתמה ב)איטליה , ורונה•');
			if (javaScript) await expectAccessible(page);
			await verona.getByRole('button', { name: 'Accept' }).click();
			await expect.poll(() => row(page, 'ורונה, איטליה').first().textContent()).toContain('Accepted');

			await page.goto(address);
			const sure = page.getByRole('button', { name: /^Accept the/ });
			if ((await sure.count()) > 0) await sure.click();
			await page.goto(`/o/${slug}/partners`);
			await page.getByRole('link', { name: 'ורונה' }).click();
			await expect.poll(() => page.getByRole('heading', { name: 'Where this is known from' }).count()).toBe(1);

			await page.getByRole('link', { name: 'Pasted text, Page' }).first().click();
			await page.getByRole('link', { name: 'Undo the whole import' }).click();
			await expect.poll(() => page.getByText('Deleted:').textContent()).toMatch(/partner/);
			await page.getByRole('button', { name: 'Undo the import' }).click();
			await expect.poll(() => page.getByText('The import is undone.').count()).toBeGreaterThan(0);
			await page.goto(`/o/${slug}/partners`);
			expect(await page.getByRole('link', { name: 'ורונה' }).count()).toBe(0);
		});
	}
);

describe('by keyboard alone', () => {
	it('one moves between proposals, skips, takes back, edits, and is told what the keys are', async () => {
		const slug = await office();
		const { page } = await browser.visit({ office: slug, language: 'he' });
		await page.goto(`/o/${slug}/imports`);
		await page.getByText('אין קובץ?').click();
		await page.getByRole('textbox', { name: 'הטקסט' }).fill(SCRAMBLED);
		await page.getByRole('button', { name: 'קריאת הטקסט' }).click();
		const list = page.getByRole('list', { name: 'הצעות לבדיקה' });
		await expect.poll(() => list.count(), READING).toBe(1);
		await page.goto(`${page.url().replace(/[?#].*/, '')}?show=all`);
		const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
		const rows = await list.locator('> li').evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')));
		expect(rows.length).toBeGreaterThan(2);

		// A key that decides does nothing but lead there, as long as nothing has the focus.
		await page.keyboard.press('s');
		expect(await focused()).toBe(rows[0]);
		await page.keyboard.press('ArrowDown');
		expect(await focused()).toBe(rows[1]);
		await page.keyboard.press('k');
		expect(await focused()).toBe(rows[0]);

		await type(page, 'ד');
		await expect.poll(() => list.locator('> li').first().textContent()).toContain('דולג');
		await expect.poll(focused).toBe(rows[1]);
		expect(await page.getByRole('status').first().textContent()).toContain('הוחלט על 1 מתוך');
		// It takes back what was decided last, wherever one has gone on to.
		await type(page, 'ב');
		await expect.poll(() => list.locator('> li').first().textContent()).not.toContain('דולג');
		await expect.poll(focused).toBe(rows[0]);

		await page.keyboard.press('?');
		await expect.poll(() => page.getByRole('dialog', { name: 'בדיקה במקלדת' }).isVisible()).toBe(true);
		await expectAccessible(page);
		await page.keyboard.press('Escape');

		await type(page, 'ע');
		await page.waitForURL(/edit=/);
		await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('row-text');
		// In a field letters are letters.
		await page.keyboard.press('s');
		expect(await page.locator('#row-text').inputValue()).toContain('s');
		await expectAccessible(page);
	});
});

describe.each(['he', 'en'] as const)('the way in, in %s', (language) => {
	it.each([
		['light', 1440],
		['dark', 390]
	] as const)('is accessible in %s at %d px', async (theme, width) => {
		const { page } = await browser.visit({ language, theme, width });
		await page.goto('/o/raanana/imports');
		await expectAccessible(page);
		expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
	});
});
