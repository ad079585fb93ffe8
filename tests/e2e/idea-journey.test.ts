import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { sealReceipt, type Receipt } from '../../src/features/resident-idea/server/receipt.ts';
import { askForSupport } from '../../src/features/resident-idea/server/support.ts';
import { newId } from '../../src/kernel/id.ts';
import type { OfficeId } from '../../src/platform/server/database.ts';
import { expectAccessible, testBrowser } from '../support/browser.ts';
import { KEY, sendIdea } from '../support/ideas.ts';
import { serverKey } from '../support/idea-site.ts';
import { buildStarterOffice } from '../support/starter.ts';

const browser = testBrowser();
let slug = '';
let officeId: OfficeId;

beforeAll(async () => {
	({ officeId, slug } = await buildStarterOffice(browser.db));
	await browser.db.forOffice(officeId, (tx) =>
		tx
			.insertInto('site')
			.values({ office_id: officeId, is_on: true })
			.onConflict((own) => own.column('office_id').doUpdateSet({ is_on: true }))
			.execute()
	);
});

/** What the two journeys say, each in its language. */
const HEBREW = {
	language: 'he',
	...{ javaScript: true, site: '', poznan: 'פוזנן', have: 'יש לי רעיון', send: 'שליחת הרעיון' },
	...{ idea: 'ערב שחמט מקוון עם בית ספר בפוזנן', name: 'נועה לוי', adult: 'מלאו לי 16' },
	...{ need: 'נא לכתוב את הרעיון', received: 'הרעיון התקבל וממתין לקריאה.', queue: 'רעיונות של תושבים' },
	...{ ask: 'שאלה לתושב', askSend: 'שליחת השאלה', question: 'באיזה בית ספר להתחיל?', hasQuestion: 'ללשכה יש שאלה.' },
	...{ answerSend: 'שליחה', answer: 'בבית הספר אילון', news: 'הגיעה תשובה', take: 'העברה לטיפול' },
	...{ title: 'שחמט מקוון עם פוזנן', examined: 'הרעיון הועבר לטיפול ונבדק.', decide: /^קבלת החלטה/, accepted: 'אושרה' },
	...{ official: 'רעיון טוב, ומתחילים בסתיו', decided: 'שמירת ההחלטה', isAccepted: 'הרעיון אושר, ועובדים עליו.' },
	...{ add: 'הוספת פעילות', happened: 'ערב השחמט הראשון', save: /^שמירת/ },
	...{ complete: /^סימון כהושלמה/, outcome: 'ארבעים ילדים שיחקו', completed: 'היוזמה הושלמה', isDone: 'הרעיון בוצע.' }
} as const;
const ENGLISH = {
	language: 'en',
	...{ javaScript: false, site: '/en', poznan: 'Poznań', have: 'I have an idea', send: 'Send idea' },
	...{ idea: 'A choir exchange with Poznań', name: 'Ruth Klein', adult: 'I am 16 or older' },
	...{ need: 'Write your idea', received: 'It has come in and waits to be read.', queue: 'Residents’ ideas' },
	...{
		ask: 'Ask the resident',
		askSend: 'Send the question',
		question: 'Which choir?',
		hasQuestion: 'The office has a question.'
	},
	...{ answerSend: 'Send', answer: 'The youth choir', news: 'An answer came', take: 'Take up' },
	...{
		title: 'Choirs of both cities',
		examined: 'It was taken up and is being examined.',
		decide: /^Decide/,
		accepted: 'Approved'
	},
	...{
		official: 'Gladly, from autumn on',
		decided: 'Save the decision',
		isAccepted: 'It was accepted and is being worked on.'
	},
	...{
		add: 'Add an activity',
		happened: 'The choirs sang together',
		kind: 'Meeting',
		everybody: 'The public',
		save: /^Save/
	},
	...{
		complete: /^Mark as completed/,
		outcome: 'Sixty sang',
		completed: 'The initiative is completed',
		isDone: 'It has been carried out.'
	}
} as const;

/** Fills in a text of the office, which is kept in two languages. */
async function fillTexts(page: Page, name: string, words: string): Promise<void> {
	for (const tag of ['he', 'en']) await page.locator(`[name="${name}.${tag}"]`).first().fill(words);
}

/** Chooses, from a list or of what stands side by side. */
async function choose(page: Page, name: string, value: string): Promise<void> {
	const list = page.locator(`select[name="${name}"]`);
	if ((await list.count()) > 0) await list.selectOption(value);
	else await page.locator(`input[name="${name}"][value="${value}"]`).check({ force: true });
}

const told = async (page: Page) => (await page.locator('main').textContent()) ?? '';

