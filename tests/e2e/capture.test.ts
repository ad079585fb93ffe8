import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible, testBrowser } from '../support/browser.ts';

const browser = testBrowser();
const HOME = '/o/raanana/year/2020';

async function open(page: Page, key: string): Promise<void> {
	await page.keyboard.press(key);
	await page.getByRole('dialog', { name: /Quick capture|רישום מהיר/ }).waitFor();
}

/** What is announced as recognised. */
async function expectRecognised(page: Page, sentence: string): Promise<void> {
	await expect.poll(() => page.getByRole('dialog').getByRole('status').first().textContent()).toBe(sentence);
}

describe('quick capture with JavaScript', () => {
	it('opens by a key on any page, reads while one types, and records with Enter', async () => {
		const { page } = await browser.visit();
		await page.goto('/o/raanana/goals');
		await page.waitForLoadState('networkidle');
		await open(page, 'n');
		const line = page.getByRole('combobox', { name: 'What happened?' });
		await expect.poll(() => line.evaluate((element) => element === document.activeElement)).toBe(true);
		await page.keyboard.type('letter from Goslar mayor 3 March 2026');
		await expectRecognised(page, 'Recognised: Correspondence, Inbound, Goslar, 3 Mar 2026');
		expect(await page.locator('dialog mark').allTextContents()).toEqual(['letter', 'Goslar', '3 March 2026']);
		await expectAccessible(page);
		await page.keyboard.press('Enter');
		await page.getByRole('dialog').waitFor({ state: 'detached' });
		await expect.poll(() => page.getByRole('status').last().textContent()).toContain('Recorded');
		expect(new URL(page.url()).pathname).toBe('/o/raanana/goals');
		await open(page, 'n');
		expect(await line.inputValue()).toBe('');

		await page.goto('/o/raanana/activities?q=goslar+mayor+letter&year=2026');
		expect(await page.getByRole('link', { name: 'letter from Goslar mayor' }).count()).toBeGreaterThan(0);
	});

	it('in Hebrew, by the Hebrew key; what was recorded can be taken back', async () => {
		const { page } = await browser.visit({ language: 'he' });
		await page.goto(HOME);
		await page.waitForLoadState('networkidle');
		await page.evaluate(() => dispatchEvent(new KeyboardEvent('keydown', { key: 'מ', bubbles: true })));
		await page.getByRole('dialog').waitFor();
		await page.keyboard.type('ב־1.2.2026 זום עם טאיינאן על עיר חכמה');
		await expectRecognised(page, 'זוהה: מפגש מקוון, הדדי, טאיינאן, 1.2.2026');
		await expectAccessible(page);
		await page.keyboard.press('Enter');
		await page.getByRole('dialog').waitFor({ state: 'detached' });
		await page.getByRole('button', { name: 'ביטול' }).click();
		await expect.poll(() => page.getByRole('status').last().textContent()).toContain('נמחק');
		expect(new URL(page.url()).pathname).toBe(HOME);
	});

	it('keeps the draft when it is closed with Esc, and gives the focus back', async () => {
		const { page } = await browser.visit();
		await page.goto(HOME);
		await page.waitForLoadState('networkidle');
		const opener = page.getByRole('link', { name: /Quick capture/ });
		await opener.focus();
		await page.keyboard.press('Enter');
		await page.getByRole('dialog').waitFor();
		await page.keyboard.type('call with the embassy');
		await page.keyboard.press('Escape');
		await page.getByRole('dialog').waitFor({ state: 'detached' });
		expect(await opener.evaluate((element) => element === document.activeElement)).toBe(true);

		await page.goto('/o/raanana/goals');
		await page.waitForLoadState('networkidle');
		await open(page, 'N');
		expect(await page.getByRole('combobox', { name: 'What happened?' }).inputValue()).toBe('call with the embassy');
	});

	it('takes a suggestion with Tab, what is changed by hand, and goes on with Ctrl+Enter', async () => {
		const { page } = await browser.visit();
		await page.goto(HOME);
		await page.waitForLoadState('networkidle');
		await open(page, 'n');
		const line = page.getByRole('combobox', { name: 'What happened?' });
		await page.keyboard.type('visit to op');
		expect(
			await page.getByRole('listbox').getByRole('option', { name: 'Opsterland' }).getAttribute('aria-selected')
		).toBe('true');
		await expectAccessible(page);
		await page.keyboard.press('Tab');
		await expect.poll(() => line.inputValue()).toBe('visit to Opsterland ');
		await page.keyboard.type('#lead');
		await page.keyboard.press('Tab');
		await expect.poll(() => line.inputValue()).toBe('visit to Opsterland #5 ');
		await page.getByRole('combobox', { name: 'Kind of activity' }).selectOption('Professional visit');
		await page.keyboard.press('Control+Enter');
		await expect.poll(() => page.getByRole('dialog').textContent()).toContain('Recorded: visit to Opsterland');
		expect(await page.getByText('Recorded: visit to Opsterland').count()).toBe(1);
		await expectAccessible(page);
		expect(await line.inputValue()).toBe('');
		expect(await line.evaluate((element) => element === document.activeElement)).toBe(true);
		await page.keyboard.press('Escape');
		await page.goto('/o/raanana/activities?q=visit+to+opsterland&year=none&kind=professional_visit');
		expect(await page.getByRole('link', { name: 'visit to Opsterland' }).count()).toBeGreaterThan(0);
	});

	it('takes the last one back in the dialog, where it is said', async () => {
		const { page } = await browser.visit();
		await page.goto(HOME);
		await open(page, 'n');
		await page.keyboard.type('visit to Goslar taken back 8 March 2026');
		await page.keyboard.press('Control+Enter');
		await page.getByRole('dialog').getByRole('button', { name: /^Undo/ }).click();
		await expect.poll(() => page.getByRole('status').last().textContent()).toContain('Deleted');
		expect(new URL(page.url()).pathname).toBe(HOME);
	});

	it('asks once which partner is meant, and records without it when Enter is pressed again', async () => {
		const { page } = await browser.visit();
		await page.goto(HOME);
		await open(page, 'n');
		await page.keyboard.type('visit to Golsar 9 March 2026');
		await page.keyboard.press('Enter');
		await expect.poll(() => page.getByRole('alert').textContent()).toContain('not certain which partner');
		const partner = page.getByRole('dialog').getByRole('combobox', { name: /Partner.* 1/ });
		await expect.poll(() => partner.evaluate((element) => element === document.activeElement)).toBe(true);
		await expectAccessible(page);
		await page.keyboard.press('Enter');
		await page.getByRole('dialog').waitFor({ state: 'detached' });
		await expect.poll(() => page.getByRole('status').last().textContent()).toContain('Recorded');
		await page.goto('/o/raanana/activities?q=golsar&year=2026');
		expect(await page.getByRole('link', { name: 'visit to Golsar' }).count()).toBe(1);
	});

	it('is silent about a partner as soon as one is chosen, or the line says which', async () => {
		const { page } = await browser.visit();
		await page.goto(HOME);
		await open(page, 'n');
		const line = page.getByRole('combobox', { name: 'What happened?' });
		const partner = page.getByRole('dialog').getByRole('combobox', { name: /Partner.* 1/ });
		await page.keyboard.type('call with Golsar 10 March 2026');
		await page.keyboard.press('Enter');
		await page.getByRole('alert').waitFor();
		await line.fill('call with Goslar 10 March 2026');
		await page.getByRole('alert').waitFor({ state: 'detached' });
		expect(await page.getByRole('dialog').textContent()).not.toContain('not certain which partner');
		expect(await line.evaluate((element) => element === document.activeElement)).toBe(true);

		await line.fill('call with Golsar 11 March 2026');
		await line.press('Enter');
		await page.getByRole('alert').waitFor();
		await partner.selectOption('Goslar');
		await page.getByRole('alert').waitFor({ state: 'detached' });
		expect(await page.getByRole('dialog').textContent()).not.toContain('not certain which partner');
		await partner.press('Enter');
		await page.getByRole('dialog').waitFor({ state: 'detached' });
	});

	it('says that there is no such day, leads to the date, and records once it is put right', async () => {
		const { page } = await browser.visit();
		await page.goto(HOME);
		await open(page, 'n');
		const line = page.getByRole('combobox', { name: 'What happened?' });
		await page.keyboard.type('31.2.2026 visit to Goslar of no day');
		const dialog = page.getByRole('dialog');
		await expect.poll(() => dialog.textContent()).toContain('There is no such day in this month');
		await page.keyboard.press('Enter');
		await page.getByRole('alert').waitFor();
		const date = dialog.getByRole('textbox', { name: 'Date' });
		await expect.poll(() => date.evaluate((element) => element === document.activeElement)).toBe(true);
		await expectAccessible(page);
		await line.fill('28.2.2026 visit to Goslar of no day');
		await page.getByRole('alert').waitFor({ state: 'detached' });
		expect(await date.inputValue()).toBe('28 Feb 2026');
		await line.press('Enter');
		await dialog.waitFor({ state: 'detached' });
		await expect.poll(() => page.getByRole('status').last().textContent()).toContain('Recorded');
		await page.goto('/o/raanana/activities?q=goslar+no+day&year=2026');
		expect(await page.getByRole('link', { name: 'visit to Goslar of no day' }).count()).toBe(1);
	});

	it('says what is missing without losing a letter', async () => {
		const { page } = await browser.visit();
		await page.goto(HOME);
		await page.waitForLoadState('networkidle');
		await open(page, 'n');
		await page.keyboard.type('visit of Goslar cancelled');
		await page.keyboard.press('Enter');
		await expect.poll(() => page.getByRole('alert').textContent()).toContain('Please give the reason');
		await expectAccessible(page);
		await page.getByRole('combobox', { name: 'Reason' }).selectOption('Epidemic');
		await page
			.getByRole('dialog')
			.getByRole('button', { name: /^Record\W*$/ })
			.click();
		await page.getByRole('dialog').waitFor({ state: 'detached' });
	});

	it('opens from the line of the year page, and leads to the full form with all that it knows', async () => {
		const { page } = await browser.visit();
		await page.goto(HOME);
		await page.waitForLoadState('networkidle');
		await page
			.getByRole('textbox', { name: 'Quick capture of an activity' })
			.fill('delegation from Atlanta in May 2026');
		await page.keyboard.press('Enter');
		await page.getByRole('dialog').waitFor();
		await expectRecognised(page, 'Recognised: Official visit, Inbound, Atlanta, May 2026');
		await page.getByRole('button', { name: 'Full form' }).click();
		await page.waitForURL('**/activities/edit?**');
		expect(await page.getByRole('textbox', { name: 'Start' }).inputValue()).toBe('May 2026');
		expect(await page.getByRole('radio', { name: 'Inbound' }).isChecked()).toBe(true);
		expect(await page.evaluate(() => sessionStorage.getItem('kesher.capture /o/raanana'))).toBeNull();
	});
});

