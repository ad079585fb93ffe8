import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { setAdministrator } from '../../src/features/installation/server/commands.ts';
import { newId } from '../../src/kernel/id.ts';
import { archiveOfVersion1 } from '../support/archive-of-version-1.ts';
import { expectAccessible, testBrowser } from '../support/browser.ts';
import { buildOffice } from '../support/factories.ts';

const browser = testBrowser();

/** A browser in which somebody is who runs the installation. */
async function administrator(options: Parameters<typeof browser.visit>[0] = {}) {
	const { page } = await browser.visit({ ...options, role: 'director' });
	await page.goto('/account');
	const email = await page.locator('input[name=username]').getAttribute('value');
	await setAdministrator(browser.db, email ?? '', true);
	await page.goto('/account');
	return page;
}

describe.each([{ javaScript: true }, { javaScript: false }])(
	'a new office, JavaScript $javaScript',
	({ javaScript }) => {
		it('is added from my settings; its director gets a link that is shown once', async () => {
			const page = await administrator({ javaScript });
			await page.getByRole('link', { name: 'Offices of this installation' }).click();
			await page.getByRole('link', { name: 'Add an office' }).click();
			await page.getByRole('button', { name: 'Add an office' }).click();
			await expect.poll(() => page.getByRole('alert').textContent()).toContain('4 fields need fixing');
			if (javaScript) await expectAccessible(page);
			const names = page.getByRole('group', { name: 'Name of the office' });
			await names.getByRole('textbox', { name: 'English' }).fill('Holon Foreign Relations');
			await page.getByRole('textbox', { name: 'Address' }).fill(`holon-${newId().slice(-8)}`);
			await page.getByRole('group', { name: 'Home city' }).getByRole('textbox', { name: 'English' }).fill('Holon');
			await page.getByRole('textbox', { name: 'E-mail' }).fill(`${newId()}@holon.example`);
			await page.getByRole('button', { name: 'Add an office' }).click();
			await expect
				.poll(() => page.getByRole('status').first().textContent())
				.toContain('Holon Foreign Relations was added');
			expect(await page.locator('code').textContent()).toMatch(/\/sign-in\//);
		});
	}
);

describe.each([{ javaScript: true }, { javaScript: false }])(
	'an office from an archive, JavaScript $javaScript',
	({ javaScript }) => {
		it('is brought in; what is no archive is refused with a sentence, and what was typed stays', async () => {
			const page = await administrator({ javaScript });
			await page.goto('/installation');
			await page.getByRole('link', { name: 'Bring one in from an archive' }).click();
			const slug = `came-${newId().slice(-8)}`;
			const bring = async (buffer: Buffer) => {
				const file = { name: 'office.zip', mimeType: 'application/zip', buffer };
				await page.getByLabel('Archive', { exact: true }).setInputFiles(file);
				await page.getByRole('button', { name: 'Bring the office in' }).press('Enter');
			};
			await page.getByRole('textbox', { name: 'Address' }).fill(slug);
			await page.getByRole('textbox', { name: 'E-mail' }).fill(`${newId()}@came.example`);
			await bring(Buffer.from('hello'));
			await expect.poll(() => page.getByRole('alert').textContent()).toContain('no archive of an office');
			expect(await page.getByRole('textbox', { name: 'Address' }).inputValue()).toBe(slug);
			if (javaScript) await expectAccessible(page);
			await bring(Buffer.from(archiveOfVersion1()));
			await expect.poll(() => page.getByRole('status').first().textContent()).toContain('A first office is here');
			expect(await page.locator('code').textContent()).toMatch(/\/sign-in\//);
			if (javaScript) await expectAccessible(page);
			await page.getByRole('link', { name: 'Offices of this installation' }).last().click();
			await page.getByText(`/o/${slug}`, { exact: true }).waitFor();
		});
	}
);

/** An office that its director deleted. */
async function deletedOffice(): Promise<string> {
	const slug = `gone-${newId().slice(-8)}`;
	const officeId = await buildOffice(browser.db, { slug, name: { he: `לשכה ${slug}`, en: `Desk ${slug}` } });
	await browser.db.forOffice(officeId, (tx) =>
		tx
			.updateTable('office')
			.set({ deleted_at: sql`now()`, deletion_reason: 'It joins another' })
			.where('id', '=', officeId)
			.execute()
	);
	return slug;
}

describe.each([{ javaScript: true }, { javaScript: false }])(
	'an office that was deleted, JavaScript $javaScript',
	({ javaScript }) => {
		it('is brought back by whoever runs the installation', async () => {
			const slug = await deletedOffice();
			const page = await administrator({ javaScript });
			await page.goto('/installation');
			if (javaScript) await expectAccessible(page);
			await page.getByRole('button', { name: `Bring back: Desk ${slug}` }).press('Enter');
			await page.getByText('The office was brought back').waitFor();
			expect(await page.getByRole('button', { name: `Desk ${slug}` }).count()).toBe(0);
			await page.getByText(`/o/${slug}`, { exact: true }).waitFor();
		});
	}
);

describe.each(['he', 'en'] as const)('the pages of the installation in %s', (language) => {
	it.each([
		{ theme: 'light', width: 1440 },
		{ theme: 'dark', width: 390 }
	] as const)('are accessible in $theme at $width px', async ({ theme, width }) => {
		await deletedOffice();
		const page = await administrator({ language, theme, width });
		for (const path of ['/installation', '/installation/add', '/installation/archive']) {
			await page.goto(path);
			await expectAccessible(page);
		}
	});
});
