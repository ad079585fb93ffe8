import { describe, expect, it } from 'vitest';
import { VISIBILITIES } from '#features/member/policy.ts';
import { newId } from '#kernel/id.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import {
	buildActor,
	buildOffice,
	buildOrganisation,
	buildPerson,
	buildRole
} from '../../../../tests/support/factories.ts';
import type { RoleInput } from '../form.ts';
import { deletePerson } from './commands.ts';
import { deleteRole, endRole, saveRole } from './role-commands.ts';
import { rolesAtOrganisation, rolesOfPeople } from './role-queries.ts';

const test = testDatabase();
const HOME = { en: 'Testville' };

async function scene() {
	const actor = buildActor(await buildOffice(test.db));
	const personId = await buildPerson(test.db, actor);
	const role = (overrides: Partial<RoleInput> = {}): RoleInput => ({
		id: newId(),
		version: 0,
		personId,
		kind: 'spokesperson',
		of: null,
		title: {},
		starts: null,
		ends: null,
		...overrides
	});
	const roles = () =>
		test.db.forOffice(actor.officeId, (tx) =>
			rolesOfPeople(tx, actor.officeId, [personId], { home: HOME, shown: VISIBILITIES })
		);
	return { actor, personId, role, roles };
}

describe('saving a role', () => {
	it('of the home city, of an organisation, with its own title and known dates', async () => {
		const { actor, role, roles } = await scene();
		const organisation = await buildOrganisation(test.db, actor);
		await saveRole(test.db, actor, role({ starts: '2018' }));
		await saveRole(
			test.db,
			actor,
			role({ kind: 'attache', of: { noun: 'organisation', id: organisation }, title: { en: 'Cultural attaché' } })
		);
		expect(await roles()).toMatchObject([
			{ kind: 'spokesperson', of: { noun: 'home', name: HOME, isCity: true }, starts: '2018', ends: null, version: 1 },
			{ kind: 'attache', title: { en: 'Cultural attaché' }, of: { id: organisation, isCity: false, flag: 'PL' } }
		]);
	});

	it('makes the person findable by what they are, in both languages', async () => {
		const { actor, personId, role } = await scene();
		await saveRole(test.db, actor, role({ kind: 'mayor' }));
		const { rows } = await test.admin.query<{ lexemes: string }>(
			'select lexemes::text from search_entry where record_id = $1',
			[personId]
		);
		expect(rows[0]?.lexemes).toContain("'mayor'");
		expect(rows[0]?.lexemes).toContain("'עיר'");
	});

	it('refuses what is gone, and who may not', async () => {
		const { actor, personId, role } = await scene();
		const gone = role({ of: { noun: 'organisation', id: newId() } });
		expect(await saveRole(test.db, actor, gone)).toEqual({ ok: false, reason: 'problem', field: 'of', code: 'gone' });
		const reader = buildActor(actor.officeId, 'reader');
		expect(await saveRole(test.db, reader, role())).toEqual({ ok: false, reason: 'forbidden' });
		const stranger = buildActor(await buildOffice(test.db));
		expect(await saveRole(test.db, stranger, role())).toEqual({ ok: false, reason: 'not_found' });
		await deletePerson(test.db, actor, personId);
		expect(await saveRole(test.db, actor, role())).toEqual({ ok: false, reason: 'not_found' });
	});
});

describe('ending a role', () => {
	it('says when, and leaves the rest as it was', async () => {
		const { actor, personId, roles } = await scene();
		const id = await buildRole(test.db, actor, personId, { starts: '2018' });
		expect(await endRole(test.db, actor, { id, version: 1, ended: '2020-09-09' })).toMatchObject({ ok: true });
		expect(await roles()).toMatchObject([{ kind: 'mayor', starts: '2018', ends: '2020-09-09', version: 2 }]);
	});

	it('refuses a day before it began, a replaced version, a reader, and another office', async () => {
		const { actor, personId } = await scene();
		const id = await buildRole(test.db, actor, personId, { starts: '2018' });
		const end = { id, version: 1, ended: '2017' };
		expect(await endRole(test.db, actor, end)).toMatchObject({ field: 'ended', code: 'ends_before_start' });
		expect(await endRole(test.db, actor, { ...end, version: 7, ended: '2020' })).toEqual({
			ok: false,
			reason: 'stale'
		});
		const reader = buildActor(actor.officeId, 'reader');
		expect(await endRole(test.db, reader, { ...end, ended: '2020' })).toEqual({ ok: false, reason: 'forbidden' });
		const stranger = buildActor(await buildOffice(test.db));
		expect(await endRole(test.db, stranger, { ...end, ended: '2020' })).toEqual({ ok: false, reason: 'not_found' });
	});
});

it('a role that is deleted is no longer the person’s, nor the organisation’s', async () => {
	const { actor, personId, roles } = await scene();
	const organisation = await buildOrganisation(test.db, actor);
	const id = await buildRole(test.db, actor, personId, { of: { noun: 'organisation', id: organisation } });
	const there = () =>
		test.db.forOffice(actor.officeId, (tx) =>
			rolesAtOrganisation(tx, actor.officeId, organisation, { home: HOME, shown: VISIBILITIES })
		);
	expect(await there()).toMatchObject([{ id, personId, personName: { en: 'Jacek Nowak' } }]);
	expect(await deleteRole(test.db, buildActor(actor.officeId, 'reader'), id)).toEqual({
		ok: false,
		reason: 'forbidden'
	});
	expect(await deleteRole(test.db, actor, id)).toEqual({ ok: true, id });
	expect(await roles()).toEqual([]);
	expect(await there()).toEqual([]);
});
