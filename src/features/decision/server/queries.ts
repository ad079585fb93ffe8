import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '#features/member/server/gate.ts';
import { isShownRow } from '#features/member/server/owners.ts';
import type { OfficeTransaction } from '#platform/server/database.ts';
import type { Decision } from '../decision.ts';

const COLUMNS = sql`d.id, d.initiative_id as "initiativeId", d.outcome, d.from_stage as "fromStage", d.answer,
	d.decided_on::text as "decidedOn", d.decided_by as "decidedBy", d.reference, d.put_off_until::text as "putOffUntil",
	d.version`;

/** A decision with the initiative that it is of. */
export interface DecisionRow extends Decision {
	initiativeId: string;
}

/** What was decided of an initiative, the latest first. */
export async function listDecisions(tx: OfficeTransaction, actor: Actor, initiativeId: string): Promise<DecisionRow[]> {
	const { rows } = await sql<DecisionRow>`
		${live(actor)} and d.deleted_at is null and d.initiative_id = ${initiativeId}
		order by d.decided_on desc, d.id desc`.execute(tx);
	return rows;
}

/** The two decisions of an initiative that were made last, whatever day they bear. */
export async function lastDecisions(tx: OfficeTransaction, actor: Actor, initiativeId: string): Promise<DecisionRow[]> {
	const { rows } = await sql<DecisionRow>`
		${live(actor)} and d.deleted_at is null and d.initiative_id = ${initiativeId} order by d.id desc limit 2`.execute(tx);
	return rows;
}

/** One decision, if its initiative is there and meant for who looks. */
export async function loadDecision(tx: OfficeTransaction, actor: Actor, id: string): Promise<DecisionRow | undefined> {
	const { rows } = await sql<DecisionRow>`${live(actor)} and d.deleted_at is null and d.id = ${id}`.execute(tx);
	return rows[0];
}

/** The same of one that was taken back. */
export async function loadDeletedDecision(
	tx: OfficeTransaction,
	actor: Actor,
	id: string
): Promise<DecisionRow | undefined> {
	const { rows } = await sql<DecisionRow>`${live(actor)} and d.deleted_at is not null and d.id = ${id}`.execute(tx);
	return rows[0];
}

function live(actor: Actor): RawBuilder<unknown> {
	return sql`select ${COLUMNS} from decision d join initiative i on i.office_id = d.office_id and i.id = d.initiative_id
		where d.office_id = ${actor.officeId} and i.office_id = ${actor.officeId} and i.deleted_at is null
			and ${isShownRow(actor, 'initiative', 'i')}`;
}
