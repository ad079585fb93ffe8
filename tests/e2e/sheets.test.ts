import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/id.ts';
import { expectAccessible, testBrowser } from '../support/browser.ts';
import {
	buildActor,
	buildAgreement,
	buildClaim,
	buildInitiative,
	buildOffice,
	buildPartner,
	buildPerson,
	buildRole,
	buildStep,
	recordActivity
} from '../support/factories.ts';
import { hasTools, lookInto } from '../support/pdf-tools.ts';

const browser = testBrowser();
const office = `paper-${newId().slice(-8)}`;
let partner: string;

/** A tie of forty years, with more than a page has room for. */
beforeAll(async () => {
	const { db } = browser;
	const actor = buildActor(await buildOffice(db, { slug: office, city: { he: 'רעננה', en: 'Ra’anana' } }));
	partner = await buildPartner(db, actor, {
		...{ visibility: 'public', latitude: 52.4, longitude: 16.9, local_language: 'pl', country: 'PL' },
		name: { he: 'פוזנן', en: 'Poznan', pl: 'Poznań' }
	});
	const pact = await buildAgreement(db, actor, [partner], { scope: ['education', 'culture_art'], termEnds: '2030' });
	await buildClaim(db, actor, pact, { date: '2008', preferred: true });
	await buildClaim(db, actor, pact, { date: '2010-06-21' });
	const kinds = ['youth_delegation', 'official_visit', 'cultural_exchange', 'joint_project'] as const;
	for (let index = 0; index < 24; index += 1) {
		await recordActivity(db, actor, {
			...{ partners: [partner], status: 'done', visibility: 'public', participants: 12 + index, themes: ['youth'] },
			...{
				kind: kinds[index % kinds.length] ?? 'meeting',
				starts: `${2024 - Math.floor(index / 3)}-0${1 + (index % 9)}-12`
			},
			title: {
				he: `מפגש של מקהלות נוער משתי הערים ומופע משותף בהיכל התרבות, מספר ${index + 1}`,
				en: `Youth choirs of both cities met and sang together at the hall of culture, no. ${index + 1}`
			},
			outcome: { he: 'סוכם על ביקור גומלין באביב', en: 'A return visit in spring was agreed' }
		});
	}
	const letter = { kind: 'correspondence' as const, direction: 'inbound' as const, status: 'done' as const };
	await recordActivity(db, actor, {
		...letter,
		...{ partners: [partner], starts: '2026-01-10', replyDue: '2026-02-01' },
		title: { he: 'הזמנה ליריד', en: 'Invitation to the fair' }
	});
	await buildStep(db, actor, { subject: 'partner', subjectId: partner }, { who: 'Noa', due: '2026-03' });
	await buildInitiative(db, actor, { partners: [partner] });
	const mayor = await buildPerson(db, actor, { name: { en: 'Jacek Nowak', he: 'יאצק נובק' }, languages: ['pl', 'en'] });
	await buildRole(db, actor, mayor, { of: { noun: 'partner', id: partner } });
}, 60_000);

const at = (rest: string) => `/o/${office}/partners/${partner}${rest}`;

describe.each([{ javaScript: true }, { javaScript: false }])(
	'whoever expects a guest, JavaScript $javaScript',
	({ javaScript }) => {
		it('goes from the partner to the leaflet, changes its language and takes it away', async () => {
			const { page } = await browser.visit({ javaScript, office });
			await page.goto(at(''));
			await page.getByRole('link', { name: 'Leaflet', exact: true }).click();
			await page.waitForURL('**/leaflet');
			await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe('Ra’anana and Poznan');
			await page
				.getByRole('navigation', { name: 'Language of the sheet' })
				.getByRole('link', { name: 'עברית' })
				.click();
			await page.waitForURL('**/leaflet/he');
			await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe('רעננה ופוזנן');
			const [download] = await Promise.all([
				page.waitForEvent('download'),
				page.getByRole('link', { name: 'Word', exact: true }).click()
			]);
			expect(download.suggestedFilename()).toMatch(/פוזנן\.docx$/);
		});

		it('reads the brief before the call', async () => {
			const { page } = await browser.visit({ javaScript, office });
			await page.goto(at(''));
			await page.getByRole('link', { name: 'Brief', exact: true }).click();
			await page.waitForURL('**/brief');
			const open = page.getByRole('region', { name: 'What is open' });
			await expect.poll(() => open.textContent()).toContain('Invitation to the fair');
			expect(await open.textContent()).toContain('We owe the answer.');
		});
	}
);

describe.each(['leaflet', 'brief'] as const)('the %s', (kind) => {
	it.each([
		['he', 'light', 1440],
		['he', 'dark', 390],
		['en', 'dark', 1440],
		['en', 'light', 390]
	] as const)('is accessible and nowhere wider than the page (%s, %s, %i)', async (language, theme, width) => {
		const { page } = await browser.visit({ language, theme, width, office });
		await page.goto(at(`/${kind}`));
		await expectAccessible(page);
		expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
		const { KESHER_SHOTS } = process.env;
		if (KESHER_SHOTS)
			await page.screenshot({ path: `${KESHER_SHOTS}/${kind}.${language}.${width}.${theme}.png`, fullPage: true });
	});

	it.skipIf(!hasTools('pdfinfo')).each(['he', 'en'] as const)(
		'is printed by a browser as one page of A4 (%s)',
		async (language) => {
			const { page } = await browser.visit({ language, office });
			await page.goto(at(`/${kind}`));
			const printed = lookInto(await page.pdf({ preferCSSPageSize: true }), 'pdfinfo', '{}').toString();
			expect(printed).toMatch(/Pages: +1\n/);
			expect(printed).toMatch(/\(A4\)/);
		}
	);
});
