import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { VISIBILITIES } from '#features/member/policy.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { restore } from '#features/trash/server/commands.ts';
import { newId } from '#kernel/id.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { buildActor, buildOffice, buildPartner } from '../../../../tests/support/factories.ts';
import type { NewsInput } from '../form.ts';
import { deleteNews, saveNews } from './commands.ts';
import { listNews, listPublicNews, loadNews, loadPublicNews, pictureChoices } from './queries.ts';

const test = testDatabase();
const DAY = '2020-06-01';

function news(overrides: Partial<NewsInput> = {}): NewsInput {
	return {
		...{ id: newId(), version: 0, title: { en: 'A musical tree' }, text: {}, day: DAY, visibility: 'public' },
		...{ shownFrom: null, shownUntil: null, partners: [], pictureId: null, pictureAlt: {} },
		...overrides
	};
}

async function office(): Promise<Actor> {
	return buildActor(await buildOffice(test.db));
}

/** A document of a partner. */
async function picture(actor: Actor, partner: string, values: Record<string, string> = {}): Promise<string> {
	const id = newId();
	const row = { name: 'tree.jpg', media_type: 'image/jpeg', visibility: 'public', ...values };
	await test.db.forOffice(actor.officeId, (tx) =>
		tx
			.insertInto('attachment')
			.values({ office_id: actor.officeId, id, partner_id: partner, bytes: 1, sha256: 'a'.repeat(64), ...row })
			.execute()
	);
	return id;
}

const shown = async (actor: Actor, day = DAY) =>
	(await test.db.forOffice(actor.officeId, (tx) => listPublicNews(tx, actor.officeId, { day, limit: 50 }))).map(
		({ id }) => id
	);

describe('saving news', () => {
	it('keeps the partners that it names, and tells of a change in the trail', async () => {
		const actor = await office();
		const partner = await buildPartner(test.db, actor);
		const input = news({ partners: [partner] });
		expect(await saveNews(test.db, actor, input)).toMatchObject({ ok: true, isNew: true });
		expect(await saveNews(test.db, actor, input)).toMatchObject({ ok: true, isNew: false });
		expect(await saveNews(test.db, actor, { ...input, version: 1, partners: [] })).toMatchObject({ ok: true });
		const saved = await test.db.forOffice(actor.officeId, (tx) => loadNews(tx, actor.officeId, input.id, VISIBILITIES));
		expect(saved).toMatchObject({ title: { en: 'A musical tree' }, partners: [], version: 2 });
		const { rows } = await test.db.forOffice(actor.officeId, (tx) =>
			sql<{ before: unknown; after: unknown }>`select before, after from audit_event
				where office_id = ${actor.officeId} and record_id = ${input.id} and action = 'update'`.execute(tx)
		);
		expect(rows).toEqual([{ before: { partners: [partner] }, after: { partners: [] } }]);
	});

	it('is refused to readers, to departments, with a stale version, and with what is not there', async () => {
		const actor = await office();
		const input = news();
		for (const role of ['reader', 'contributor', 'agreements_manager'] as const) {
			const other = { ...buildActor(actor.officeId, role) };
			expect(await saveNews(test.db, other, input)).toEqual({ ok: false, reason: 'forbidden' });
		}
		await saveNews(test.db, actor, input);
		await saveNews(test.db, actor, { ...input, version: 1 });
		expect(await saveNews(test.db, actor, { ...input, version: 1 })).toEqual({ ok: false, reason: 'stale' });
		const gone = await saveNews(test.db, actor, news({ partners: [newId()] }));
		expect(gone).toEqual({ ok: false, reason: 'problem', field: 'partners[]', code: 'gone' });
		const elsewhere = await office();
		expect(await deleteNews(test.db, elsewhere, input.id)).toEqual({ ok: false, reason: 'not_found' });
	});

	it('takes a picture that the public may see, and no other', async () => {
		const actor = await office();
		const partner = await buildPartner(test.db, actor, { visibility: 'public' });
		const hidden = await buildPartner(test.db, actor, { visibility: 'council' });
		const good = await picture(actor, partner);
		const others = [
			await picture(actor, partner, { visibility: 'council' }),
			await picture(actor, partner, { media_type: 'application/pdf' }),
			await picture(actor, hidden)
		];
		const choices = await test.db.forOffice(actor.officeId, (tx) => pictureChoices(tx, actor.officeId));
		expect(choices.map(({ id }) => id)).toEqual([good]);
		for (const pictureId of others) {
			const saved = await saveNews(test.db, actor, news({ pictureId, pictureAlt: { en: 'A tree' } }));
			expect(saved).toEqual({ ok: false, reason: 'problem', field: 'pictureId', code: 'gone' });
		}
		const input = news({ pictureId: good, pictureAlt: { en: 'A tree' } });
		expect(await saveNews(test.db, actor, input)).toMatchObject({ ok: true });
		const told = () => test.db.forOffice(actor.officeId, (tx) => loadPublicNews(tx, actor.officeId, input.id, DAY));
		expect((await told())?.picture).toMatchObject({ id: good, mediaType: 'image/jpeg' });
		await test.db.forOffice(actor.officeId, (tx) =>
			tx.updateTable('partner').set({ visibility: 'office' }).where('office_id', '=', actor.officeId).execute()
		);
		expect(await told()).toMatchObject({ picture: null, partners: [] });
	});
});

describe('what the public sees of the news', () => {
	it('is what is marked for it, from the first day to the last, the latest first', async () => {
		const actor = await office();
		const early = news({ day: '2020-01-01', shownUntil: DAY });
		const late = news({ day: '2020-05-01', shownFrom: DAY });
		for (const each of [early, late, news({ visibility: 'council' }), news({ visibility: 'office' })]) {
			await saveNews(test.db, actor, each);
		}
		expect(await shown(actor)).toEqual([late.id, early.id]);
		expect(await shown(actor, '2020-06-02')).toEqual([late.id]);
		expect(await shown(actor, '2020-05-31')).toEqual([early.id]);
		expect(await shown(await office())).toEqual([]);
	});

	it('is without what was deleted, until that is brought back', async () => {
		const actor = await office();
		const input = news();
		await saveNews(test.db, actor, input);
		await deleteNews(test.db, actor, input.id);
		expect(await shown(actor)).toEqual([]);
		await restore(test.db, actor, { noun: 'news', id: input.id });
		expect(await shown(actor)).toEqual([input.id]);
	});
});

it('a reader of the council is told what is meant for the council, and finds it', async () => {
	const actor = await office();
	const partner = await buildPartner(test.db, actor);
	const inside = news({ visibility: 'office', title: { en: 'Quiet talks' } });
	const council = news({ visibility: 'council', title: { en: 'Talks in council' }, partners: [partner] });
	for (const each of [inside, council]) await saveNews(test.db, actor, each);
	const reader = buildActor(actor.officeId, 'reader');
	const list = (words: string, who = reader) =>
		test.db.forOffice(actor.officeId, async (tx) =>
			(await listNews(tx, who, { words }, { size: 10 })).rows.map(({ id }) => id)
		);
	expect(await list('talks')).toEqual([council.id]);
	expect((await list('talks', actor)).toSorted()).toEqual([inside.id, council.id].toSorted());
	const page = await test.db.forOffice(actor.officeId, (tx) =>
		listNews(tx, actor, { words: '', partnerId: partner }, { size: 10 })
	);
	expect(page.rows.map(({ id }) => id)).toEqual([council.id]);
});
