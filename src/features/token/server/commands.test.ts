import { expect, it } from 'vitest';
import { addMember } from '#features/office/server/commands.ts';
import type { Actor } from '#features/member/server/gate.ts';
import type { Role } from '#features/member/member.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { buildMember, buildOffice } from '../../../../tests/support/factories.ts';
import { endToken, makeToken, useToken } from './commands.ts';
import { listTokens } from './queries.ts';

const test = testDatabase();
const TODAY = '2026-11-29';
const INPUT = { name: 'Nightly run', scope: 'read', days: '30' } as const;

async function member(role: Role = 'coordinator', officeId?: Actor['officeId']): Promise<Actor> {
	const office = officeId ?? (await buildOffice(test.db));
	return { officeId: office, userId: await buildMember(test.db, office, role), name: 'Dana Cohen', role };
}

async function made(actor: Actor): Promise<{ id: string; key: string }> {
	const outcome = await makeToken(test.db, actor, INPUT, TODAY);
	if (!outcome.ok) throw new Error(outcome.reason);
	return outcome;
}

const use = ({ officeId }: Actor, key: string, day = TODAY) =>
	test.db.forOffice(officeId, (tx) => useToken(tx, officeId, key, day));
const list = ({ officeId, userId }: Actor) =>
	test.db.forOffice(officeId, (tx) => listTokens(tx, officeId, userId ?? undefined));

it('opens the office in the name of whoever made it, to the last of its days', async () => {
	const actor = await member();
	const { id, key } = await made(actor);
	expect(await list(actor)).toMatchObject([{ id, expiresOn: '2026-12-29', lastUsedOn: null }]);
	expect(await use(actor, key)).toMatchObject({ id, scope: 'read', userId: actor.userId });
	expect(await use(actor, key, '2026-12-29')).toMatchObject({ id });
	expect(await use(actor, key, '2026-12-30')).toBeUndefined();
	expect(await list(actor)).toMatchObject([{ lastUsedOn: '2026-12-29' }]);
});

it('is kept as a hash, here and in the trail', async () => {
	const { key } = await made(await member());
	const { rows } = await test.admin.query<{ text: string }>(
		`select t::text as text from kesher.token t union all select e::text from kesher.audit_event e`
	);
	expect(rows.length).toBeGreaterThan(1);
	for (const { text } of rows) expect(text).not.toContain(key.slice(8));
});

it('opens no other office', async () => {
	const { key } = await made(await member());
	expect(await use(await member(), key)).toBeUndefined();
});

it('is made by those who record alone', async () => {
	expect(await makeToken(test.db, await member('reader'), INPUT, TODAY)).toEqual({ ok: false, reason: 'forbidden' });
});

it('is ended by its owner and by directors, once', async () => {
	const owner = await member();
	const colleague = await member('coordinator', owner.officeId);
	const director = await member('director', owner.officeId);
	const [first, second] = [await made(owner), await made(owner)];
	expect(await endToken(test.db, colleague, first.id)).toEqual({ ok: false, reason: 'not_found' });
	expect(await endToken(test.db, await member('director'), first.id)).toEqual({ ok: false, reason: 'not_found' });
	expect(await endToken(test.db, owner, first.id)).toMatchObject({ ok: true });
	expect(await endToken(test.db, director, second.id)).toMatchObject({ ok: true });
	expect(await endToken(test.db, director, second.id)).toEqual({ ok: false, reason: 'not_found' });
	expect(await use(owner, first.key)).toBeUndefined();
});

it('ends with the membership of its owner', async () => {
	const owner = await member();
	const { key } = await made(owner);
	await test.admin.query('delete from kesher.member where office_id = $1 and user_id = $2', [
		owner.officeId,
		owner.userId
	]);
	await addMember(test.db, owner.officeId, owner.userId ?? '', 'coordinator');
	expect(await use(owner, key)).toBeUndefined();
});
