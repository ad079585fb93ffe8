import { describe, expect, it } from 'vitest';
import { VISIBILITIES } from '#features/member/policy.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { newId } from '#kernel/id.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { buildActor, buildOffice, buildPartner, buildPerson } from '../../../../tests/support/factories.ts';
import type { PersonInput } from '../form.ts';
import { deletePerson, savePerson } from './commands.ts';
import { loadPerson } from './queries.ts';
import { rolesOfPeople } from './role-queries.ts';

const test = testDatabase();
const HOME = { en: 'Testville' };

function person(overrides: Partial<PersonInput> = {}): PersonInput {
	return {
		id: newId(),
		version: 0,
		name: { he: 'דנה כהן', en: 'Dana Cohen' },
		email: 'dana@example.org',
		phone: '09-7610610',
		languages: ['he', 'en'],
		note: 'Call in the morning',
		receivedOn: '2020-03',
		receivedFrom: 'A visiting card',
		noticeOn: '2020-03-20',
		...overrides
	};
}

function load(actor: Actor, id: string) {
	return test.db.forOffice(actor.officeId, async (tx) => ({
		person: await loadPerson(tx, actor.officeId, id),
		roles: await rolesOfPeople(tx, actor.officeId, [id], { home: HOME, shown: VISIBILITIES })
	}));
}

describe('saving a person', () => {
	it('keeps all that was given, the telephone number in international form', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const input = person();
		expect(await savePerson(test.db, actor, input, 'IL')).toMatchObject({ ok: true, id: input.id });
		const saved = await load(actor, input.id);
		expect(saved.person).toEqual({ ...input, phone: '+972 9 761 0610', version: 1, erasedAt: null });
		expect(saved.roles).toEqual([]);
	});

	it('refuses a telephone number that can be none, and saves nothing', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const input = person({ phone: '12' });
		expect(await savePerson(test.db, actor, input, 'IL')).toEqual({
			ok: false,
			reason: 'problem',
			field: 'phone',
			code: 'not_a_phone'
		});
		expect((await load(actor, input.id)).person).toBeUndefined();
	});

	it('takes a role in place of a name, and one record of a form that is sent twice', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const partner = await buildPartner(test.db, actor);
		const role = { id: newId(), kind: 'mayor' as const, of: { noun: 'partner' as const, id: partner }, title: {} };
		const input = person({ name: {}, role });
		await savePerson(test.db, actor, input, 'IL');
		expect(await savePerson(test.db, actor, input, 'IL')).toMatchObject({ ok: true, id: input.id });
		const { roles } = await load(actor, input.id);
		expect(roles).toMatchObject([{ id: role.id, kind: 'mayor', of: { noun: 'partner', id: partner, isCity: true } }]);
	});

	it('asks for a name or a role where there is neither', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const refused = { ok: false, reason: 'problem', field: 'name', code: 'name_or_role' };
		expect(await savePerson(test.db, actor, person({ name: {} }), 'IL')).toEqual(refused);
		const id = await buildPerson(test.db, actor);
		expect(await savePerson(test.db, actor, person({ id, version: 1, name: {} }), 'IL')).toEqual(refused);
	});

	it('refuses a first role of a partner that is not there, and saves nothing', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const role = { id: newId(), kind: 'mayor' as const, of: { noun: 'partner' as const, id: newId() }, title: {} };
		const input = person({ role });
		expect(await savePerson(test.db, actor, input, 'IL')).toMatchObject({ field: 'role.of', code: 'gone' });
		expect((await load(actor, input.id)).person).toBeUndefined();
	});

	it('is refused to a reader, to another office, and over a version that was replaced', async () => {
		const office = await buildOffice(test.db);
		const [reader, actor, stranger] = [
			buildActor(office, 'reader'),
			buildActor(office),
			buildActor(await buildOffice(test.db))
		];
		const input = person();
		expect(await savePerson(test.db, reader, input, 'IL')).toEqual({ ok: false, reason: 'forbidden' });
		await savePerson(test.db, actor, input, 'IL');
		await savePerson(test.db, actor, { ...input, version: 1 }, 'IL');
		expect(await savePerson(test.db, actor, { ...input, version: 1 }, 'IL')).toEqual({ ok: false, reason: 'stale' });
		const theirs = await savePerson(test.db, stranger, { ...input, version: 1 }, 'IL');
		expect(theirs).toEqual({ ok: false, reason: 'not_found' });
	});

	it('writes who changed what into the trail', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const input = person();
		await savePerson(test.db, actor, input, 'IL');
		await savePerson(test.db, actor, { ...input, version: 1, email: null }, 'IL');
		const { rows } = await test.admin.query(
			'select actor, before, after from audit_event where record_id = $1 order by id',
			[input.id]
		);
		expect(rows[1]).toEqual({ actor: 'Dana', before: { email: 'dana@example.org' }, after: { email: null } });
	});
});

describe('deleting a person', () => {
	it('is for those who write', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const id = await buildPerson(test.db, actor);
		const reader = buildActor(actor.officeId, 'reader');
		expect(await deletePerson(test.db, reader, id)).toEqual({ ok: false, reason: 'forbidden' });
		expect(await deletePerson(test.db, actor, id)).toEqual({ ok: true, id });
		expect((await load(actor, id)).person).toBeUndefined();
	});
});
