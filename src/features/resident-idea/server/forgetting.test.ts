import { expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { buildActor, buildOffice } from '../../../../tests/support/factories.ts';
import { buildIdea, sendIdea } from '../../../../tests/support/ideas.ts';
import { discardIdea, takeUp, turnAway } from './commands.ts';
import { forgetDaily, forgetResidentLike } from './forgetting.ts';
import { loadIdea } from './queries.ts';

const test = testDatabase();

async function atWork() {
	const actor = buildActor(await buildOffice(test.db));
	const office = actor.officeId;
	const load = (id: string) => test.db.forOffice(office, (tx) => loadIdea(tx, office, id));
	const version = async (id: string) => ({ id, version: (await load(id))?.version ?? 0 });
	const since = (column: string, id: string, ago: string) =>
		test.admin.query(`update resident_idea set ${column} = now() - $2::interval where id = $1`, [id, ago]);
	const take = async (id: string) =>
		takeUp(test.db, actor, { ...(await version(id)), title: { en: 'Chess' }, partners: [], goals: [] }, '2026-11-30');
	return { actor, office, load, version, since, take };
}

it('a resident is forgotten a year after the answer: of what was taken up the words stay, of the rest nothing', async () => {
	const { actor, office, load, version, since, take } = await atWork();
	const [kept, gone, young] = [
		await buildIdea(test.db, test.admin, office),
		await buildIdea(test.db, test.admin, office),
		await buildIdea(test.db, test.admin, office)
	];
	await take(kept.id);
	for (const { id } of [gone, young]) await turnAway(test.db, actor, { ...(await version(id)), answer: { en: 'No' } });
	for (const { id } of [kept, gone]) await since('answered_at', id, '366 days');
	await since('answered_at', young.id, '364 days');
	await forgetDaily(test.db);
	expect(await load(kept.id)).toMatchObject({ state: 'taken', isForgotten: true, name: null, email: null });
	expect((await load(kept.id))?.text).not.toBe('');
	expect(await load(gone.id)).toBeUndefined();
	expect(await load(young.id)).toMatchObject({ isForgotten: false });
});

it('and three years after the idea came, though nobody has answered', async () => {
	const { office, load, since } = await atWork();
	const { id } = await buildIdea(test.db, test.admin, office);
	await since('received_at', id, '1090 days');
	await forgetDaily(test.db);
	expect(await load(id)).toBeDefined();
	await since('received_at', id, '1097 days');
	await forgetDaily(test.db);
	expect(await load(id)).toBeUndefined();
});

it('what nobody confirmed goes after two days, and spam after thirty', async () => {
	const { actor, office, version, since } = await atWork();
	const [unread, spam] = [newId(), await buildIdea(test.db, test.admin, office)];
	await sendIdea(test.db, office, {}, { id: unread });
	await discardIdea(test.db, actor, await version(spam.id));
	const left = async () =>
		(await test.admin.query<{ id: string }>('select id from resident_idea where office_id = $1', [office])).rows.length;
	await forgetDaily(test.db);
	expect(await left()).toBe(2);
	await since('received_at', unread, '3 days');
	await test.admin.query(`update idea_key set expires_at = now() - interval '1 hour' where idea_id = $1`, [unread]);
	await forgetDaily(test.db);
	expect(await left()).toBe(1);
	await since('settled_at', spam.id, '31 days');
	await forgetDaily(test.db);
	expect(await left()).toBe(0);
});

it('with the erasure of a person goes what they sent as a resident, and words that name them', async () => {
	const { actor, office, load, take } = await atWork();
	const ours = await buildIdea(test.db, test.admin, office, { name: 'Jan Zzkowalski', text: 'Ask for Jan Zzkowalski' });
	const others = await buildIdea(test.db, test.admin, office, { name: 'Noa Levi' });
	await take(ours.id);
	await test.db.forOffice(office, (tx) =>
		forgetResidentLike(tx, actor, '(^|[^[:alnum:]])(jan zzkowalski)($|[^[:alnum:]])')
	);
	expect(await load(ours.id)).toMatchObject({ isForgotten: true, name: null, text: '' });
	expect(await load(others.id)).toMatchObject({ isForgotten: false, name: 'Noa Levi' });
});

it('is done in an office that is closed as well, and what fails in one is told and keeps none waiting', async () => {
	const { office, load, since } = await atWork();
	const { id } = await buildIdea(test.db, test.admin, office);
	await since('received_at', id, '4 years');
	await test.admin.query('update office set closed_at = now() where id = $1', [office]);
	const failed: string[] = [];
	expect((await forgetDaily(test.db, (_error, of) => failed.push(of))).residents).toBeGreaterThan(0);
	expect(failed).toEqual([]);
	expect(await load(id)).toBeUndefined();
});
