import { sql } from 'kysely';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import type { OpenStep, Step, StepSubject } from '../step.ts';

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

const OPEN_STEP = sql`id, what, who, due, done_on as "doneOn", version, partner_id as "partnerId",
	agreement_id as "agreementId", activity_id as "activityId", initiative_id as "initiativeId"`;

export async function loadStep(tx: OfficeTransaction, office: OfficeId, id: string): Promise<OpenStep | undefined> {
	const { rows } = await sql<OpenStep>`
		select ${OPEN_STEP} from next_step
		where office_id = ${office} and id = ${id} and deleted_at is null`.execute(tx);
	return rows[0];
}

/** The open steps, the nearest first, those without a date last. */
export async function listOpenSteps(tx: OfficeTransaction, office: OfficeId, limit: number): Promise<OpenStep[]> {
	const { rows } = await sql<OpenStep>`
		select ${OPEN_STEP} from next_step
		where office_id = ${office} and deleted_at is null and done_on is null
		order by due nulls last, id limit ${limit}`.execute(tx);
	return rows;
}
