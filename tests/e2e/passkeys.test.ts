import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { addUser, createSignInLink } from '../../src/features/account/server/commands.ts';
import { addMember } from '../../src/features/office/server/commands.ts';
import { officeOfSlug } from '../../src/features/office/server/queries.ts';
import { newId } from '../../src/kernel/id.ts';
import type { Language } from '../../src/kernel/language.ts';
import { expectAccessible, testBrowser, type VisitOptions } from '../support/browser.ts';

const browser = testBrowser();
const PASSWORD = 'a lamp above the harbour';

/** Somebody new, signed in with a password of their own. */
async function somebody(language: Language, options: VisitOptions = {}): Promise<Page> {
	const { page } = await browser.visit({ ...options, language, role: null });
	const { userId } = await addUser(browser.db, { email: `${newId()}@example.org`, name: 'Noa', language });
	const office = await officeOfSlug(browser.db, 'raanana');
	if (!office) throw new Error('no starter office');
	await addMember(browser.db, office, userId, 'coordinator');
	await page.goto(await createSignInLink(browser.db, userId));
	await page.locator('[name=password]').fill(PASSWORD);
	await page.locator('[name=repeat]').fill(PASSWORD);
	await page.locator('main .btn--primary').click();
	await page.waitForURL('**/o/raanana/year/*');
	return page;
}

/** A device in the browser, whose holder it knows. */
async function plugIn(page: Page): Promise<void> {
	const devices = await page.context().newCDPSession(page);
	await devices.send('WebAuthn.enable');
	await devices.send('WebAuthn.addVirtualAuthenticator', {
		options: {
			...{ protocol: 'ctap2', transport: 'internal', automaticPresenceSimulation: true },
			...{ hasResidentKey: true, hasUserVerification: true, isUserVerified: true }
		}
	});
}

it('a passkey is added, signs in without a password, and is removed; then it opens nothing', async () => {
	const page = await somebody('en');
	await plugIn(page);
	await page.goto('/account');
	await page.getByRole('link', { name: /Add a passkey/ }).click();
	await page.getByLabel('Name of the passkey').fill('Office computer');
	await page.getByLabel('Current password').fill(PASSWORD);
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Continue' }).click();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Make the passkey' }).click();
	await expect.poll(() => page.getByRole('status').allTextContents()).toContain('The passkey was added.');
	await expect.poll(() => page.getByRole('listitem').textContent()).toContain('Office computer');
	await expectAccessible(page);

	await page.context().clearCookies();
	await page.goto('/sign-in?to=/o/raanana/goals');
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
	await page.waitForURL(({ pathname }) => pathname === '/o/raanana/goals');

	await page.goto('/account/passkeys');
	await page.getByRole('link', { name: /Manage.*Office computer/ }).click();
	await expectAccessible(page);
	await page.getByLabel('Current password').fill(PASSWORD);
	await page.getByRole('button', { name: 'Remove the passkey' }).click();
	await expect
		.poll(() => page.getByRole('status').allTextContents())
		.toContainEqual(expect.stringContaining('was removed'));

	await page.context().clearCookies();
	await page.goto('/sign-in');
	await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
	await expect
		.poll(() => page.getByRole('alert').allTextContents())
		.toContainEqual(expect.stringContaining('did not open'));
	await expectAccessible(page);
});

it('without JavaScript the page says what it needs, and no sign-in offers what cannot be', async () => {
	const page = await somebody('en', { javaScript: false });
	await page.goto('/account/passkeys');
	await expect.poll(() => page.locator('noscript p').isVisible()).toBe(true);
	expect(await page.getByRole('button', { name: 'Continue' }).count()).toBe(0);
	await page.context().clearCookies();
	await page.goto('/sign-in');
	expect(await page.getByRole('button', { name: 'Sign in with a passkey' }).count()).toBe(0);
	expect(await page.getByRole('button', { name: 'Sign in', exact: true }).isVisible()).toBe(true);
});

describe.each(['he', 'en'] as const)('in %s', (language) => {
	it.each([
		['light', 1440],
		['dark', 390]
	] as const)('the pages are accessible and fit in %s at %d px', async (theme, width) => {
		const page = await somebody(language, { theme, width });
		const look = async (address: string) => {
			await page.goto(address);
			await expectAccessible(page);
			expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
			const folder = process.env['KESHER_SHOTS'];
			const name = `${address.replaceAll('/', '_')}-${language}-${theme}.png`;
			if (folder) await page.screenshot({ path: `${folder}/${name}`, fullPage: true });
		};
		await look('/account/passkeys');
		await page.context().clearCookies();
		await look('/sign-in');
		await look('/sign-in/passkey');
	});
});