describe.each([HEBREW, ENGLISH] as const)(
	'from an idea to its outcome, in $language, JavaScript $javaScript',
	(say) => {
		const { language, javaScript } = say;
		const visit = (role: 'coordinator' | 'director' | null) =>
			browser.visit({ role, language, javaScript, office: slug }).then(({ page }) => page);
		const check = (page: Page) => (javaScript ? expectAccessible(page) : Promise.resolve());
		/** Presses what stands on a button, or on a link that looks like one. */
		const press = (page: Page, name: string | RegExp) =>
			page.getByRole('button', { name, exact: true }).first().click();

		it('a resident proposes, the coordinator asks back, the director answers, and what was done stands in the report and with the partner', async () => {
			const [resident, coordinator, director] = [
				await visit(null),
				await visit('coordinator'),
				await visit('director')
			];

			await resident.goto(`/${slug}${say.site}`);
			await resident.getByRole('link', { name: say.have }).first().click();
			await resident.waitForURL(/ideas\/new/);
			await check(resident);
			await press(resident, say.send);
			await expect.poll(() => resident.getByRole('alert').textContent()).toContain(say.need);
			await check(resident);
			await resident.locator('[name=text]').fill(say.idea);
			await resident.locator('[name=partnerId]').selectOption({ label: say.poznan });
			await resident.getByLabel(say.adult, { exact: true }).check();
			await resident.locator('[name=name]').fill(say.name);
			await resident.locator('[name=email]').fill(`${language}@resident.example`);
			await resident.locator('[name=consent]').check();
			// Nobody fills a form in within a second, and the page knows it.
			await resident.waitForTimeout(1600);
			const answer = resident.locator('[name=answer]');
			if (javaScript) await expect.poll(() => answer.inputValue()).toMatch(/^\d+$/);
			else expect(await answer.inputValue()).toBe('');
			await press(resident, say.send);
			await resident.waitForURL(/ideas\/own\//);
			expect(await told(resident)).toContain(say.received);
			await check(resident);
			const own = resident.url().replace('?new', '');

			await coordinator.goto(`/o/${slug}`);
			await coordinator.getByRole('link', { name: say.queue }).first().click();
			await coordinator.waitForURL(/\/ideas$/);
			await check(coordinator);
			await coordinator.getByRole('link', { name: say.idea }).click();
			await coordinator.waitForURL(/ideas\/[0-9a-f-]{36}$/);
			await check(coordinator);
			await coordinator.getByText(say.ask, { exact: true }).click();
			await coordinator.locator(`[name="text.${language}"]`).fill(say.question);
			await press(coordinator, say.askSend);
			await expect.poll(() => coordinator.locator('.letters').textContent()).toContain(say.question);

			await resident.goto(own);
			expect(await told(resident)).toContain(say.hasQuestion);
			await resident.locator('[name=message]').fill(say.answer);
			await check(resident);
			await press(resident, say.answerSend);
			await resident.waitForURL(/written/);

			await coordinator.goto(`/o/${slug}/ideas`);
			expect(await told(coordinator)).toContain(say.news);
			await coordinator.getByRole('link', { name: say.idea }).click();
			await coordinator.waitForURL(/ideas\/[0-9a-f-]{36}$/);
			expect(await coordinator.locator('.letters').textContent()).toContain(say.answer);
			expect(await coordinator.locator('select[name="partners[]"]').first().inputValue()).not.toBe('');
			await fillTexts(coordinator, 'title', say.title);
			await press(coordinator, say.take);
			await coordinator.waitForURL(/initiatives\/[0-9a-f-]{36}$/);
			const initiative = coordinator.url();
			for (const words of [say.idea, say.answer, say.poznan]) expect(await told(coordinator)).toContain(words);
			await check(coordinator);
			await resident.goto(own);
			expect(await told(resident)).toContain(say.examined);

			await director.goto(initiative);
			await director.getByRole('link', { name: say.decide }).click();
			await director.getByText(say.accepted, { exact: true }).first().click();
			await fillTexts(director, 'answer', say.official);
			await press(director, say.decided);
			await director.waitForURL(/initiatives\/[0-9a-f-]{36}(#\w+)?$/);
			await resident.goto(own);
			expect(await told(resident)).toContain(say.isAccepted);
			expect(await told(resident)).toContain(say.official);
			await check(resident);

			await coordinator.goto(initiative);
			await coordinator.getByRole('link', { name: say.add }).click();
			await fillTexts(coordinator, 'title', say.happened);
			await choose(coordinator, 'kind', 'meeting');
			await coordinator.locator('[name=starts]').fill('5.10.2020');
			await choose(coordinator, 'status', 'done');
			await choose(coordinator, 'visibility', 'public');
			await coordinator.getByRole('button', { name: say.save }).first().click();
			await coordinator.waitForURL(/initiatives\/[0-9a-f-]{36}(#\w+)?$/);
			await coordinator.getByRole('link', { name: say.complete }).click();
			await fillTexts(coordinator, 'outcome', say.outcome);
			await press(coordinator, say.completed);
			await coordinator.waitForURL(/initiatives\/[0-9a-f-]{36}(#\w+)?$/);

			await resident.goto(own);
			for (const words of [say.isDone, say.happened]) expect(await told(resident)).toContain(words);
			await check(resident);
			await resident.getByRole('link', { name: say.poznan }).first().click();
			await resident.waitForURL(/partners\//);
			expect(await told(resident)).toContain(say.happened);
			await director.goto(`/o/${slug}/report/2020`);
			expect(await told(director)).toContain(say.happened);
		});
	}
);

describe.each([{ javaScript: true }, { javaScript: false }])(
	'by the links of letters, JavaScript $javaScript',
	({ javaScript }) => {
		/** The secret of the latest letter to somebody. */
		const secretFor = (email: string, page: 'own' | 'support') =>
			browser.db.forOffice(officeId, async (tx) => {
				const letters = tx.selectFrom('outgoing_letter').select('text').where('office_id', '=', officeId);
				const row = await letters.where('recipient', '=', email).orderBy('made_at', 'desc').executeTakeFirst();
				return new RegExp(`/ideas/${page}/([\\w-]{43})`).exec(row?.text ?? '')?.[1] ?? '';
			});

		it('a resident confirms the address and withdraws, and somebody supports and takes it back', async () => {
			const email = `${newId()}@resident.example`;
			const id = newId();
			await sendIdea(browser.db, officeId, { email }, { id });
			const { page } = await browser.visit({ role: null, javaScript });
			await page.goto(`/${slug}/en/ideas/own/${await secretFor(email, 'own')}`);
			if (javaScript) await expectAccessible(page);
			await page.getByRole('button', { name: 'Confirm and send' }).click();
			await expect.poll(() => told(page)).toContain('It has come in and waits to be read.');
			const own = page.url();

			const { page: office } = await browser.visit({ javaScript, office: slug });
			await office.goto(`/o/${slug}/ideas/${id}`);
			await office.getByText('Publish', { exact: true }).first().click();
			await fillTexts(office, 'publicTitle', `Chess ${javaScript}`);
			await office.locator('[name="publicText.en"]').fill('Once a month');
			await office.getByRole('button', { name: 'Publish' }).click();
			await expect.poll(() => told(office)).toContain('Take off the site');
			if (javaScript) await expectAccessible(office);

			const supporter = `${newId()}@resident.example`;
			await askForSupport(browser.db, officeId, { ideaId: id, email: supporter, tongue: 'en' }, KEY);
			await page.goto(`/${slug}/en/ideas/support/${await secretFor(supporter, 'support')}`);
			await page.getByRole('button', { name: 'Confirm my support' }).click();
			await expect.poll(() => told(page)).toContain('Your support is counted.');
			if (javaScript) await expectAccessible(page);
			await page.goto(`/${slug}/en/ideas/${id}`);
			expect(await told(page)).toContain('1 supporter');
			await page.getByText('Report this text').click();
			if (javaScript) await expectAccessible(page);
			await page.waitForTimeout(1600);
			await page.getByText('It is not true').click();
			await page.getByRole('button', { name: 'Send the report' }).click();
			await expect.poll(() => told(page)).toContain('The report has come in.');
			await page.goto(`/${slug}/en/ideas/support/${await secretFor(supporter, 'support')}`);
			await page.getByRole('button', { name: 'Take my support back' }).click();
			await expect.poll(() => told(page)).toContain('Confirm your support');

			await page.goto(own);
			await page.getByText('Withdraw the idea').first().click();
			await page.getByLabel('I want to withdraw the idea').check();
			await page.getByRole('button', { name: 'Withdraw the idea' }).click();
			await page.waitForURL(/withdrawn$/);
			await page.goto(own);
			expect(await told(page)).toContain('This link opens nothing');
		});
	}
);

describe('the public pages of ideas', () => {
	it.each([
		['he', 'light', 1440],
		['he', 'dark', 390],
		['en', 'light', 390],
		['de', 'dark', 1440],
		['zh-Hant', 'light', 390]
	] as const)('are accessible in %s, %s, at %d px', async (tongue, theme, width) => {
		const { page } = await browser.visit({ role: null, theme, width });
		const base = tongue === 'he' ? `/${slug}` : `/${slug}/${tongue}`;
		const receipt: Receipt = { done: 'sent', ideaId: newId(), email: 'noa.levi@resident.example' };
		const sent = `ideas/sent/${sealReceipt(serverKey(), officeId, receipt, new Date())}`;
		for (const path of ['ideas', 'ideas/new', sent, 'ideas/withdrawn', `ideas/own/${'x'.repeat(43)}`]) {
			await page.goto(`${base}/${path}`);
			await expectAccessible(page);
			expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
		}
	});

	it('the queue is accessible in both themes, and on a phone', async () => {
		for (const [theme, width] of [
			['light', 1440],
			['dark', 390]
		] as const) {
			const { page } = await browser.visit({ theme, width, office: slug, language: 'he' });
			for (const queue of ['waiting', 'spam', 'reported', 'settled']) {
				await page.goto(`/o/${slug}/ideas?queue=${queue}`);
				await expectAccessible(page);
				expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
			}
		}
	});
});
