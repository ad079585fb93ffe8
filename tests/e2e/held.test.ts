import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/id.ts';
import { buildActor, buildOffice, buildPartner, buildPerson, buildStep, recordActivity } from '../support/factories.ts';
import { expectAccessible, testBrowser } from '../support/browser.ts';

const browser = testBrowser();
const slug = `held-${newId().slice(-8)}`;
const at = `/o/${slug}`;
let actor: ReturnType<typeof buildActor>;

beforeAll(async () => {
	actor = buildActor(await buildOffice(browser.db, { slug }), 'director');
});

async function plant(): Promise<string> {
	const partner = await buildPartner(browser.db, actor);
	const id = await buildPerson(browser.db, actor, {
		...{ name: { en: 'Ada Wójcik', he: 'עדה וויצ׳יק' }, email: 'ada@example.pl', phone: '+48 61 878 52 00' },
		...{ receivedOn: '2019-05', receivedFrom: 'The city hall', noticeOn: '2019-05-20', note: 'Prefers to write' }
	});
	await recordActivity(browser.db, actor, {
		...{ title: { en: 'A concert', he: 'קונצרט' }, starts: '2020-05-02', people: [{ id, role: 'speaker' }] }
	});
	const step = { what: { en: 'Thank Ada Wójcik', he: 'להודות לעדה וויצ׳יק' } };
	await buildStep(browser.db, actor, { subject: 'partner', subjectId: partner }, step);
	return id;
}

describe.each([{ javaScript: true }, { javaScript: false }])('a director, JavaScript $javaScript', ({ javaScript }) => {
	it('sees what is held on a person, corrects it, and erases it by typing the name', async () => {
		const id = await plant();
		const { page } = await browser.visit({ javaScript, role: 'director', office: slug });
		await page.goto(`${at}/people/${id}`);
		await page.getByRole('link', { name: 'What is held on this person' }).click();
		await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toContain('Ada Wójcik');
		await page.getByRole('link', { name: 'Correct: E-mail' }).click();
		await page.getByLabel('E-mail').fill('ada.w@example.pl');
		await page.getByRole('button', { name: 'Save' }).click();
		await page.waitForURL(`**/people/${id}`);
		await page.goto(`${at}/people/${id}/held`);
		await page.getByRole('link', { name: 'Erase the details' }).press('Enter');
		await page.getByLabel('Reason').fill('Asked by letter');
		await page.getByLabel('To confirm').fill('Ada');
		await page.getByRole('button', { name: 'Erase for good' }).press('Enter');
		await expect.poll(() => page.getByRole('alert').textContent()).toContain('Type it exactly');
		if (javaScript) await expectAccessible(page);
		await page.getByLabel('To confirm').fill('Ada Wójcik');
		await page.getByRole('button', { name: 'Erase for good' }).click();
		await page.waitForURL(`**/people/${id}`);
		await expect
			.poll(() => page.getByRole('heading', { level: 1 }).textContent())
			.toContain('A person whose details were erased');
		await expect.poll(() => page.getByText('The details were erased on').count()).toBe(1);
		if (javaScript) await expectAccessible(page);
		expect(await page.content()).not.toContain('Wójcik');
	});
});

describe.each(['he', 'en'] as const)('what is held on a person, in %s', (language) => {
	it.each([
		['light', 1440],
		['dark', 390]
	] as const)('is accessible in %s at %d px, and so is erasing it', async (theme, width) => {
		const id = await plant();
		const { page } = await browser.visit({ language, theme, width, role: 'director', office: slug });
		for (const path of ['', '/held', '/held/erase']) {
			await page.goto(`${at}/people/${id}${path}`);
			await expectAccessible(page);
			expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
		}
	});
});
