import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/id.ts';
import { buildActor, buildOffice, buildPartner } from '../support/factories.ts';
import { expectAccessible, testBrowser, type VisitOptions } from '../support/browser.ts';
import { CLIENT, startProvider, type TestProvider } from '../support/identity-provider.ts';
import type { OfficeId } from '../../src/platform/server/database.ts';

const browser = testBrowser();
const slug = `why-${newId().slice(-8)}`;
let officeId: OfficeId;
let provider: TestProvider;

beforeAll(async () => {
	officeId = await buildOffice(browser.db, { slug });
	provider = await startProvider(`${browser.base}/sign-in/with/${slug}/back`);
	const director = await browser.signedIn('director', { office: slug });
	const settings = { issuer: provider.issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret };
	expect((await director.post(`/o/${slug}/settings/identity?/save`, settings)).status).toBe(303);
});

afterAll(() => provider.close());

const visit = async (options: VisitOptions) =>
	(await browser.visit({ role: 'director', office: slug, ...options })).page;

const partner = () => buildPartner(browser.db, buildActor(officeId), { name: { he: 'לוקה', en: 'Lucca' } });

describe.each([true, false])('why a partner is deleted, with JavaScript: %s', (javaScript) => {
	it('is said beside the button, and found in the trail', async () => {
		const page = await visit({ javaScript });
		const why = `Recorded twice ${String(javaScript)}`;
		await page.goto(`/o/${slug}/partners/edit/${await partner()}`);
		if (javaScript) await expectAccessible(page);
		await page.getByRole('textbox', { name: 'Reason for deleting' }).fill(`${why} ${'x'.repeat(300)}`);
		await page.getByRole('button', { name: 'Delete' }).click();
		await expect.poll(() => page.getByRole('alert').textContent()).toContain('Reason for deleting');
		// What the form beside it holds is still there.
		expect(await page.getByRole('textbox', { name: 'English' }).first().inputValue()).toBe('Lucca');
		await page.getByRole('textbox', { name: 'Reason for deleting' }).fill(why);
		await page.getByRole('button', { name: 'Delete' }).click();
		await page.waitForURL(`**/o/${slug}/partners`);
		await page.goto(`/o/${slug}/settings/trail`);
		await page.getByLabel('Reason').selectOption({ label: 'Given' });
		await page.getByLabel('Action').selectOption({ label: 'Deleted' });
		await page.getByRole('button', { name: 'Show' }).click();
		await page.waitForURL(/reason=given/);
		await expect.poll(() => page.getByRole('table').textContent()).toContain(`Reason: ${why}`);
		if (javaScript) await expectAccessible(page);
	});
});

describe.each([
	['he', 'light', 1440],
	['he', 'dark', 390],
	['en', 'light', 390]
] as const)('in %s, %s, at %d px', (language, theme, width) => {
	it('the pages that ask why, and that of the end of a session, are accessible', async () => {
		const page = await visit({ language, theme, width });
		for (const path of [
			`/o/${slug}/settings/identity`,
			`/o/${slug}/partners/edit/${await partner()}`,
			`/sign-in/with/${slug}?out`,
			`/sign-in/with/${slug}?out=stays`
		]) {
			await page.goto(path);
			await expectAccessible(page);
			expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
		}
	});
});
