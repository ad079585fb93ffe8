import type { Actor } from '#features/member/server/gate.ts';
import { changing } from '#features/member/server/owners.ts';
import type { NotFound, Outcome, Stale } from '#kernel/outcome.ts';
import { isEmpty } from '#kernel/texts.ts';
import type { Database, OfficeTransaction } from '#platform/server/database.ts';
import { deleteRecord, saveRecord } from '#platform/server/records.ts';
import { goalRules } from '../policy.ts';
import type { GoalInput } from '../form.ts';
import { listGoals } from './queries.ts';

type Refused = NotFound | 'forbidden';

/** Adds or changes a goal. Without a place in the order it comes last. */
export async function saveGoal(
	db: Database,
	actor: Actor,
	input: GoalInput
): Promise<Outcome<{ id: string }, Refused | Stale>> {
	return changing(db, actor, { rules: goalRules, action: 'edit', noun: 'goal', id: input.id }, (tx) =>
		writeGoal(tx, actor, input)
	);
}

/** The same within a transaction that is already open; for loading an office. */
export async function writeGoal(tx: OfficeTransaction, actor: Actor, input: GoalInput) {
	const position = input.position ?? ((await listGoals(tx, actor.officeId)).at(-1)?.position ?? 0) + 1;
	return saveRecord(
		tx,
		actor,
		'goal',
		input,
		{
			position,
			name: input.name,
			short_name: isEmpty(input.shortName) ? input.name : input.shortName,
			from_year: input.fromYear,
			to_year: input.toYear
		},
		{ findable: { texts: [input.name, input.shortName] } }
	);
}

export async function deleteGoal(db: Database, actor: Actor, id: string): Promise<Outcome<{ id: string }, Refused>> {
	return changing(db, actor, { rules: goalRules, action: 'delete', noun: 'goal', id }, (tx) =>
		deleteRecord(tx, actor, 'goal', id)
	);
}
