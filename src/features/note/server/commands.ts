import type { Actor } from '#features/member/server/gate.ts';
import type { Refusal } from '#features/member/server/form-action.ts';
import { VISIBILITIES } from '#features/member/policy.ts';
import { changing } from '#features/member/server/owners.ts';
import type { NotFound, Outcome, Stale } from '#kernel/outcome.ts';
import type { Database, OfficeTransaction } from '#platform/server/database.ts';
import { moveInOrder } from '#platform/server/ordering.ts';
import { deleteRecord, saveRecord } from '#platform/server/records.ts';
import { areThere } from '#platform/server/references.ts';
import type { MoveInput, NoteInput } from '../form.ts';
import { noteRules } from '../policy.ts';
import { lastPosition, listNotes } from './queries.ts';

type Saved = Promise<{ ok: true; id: string } | Refusal>;
type Done<Reason extends string> = Promise<Outcome<{ id: string }, NotFound | 'forbidden' | Reason>>;

/** Adds or changes a note on the data. */
export async function saveNote(db: Database, actor: Actor, input: NoteInput): Saved {
	return changing(db, actor, { rules: noteRules, action: 'edit', noun: 'data_note', id: input.id }, (tx) =>
		writeNote(tx, actor, input)
	);
}

/** The same within a transaction that is already open; for loading an office. A new one comes last. */
export async function writeNote(tx: OfficeTransaction, actor: Actor, input: NoteInput): Saved {
	if (!(await areThere(tx, actor.officeId, 'partner', [input.partnerId]))) {
		return { ok: false, reason: 'problem', field: 'partnerId', code: 'gone' };
	}
	const isNew = input.version === 0;
	const place = isNew ? { position: (await lastPosition(tx, actor.officeId)) + 1 } : {};
	const { text, source, sourceUrl, partnerId } = input;
	const values = { ...place, text, source, source_url: sourceUrl, partner_id: partnerId };
	// Only who finds the partner finds what is noted about it.
	const under = partnerId === null ? null : { noun: 'partner', id: partnerId };
	return saveRecord(tx, actor, 'data_note', input, values, { findable: { texts: [text, source], under } });
}

/** Moves a note up or down. */
export async function moveNote(db: Database, actor: Actor, { id, direction }: MoveInput): Done<Stale> {
	return changing(db, actor, { rules: noteRules, action: 'edit', noun: 'data_note', id }, async (tx) =>
		moveInOrder(tx, actor, 'data_note', await listNotes(tx, actor.officeId, VISIBILITIES), id, direction)
	);
}

export async function deleteNote(db: Database, actor: Actor, id: string): Done<never> {
	return changing(db, actor, { rules: noteRules, action: 'delete', noun: 'data_note', id }, (tx) =>
		deleteRecord(tx, actor, 'data_note', id)
	);
}
