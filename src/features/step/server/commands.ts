import { sql } from 'kysely';
import type { Actor } from '#features/member/server/gate.ts';
import { may } from '#features/member/policy.ts';
import type { NotFound, Outcome, Stale } from '#kernel/outcome.ts';
import type { Database, OfficeTransaction } from '#platform/server/database.ts';
import { recordChange } from '#platform/server/audit.ts';
import { deleteRecord, saveRecord } from '#platform/server/records.ts';
import type { StepInput } from '../form.ts';
import { stepRules } from '../policy.ts';

type Refused = NotFound | 'forbidden';

export async function saveStep(
	db: Database,
	actor: Actor,
	input: StepInput
): Promise<Outcome<{ id: string }, Refused | Stale>> {
	if (!may(stepRules, actor, 'edit')) return { ok: false, reason: 'forbidden' };
	return db.forOffice(actor.officeId, (tx) => writeStep(tx, actor, input));
}

/** The same within a transaction that is already open. */
export async function writeStep(tx: OfficeTransaction, actor: Actor, input: StepInput) {
	return saveRecord(tx, actor, 'next_step', input, {
		what: input.what,
		who: input.who,
		due: input.due,
		[`${input.subject}_id`]: input.subjectId
	});
}

/** @param today the day at the office's place, YYYY-MM-DD */
export async function markStep(
	db: Database,
	actor: Actor,
	input: { id: string; done: boolean },
	today: string
): Promise<Outcome<{ id: string }, Refused>> {
	if (!may(stepRules, actor, 'edit')) return { ok: false, reason: 'forbidden' };
	return db.forOffice(actor.officeId, async (tx) => {
		const { rows } = await sql`
			update next_step set done_on = ${input.done ? today : null}, version = version + 1, updated_at = now()
			where office_id = ${actor.officeId} and id = ${input.id} and deleted_at is null
			returning id`.execute(tx);
		if (rows.length === 0) return { ok: false, reason: 'not_found' };
		const change = { before: null, after: { done_on: input.done ? today : null } };
		await recordChange(tx, actor, { noun: 'next_step', recordId: input.id, action: 'update', ...change });
		return { ok: true, id: input.id };
	});
}

export async function deleteStep(db: Database, actor: Actor, id: string): Promise<Outcome<{ id: string }, Refused>> {
	if (!may(stepRules, actor, 'delete')) return { ok: false, reason: 'forbidden' };
	return db.forOffice(actor.officeId, (tx) => deleteRecord(tx, actor, 'next_step', id));
}
