import { sql } from 'kysely';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import type { Step, StepSubject } from '../step.ts';

/** The steps of a record: the open ones by date, then the latest that were done. */
export async function listSteps(
	tx: OfficeTransaction,
	office: OfficeId,
	subject: StepSubject,
	subjectId: string
): Promise<Step[]> {
	const { rows } = await sql<Step>`
		select id, what, who, due, done_on as "doneOn", version from next_step
		where office_id = ${office} and ${sql.ref(`${subject}_id`)} = ${subjectId} and deleted_at is null
		order by done_on is not null, done_on desc, due nulls last, id limit 20`.execute(tx);
	return rows;
}

export interface OpenStep extends Step {
	partnerId: string | null;
	agreementId: string | null;
	activityId: string | null;
	initiativeId: string | null;
}

/** All open steps that have a date, the nearest first. */
export async function listOpenSteps(tx: OfficeTransaction, office: OfficeId, limit: number): Promise<OpenStep[]> {
	const { rows } = await sql<OpenStep>`
		select id, what, who, due, done_on as "doneOn", version, partner_id as "partnerId",
			agreement_id as "agreementId", activity_id as "activityId", initiative_id as "initiativeId"
		from next_step
		where office_id = ${office} and deleted_at is null and done_on is null and due is not null
		order by due, id limit ${limit}`.execute(tx);
	return rows;
}
