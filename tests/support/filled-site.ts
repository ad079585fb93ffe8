import { beforeAll } from 'vitest';
import { addAttachment } from '../../src/features/attachment/server/commands.ts';
import { saveHighlight } from '../../src/features/highlight/server/commands.ts';
import type { NewsInput } from '../../src/features/news/form.ts';
import { saveNews } from '../../src/features/news/server/commands.ts';
import { publishReport } from '../../src/features/studio/server/commands.ts';
import { newId } from '../../src/kernel/id.ts';
import type { Database, OfficeId } from '../../src/platform/server/database.ts';
import {
	buildActor,
	buildAgreement,
	buildApprovedReport,
	buildClaim,
	buildGoal,
	buildInitiative,
	buildOffice,
	buildOrganisation,
	buildPartner,
	recordActivity
} from './factories.ts';
import { ideaSite, type IdeaSite } from './idea-site.ts';
import { setSite } from './public-site.ts';
import { SAMPLE_FILES } from './sample-files.ts';
import { serverFiles } from './server-files.ts';
import type { TestServer } from './server.ts';

/** What a validator stumbles over where somebody forgot that texts are data. */
export const AWKWARD = `<b>&amp; "friends" 'of' ours; a, b\\c: 100 % שלום`;

/** What is behind the addresses of a public site on which every section has something to show. */
interface Filling {
	partner: string;
	news: string;
	report: string;
	/** Published, and taken up. */
	published: string;
	/** The pages of residents, by what they show: waiting, asked, turned away. */
	own: string[];
}

const PUBLIC = { visibility: 'public' as const };
const day = (from: number) => new Date(Date.now() + from * 86_400_000).toISOString().slice(0, 10);

export function filledSite(server: TestServer): IdeaSite & Filling {
	const slug = `filled-${newId().slice(-8)}`;
	const site = ideaSite(server, async (db) => ({ officeId: await buildOffice(db, { slug, colour: '#7a4b00' }), slug }));
	const filled = Object.assign(site, {} as Filling);

	beforeAll(async () => {
		const { officeId } = site;
		const partner = await fillRecords(server.db, officeId);
		const news = await fillNews(server.db, officeId, partner);
		const report = await fillReport(server.db, officeId);
		await describeSite(server.db, officeId);
		Object.assign(filled, { partner, news, report, ...(await fillIdeas(site, partner)) });
	});

	return filled;
}

/** Partners, what was agreed and done with them, and what is to come. @returns the partner of whom most is told */
async function fillRecords(db: Database, officeId: OfficeId): Promise<string> {
	const actor = buildActor(officeId);
	const partner = await buildPartner(db, actor, {
		...{ name: { he: 'פוזנן', en: 'Poznań', pl: 'Poznań' }, local_language: 'pl', visibility: 'public' },
		...{ latitude: 52.4, longitude: 16.9, wikidata_id: 'Q268', website: 'https://www.poznan.example/?a=1&b=2' },
		...{ summary: { en: `${AWKWARD}\nSecond line` }, taking_part: { en: 'Write to the youth club' } }
	});
	const tainan = await buildPartner(db, actor, {
		...{ name: { en: 'Tainan', 'zh-Hant': '臺南市' }, local_language: 'zh-Hant', country: 'TW', visibility: 'public' },
		...{ latitude: 23, longitude: 120.2, country_name: { en: AWKWARD } }
	});
	const region = await buildPartner(db, actor, { name: { en: 'The Lakes' }, kind: 'region', visibility: 'public' });
	const pact = await buildAgreement(db, actor, [partner], { printsAllDates: true, title: { en: AWKWARD } });
	await buildClaim(db, actor, pact, { preferred: true });
	await buildClaim(db, actor, pact, { date: '2010', side: 'theirs' });
	await buildAgreement(db, actor, [tainan, region], { kind: 'friendship_pact' });
	const goal = await buildGoal(db, actor, { name: { en: AWKWARD, he: 'חינוך' } });
	const hall = await buildOrganisation(db, actor, { name: { en: AWKWARD } });
	const common = { partners: [partner, tainan, region], goals: [goal], ...PUBLIC };
	for (const [year, kind] of [
		['2018', 'youth_delegation'],
		['2019-05', 'ensemble'],
		['2020-05-02', 'cultural_exchange']
	] as const)
		await recordActivity(db, actor, {
			...{ ...common, kind, starts: year, title: { en: AWKWARD }, details: { en: AWKWARD }, outcome: { en: AWKWARD } }
		});
	const event = { ...common, kind: 'ensemble' as const, status: 'confirmed' as const };
	await recordActivity(db, actor, {
		...{ ...event, title: { en: `${AWKWARD} ${'long '.repeat(40)}`, he: 'קונצרט' }, starts: day(10), ends: day(11) },
		organisations: [{ id: hall, role: 'host' }]
	});
	await recordActivity(db, actor, { ...event, starts: day(12), startsAt: '19:30', endsAt: '21:00' });
	await recordActivity(db, actor, { ...event, starts: day(15), status: 'cancelled', reason: 'health' });
	await recordActivity(db, actor, { ...event, starts: String(new Date().getUTCFullYear() + 1) });
	await recordActivity(db, actor, { ...event, starts: day(-7), status: 'done', participants: 40 });
	const initiative = { partners: [partner], ...PUBLIC, title: { en: AWKWARD } };
	await buildInitiative(db, actor, { ...initiative, stage: 'initiative', details: { en: AWKWARD } });
	await buildInitiative(db, actor, {
		...{ ...initiative, stage: 'completed', ended: '2020-06', outcome: { en: AWKWARD } }
	});
	const highlight = {
		id: newId(),
		version: 0,
		text: { en: AWKWARD },
		about: { noun: 'partner', id: partner }
	} as const;
	const saved = await saveHighlight(db, actor, { ...highlight, periodStartsOn: '2020-01-01' }, 1);
	if (!saved.ok) throw new Error(saved.reason);
	return partner;
}

