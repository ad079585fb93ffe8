import { describe, expect, it } from 'vitest';
import type { Actor } from '#features/member/server/gate.ts';
import { shownTo } from '#features/member/policy.ts';
import { isWhole, readCursor } from '#kernel/paging.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { buildActor, buildOffice, partnerInput, recordActivity } from '../../../../tests/support/factories.ts';
import type { PartnerInput } from '../form.ts';
import { deletePartner, savePartner } from './commands.ts';
import {
	countPartners,
	countriesOfPartners,
	listPartners,
	loadPartnerInRegister,
	type PartnerNarrowing
} from './queries.ts';
import { partnerTimeline, shownOnPartner } from './timeline.ts';

const test = testDatabase();

const newActor = async (): Promise<Actor> => buildActor(await buildOffice(test.db));

async function add(actor: Actor, overrides: Partial<PartnerInput> = {}): Promise<string> {
	const input = partnerInput(overrides);
	await savePartner(test.db, actor, input);
	return input.id;
}

/** The ids on all pages, two a page; the count of the list must be theirs. */
async function list(actor: Actor, filters: Partial<PartnerNarrowing> = {}): Promise<string[]> {
	const wanted = { words: '', ...filters };
	const shown = shownTo(actor);
	return test.db.forOffice(actor.officeId, async (tx) => {
		const ids: string[] = [];
		let after;
		do {
			const page = await listPartners(tx, actor.officeId, wanted, { shown, after, size: 2 });
			ids.push(...page.rows.map((row) => row.id));
			after = readCursor(page.next ?? null, isWhole);
		} while (after);
		expect(await countPartners(tx, actor.officeId, wanted, shown)).toBe(ids.length);
		return ids;
	});
}

describe('the list of partners', () => {
	it('is in the order of the register over all pages, each once, also where places are equal', async () => {
		const actor = await newActor();
		const third = await add(actor, { position: 9 });
		const [first, second] = [await add(actor, { position: 1 }), await add(actor, { position: 1 })];
		const last = await add(actor);
		expect(await list(actor)).toEqual([first, second, third, last]);
	});

	it('is narrowed by words in any of its scripts, kind, status, country, and to some', async () => {
		const actor = await newActor();
		const tainan = await add(actor, {
			...{ name: { he: 'טאיינאן', 'zh-Hant': '臺南市' }, localLanguage: 'zh-Hant', country: 'TW' }
		});
		const brazil = await add(actor, { name: { en: 'Brazil' }, kind: 'country', country: 'BR', status: 'in_talks' });
		for (const words of ['טאיינאן', '臺南市']) expect(await list(actor, { words })).toEqual([tainan]);
		expect(await list(actor, { kind: 'country' })).toEqual([brazil]);
		expect(await list(actor, { status: 'active' })).toEqual([tainan]);
		expect(await list(actor, { country: 'BR' })).toEqual([brazil]);
		expect(await list(actor, { only: [brazil] })).toEqual([brazil]);
		expect(await list(actor, { only: [] })).toEqual([]);
	});

	it('shows a reader none that is meant for the office alone, nor its country, and nobody another office’s', async () => {
		const [actor, stranger] = [await newActor(), await newActor()];
		const shown = await add(actor);
		const hidden = await add(actor, { visibility: 'office', country: 'IS' });
		const gone = await add(actor);
		await deletePartner(test.db, actor, gone);
		const reader = buildActor(actor.officeId, 'reader');
		expect(await list(actor)).toEqual([shown, hidden]);
		expect(await list(reader)).toEqual([shown]);
		expect(await list(stranger)).toEqual([]);
		const countries = await test.db.forOffice(actor.officeId, (tx) =>
			countriesOfPartners(tx, actor.officeId, shownTo(reader))
		);
		expect(countries).toEqual(['PL']);
	});
});

it('the neighbours of a partner are those that its reader may open', async () => {
	const actor = await newActor();
	const first = await add(actor, { name: { en: 'First' } });
	await add(actor, { visibility: 'office' });
	const last = await add(actor, { name: { en: 'Last' } });
	const open = (id: string) =>
		test.db.forOffice(actor.officeId, (tx) => loadPartnerInRegister(tx, actor.officeId, id, ['council', 'public']));
	expect(await open(first)).toMatchObject({ previous: null, next: { id: last, name: { en: 'Last' } } });
	expect(await open(last)).toMatchObject({ previous: { id: first, name: { en: 'First' } }, next: null });
});

describe('the timeline of a partner', () => {
	const titles = (rows: readonly { title: Readonly<Record<string, string>> }[]) => rows.map((row) => row.title['en']);

	it('has the undated first, then the latest, and says when there is more', async () => {
		const actor = await newActor();
		const partners = [await add(actor)];
		for (const [title, starts] of [
			['old', '2018'],
			['new', '2020-06'],
			['undated', null]
		] as const) {
			await recordActivity(test.db, actor, { partners, title: { en: title }, starts });
		}
		const timeline = await test.db.forOffice(actor.officeId, (tx) =>
			partnerTimeline(tx, actor, partners[0] as string, undefined)
		);
		expect([titles(timeline.rows), timeline.isCut]).toEqual([['undated', 'new', 'old'], false]);
	});

	it('has at most fifty, and says so', async () => {
		const actor = await newActor();
		const partners = [await add(actor)];
		for (let index = 0; index < 51; index += 1) await recordActivity(test.db, actor, { partners, starts: '2020' });
		const { rows, isCut } = await test.db.forOffice(actor.officeId, (tx) =>
			partnerTimeline(tx, actor, partners[0] as string, undefined)
		);
		expect([rows.length, isCut]).toEqual([50, true]);
	});

	it('is narrowed to letters', async () => {
		const actor = await newActor();
		const partners = [await add(actor)];
		await recordActivity(test.db, actor, { partners });
		await recordActivity(test.db, actor, { partners, kind: 'correspondence', title: { en: 'a letter' } });
		const { rows } = await test.db.forOffice(actor.officeId, (tx) =>
			partnerTimeline(tx, actor, partners[0] as string, 'letters')
		);
		expect(titles(rows)).toEqual(['a letter']);
	});

	it('leaves out what is only shown there, which is listed apart with whom it was', async () => {
		const actor = await newActor();
		const [kunming, tainan] = [await add(actor, { name: { en: 'Kunming' } }), await add(actor)];
		await recordActivity(test.db, actor, { partners: [kunming], shownOn: [tainan], title: { en: 'a visit' } });
		await test.db.forOffice(actor.officeId, async (tx) => {
			expect((await partnerTimeline(tx, actor, tainan, undefined)).rows).toEqual([]);
			expect(await shownOnPartner(tx, actor, tainan)).toMatchObject([
				{ title: { en: 'a visit' }, with: [{ en: 'Kunming' }] }
			]);
		});
	});

	it('shows a reader nothing that is meant for the office alone', async () => {
		const actor = await newActor();
		const [partner, other] = [await add(actor), await add(actor)];
		await recordActivity(test.db, actor, { partners: [partner], shownOn: [other], visibility: 'office' });
		const reader = buildActor(actor.officeId, 'reader');
		await test.db.forOffice(actor.officeId, async (tx) => {
			expect((await partnerTimeline(tx, reader, partner, undefined)).rows).toEqual([]);
			expect(await shownOnPartner(tx, reader, other)).toEqual([]);
			expect((await partnerTimeline(tx, actor, partner, undefined)).rows).toHaveLength(1);
		});
	});
});
