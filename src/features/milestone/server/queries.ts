import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '#features/member/server/gate.ts';
import { isShownRow } from '#features/member/server/owners.ts';
import { rangeOf } from '#kernel/known-date.ts';
import type { Texts } from '#kernel/texts.ts';
import type { OfficeTransaction } from '#platform/server/database.ts';
import type { Milestone } from '../milestone.ts';

/** A milestone with the initiative that it is of. */
export interface MilestoneRow extends Milestone {
	initiative: { id: string; title: Texts };
}

/** The milestones of an initiative, the nearest first and those without a date last. */
export async function listMilestones(
	tx: OfficeTransaction,
	actor: Actor,
	initiativeId: string
): Promise<MilestoneRow[]> {
	const { rows } = await sql<MilestoneRow>`
		${live(actor)} and m.initiative_id = ${initiativeId} order by m.position, m.id`.execute(tx);
	const last = ({ due }: Milestone) => (due === null ? undefined : rangeOf(due)?.last) ?? '9999';
	return rows.toSorted((a, b) => last(a).localeCompare(last(b)));
}

/** One milestone, if its initiative is there and meant for who looks. */
export async function loadMilestone(
	tx: OfficeTransaction,
	actor: Actor,
	id: string
): Promise<MilestoneRow | undefined> {
	const { rows } = await sql<MilestoneRow>`${live(actor)} and m.id = ${id}`.execute(tx);
	return rows[0];
}

function live(actor: Actor): RawBuilder<unknown> {
	return sql`select m.id, m.what, m.due, m.first_due as "firstDue", m.delay_reason as "delayReason",
			m.done_on::text as "doneOn", m.version, jsonb_build_object('id', i.id, 'title', i.title) as initiative
		from milestone m join initiative i on i.office_id = m.office_id and i.id = m.initiative_id
		where m.office_id = ${actor.officeId} and i.office_id = ${actor.officeId} and m.deleted_at is null
			and i.deleted_at is null and ${isShownRow(actor, 'initiative', 'i')}`;
}
