import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/id.ts';
import type { Actor } from '../../src/features/member/server/gate.ts';
import { expectAccessible, testBrowser, type VisitOptions } from '../support/browser.ts';
import { buildActor, buildOffice, buildOrganisation, buildStep, recordActivity } from '../support/factories.ts';

const browser = testBrowser();
const slug = `day-${newId().slice(-8)}`;
const at = `/o/${slug}`;

let coordinator: Actor;
let body: string;
let others: string;

beforeAll(async () => {
	coordinator = buildActor(await buildOffice(browser.db, { slug }));
	const department = { kind: 'municipal_department' as const, name: { he: 'אגף הספורט', en: 'Sports department' } };
	body = await buildOrganisation(browser.db, coordinator, department);
	others = await recordActivity(browser.db, coordinator, { title: { he: 'קבלת פנים', en: 'A reception' } });
	await buildStep(browser.db, coordinator, { subject: 'activity', subjectId: others });
});

const visit = async (options: VisitOptions) => (await browser.visit({ office: slug, ...options })).page;

const contributor = (options: VisitOptions = {}) =>
	visit({ role: 'contributor', limits: { bodyId: body, ends: '2099-12-31' }, ...options });

describe.each([true, false])('the day of a department, with JavaScript: %s', (javaScript) => {
	it('reads what others did, finds no way to change it, and writes down and changes its own', async () => {
		const title = `A tournament ${String(javaScript)}`;
		const page = await contributor({ javaScript });
		await page.goto(`${at}/activities/${others}`);
		await expect.poll(() => page.getByRole('heading', { name: 'A reception' }).count()).toBe(1);
		for (const name of ['Edit', 'Add a step', 'Add a document']) {
			expect(await page.getByRole('main').getByRole('link', { name }).count()).toBe(0);
		}
		expect(await page.getByRole('button', { name: /^Mark as done/ }).count()).toBe(0);

		await page.goto(`${at}/activities`);
		await page.getByRole('main').getByRole('link', { name: 'New activity', exact: true }).first().click();
		await page.getByRole('combobox', { name: 'Kind of activity' }).selectOption('Meeting');
		await page.locator('[name="title.en"]').fill(title);
		await page.getByRole('button', { name: 'Save activity' }).click();
		await page.waitForURL(/\/activities\/[0-9a-f-]{36}$/);
		if (javaScript) await expectAccessible(page);

		await page.getByRole('main').getByRole('link', { name: 'Edit' }).first().click();
		await page.getByRole('button', { name: /^Delete/ }).click();
		await page.waitForURL(`**${at}/activities`);
		await page.getByRole('button', { name: 'Undo' }).click();
		await page.goto(`${at}/activities`);
		await expect.poll(() => page.getByRole('link', { name: title }).count()).toBe(1);
	});
});

it('the key N opens quick capture for a department, and nothing for an agreements manager', async () => {
	const page = await contributor();
	await page.goto(`${at}/activities`);
	await page.keyboard.press('n');
	await expect.poll(() => page.getByRole('dialog').count()).toBe(1);
	const manager = await visit({ role: 'agreements_manager' });
	await manager.goto(`${at}/activities`);
	expect(await manager.getByRole('link', { name: /Quick capture/ }).count()).toBe(0);
	await manager.keyboard.press('n');
	await manager.waitForTimeout(300);
	expect([await manager.getByRole('dialog').count(), new URL(manager.url()).pathname]).toEqual([0, `${at}/activities`]);
});

describe.each([true, false])('a director, with JavaScript: %s', (javaScript) => {
	it('gives somebody a role with a body and a last day', async () => {
		const who = `Noa ${String(javaScript)} ${newId().slice(-4)}`;
		const page = await visit({ role: 'director', javaScript });
		await page.goto(`${at}/settings/members`);
		await page.getByRole('textbox', { name: 'E-mail' }).fill(`${newId()}@example.org`);
		await page.getByRole('textbox', { name: 'Name' }).fill(who);
		await page.getByText('Contributor: sees what').click();
		await page.getByLabel('Department or body').selectOption({ label: 'Sports department' });
		await page.getByRole('button', { name: 'Add', exact: true }).click();
		await expect.poll(() => page.locator('code').textContent()).toMatch(/\/sign-in\//);
		await page.getByRole('link', { name: `Change, ${who}` }).click();
		await page.getByRole('textbox', { name: 'Until' }).fill('31.12.2099');
		await page.getByRole('textbox', { name: 'Reason' }).fill('For one more year');
		if (javaScript) await expectAccessible(page);
		await page.getByRole('button', { name: 'Save' }).click();
		await page.waitForURL(`**${at}/settings/members`);
		const row = page.getByRole('listitem').filter({ hasText: who });
		await expect.poll(() => row.textContent()).toContain('Sports department, until 31 Dec 2099');
	});
});

it.each([
	['he', 'light', 1440],
	['he', 'dark', 390],
	['en', 'light', 390]
] as const)('the role of a member is accessible in %s, %s, at %d px', async (language, theme, width) => {
	await contributor();
	const page = await visit({ role: 'director', language, theme, width });
	await page.goto(`${at}/settings/members`);
	await expectAccessible(page);
	await page.locator('.members a[href*="/members/"]:not([href$="remove"])').first().click();
	await page.waitForURL(/members\/[0-9a-f-]{36}$/);
	await expectAccessible(page);
	expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});
