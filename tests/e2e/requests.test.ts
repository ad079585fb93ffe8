import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible, testBrowser } from '../support/browser.ts';
import { buildStarterOffice } from '../support/starter.ts';

const browser = testBrowser();

interface Words {
	list: string;
	rio: string;
	talks: RegExp;
	answer: string;
	met: string;
	evidence: (gate: string) => string;
	gates: string[];
	saveGates: string;
	assess: string;
	goals: RegExp;
	handIn: string;
	anyway: RegExp;
	write: string;
	recommendation: string;
	resolution: string;
	save: string;
	approve: string;
	council: string;
	decide: string;
	accepted: RegExp;
	sign: string;
	signedOn: string;
	source: string;
	doSign: string;
	signed: string;
	agreement: string;
	unsign: string;
	doUnsign: string;
}

const HE: Words = {
	list: 'בקשות לשותפות חדשה',
	rio: 'הכרזה על ריו דה ז׳אנרו כעיר תאומה',
	talks: /במגעים/,
	answer: 'מענה לתנאי הסף',
	met: 'מתקיים',
	evidence: (gate) => `אסמכתה: ${gate}, עברית`,
	gates: ['יחסים דיפלומטיים ותנועה חופשית', 'פנייה של הגוף המוסמך שם', 'זכויות אדם, מוניטין וניגוד עניינים'],
	saveGates: 'שמירת התשובות',
	assess: 'לכתוב הערכה',
	goals: /ציון ?: התאמה למטרות העיר/,
	handIn: 'להגיש',
	anyway: /בלי משפט/,
	write: 'לכתוב המלצה',
	recommendation: 'ההמלצה במילים, עברית',
	resolution: 'נוסח ההחלטה המוצעת, עברית',
	save: 'שמירה',
	approve: 'לאשר את ההמלצה',
	council: 'דף ההמלצה',
	decide: 'לרשום החלטה',
	accepted: /^אושר/,
	sign: 'חתימה',
	signedOn: 'מועד החתימה',
	source: 'מקור, עברית',
	doSign: 'לרשום את החתימה',
	signed: 'נחתם ההסכם. השותף פעיל.',
	agreement: 'ההסכם שנחתם',
	unsign: 'ביטול רישום החתימה',
	doUnsign: 'לבטל את רישום החתימה'
};

const EN: Words = {
	list: 'Requests for new partners',
	rio: 'Declaring Rio de Janeiro a twin city',
	talks: /In talks/,
	answer: 'Answer the gates',
	met: 'Met',
	evidence: (gate) => `Evidence: ${gate}, English`,
	gates: [
		'Diplomatic relations and free travel',
		'Application by their authorised body',
		'Human rights, reputation, conflict of interest'
	],
	saveGates: 'Save the answers',
	assess: 'Write an assessment',
	goals: /Score ?: Match of goals/,
	handIn: 'Hand in',
	anyway: /no sentence/,
	write: 'Write it',
	recommendation: 'The recommendation in words, English',
	resolution: 'What the council is asked to resolve, English',
	save: 'Save',
	approve: 'Approve the recommendation',
	council: 'The page for the council',
	decide: 'Record a decision',
	accepted: /^Approved/,
	sign: 'Signature',
	signedOn: 'When it was signed',
	source: 'Source, English',
	doSign: 'Record the signature',
	signed: 'The agreement was signed. The partner is active.',
	agreement: 'The agreement that was signed',
	unsign: 'Take the signature back',
	doUnsign: 'Take the signature back'
};

/** Opens what is folded, with and without a script. */
const unfold = (page: Page, words: string) => page.locator('summary', { hasText: words }).first().click();

