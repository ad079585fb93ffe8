import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible, testBrowser } from '../support/browser.ts';

const browser = testBrowser();

/** Chooses in the next row of a list of records; with JavaScript a further row is asked for first. */
async function link(page: Page, label: string, row: number, record: string, role?: string): Promise<void> {
	const group = page.getByRole('group', { name: new RegExp(`^${label}`) });
	const field = group.getByRole('combobox', { name: `${label}, row ${row}` });
	if ((await field.count()) === 0) await group.getByRole('button', { name: 'Another row' }).click();
	await field.selectOption(record);
	if (role) await group.getByRole('combobox', { name: `${label}, role in row ${row}` }).selectOption(role);
}

async function choose(page: Page, label: string, option: string): Promise<void> {
	const group = page.getByRole('group', { name: new RegExp(`^${label}`) });
	if ((await group.count()) > 0) await group.getByText(option, { exact: true }).click();
	else await page.getByRole('combobox', { name: label, exact: true }).selectOption(option);
}

describe.each([{ javaScript: true }, { javaScript: false }])(
	'the full form of an activity, JavaScript $javaScript',
	({ javaScript }) => {
		it('takes everything that an activity can hold, and shows it on its page', async () => {
			const { page } = await browser.visit({ javaScript });
			const title = `An invitation to two cities ${javaScript}`;
			await page.goto('/o/raanana/activities/edit');
			if (javaScript) await page.waitForLoadState('networkidle');
			await page.getByRole('textbox', { name: 'What happened, English' }).fill(title);
			await page.getByRole('textbox', { name: 'What happened, Hebrew' }).fill('הזמנה לשתי ערים');
			await page.getByRole('combobox', { name: 'Kind of activity' }).selectOption('Correspondence');
			await page.getByRole('combobox', { name: /^Kind of letter/ }).selectOption('Invitation');
			await choose(page, 'Direction', 'Outbound');
			await link(page, 'Partners', 1, 'Goslar');
			await link(page, 'Partners', 2, 'Bramsche');
			await page.getByRole('textbox', { name: 'Start' }).fill('8.9.2025');
			await page.getByRole('textbox', { name: /^End/ }).fill('10.9.2025');
			await page.getByRole('combobox', { name: 'Status' }).selectOption('Cancelled after preparation');
			await page.getByRole('button', { name: 'Save activity' }).click();

			// What it owes is said, and nothing that was typed or chosen is lost.
			await expect.poll(() => page.getByRole('alert').textContent()).toContain('Please give the reason');
			expect(await page.getByRole('combobox', { name: 'Partners, row 2' }).inputValue()).not.toBe('');
			if (javaScript) await expectAccessible(page);

			await page.getByRole('combobox', { name: /^Reason/ }).selectOption('Epidemic');
			await page.getByRole('textbox', { name: 'The reason in words, English' }).fill('A wave in the autumn');
			await page.getByRole('textbox', { name: 'Details, English' }).fill('On paper, with a seal');
			await page.getByRole('checkbox', { name: /^5\./ }).check();
			await link(page, 'Organisations', 1, 'Embassy of Poland', 'Host');
			await link(page, 'Organisations', 2, 'The Music Centre', 'Lead body');
			await link(page, 'People', 1, 'Mayor of Ra’anana', 'Signatory');
			await link(page, 'People', 2, 'Mayor of Poznań', 'Guest');
			const more = page.getByText('More details', { exact: true });
			if (!(await page.getByRole('textbox', { name: 'Outcome, English' }).isVisible())) await more.click();
			await page.getByRole('textbox', { name: 'Outcome, English' }).fill('They come next year');
			await page.getByRole('checkbox', { name: 'Culture and art' }).check();
			await page.getByRole('textbox', { name: /^Number of participants/ }).fill('1,200');
			await page.getByRole('textbox', { name: /^Reply due/ }).fill('1.10.2025');
			await page.getByRole('textbox', { name: /^Planned cost/ }).fill('5,000');
			await page.getByRole('textbox', { name: /^Actual cost/ }).fill('4200.50');
			await page.getByRole('textbox', { name: /^Sunk cost/ }).fill('300');
			await page.getByRole('textbox', { name: /^Currency/ }).fill('EUR');
			await link(page, 'Shown also on', 1, 'Atlanta');
			await page.getByRole('textbox', { name: 'Source, English' }).fill('The post book');
			await choose(page, 'Who sees it', 'The office only');
			await page.getByRole('button', { name: 'Save activity' }).click();
			await page.waitForURL(/activities\/[0-9a-f-]{36}$/);

			const shown = (await page.getByRole('main').innerText()).replace(/\s+/g, ' ');
			for (const words of [
				title,
				'Correspondence',
				'Outbound',
				'Cancelled after preparation',
				'Epidemic',
				'A wave in the autumn',
				'On paper, with a seal',
				'Goslar',
				'Bramsche',
				'Leadership',
				'Embassy of Poland Host',
				'The Music Centre Lead body',
				'Mayor of Ra’anana Signatory',
				'Mayor of Poznań Guest',
				'They come next year',
				'Invitation',
				'1 Oct 2025',
				'1,200',
				'Culture and art',
				'€ 5,000',
				'€ 4,200.50',
				'€ 300',
				'The post book',
				'The office only',
				'Shown also on the page of Atlanta'
			]) {
				expect(shown).toContain(words);
			}
			if (javaScript) await expectAccessible(page);
		});
	}
);