/** News with a picture, which is the partner's, and without. @returns the one with it */
async function fillNews(db: Database, officeId: OfficeId, partner: string): Promise<string> {
	const [actor, picture, id] = [buildActor(officeId), newId(), newId()];
	await addAttachment(db, serverFiles(), actor, {
		...{ id: picture, subject: 'partner', subjectId: partner, title: { en: AWKWARD }, visibility: 'public' },
		...{ name: 'tree.png', bytes: SAMPLE_FILES.png }
	});
	const common = {
		...{ version: 0, title: { en: AWKWARD }, text: { en: `${AWKWARD}\n\nCome.` }, day: '2020-06-01' },
		...{ ...PUBLIC, shownFrom: null, shownUntil: null, partners: [partner] }
	};
	const inputs: NewsInput[] = [
		{ ...common, id, pictureId: picture, pictureAlt: { en: AWKWARD } },
		{ ...common, id: newId(), pictureId: null, pictureAlt: {}, title: { he: 'חדשות' } }
	];
	for (const input of inputs) {
		const saved = await saveNews(db, actor, input);
		if (!saved.ok) throw new Error(saved.reason);
	}
	return id;
}

/** A report of the year in which something was done with every tie. */
async function fillReport(db: Database, officeId: OfficeId): Promise<string> {
	const actor = buildActor(officeId, 'director');
	const id = await buildApprovedReport(db, actor, { audience: 'public', title: { en: AWKWARD } });
	const published = await publishReport(db, actor, { id, version: 3, isPublished: true }, new Date());
	if (!published.ok) throw new Error(published.reason);
	return id;
}

async function describeSite(db: Database, officeId: OfficeId): Promise<void> {
	const text = { en: `${AWKWARD}\n\nSecond paragraph`, he: 'פסקה' };
	await setSite(db, officeId, {
		...{ isOn: 'on', showsGoals: 'on', openLicence: 'cc-by-4.0', wikidataId: 'Q309164' },
		...{ headline: text, intro: text, contact: text, accessibility: text, knownLimits: text, privacy: text },
		...{ coordinatorName: { en: AWKWARD }, coordinatorPhone: '+972 9-761 0610', coordinatorEmail: 'a@city.example' },
		...{ accessibilityCheckedOn: '2026-05-01', privacyEmail: 'privacy@city.example' }
	});
}

/** Ideas in each of the states that somebody sees. */
async function fillIdeas(site: IdeaSite, partner: string): Promise<Pick<Filling, 'published' | 'own'>> {
	const shown = { 'publicTitle.en': AWKWARD, 'publicText.en': `${AWKWARD}\nOnce a month` };
	const [waiting, asked, away, taken] = [
		await site.idea({ partnerId: partner, text: AWKWARD }),
		await site.idea({ text: AWKWARD }),
		await site.idea({ text: AWKWARD }),
		await site.idea({ text: AWKWARD })
	];
	const answers = [
		await site.press(asked.id, '?/ask', { 'text.en': AWKWARD }),
		await site.press(away.id, '?/turnAway', { 'answer.en': AWKWARD }),
		await site.press(waiting.id, '?/publish', shown),
		await site.press(taken.id, '?/publish', shown),
		await site.press(taken.id, '?/take', { 'title.en': AWKWARD })
	];
	for (const { status } of answers) if (status !== 303) throw new Error(`answered ${status}`);
	return { published: taken.id, own: [waiting.own, asked.own, away.own] };
}