describe.each([
	{ language: 'he' as const, javaScript: true, words: HE },
	{ language: 'en' as const, javaScript: false, words: EN }
])('Rio de Janeiro, in $language with JavaScript $javaScript', ({ language, javaScript, words }) => {
	it('walks from a candidate in talks to a partner with a signed pact', async () => {
		const { slug } = await buildStarterOffice(browser.db);
		const { page } = await browser.visit({ language, javaScript, role: 'director', office: slug });
		await page.goto(`/o/${slug}/initiatives`);
		await page.getByRole('link', { name: words.list }).click();
		await page.getByRole('link', { name: words.rio }).click();
		await page.waitForURL('**/request');
		const request = page.url();
		await expect.poll(() => page.locator('.way [aria-current=step]').textContent()).toMatch(words.talks);
		if (javaScript) await expectAccessible(page);

		await unfold(page, words.answer);
		for (const gate of words.gates) {
			await page.getByRole('group', { name: gate, exact: true }).last().getByText(words.met, { exact: true }).click();
			await page.getByRole('textbox', { name: words.evidence(gate) }).fill('Seen');
		}
		await page.getByRole('button', { name: words.saveGates }).click();
		await expect.poll(() => page.locator('.gates .tag--on').count()).toBe(3);

		await page.getByRole('link', { name: words.assess }).click();
		await page.getByRole('group', { name: words.goals }).getByText('4', { exact: true }).click();
		if (javaScript) await expectAccessible(page);
		await page.getByRole('button', { name: words.handIn }).click();
		await page.getByRole('checkbox', { name: words.anyway }).check();
		if (javaScript) await expectAccessible(page);
		await page.getByRole('button', { name: words.handIn }).click();
		await page.waitForURL(/\/request(#.*)?$/);
		await expect.poll(() => page.locator('.result__figure b').textContent()).toBe('4.0');

		await page.getByRole('link', { name: words.write }).click();
		await page.getByRole('textbox', { name: words.recommendation }).fill('A pact is recommended.');
		await page.getByRole('textbox', { name: words.resolution }).fill('The council approves a pact.');
		await page.getByRole('button', { name: words.save, exact: true }).click();
		await page.getByRole('button', { name: words.approve }).click();
		await page.getByRole('link', { name: words.council }).click();
		await expect.poll(() => page.locator('article').textContent()).toContain('The council approves a pact.');
		if (javaScript) await expectAccessible(page);

		await page.goto(request);
		await page.getByRole('link', { name: words.decide }).click();
		await page.locator('label', { hasText: words.accepted }).first().click();
		await page.locator('textarea[name="answer.he"]').fill('כן, בשמחה.');
		await page.locator('input[name="decidedOn"]').fill('2026-11-15');
		await page.locator(`input[name="decidedBy.${language}"]`).fill('City council');
		await page.locator(`input[name="reference.${language}"]`).fill('12/2026');
		await page.locator('form button.btn--primary').click();
		await page.waitForURL('**/request');
		await unfold(page, words.sign);
		await page.getByRole('textbox', { name: words.signedOn }).fill('2026-11-20');
		await page.getByRole('textbox', { name: words.source }).fill('The pact itself');
		await page.getByRole('button', { name: words.doSign }).click();
		await expect.poll(() => page.locator('#next').textContent()).toContain(words.signed);
		if (javaScript) await expectAccessible(page);

		await page.getByRole('link', { name: words.agreement }).click();
		await expect.poll(() => page.locator('main').textContent()).toContain('12/2026');
		await page.goto(`/o/${slug}/partners?status=active`);
		await expect.poll(() => page.locator('main').textContent()).toContain(language === 'he' ? 'ריו' : 'Rio');

		// A signature that was recorded by mistake: all that it did is taken back with it.
		await page.goto(request);
		await unfold(page, words.unsign);
		if (javaScript) await expectAccessible(page);
		await page.getByRole('button', { name: words.doUnsign }).click();
		await expect.poll(() => page.locator('button', { hasText: words.doSign }).count()).toBe(1);
		await page.goto(`/o/${slug}/partners?status=active`);
		expect(await page.locator('tbody').textContent()).not.toContain(language === 'he' ? 'ריו' : 'Rio');
	});
});

describe.each(['he', 'en'] as const)('the pages of requests in %s', (language) => {
	it.each([
		['light', 1440],
		['dark', 390]
	] as const)('are accessible in %s at %d px', async (theme, width) => {
		const { slug } = await buildStarterOffice(browser.db);
		const { page } = await browser.visit({ language, theme, width, role: 'director', office: slug });
		await page.goto(`/o/${slug}/initiatives/requests`);
		const href = (await page.locator('tbody th a').first().getAttribute('href')) ?? '';
		const pages = [
			...[`/o/${slug}/initiatives/requests`, `/o/${slug}/initiatives/requests/edit`, href],
			...[`${href}/assess`, `${href}/recommend`, `/o/${slug}/settings/criteria`],
			...[`/o/${slug}/settings/criteria/edit/attributes`, `/o/${slug}/settings/criteria/edit`]
		];
		for (const path of pages) {
			await page.goto(path);
			await expectAccessible(page);
			expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), path).toBeLessThanOrEqual(0);
		}
	});
});
