import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#features/member/server/gate.ts';
import { shownTo, VISIBILITIES, type Visibility } from '#features/member/policy.ts';
import { deletePartner } from '#features/partner/server/commands.ts';
import { purgeTrash } from '#features/trash/server/purge.ts';
import { newId } from '#kernel/id.ts';
import { restoreRecord } from '#platform/server/records.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { buildActor, buildOffice, buildPartner } from '../../../../tests/support/factories.ts';
import type { NoteInput } from '../form.ts';
import { deleteNote, moveNote, saveNote } from './commands.ts';
import { listNotes, listNotesOfPartner, loadNote } from './queries.ts';

const test = testDatabase();

function note(overrides: Partial<NoteInput> = {}): NoteInput {
	return {
		id: newId(),
		version: 0,
		text: { he: 'השנים לפי המצגת', en: 'Years as the deck gives them' },
		source: { en: 'The deck of 2020' },
		sourceUrl: 'https://www.raanana.muni.il',
		partnerId: null,
		...overrides
	};
}

const list = (actor: Actor) => test.db.forOffice(actor.officeId, (tx) => listNotes(tx, actor.officeId, shownTo(actor)));

describe('saving a note', () => {
	it('puts a new one last, and leaves it in its place when it is changed', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const [first, second] = [note(), note({ text: { en: 'Second' }, source: {}, sourceUrl: null })];
		await saveNote(test.db, actor, first);
		await saveNote(test.db, actor, second);
		await saveNote(test.db, actor, { ...first, version: 1, source: {} });
		const asListed = ({ partnerId: _, ...input }: NoteInput) => ({ ...input, partner: null });
		expect(await list(actor)).toEqual([
			{ ...asListed(first), source: {}, position: 1, version: 2 },
			{ ...asListed(second), position: 2, version: 1 }
		]);
	});

	it('makes it findable as a data note', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const input = note();
		await saveNote(test.db, actor, input);
		const { rows } = await test.admin.query('select noun from search_entry where record_id = $1', [input.id]);
		expect(rows).toEqual([{ noun: 'data_note' }]);
	});

	it('is refused to a reader, to another office, and over a version that was replaced', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const [reader, stranger] = [buildActor(actor.officeId, 'reader'), buildActor(await buildOffice(test.db))];
		const input = note();
		expect(await saveNote(test.db, reader, input)).toEqual({ ok: false, reason: 'forbidden' });
		await saveNote(test.db, actor, input);
		await saveNote(test.db, actor, { ...input, version: 1 });
		expect(await saveNote(test.db, actor, { ...input, version: 1 })).toEqual({ ok: false, reason: 'stale' });
		expect(await saveNote(test.db, stranger, { ...input, version: 1 })).toEqual({ ok: false, reason: 'not_found' });
	});
});

it('a note moves by one place, for those who write', async () => {
	const actor = buildActor(await buildOffice(test.db));
	const [first, second] = [note(), note()];
	await saveNote(test.db, actor, first);
	await saveNote(test.db, actor, second);
	const move = { id: second.id, direction: 'up' as const };
	expect(await moveNote(test.db, buildActor(actor.officeId, 'reader'), move)).toEqual({
		ok: false,
		reason: 'forbidden'
	});
	expect(await moveNote(test.db, actor, { ...move, id: newId() })).toEqual({ ok: false, reason: 'not_found' });
	expect(await moveNote(test.db, actor, move)).toEqual({ ok: true, id: second.id });
	expect((await list(actor)).map((each) => each.id)).toEqual([second.id, first.id]);
});

it('a note that is deleted is no longer there', async () => {
	const actor = buildActor(await buildOffice(test.db));
	const input = note();
	await saveNote(test.db, actor, input);
	const reader = buildActor(actor.officeId, 'reader');
	expect(await deleteNote(test.db, reader, input.id)).toEqual({ ok: false, reason: 'forbidden' });
	expect(await deleteNote(test.db, actor, input.id)).toEqual({ ok: true, id: input.id });
	const found = await test.db.forOffice(actor.officeId, (tx) => loadNote(tx, actor.officeId, input.id, VISIBILITIES));
	expect(found).toBeUndefined();
});

describe('a note about one partner', () => {
	const about = (actor: Actor, partner: string) =>
		test.db.forOffice(actor.officeId, (tx) => listNotesOfPartner(tx, actor.officeId, partner, shownTo(actor)));

	it('is told with it, by its name; the others are not', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const partner = await buildPartner(test.db, actor, { name: { en: 'Poznań' } });
		const [own, general] = [note({ partnerId: partner }), note()];
		await saveNote(test.db, actor, own);
		await saveNote(test.db, actor, general);
		expect((await about(actor, partner)).map((each) => [each.id, each.partner])).toEqual([
			[own.id, { id: partner, name: { en: 'Poznań' } }]
		]);
		await saveNote(test.db, actor, { ...own, version: 1, partnerId: null });
		expect(await about(actor, partner)).toEqual([]);
		expect((await list(actor)).map((each) => each.id)).toEqual([own.id, general.id]);
	});

	it('is not told to whom the partner is not', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const partner = await buildPartner(test.db, actor, { visibility: 'office' });
		const input = note({ partnerId: partner });
		await saveNote(test.db, actor, input);
		const reader = buildActor(actor.officeId, 'reader');
		expect([(await list(actor)).length, await list(reader), await about(reader, partner)]).toEqual([1, [], []]);
		const found = await test.db.forOffice(actor.officeId, (tx) =>
			loadNote(tx, actor.officeId, input.id, shownTo(reader))
		);
		expect(found).toBeUndefined();
	});

	it('is not told to the public, whatever it is about', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const partner = await buildPartner(test.db, actor, { visibility: 'public' });
		await saveNote(test.db, actor, note({ partnerId: partner }));
		await saveNote(test.db, actor, note());
		const shown = (visibilities: readonly Visibility[]) =>
			test.db.forOffice(actor.officeId, (tx) => listNotes(tx, actor.officeId, visibilities));
		expect((await shown(['council', 'public'])).length).toBe(2);
		expect(await shown(['public'])).toEqual([]);
	});

	it('is refused beside its field where the partner is not there, or is another office’s', async () => {
		const [actor, stranger] = [buildActor(await buildOffice(test.db)), buildActor(await buildOffice(test.db))];
		const gone = { ok: false, reason: 'problem', field: 'partnerId', code: 'gone' };
		for (const partnerId of [newId(), await buildPartner(test.db, stranger)])
			expect(await saveNote(test.db, actor, note({ partnerId }))).toEqual(gone);
		expect(await list(actor)).toEqual([]);
	});

	it('goes with the partner, and comes back with it; for good when that is gone for good', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const partner = await buildPartner(test.db, actor);
		await saveNote(test.db, actor, note({ partnerId: partner }));
		await saveNote(test.db, actor, note());
		await deletePartner(test.db, actor, partner);
		expect(await list(actor)).toHaveLength(1);
		await test.db.forOffice(actor.officeId, (tx) => restoreRecord(tx, actor, 'partner', partner));
		expect(await list(actor)).toHaveLength(2);
		await deletePartner(test.db, actor, partner);
		const files = await mkdtemp(join(tmpdir(), 'kesher-notes-'));
		await purgeTrash(test.db, files, new Date('2999-01-01'));
		const { rows } = await test.admin.query('select partner_id from data_note where office_id = $1', [actor.officeId]);
		expect(rows).toEqual([{ partner_id: null }]);
	});
});
