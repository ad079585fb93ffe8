import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/id.ts';
import { expectAccessible, testBrowser } from '../support/browser.ts';
import { buildOffice } from '../support/factories.ts';

const browser = testBrowser();
const slug = `set-${newId().slice(-8)}`;

beforeAll(() => buildOffice(browser.db, { slug }));

/** A browser in which a director of that office is. */
async function director(options: Parameters<typeof browser.visit>[0] = {}) {
	const { page, context } = await browser.visit({ ...options, role: null });
	const { name, value } = await browser.session('director', { office: slug, language: options.language ?? 'en' });
	await context.addCookies([{ name, value, url: browser.base, httpOnly: true, sameSite: 'Lax' }]);
	return page;
}

describe.each([{ javaScript: true }, { javaScript: false }])('a director, JavaScript $javaScript', ({ javaScript }) => {
	it('is told what is wrong, changes the office, and sees it in the history', async () => {
		const page = await director({ javaScript });
		await page.goto(`/o/${slug}/settings`);
		await page.getByRole('textbox', { name: 'Colour' }).fill('red');
		await page.getByRole('button', { name: 'Save' }).click();
		await expect.poll(() => page.getByRole('alert').textContent()).toContain('One field needs fixing');
		const colour = javaScript ? '#aa0011' : '#aa0022';
		await page.getByRole('textbox', { name: 'Colour' }).fill(colour);
		await page.getByRole('button', { name: 'Save' }).click();
		await expect.poll(() => page.getByRole('status').textContent()).toContain('Saved');
		expect(await page.locator('.history').textContent()).toContain(colour);
	});

	it('adds somebody, hands over the link, and takes them out again', async () => {
		const page = await director({ javaScript });
		const who = `Noa ${javaScript}`;
		await page.goto(`/o/${slug}/settings/members`);
		await page.getByRole('textbox', { name: 'E-mail' }).fill(`${newId()}@example.org`);
		await page.getByRole('textbox', { name: 'Name' }).fill(who);
		await page.getByText('Coordinator: ').click();
		await page.getByRole('button', { name: 'Add', exact: true }).click();
		await expect.poll(() => page.locator('code').textContent()).toMatch(/\/sign-in\//);
		if (javaScript) await expectAccessible(page);
		await page.getByRole('link', { name: `Remove, ${who}` }).click();
		await page.getByRole('button', { name: 'Remove from the office' }).click();
		await expect.poll(() => page.getByRole('alert').textContent()).toContain('Reason');
		if (javaScript) await expectAccessible(page);
		await page.getByRole('textbox', { name: 'Reason' }).fill('Left the city');
		await page.getByRole('button', { name: 'Remove from the office' }).click();
		await page.waitForURL(`**/o/${slug}/settings/members`);
		await expect.poll(() => page.getByText(who, { exact: true }).count()).toBe(0);
	});
});

describe.each(['settings', 'settings/members', 'settings/identity', 'nothing-here'])('/o/OFFICE/%s', (path) => {
	it.each([
		['he', 'light', 1440],
		['he', 'dark', 390],
		['en', 'light', 390]
	] as const)('is accessible in %s, %s, at %d px', async (language, theme, width) => {
		const page = await director({ language, theme, width });
		await page.goto(`/o/${slug}/${path}`);
		await expectAccessible(page);
		expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
	});
});
