import { describe, expect, it } from 'vitest';
import { addUser, createSignInLink } from '../../src/features/account/server/commands.ts';
import { addMember } from '../../src/features/office/server/commands.ts';
import { officeOfSlug } from '../../src/features/office/server/queries.ts';
import { newId } from '../../src/kernel/id.ts';
import type { Language } from '../../src/kernel/language.ts';
import { expectAccessible, testBrowser } from '../support/browser.ts';

const browser = testBrowser();
const FIRST = 'a lamp above the harbour';
const SECOND = 'seven boats in the morning';

async function invited(language: Language): Promise<{ email: string; link: string }> {
	const email = `${newId()}@example.org`;
	const { userId } = await addUser(browser.db, { email, name: 'Noa', language });
	const office = await officeOfSlug(browser.db, 'raanana');
	if (!office) throw new Error('no starter office');
	await addMember(browser.db, office, userId, 'coordinator');
	return { email, link: await createSignInLink(browser.db, userId) };
}

describe.each([{ javaScript: true }, { javaScript: false }])('JavaScript $javaScript', ({ javaScript }) => {
	it('a link, a password, the year; then another password and a dark look; out, and in again', async () => {
		const { page } = await browser.visit({ javaScript, role: null });
		const { email, link } = await invited('en');
		await page.goto(link);
		await page.getByLabel('New password').fill(FIRST);
		await page.getByLabel('The same password again').fill(FIRST);
		await page.getByRole('button', { name: 'Set the password and sign in' }).click();
		await page.waitForURL('**/o/raanana/year/*');

		await page.getByRole('link', { name: 'My settings' }).click();
		await page.getByText('Dark', { exact: true }).click();
		await page.getByRole('button', { name: 'Save' }).click();
		await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark');
		await page.getByLabel('Current password').fill(FIRST);
		await page.getByLabel('New password').fill(SECOND);
		await page.getByLabel('The same password again').fill(SECOND);
		await page.getByRole('button', { name: 'Change the password' }).click();
		await expect
			.poll(() => page.getByRole('status').allTextContents())
			.toContainEqual(expect.stringContaining('The password was changed'));
		if (javaScript) await expectAccessible(page);

		await page.getByRole('button', { name: 'Sign out' }).click();
		await page.waitForURL('**/sign-in*');
		await page.getByLabel('E-mail').fill(email);
		await page.getByRole('textbox', { name: 'Password' }).fill(FIRST);
		await page.getByRole('button', { name: 'Sign in', exact: true }).click();
		await expect.poll(() => page.getByRole('alert').first().textContent()).toContain('is not right');
		await page.getByRole('textbox', { name: 'Password' }).fill(SECOND);
		await page.getByRole('button', { name: 'Sign in', exact: true }).click();
		await page.waitForURL('**/o/raanana/year/*');
	});
});

describe.each([{ javaScript: true }, { javaScript: false }])(
	'a form whose session has ended, JavaScript $javaScript',
	({ javaScript }) => {
		it('is saved with all that was typed, once somebody has signed in again', async () => {
			const { page, context } = await browser.visit({ javaScript, role: null });
			const { email, link } = await invited('en');
			const name = `Typed before the end ${newId().slice(-6)}`;
			await page.goto(link);
			await page.getByLabel('New password').fill(FIRST);
			await page.getByLabel('The same password again').fill(FIRST);
			await page.getByRole('button', { name: 'Set the password and sign in' }).click();
			await page.waitForURL('**/o/raanana/year/*');
			await page.goto('/o/raanana/goals/edit');
			if (javaScript) await page.waitForLoadState('networkidle');
			await page.getByRole('textbox', { name: 'The goal, English' }).fill(name);
			await context.clearCookies();
			await page.getByRole('button', { name: 'Save' }).click();

			await expect.poll(() => page.getByText('What you typed waits here').count()).toBe(1);
			if (javaScript) await expectAccessible(page);
			await page.getByLabel('E-mail').fill(email);
			await page.getByRole('textbox', { name: 'Password' }).fill(FIRST);
			await page.getByRole('button', { name: 'Sign in', exact: true }).click();
			await page.getByRole('button', { name: 'Save', exact: true }).click();
			await page.waitForURL('**/o/raanana/goals');
			await expect.poll(() => page.getByRole('listitem').filter({ hasText: name }).count()).toBe(1);
			await page.getByRole('listitem').filter({ hasText: name }).getByRole('link', { name: 'Edit' }).click();
			await page.getByRole('button', { name: 'Delete' }).click();
			await expect
				.poll(() => page.getByRole('status', { name: 'Messages' }).textContent())
				.toContain(`Deleted: ${name}`);
		});
	}
);

describe.each(['he', 'en'] as const)('in %s', (language) => {
	it.each([
		['light', 1440],
		['dark', 390]
	] as const)(
		'signing in, a first sign-in and a link that is used up are accessible in %s at %d px',
		async (theme, width) => {
			const { page } = await browser.visit({ language, theme, width, role: null });
			const { link } = await invited(language);
			for (const address of ['/sign-in', '/sign-in/with', link, '/sign-in/of-nobody']) {
				await page.goto(address);
				expect(await page.locator('html').getAttribute('lang')).toBe(language);
				await expectAccessible(page);
				expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
			}
		}
	);
});