describe('quick capture after the session has ended', () => {
	it('says so in the dialog, keeps the line, and records it after signing in elsewhere', async () => {
		const { page, context } = await browser.visit();
		await page.goto('/o/raanana/people');
		await open(page, 'n');
		await page.keyboard.type('call with Goslar 7 March 2026');
		const cookies = await context.cookies();
		await context.clearCookies();
		await page.keyboard.press('Enter');
		await expect.poll(() => page.getByRole('alert').textContent()).toContain('session has ended');
		expect(new URL(page.url()).pathname).toBe('/o/raanana/people');
		const line = page.getByRole('combobox', { name: 'What happened?' });
		expect(await line.inputValue()).toBe('call with Goslar 7 March 2026');
		await expectAccessible(page);
		await context.addCookies(cookies);
		await line.press('Enter');
		await page.getByRole('dialog').waitFor({ state: 'detached' });
		await expect.poll(() => page.getByRole('status').last().textContent()).toContain('Recorded');
	});
});

describe('the line in Hebrew', () => {
	it('shows its example at the side where Hebrew begins', async () => {
		const { page } = await browser.visit({ language: 'he' });
		await page.goto('/o/raanana/capture');
		const line = page.getByRole('combobox', { name: 'מה קרה?' });
		const direction = () => line.evaluate((element) => getComputedStyle(element).direction);
		expect(await direction()).toBe('rtl');
		await line.fill('letter');
		expect(await direction()).toBe('ltr');
	});
});

