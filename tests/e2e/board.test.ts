import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/id.ts';
import { buildActor, buildAgreement, buildInitiative, buildOffice, buildPartner } from '../support/factories.ts';
import { expectAccessible, testBrowser } from '../support/browser.ts';

const browser = testBrowser();

let office: string;
let actor: ReturnType<typeof buildActor>;
beforeAll(async () => {
	office = `board-${newId().slice(-8)}`;
	actor = buildActor(await buildOffice(browser.db, { slug: office }));
});

describe.each([{ javaScript: true }, { javaScript: false }])(
	'a coordinator at the board, JavaScript $javaScript',
	({ javaScript }) => {
		it('takes an idea on by its button, and stays on the board as it is narrowed', async () => {
			const title = `A fountain ${javaScript}`;
			await buildInitiative(browser.db, actor, { title: { en: title } });
			const { page } = await browser.visit({ javaScript, office });
			await page.goto(`/o/${office}/initiatives`);
			await page.getByRole('searchbox', { name: 'Search', exact: true }).last().fill('fountain');
			await page.getByRole('button', { name: 'Show', exact: true }).click();
			await page.waitForURL(/q=fountain/);
			await page.getByRole('button', { name: new RegExp(`Make it a proposal.*${title}`) }).click();
			const proposals = page.getByRole('region', { name: 'Proposals' });
			await expect.poll(() => proposals.textContent()).toContain(title);
			expect(page.url()).toContain('q=fountain');
			// It waits for a director now; a coordinator has nothing to press.
			expect(await proposals.getByRole('button').count()).toBe(0);
			await page.getByRole('link', { name: 'List' }).click();
			await page.waitForURL(/view=list/);
			expect(await page.getByRole('rowheader', { name: title }).count()).toBe(1);
		});
	}
);

async function assigneeOf(id: string): Promise<string | null | undefined> {
	const row = await browser.db.forOffice(actor.officeId, (tx) =>
		tx
			.selectFrom('initiative')
			.select('assignee')
			.where('office_id', '=', actor.officeId)
			.where('id', '=', id)
			.executeTakeFirst()
	);
	return row?.assignee;
}

describe.each([{ javaScript: true }, { javaScript: false }])(
	'a coordinator at the page of an idea, JavaScript $javaScript',
	({ javaScript }) => {
		it('adds a suggested partner with a press, and puts the idea on a desk', async () => {
			const name = `Verona ${javaScript}`;
			const partner = await buildPartner(browser.db, actor, { name: { en: name } });
			await buildAgreement(browser.db, actor, [partner], { scope: ['tourism'] });
			const id = await buildInitiative(browser.db, actor, { themes: ['tourism'] });
			const { page } = await browser.visit({ javaScript, office });
			await page.goto(`/o/${office}/initiatives/${id}`);
			if (javaScript) await expectAccessible(page);
			const add = page.getByRole('button', { name: new RegExp(`Add.*${name}`) });
			await add.click();
			await expect.poll(() => add.count()).toBe(0);
			expect(await page.getByRole('link', { name }).count()).toBe(1);
			const desk = page.getByLabel('On whose desk');
			const member = (await desk.locator('option').last().textContent()) ?? '';
			await desk.selectOption(member);
			await page.getByRole('button', { name: 'Put on a desk' }).click();
			// The list shows who was chosen before anything was sent.
			await expect.poll(() => assigneeOf(id)).not.toBeNull();
			expect(await desk.locator('option:checked').textContent()).toBe(member);
			await page.goto(`/o/${office}/initiatives?partner=${partner}`);
			expect(await page.getByRole('region', { name: 'Ideas' }).textContent()).toContain(`With ${member}`);
		});
	}
);

describe('with a script', () => {
	it('a card is dragged to the next column, leads to the decision where one is needed, and is told why not', async () => {
		const title = 'A lighthouse';
		const id = await buildInitiative(browser.db, actor, { title: { en: title } });
		const approved = await buildInitiative(browser.db, actor, {
			stage: 'initiative',
			title: { en: 'A second lighthouse' }
		});
		const { page } = await browser.visit({ office, role: 'director' });
		await page.goto(`/o/${office}/initiatives?q=lighthouse`);
		const card = page.locator(`#card-${id}`);
		const proposals = page.locator('[data-column=proposal]');
		await card.hover();
		await card.dragTo(proposals);
		await expect.poll(() => proposals.textContent()).toContain(title);
		await card.hover();
		await card.dragTo(page.locator('[data-column=idea]'));
		await expect.poll(() => page.locator('[data-column=idea]').textContent()).toContain(title);
		const ended = page.locator(`#card-${approved}`);
		await ended.hover();
		await ended.dragTo(proposals);
		await expect
			.poll(() => page.locator('[data-board] [role=status]').textContent())
			.toContain('There is no way from that stage to this one');
		await card.hover();
		await card.dragTo(page.locator('[data-column=initiative]'));
		await page.waitForURL(new RegExp(`${id}/decide`));
	});

	it('a card is pressed and dragged on again where the exchange of the page has put it', async () => {
		const title = 'A belvedere';
		const id = await buildInitiative(browser.db, actor, { title: { en: title } });
		const { page } = await browser.visit({ office, role: 'director' });
		await page.goto(`/o/${office}/initiatives?q=belvedere`);
		const drag = async (to: string) => {
			const card = await page.locator(`#card-${id}`).boundingBox();
			const column = await page.locator(`[data-column=${to}]`).boundingBox();
			if (!card || !column) throw new Error('not on the board');
			await page.mouse.move(card.x + 60, card.y + card.height - 12);
			await page.mouse.down();
			await page.mouse.move(column.x + 100, column.y + 60, { steps: 6 });
			await page.mouse.up();
		};
		await drag('proposal');
		await expect.poll(() => page.locator('[data-column=proposal]').textContent()).toContain(title);
		await drag('initiative');
		await page.waitForURL(new RegExp(`${id}/decide`));
	});

	it('the keys ] and [ send the card that has the focus on and back', async () => {
		const title = 'A sundial';
		const id = await buildInitiative(browser.db, actor, { title: { en: title } });
		const { page } = await browser.visit({ office });
		await page.goto(`/o/${office}/initiatives?q=sundial`);
		await page.getByRole('link', { name: title }).focus();
		await page.keyboard.press(']');
		const proposals = page.locator('[data-column=proposal]');
		await expect.poll(() => proposals.textContent()).toContain(title);
		await page.locator(`#card-${id} a`).first().focus();
		await page.keyboard.press(']');
		const said = page.locator('[data-board] [role=status]');
		await expect.poll(() => said.textContent()).toContain('decisions are made by a director');
		await page.keyboard.press('[');
		await expect.poll(() => page.locator('[data-column=idea]').textContent()).toContain(title);
		expect(await proposals.textContent()).not.toContain(title);
	});
});

describe.each(['he', 'en'] as const)('the board in %s', (language) => {
	it.each([
		['light', 1440],
		['dark', 390]
	] as const)('is accessible in %s at %d px, and so is the year with what waits', async (theme, width) => {
		await buildInitiative(browser.db, actor, { title: { en: 'A bench', he: 'ספסל' } });
		const { page } = await browser.visit({ language, theme, width, office });
		for (const path of ['initiatives', 'initiatives?mine=1&theme=sport', 'initiatives?view=list', 'year/2026']) {
			await page.goto(`/o/${office}/${path}`);
			await expectAccessible(page);
			expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
		}
	});
});
