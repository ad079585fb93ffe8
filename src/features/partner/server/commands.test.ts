import { describe, expect, it } from 'vitest';
import type { Actor } from '#features/member/server/gate.ts';
import { newId } from '#kernel/id.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { buildActor, buildOffice, partnerInput } from '../../../../tests/support/factories.ts';
import { changeStatus, deletePartner, savePartner } from './commands.ts';
import { loadPartnerInRegister } from './queries.ts';

const test = testDatabase();

const newActor = async (): Promise<Actor> => buildActor(await buildOffice(test.db));

function read(actor: Actor, id: string) {
	return test.db.forOffice(actor.officeId, async (tx) => {
		const partner = await loadPartnerInRegister(tx, actor.officeId, id, ['office', 'council', 'public']);
		return { partner, statuses: partner?.statuses ?? [] };
	});
}

describe('saving a partner', () => {
	it('puts a new one last in the register, and begins the history of the relationship', async () => {
		const actor = await newActor();
		const first = partnerInput({ position: 7 });
		const second = partnerInput({ status: 'in_talks', statusSince: '2019', statusNote: { en: 'They wrote' } });
		await savePartner(test.db, actor, first);
		await savePartner(test.db, actor, second);
		const { partner, statuses } = await read(actor, second.id);
		expect(partner?.position).toBe(8);
		expect(statuses).toMatchObject([{ status: 'in_talks', since: '2019', until: null, note: { en: 'They wrote' } }]);
	});

	it('adds to that history only when the status changes', async () => {
		const actor = await newActor();
		const input = partnerInput();
		await savePartner(test.db, actor, input);
		await savePartner(test.db, actor, { ...input, version: 1, name: { en: 'Posen' } });
		expect((await read(actor, input.id)).statuses).toHaveLength(1);
		await savePartner(test.db, actor, { ...input, version: 2, status: 'dormant' });
		expect((await read(actor, input.id)).statuses.map((each) => each.status)).toEqual(['dormant', 'active']);
	});

	it('makes one record and one status of a form that is sent twice', async () => {
		const actor = await newActor();
		const input = partnerInput();
		await savePartner(test.db, actor, input);
		expect(await savePartner(test.db, actor, input)).toMatchObject({ ok: true, id: input.id });
		expect((await read(actor, input.id)).statuses).toHaveLength(1);
	});

	it('refuses a version that somebody else has replaced, and changes nothing', async () => {
		const actor = await newActor();
		const input = partnerInput();
		await savePartner(test.db, actor, input);
		await savePartner(test.db, actor, { ...input, version: 1, name: { en: 'First' } });
		const late = { ...input, version: 1, name: { en: 'Late' }, status: 'ended' as const };
		expect(await savePartner(test.db, actor, late)).toEqual({ ok: false, reason: 'stale' });
		const { partner, statuses } = await read(actor, input.id);
		expect([partner?.name, partner?.status, statuses.length]).toEqual([{ en: 'First' }, 'active', 1]);
	});

	it('is refused to a reader, and answers for another office’s as for none', async () => {
		const [ours, theirs] = [await newActor(), await newActor()];
		const input = partnerInput();
		expect(await savePartner(test.db, buildActor(ours.officeId, 'reader'), input)).toEqual({
			ok: false,
			reason: 'forbidden'
		});
		await savePartner(test.db, theirs, input);
		const notThere = { ok: false, reason: 'not_found' };
		expect(await savePartner(test.db, ours, { ...input, version: 1 })).toEqual(notThere);
		expect(await savePartner(test.db, ours, partnerInput({ version: 1 }))).toEqual(notThere);
		expect(await deletePartner(test.db, ours, input.id)).toEqual(notThere);
	});
});

describe('changing the status of a tie', () => {
	const change = (id: string, version: number, overrides = {}) => ({
		...{ id, version, status: 'suspended' as const, statusSince: '2024-03', statusUntil: '2027' },
		...{ statusNote: { en: 'Until peace is restored' }, ...overrides }
	});

	it('sets it and keeps what it was, when and why', async () => {
		const actor = await newActor();
		const input = partnerInput();
		await savePartner(test.db, actor, input);
		expect(await changeStatus(test.db, actor, change(input.id, 1))).toMatchObject({ ok: true });
		const { partner, statuses } = await read(actor, input.id);
		expect(partner).toMatchObject({ status: 'suspended', statusUntil: '2027', version: 2, name: input.name });
		expect(statuses.map(({ status, since, until }) => [status, since, until])).toEqual([
			['suspended', '2024-03', '2027'],
			['active', null, null]
		]);
	});

	it('takes the end of a suspension away when it is over', async () => {
		const actor = await newActor();
		const input = partnerInput({ status: 'suspended', statusUntil: '2027' });
		await savePartner(test.db, actor, input);
		await changeStatus(test.db, actor, change(input.id, 1, { status: 'active', statusUntil: null }));
		expect((await read(actor, input.id)).partner).toMatchObject({ status: 'active', statusUntil: null });
	});

	it('stands in the trail with its reason', async () => {
		const actor = await newActor();
		const input = partnerInput();
		await savePartner(test.db, actor, input);
		await changeStatus(test.db, actor, change(input.id, 1));
		const { rows } = await test.admin.query<{ before: unknown; after: unknown }>(
			`select before, after from audit_event where office_id = $1 and action = 'update'`,
			[actor.officeId]
		);
		expect(rows).toEqual([
			{
				before: { status: 'active', status_until: null },
				after: {
					status: 'suspended',
					status_until: '2027',
					status_since: '2024-03',
					status_note: { en: 'Until peace is restored' }
				}
			}
		]);
	});

	it('is refused when the tie has changed since, to a reader, and for what is not there', async () => {
		const [actor, stranger] = [await newActor(), await newActor()];
		const input = partnerInput();
		await savePartner(test.db, actor, input);
		await changeStatus(test.db, actor, change(input.id, 1));
		const stale = { ok: false, reason: 'stale' };
		expect(await changeStatus(test.db, actor, change(input.id, 1, { status: 'ended' }))).toEqual(stale);
		expect(await changeStatus(test.db, actor, change(input.id, 0, { status: 'ended' }))).toEqual(stale);
		const reader = buildActor(actor.officeId, 'reader');
		expect(await changeStatus(test.db, reader, change(input.id, 2))).toEqual({ ok: false, reason: 'forbidden' });
		const notThere = { ok: false, reason: 'not_found' };
		expect(await changeStatus(test.db, stranger, change(input.id, 2))).toEqual(notThere);
		expect(await changeStatus(test.db, actor, change(newId(), 0))).toEqual(notThere);
		expect((await read(actor, input.id)).statuses).toHaveLength(2);
	});
});