describe('quick capture without JavaScript', () => {
	it('is a page: the line is read, corrected and recorded', async () => {
		const { page } = await browser.visit({ javaScript: false });
		await page.goto(HOME);
		await page.getByRole('textbox', { name: 'Quick capture of an activity' }).fill('zoom with Poznan 4 May 2026');
		await page.getByRole('button', { name: 'Record' }).click();
		await page.waitForURL('**/capture?**');
		await page.getByRole('combobox', { name: 'Direction' }).selectOption('Outbound');
		await page.getByRole('combobox', { name: 'What happened?' }).fill('zoom with Poznan and Goslar 4 May 2026');
		await page.getByRole('button', { name: 'Recognise' }).click();
		expect(await page.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('zoom with Poznan and Goslar');
		await page.getByRole('button', { name: /^Record$/ }).click();
		await page.waitForURL(`**${HOME}`);
		expect(await page.getByRole('status').last().textContent()).toContain('Recorded');
	});

	it('comes back once when a partner is not certain', async () => {
		const { page } = await browser.visit({ javaScript: false });
		await page.goto(`/o/raanana/capture?line=${encodeURIComponent('letter from Golsar 10 March 2026')}`);
		const record = page.getByRole('button', { name: /^Record$/ });
		await record.click();
		expect(await page.getByRole('alert').textContent()).toContain('not certain which partner');
		await page.getByRole('combobox', { name: /Partner.* 1/ }).selectOption('Goslar');
		await record.click();
		await page.waitForURL('**/activities/*');
		expect(await page.locator('main').textContent()).toContain('Goslar');
	});
});

describe.each(['he', 'en'] as const)('the page of quick capture in %s', (language) => {
	const lines = { he: 'אתמול מכתב תמיכה לפוזנן #הנ', en: 'letter of support to Poznań yesterday #le' };
	it.each([
		['light', 1440],
		['dark', 390]
	] as const)('is accessible in %s at %d px', async (theme, width) => {
		const { page } = await browser.visit({ language, theme, width });
		await page.goto(`/o/raanana/capture?line=${encodeURIComponent(lines[language])}`);
		await expectAccessible(page);
		expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
	});
});

describe('while a form is being filled in', () => {
	it('something else is recorded beside it, and not a letter of the form is lost', async () => {
		const { page } = await browser.visit();
		await page.goto('/o/raanana/goals/edit');
		await page.getByRole('textbox', { name: 'The goal, English' }).fill('Half a goal');
		await page.getByRole('heading', { level: 1 }).click();
		await open(page, 'n');
		await page.keyboard.type('letter from Goslar about the goal 5 March 2026');
		await page.keyboard.press('Enter');
		await page.getByRole('dialog').waitFor({ state: 'detached' });
		await expect.poll(() => page.getByRole('status').last().textContent()).toContain('Recorded');
		expect(await page.getByRole('textbox', { name: 'The goal, English' }).inputValue()).toBe('Half a goal');
	});
});

describe('the single keys', () => {
	it('work on the pages of the report as everywhere', async () => {
		const { page } = await browser.visit();
		await page.goto('/o/raanana/report/2020');
		await page.keyboard.press('?');
		await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
		await page.keyboard.press('Escape');
		await open(page, 'n');
		await page.keyboard.type('call with Goslar 6 March 2026');
		await page.keyboard.press('Enter');
		await page.getByRole('dialog').waitFor({ state: 'detached' });
		await expect.poll(() => page.getByRole('status').last().textContent()).toContain('Recorded');
		expect(new URL(page.url()).pathname).toBe('/o/raanana/report/2020');
		await page.keyboard.press('/');
		expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-search'))).toBe(true);
		await page.getByRole('heading', { level: 1 }).click();
		await page.keyboard.press('g');
		await page.keyboard.press('2');
		await page.waitForURL('**/o/raanana/partners');
	});

	it('lead to sections, to the search and to the list of keys, and are letters in a field', async () => {
		const { page } = await browser.visit();
		await page.goto(HOME);
		await page.waitForLoadState('networkidle');
		await page.keyboard.press('?');
		await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
		await expectAccessible(page);
		await page.keyboard.press('Escape');
		await page.keyboard.press('/');
		expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-search'))).toBe(true);
		await page.keyboard.type('ng3');
		expect(await page.getByRole('searchbox').inputValue()).toBe('ng3');
		await page.getByRole('heading', { level: 1 }).click();
		await page.keyboard.press('g');
		await page.keyboard.press('3');
		await page.waitForURL('**/o/raanana/activities');
	});

	it('do nothing for a person who has switched them off, and no capture for a reader', async () => {
		const { page } = await browser.visit();
		await page.goto('/account');
		await page.waitForLoadState('networkidle');
		await page.getByRole('checkbox', { name: /keys|shortcuts/i }).uncheck();
		await page.getByRole('button', { name: 'Save' }).click();
		await expect.poll(() => page.getByRole('status', { name: 'Messages' }).textContent()).toContain('Saved');
		await page.goto(HOME);
		await page.waitForLoadState('networkidle');
		await page.keyboard.press('n');
		await page.keyboard.press('?');
		expect(await page.locator('dialog[open]').count()).toBe(0);

		const reader = await browser.visit({ role: 'reader' });
		await reader.page.goto(HOME);
		await reader.page.waitForLoadState('networkidle');
		await reader.page.keyboard.press('n');
		await reader.page.keyboard.press('?');
		await reader.page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
		expect(await reader.page.locator('dialog[open]').textContent()).not.toContain('Quick capture');
	});
});
