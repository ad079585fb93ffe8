import { describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { buildActor, buildOffice, buildPartner } from '../../../../tests/support/factories.ts';
import type { OrganisationInput } from '../form.ts';
import { deleteOrganisation, saveOrganisation } from './commands.ts';
import { loadOrganisation } from './queries.ts';

const test = testDatabase();

function organisation(overrides: Partial<OrganisationInput> = {}): OrganisationInput {
	return {
		id: newId(),
		version: 0,
		kind: 'embassy',
		name: { he: 'שגרירות פולין', en: 'Embassy of Poland' },
		country: 'PL',
		partnerId: null,
		isTie: true,
		website: null,
		note: {},
		...overrides
	};
}

describe('saving an organisation', () => {
	it('keeps all that was given', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const partnerId = await buildPartner(test.db, actor);
		const input = organisation({ partnerId, website: 'https://www.gov.pl', note: { en: 'In Tel Aviv' } });
		expect(await saveOrganisation(test.db, actor, input)).toMatchObject({ ok: true, id: input.id });
		const saved = await test.db.forOffice(actor.officeId, (tx) => loadOrganisation(tx, actor.officeId, input.id));
		expect(saved).toEqual({ ...input, version: 1 });
	});

	it('puts every change into the trail', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const input = organisation();
		await saveOrganisation(test.db, actor, input);
		await saveOrganisation(test.db, actor, { ...input, version: 1, kind: 'consulate' });
		const { rows } = await test.admin.query(
			'select action, before, after from audit_event where record_id = $1 order by id',
			[input.id]
		);
		expect(rows[1]).toEqual({ action: 'update', before: { kind: 'embassy' }, after: { kind: 'consulate' } });
	});

	it('refuses a partner of another office with a word beside the field', async () => {
		const [ours, theirs] = [buildActor(await buildOffice(test.db)), buildActor(await buildOffice(test.db))];
		const partnerId = await buildPartner(test.db, theirs);
		expect(await saveOrganisation(test.db, ours, organisation({ partnerId }))).toEqual({
			ok: false,
			reason: 'problem',
			field: 'partnerId',
			code: 'gone'
		});
	});

	it('is refused to a reader, to another office, and over a version that was replaced', async () => {
		const office = await buildOffice(test.db);
		const [reader, actor] = [buildActor(office, 'reader'), buildActor(office)];
		const stranger = buildActor(await buildOffice(test.db));
		const input = organisation();
		expect(await saveOrganisation(test.db, reader, input)).toEqual({ ok: false, reason: 'forbidden' });
		await saveOrganisation(test.db, actor, input);
		await saveOrganisation(test.db, actor, { ...input, version: 1 });
		expect(await saveOrganisation(test.db, actor, { ...input, version: 1 })).toEqual({ ok: false, reason: 'stale' });
		expect(await saveOrganisation(test.db, stranger, { ...input, version: 1 })).toEqual({
			ok: false,
			reason: 'not_found'
		});
	});
});

describe('deleting an organisation', () => {
	it('takes it out of the list', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const input = organisation();
		await saveOrganisation(test.db, actor, input);
		expect(await deleteOrganisation(test.db, buildActor(actor.officeId, 'reader'), input.id)).toEqual({
			ok: false,
			reason: 'forbidden'
		});
		expect(await deleteOrganisation(test.db, actor, input.id)).toEqual({ ok: true, id: input.id });
		expect(await deleteOrganisation(test.db, actor, input.id)).toEqual({ ok: false, reason: 'not_found' });
		expect(
			await test.db.forOffice(actor.officeId, (tx) => loadOrganisation(tx, actor.officeId, input.id))
		).toBeUndefined();
	});
});
