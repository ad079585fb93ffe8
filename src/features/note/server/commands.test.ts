import { describe, expect, it } from 'vitest';
import type { Actor } from '#features/member/server/gate.ts';
import { newId } from '#kernel/id.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { buildActor, buildOffice } from '../../../../tests/support/factories.ts';
import type { NoteInput } from '../form.ts';
import { deleteNote, moveNote, saveNote } from './commands.ts';
import { listNotes, loadNote } from './queries.ts';

const test = testDatabase();

function note(overrides: Partial<NoteInput> = {}): NoteInput {
	return {
		id: newId(),
		version: 0,
		text: { he: 'השנים לפי המצגת', en: 'Years as the deck gives them' },
		source: { en: 'The deck of 2020' },
		sourceUrl: 'https://www.raanana.muni.il',
		...overrides
	};
}

const list = (actor: Actor) => test.db.forOffice(actor.officeId, (tx) => listNotes(tx, actor.officeId));

describe('saving a note', () => {
	it('puts a new one last, and leaves it in its place when it is changed', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const [first, second] = [note(), note({ text: { en: 'Second' }, source: {}, sourceUrl: null })];
		await saveNote(test.db, actor, first);
		await saveNote(test.db, actor, second);
		await saveNote(test.db, actor, { ...first, version: 1, source: {} });
		expect(await list(actor)).toEqual([
			{ ...first, source: {}, position: 1, version: 2 },
			{ ...second, position: 2, version: 1 }
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
	expect(await test.db.forOffice(actor.officeId, (tx) => loadNote(tx, actor.officeId, input.id))).toBeUndefined();
});
