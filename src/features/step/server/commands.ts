import type { Actor } from '#features/member/server/gate.ts';
import { changingBeside } from '#features/subject/server/beside.ts';
import { loadSubject } from '#features/subject/server/queries.ts';
import type { NotFound, Outcome, Stale } from '#kernel/outcome.ts';
import type { Database, OfficeTransaction } from '#platform/server/database.ts';
import { deleteRecord, saveRecord } from '#platform/server/records.ts';
import type { StepInput } from '../form.ts';
import { stepRules } from '../policy.ts';
import { loadStep } from './queries.ts';

type Refused = NotFound | 'forbidden';

export async function saveStep(
	db: Database,
	actor: Actor,
	input: StepInput
): Promise<Outcome<{ id: string }, Refused | Stale>> {
	const subject = { subject: input.subject, id: input.subjectId };
	return changingBeside(
		db,
		actor,
		{ rules: stepRules, action: 'edit', noun: 'next_step', id: input.id, subject },
		(tx) => writeStep(tx, actor, input)
	);
}

/** The same within a transaction that is already open. A step stays with the record that it was made for. */
export async function writeStep(
	tx: OfficeTransaction,
	actor: Actor,
	{ subject, subjectId, ...input }: StepInput
): Promise<Outcome<{ id: string }, NotFound | Stale>> {
	const isNew = input.version === 0;
	if (isNew && !(await loadSubject(tx, actor, { subject, id: subjectId }))) return { ok: false, reason: 'not_found' };
	const { what, who, due, visibility } = input;
	const values = { what, who, due, visibility, ...(isNew ? { [`${subject}_id`]: subjectId } : {}) };
	const under = isNew ? { noun: subject, id: subjectId } : undefined;
	const findable = { texts: [what, who], visibility, under };
	return saveRecord(tx, actor, 'next_step', input, values, { findable });
}

/** Ticks a step, or takes the tick back. @param today the day at the office's place, YYYY-MM-DD */
export async function markStep(
	db: Database,
	actor: Actor,
	{ id, done }: { id: string; done: boolean },
	today: string
): Promise<Outcome<{ id: string }, Refused | Stale>> {
	return changingBeside(db, actor, { rules: stepRules, action: 'edit', noun: 'next_step', id }, async (tx) => {
		const step = await loadStep(tx, actor, id);
		if (!step) return { ok: false, reason: 'not_found' };
		if ((step.doneOn !== null) === done) return { ok: true, id };
		return saveRecord(tx, actor, 'next_step', step, { done_on: done ? today : null });
	});
}

export async function deleteStep(db: Database, actor: Actor, id: string): Promise<Outcome<{ id: string }, Refused>> {
	return changingBeside(db, actor, { rules: stepRules, action: 'delete', noun: 'next_step', id }, (tx) =>
		deleteRecord(tx, actor, 'next_step', id)
	);
}
