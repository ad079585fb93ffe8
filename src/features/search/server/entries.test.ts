import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addAttachment, editAttachment } from '#features/attachment/server/commands.ts';
import { shownTo } from '#features/member/policy.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { saveNote } from '#features/note/server/commands.ts';
import type { PartnerInput } from '#features/partner/form.ts';
import { savePartner } from '#features/partner/server/commands.ts';
import { saveStep } from '#features/step/server/commands.ts';
import { newId } from '#kernel/id.ts';
import { findGroups } from '#platform/server/search-index.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { buildActor, buildAgreement, buildOffice, partnerInput } from '../../../../tests/support/factories.ts';
import { SAMPLE_FILES } from '../../../../tests/support/sample-files.ts';

const test = testDatabase();

/** The nouns of which somebody finds anything. */
async function found(actor: Actor, typed: string): Promise<string[]> {
	const groups = await test.db.forOffice(actor.officeId, (tx) => findGroups(tx, typed, shownTo(actor), 5));
	return groups.map(({ noun }) => noun);
}

async function addPartner(actor: Actor, overrides: Partial<PartnerInput>): Promise<string> {
	const input = partnerInput(overrides);
	await savePartner(test.db, actor, input);
	return input.id;
}

describe('of a partner that is meant for the office alone', () => {
	it('readers find nothing, whatever was changed since', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const reader = buildActor(actor.officeId, 'reader');
		const hidden = await addPartner(actor, { name: { en: 'Lagoon' }, visibility: 'office' });
		const open = await addPartner(actor, { name: { en: 'Lyon' } });
		const of = { id: newId(), subject: 'partner', subjectId: hidden, visibility: 'council' } as const;
		const step = { ...of, what: { en: 'Ask the lagoon' }, who: null, due: null };
		await saveStep(test.db, actor, { ...step, version: 0 });
		// A form can say whatever it wants; a step stays where it is.
		await saveStep(test.db, actor, { ...step, version: 1, subjectId: open });
		const files = await mkdtemp(join(tmpdir(), 'kesher-entries-'));
		const file = { ...of, id: newId(), title: { en: 'Lagoon' }, name: 'lagoon.pdf', bytes: SAMPLE_FILES.pdf };
		await addAttachment(test.db, files, actor, file);
		await editAttachment(test.db, actor, { ...file, version: 1, title: { en: 'The lagoon' } });
		const note = { id: newId(), text: { en: 'The lagoon is counted twice' }, source: {}, sourceUrl: null };
		await saveNote(test.db, actor, { ...note, version: 0, partnerId: hidden });
		expect(await found(reader, 'lagoon')).toEqual([]);
		expect(await found(actor, 'lagoon')).toEqual(['attachment', 'data_note', 'next_step', 'partner']);
		await saveNote(test.db, actor, { ...note, version: 1, partnerId: open });
		expect(await found(reader, 'lagoon')).toEqual(['data_note']);
		await saveNote(test.db, actor, { ...note, version: 2, partnerId: hidden });
		expect(await found(reader, 'lagoon')).toEqual([]);
		await saveNote(test.db, actor, { ...note, version: 3, partnerId: null });
		expect(await found(reader, 'lagoon')).toEqual(['data_note']);
	});

	it('nobody but the office finds an agreement, until the partner is meant for others', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const reader = buildActor(actor.officeId, 'reader');
		const partner = partnerInput({ name: { en: 'Lagoon' }, visibility: 'office' });
		await savePartner(test.db, actor, partner);
		await buildAgreement(test.db, actor, [partner.id], { title: { en: 'A pact of water' } });
		expect([await found(reader, 'water'), await found(actor, 'water lagoon')]).toEqual([[], ['agreement']]);
		await savePartner(test.db, actor, { ...partner, version: 1, visibility: 'council' });
		expect(await found(reader, 'water lagoon')).toEqual(['agreement']);
		await savePartner(test.db, actor, { ...partner, version: 2 });
		expect(await found(reader, 'water')).toEqual([]);
	});
});
