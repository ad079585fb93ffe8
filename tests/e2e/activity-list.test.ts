import { beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, testBrowser } from '../support/browser.ts';
import { buildStarterOffice } from '../support/starter.ts';

const browser = testBrowser();
let slug: string;
let list: string;

beforeAll(async () => {
	({ slug } = await buildStarterOffice(browser.db));
	list = `/o/${slug}/activities`;
});

describe.each([{ javaScript: true }, { javaScript: false }])(
	'a coordinator, JavaScript $javaScript',
	({ javaScript }) => {
		it('records an activity with two partners, is asked for the reason, changes, deletes and brings it back', async () => {
			const { page } = await browser.visit({ javaScript, office: slug });
			const title = `A delegation to two cities ${javaScript}`;
			await page.goto(list);
			await page.getByRole('link', { name: 'New activity' }).click();
			await page.waitForLoadState('networkidle');
			await page.getByRole('textbox', { name: 'What happened, English' }).fill(title);
			await page
				.getByRole('combobox', { name: 'Kind', exact: false })
				.first()
				.selectOption({ label: 'Youth delegation' });
			await page.locator('.pick label').filter({ hasText: 'Outbound' }).click();
			await page.getByRole('combobox', { name: 'Partners, row 1' }).selectOption({ label: 'Goslar' });
			if (javaScript) {
				await page.getByRole('group', { name: 'Partners' }).getByRole('button', { name: 'Another row' }).click();
				await page.getByRole('combobox', { name: 'Partners, row 2' }).selectOption({ label: 'Bramsche' });
			}
			await page.getByRole('textbox', { name: /^Start/ }).fill('April 2021');
			await page.getByRole('combobox', { name: 'Status' }).selectOption({ label: 'Cancelled after preparation' });
			await page.getByRole('button', { name: 'Save' }).click();
			await expect.poll(() => page.getByRole('alert').textContent()).toContain('Please give the reason');
			expect(await page.getByRole('textbox', { name: 'What happened, English' }).inputValue()).toBe(title);
			expect(await page.getByRole('textbox', { name: /^Start/ }).inputValue()).toBe('April 2021');

			await page.getByRole('combobox', { name: /^Reason/ }).selectOption({ label: 'Security situation' });
			// Without JavaScript the next free row comes with the page.
			if (!javaScript) {
				await page.getByRole('combobox', { name: 'Partners, row 2' }).selectOption({ label: 'Bramsche' });
			}
			await page.getByRole('button', { name: 'Save' }).click();
			await page.waitForURL(/\/activities\/[0-9a-f-]{36}$/);
			expect(await page.locator('h1').textContent()).toBe(title);
			for (const text of ['Cancelled after preparation: Security situation', 'April 2021', 'Outbound']) {
				expect([text, await page.getByText(text).first().isVisible()]).toEqual([text, true]);
			}
			expect(await page.getByRole('link', { name: 'Bramsche' }).count()).toBe(1);

			await page.getByRole('link', { name: 'Edit', exact: true }).click();
			await page.getByRole('button', { name: 'Delete' }).click();
			await page.waitForURL(`**${list}`);
			await expect.poll(() => page.getByRole('rowheader').filter({ hasText: title }).count()).toBe(0);
			await page.getByRole('button', { name: 'Undo' }).click();
			await expect.poll(() => page.getByRole('rowheader').filter({ hasText: title }).count()).toBe(1);
		});

		it('narrows the list by what it is looking for, and the address keeps it', async () => {
			const { page } = await browser.visit({ javaScript, office: slug, role: 'reader' });
			await page.goto(list, { waitUntil: 'networkidle' });
			await page.getByRole('combobox', { name: 'Direction' }).selectOption({ label: 'Inbound' });
			if (!javaScript) await page.getByRole('button', { name: 'Show' }).click();
			await page.waitForURL(/direction=inbound/);
			await page.getByRole('combobox', { name: 'Partner' }).selectOption({ label: 'Goslar' });
			if (!javaScript) await page.getByRole('button', { name: 'Show' }).click();
			await page.waitForURL(/partner=/);
			await expect.poll(() => page.getByRole('rowheader').count()).toBe(1);
			expect(page.url()).toContain('direction=inbound');
			expect(await page.getByRole('status').first().textContent()).toContain('1 activity');
			await page.reload();
			expect(await page.getByRole('combobox', { name: 'Direction' }).inputValue()).toBe('inbound');
		});
	}
);

it('a year that nothing is dated in stays in the filter and in the address', async () => {
	const { page } = await browser.visit({ office: slug, role: 'reader' });
	await page.goto(`${list}?year=1999`, { waitUntil: 'networkidle' });
	expect(await page.getByRole('combobox', { name: 'Year' }).inputValue()).toBe('1999');
	await page.goto(`${list}?goal=nothing`, { waitUntil: 'networkidle' });
	expect(new URL(page.url()).search).toBe('?goal=nothing');
});

it('two people at once: who saves second keeps what was typed, and is told', async () => {
	const [first, second] = [await browser.visit({ office: slug }), await browser.visit({ office: slug })];
	await first.page.goto(`${list}?q=daffodils`);
	const href = (await first.page.getByRole('rowheader').getByRole('link').getAttribute('href')) as string;
	const form = href.replace('/activities/', '/activities/edit/');
	await first.page.goto(form, { waitUntil: 'networkidle' });
	await second.page.goto(form, { waitUntil: 'networkidle' });
	await first.page.getByRole('textbox', { name: 'Details, English' }).fill('By the first');
	await first.page.getByRole('button', { name: 'Save' }).click();
	await first.page.waitForURL(/\/activities\/[0-9a-f-]{36}$/);
	await second.page.getByRole('textbox', { name: 'Details, English' }).fill('By the second');
	await second.page.getByRole('button', { name: 'Save' }).click();
	await expect
		.poll(() => second.page.getByRole('alert').textContent())
		.toMatch(/(Somebody else|You) saved this record/);
	expect(await second.page.getByRole('textbox', { name: 'Details, English' }).inputValue()).toBe('By the second');
	await second.page.getByRole('button', { name: 'Save' }).click();
	await second.page.waitForURL(/\/activities\/[0-9a-f-]{36}$/);
	await expect.poll(() => second.page.getByText('By the second').first().isVisible()).toBe(true);
});

describe.each(['he', 'en'] as const)('the activities in %s', (language) => {
	it.each([
		['light', 1440],
		['dark', 1440],
		['light', 390],
		['dark', 390]
	] as const)('are accessible in %s at %d px', async (theme, width) => {
		const { page } = await browser.visit({ language, theme, width, office: slug });
		const check = async () => {
			await expectAccessible(page);
			expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
		};
		await page.goto(list);
		await check();
		await page.goto(`${list}?year=1999`);
		await check();
		await page.goto(`${list}?status=cancelled_after_preparation`);
		await page.getByRole('rowheader').getByRole('link').first().click();
		await page.waitForURL(/\/activities\/[0-9a-f-]{36}$/);
		await check();
		await page.locator('a[href*="/activities/edit/"]').click();
		await page.waitForURL(/\/activities\/edit\//);
		await page.locator('[name="starts"]').fill('?');
		await page.locator('form[action="?/save"] button.btn--primary').click();
		await page.getByRole('alert').waitFor();
		await check();
	});
});
