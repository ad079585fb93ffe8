import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../../tests/support/database.ts';
import {
	buildActor,
	buildGoal,
	buildInitiative,
	buildOffice,
	buildPartner,
	recordActivity
} from '../../../../tests/support/factories.ts';
import { saveHighlight } from '#features/highlight/server/commands.ts';
import { saveNews } from '#features/news/server/commands.ts';
import { listPublicNews } from '#features/news/server/queries.ts';
import { rowsOf } from '#features/open/server/data.ts';
import { listEvents } from '#features/open/server/events.ts';
import { listPublicHighlights } from '#features/open/server/queries.ts';
import { newId } from '#kernel/id.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { NO_SITE } from '../site.ts';
import { saveSite } from './commands.ts';
import type { OpenSite } from './open-site.ts';
import { loadOpenSite } from './queries.ts';
import { activitiesWith, goalsOn, initiativesWith, kindsByPartner, lastHighlights } from './told.ts';
import { siteForm } from '../form.ts';

const test = testDatabase();
const TODAY = '2026-06-01';
let office: OfficeId;
let [open, hidden, wish, over] = ['', '', '', ''];
let ids: Record<string, string>;

const within = <T>(read: (tx: OfficeTransaction, office: OfficeId) => Promise<T>) =>
	test.db.forOffice(office, (tx) => read(tx, office));

/** Public activities of each sort, which take place now. */
async function plant(to: OfficeId) {
	const actor = buildActor(to);
	const goal = await buildGoal(test.db, actor);
	const partner = (name: string, columns: object) => buildPartner(test.db, actor, { name: { en: name }, ...columns });
	[open, hidden, wish, over] = await Promise.all([
		partner('Open', { visibility: 'public' }),
		partner('Hidden', { visibility: 'council' }),
		partner('Wished for', { visibility: 'public', status: 'in_talks' }),
		partner('Over', { visibility: 'public', status: 'ended' })
	]);
	const sorts = {
		open: [open],
		both: [open, hidden],
		hidden: [hidden],
		wish: [wish],
		over: [over, hidden],
		nobody: []
	};
	const made: [string, string][] = [];
	for (const [sort, partners] of Object.entries(sorts)) {
		const event = { kind: 'ensemble', status: 'done', visibility: 'public', starts: '2026-05-20' } as const;
		made.push([sort, await recordActivity(test.db, actor, { ...event, title: { en: sort }, partners, goals: [goal] })]);
	}
	return { actor, made: Object.fromEntries(made) };
}

beforeAll(async () => {
	office = await buildOffice(test.db);
	const { actor, made } = await plant(office);
	ids = made;
	for (const [sort, id] of Object.entries(made)) {
		const about = { noun: 'activity' as const, id };
		const line = { id: newId(), version: 0, text: { en: sort }, about, periodStartsOn: '2026-01-01' };
		await saveHighlight(test.db, actor, line, 1);
	}
	await saveNews(test.db, actor, {
		...{ id: newId(), version: 0, title: { en: 'News' }, text: {}, day: '2026-05-20', visibility: 'public' },
		...{ shownFrom: null, shownUntil: null, partners: [open, hidden, wish, over], pictureId: null, pictureAlt: {} }
	});
	for (const [title, partners] of Object.entries({ 'of both': [open, hidden], 'of hidden': [hidden] })) {
		await buildInitiative(test.db, actor, {
			...{ title: { en: title }, stage: 'initiative', visibility: 'public', partners }
		});
	}
});

const site = () =>
	({ db: test.db, officeId: office, site: { ...NO_SITE, showsGoals: true }, today: TODAY }) as OpenSite;
const titles = (rows: readonly { title: { en?: string } }[]) => rows.map(({ title }) => title.en).toSorted();
const TOLD = ['both', 'nobody', 'open'];

describe('what is marked public', () => {
	it('is an event that is told of where one of its partners is, or it has none', async () => {
		const events = await within((tx, id) => listEvents(tx, id, { today: TODAY, before: 180 }));
		expect(titles(events)).toEqual(TOLD);
		expect(events.map(({ partners }) => partners.map(({ name }) => name.en))).toEqual(
			expect.arrayContaining([['Open'], ['Open'], []])
		);
	});

	it('is open data by the same rule, and names nobody else', async () => {
		const rows = await rowsOf(site(), 'activities', { address: '', after: undefined });
		expect(titles(rows as never)).toEqual(TOLD);
		for (const row of rows) expect([[open], []]).toContainEqual(row['partners']);
	});

	it('is on the page of a partner, and counted there, by the same rule', async () => {
		const { rows, all } = await within((tx, id) => activitiesWith(tx, id, open));
		expect([titles(rows), all]).toEqual([['both', 'open'], 2]);
		expect([...(await within(kindsByPartner)).keys()]).not.toContain(wish);
		expect(titles(await within((tx, id) => initiativesWith(tx, id, hidden)))).not.toContain('of hidden');
		expect(titles(await within((tx, id) => initiativesWith(tx, id, open)))).toEqual(['of both']);
	});

	it('serves a goal with those partners alone that are told of', async () => {
		const [goal] = await within((tx, id) => goalsOn(tx, id, { today: TODAY, startsIn: 1 }));
		expect(goal?.partners).toEqual([open]);
	});

	it('stands out by the same rule', async () => {
		const feed = await within((tx, id) => listPublicHighlights(tx, id, 20));
		expect(feed.map(({ text }) => text['en']).toSorted()).toEqual(TOLD);
		const last = await within(lastHighlights);
		expect(last?.lines.map(({ text }) => text['en']).toSorted()).toEqual(TOLD);
	});

	it('is named in news by the same rule', async () => {
		const [news] = await within((tx, id) => listPublicNews(tx, id, { day: TODAY, limit: 5 }));
		expect(news?.partners.map(({ id }) => id)).toEqual([open]);
	});

	it('opens the section of events only where one of them is told of', async () => {
		const other = await buildOffice(test.db);
		const actor = buildActor(other);
		const secret = await buildPartner(test.db, actor, { visibility: 'office' });
		const day = new Date().toISOString().slice(0, 10);
		const event = { kind: 'ensemble', status: 'confirmed', visibility: 'public', starts: day } as const;
		await recordActivity(test.db, actor, { ...event, partners: [secret] });
		await saveSite(test.db, buildActor(other, 'director'), siteForm.parse({ version: '0', isOn: 'on' }));
		const found = () => test.db.forOffice(other, (tx) => loadOpenSite(tx, other));
		expect((await found())?.hasEvents).toBe(false);
		await recordActivity(test.db, actor, event);
		expect((await found())?.hasEvents).toBe(true);
	});
});

it('what is in the trash is told of no more', async () => {
	await within((tx, id) =>
		tx
			.updateTable('activity')
			.set({ deleted_at: new Date() })
			.where('office_id', '=', id)
			.where('id', '=', ids['nobody'] ?? '')
			.execute()
	);
	expect(titles(await within((tx, id) => listEvents(tx, id, { today: TODAY, before: 180 })))).toEqual(['both', 'open']);
});
