import type { Actor } from '#features/member/server/gate.ts';
import { may } from '#features/member/policy.ts';
import type { NotFound, Outcome, Stale } from '#kernel/outcome.ts';
import type { Database, OfficeTransaction } from '#platform/server/database.ts';
import { moveInOrder } from '#platform/server/ordering.ts';
import { deleteRecord, saveRecord } from '#platform/server/records.ts';
import type { MoveInput, NoteInput } from '../form.ts';
import { noteRules } from '../policy.ts';
import { listNotes } from './queries.ts';

type Done<Reason extends string> = Promise<Outcome<{ id: string }, NotFound | 'forbidden' | Reason>>;

/** Adds or changes a note on the data. */
export async function saveNote(db: Database, actor: Actor, input: NoteInput): Done<Stale> {
	if (!may(noteRules, actor, 'edit')) return { ok: false, reason: 'forbidden' };
	return db.forOffice(actor.officeId, (tx) => writeNote(tx, actor, input));
}

/** The same within a transaction that is already open; for loading an office. A new one comes last. */
export async function writeNote(tx: OfficeTransaction, actor: Actor, input: NoteInput) {
	const isNew = input.version === 0;
	const last = isNew ? (await listNotes(tx, actor.officeId)).at(-1) : undefined;
	const place = isNew ? { position: (last?.position ?? 0) + 1 } : {};
	const { text, source, sourceUrl } = input;
	const values = { ...place, text, source, source_url: sourceUrl };
	return saveRecord(tx, actor, 'data_note', input, values, { findable: { texts: [text, source] } });
}

/** Moves a note up or down. */
export async function moveNote(db: Database, actor: Actor, { id, direction }: MoveInput): Done<Stale> {
	if (!may(noteRules, actor, 'edit')) return { ok: false, reason: 'forbidden' };
	return db.forOffice(actor.officeId, async (tx) =>
		moveInOrder(tx, actor, 'data_note', await listNotes(tx, actor.officeId), id, direction)
	);
}

export async function deleteNote(db: Database, actor: Actor, id: string): Done<never> {
	if (!may(noteRules, actor, 'delete')) return { ok: false, reason: 'forbidden' };
	return db.forOffice(actor.officeId, (tx) => deleteRecord(tx, actor, 'data_note', id));
}
