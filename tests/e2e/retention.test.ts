import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/id.ts';
import { expectAccessible, testBrowser } from '../support/browser.ts';
import { buildActor, buildOffice, buildPerson } from '../support/factories.ts';

const browser = testBrowser();
const slug = `kept-${newId().slice(-8)}`;
const address = `/o/${slug}/settings/retention`;
let actor: ReturnType<typeof buildActor>;

beforeAll(async () => {
	actor = buildActor(await buildOffice(browser.db, { slug }));
});

async function plant(name: string): Promise<void> {
	const id = await buildPerson(browser.db, actor, { name: { en: name, he: name } });
	await browser.db.forOffice(actor.officeId, (tx) =>
		sql`update person set updated_at = now() - interval '9 years' where office_id = ${actor.officeId} and id = ${id}`.execute(
			tx
		)
	);
}

describe.each([{ javaScript: true }, { javaScript: false }])('a director, JavaScript $javaScript', ({ javaScript }) => {
	it('sets how long people are kept, sees who would be erased, and erases them', async () => {
		const name = `Old Friend ${javaScript}`;
		await plant(name);
		const { page } = await browser.visit({ javaScript, role: 'director', office: slug });
		await page.goto(`/o/${slug}/settings`);
		await page.getByRole('link', { name: 'How long things are kept' }).click();
		await page.getByLabel('Details of people that are no longer needed').selectOption('After 7 years');
		await page.getByRole('button', { name: 'Save' }).press('Enter');
		await expect.poll(() => page.getByRole('link', { name }).count()).toBe(1);
		if (javaScript) await expectAccessible(page);
		await page.getByRole('button', { name: 'Erase now, for good' }).click();
		await expect.poll(() => page.getByRole('alert').count()).toBe(1);
		if (javaScript) await expectAccessible(page);
		await page.getByLabel('To confirm').fill('1');
		await page.getByRole('button', { name: 'Erase now, for good' }).press('Enter');
		await expect.poll(() => page.getByRole('link', { name }).count()).toBe(0);
	});
});

describe.each(['he', 'en'] as const)('how long things are kept, in %s', (language) => {
	it.each([
		['light', 1440],
		['dark', 390]
	] as const)('is accessible in %s at %d px', async (theme, width) => {
		await plant('נתן ישן');
		const { page } = await browser.visit({ language, theme, width, role: 'director', office: slug });
		await page.goto(address);
		await expectAccessible(page);
		expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
	});
});
