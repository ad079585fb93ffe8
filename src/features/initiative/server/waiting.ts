import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { holdsOn } from '#features/member/member.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { listMembers } from '#features/member/server/queries.ts';
import { ASSESSED_AT } from '#features/request/request.ts';
import { mayWithIdeas } from '#features/resident-idea/policy.ts';
import type { Office } from '#features/office/office.ts';
import { addDays } from '#kernel/days.ts';
import { dayAt } from '#kernel/period.ts';
import type { OfficeTransaction } from '#platform/server/database.ts';
import { OPEN_STAGES } from '../initiative.ts';
import { stagesAwaiting, stagesInTurn, type Light } from '../waiting.ts';

/** By what light an office tells now what waits for whom. */
export async function loadLight(
	tx: OfficeTransaction,
	actor: Pick<Actor, 'officeId'>,
	{ timeZone }: Pick<Office, 'timeZone'>,
	now: Date
): Promise<Light> {
	const today = dayAt(now, timeZone);
	const present = (await listMembers(tx, actor.officeId)).filter((member) => holdsOn(member, today));
	return {
		...{ today, timeZone, roles: new Set(present.map(({ role }) => role)) },
		members: new Map(present.map(({ userId, name }) => [userId, name]))
	};
}

/**
 * Why an initiative can wait for a member; each is a rule of its own, said to the database of a row "initiative" that
 * is open and does not rest. Whatever else can wait for somebody is added here, and is then counted and listed.
 */
const WAITS: readonly ((actor: Actor, light: Light) => RawBuilder<SqlBool>)[] = [
	({ userId }) => sql<SqlBool>`(initiative.assignee = ${userId}::text) is true`,
	({ role }, light) =>
		sql<SqlBool>`(not ${isOnADesk(light)} and initiative.stage = any (${stagesInTurn(role, light.roles)}))`,
	(actor) => awaitsAssessmentOf(actor),
	// A resident has written about the idea behind it, and nobody has answered since.
	(actor, light) =>
		mayWithIdeas(actor, 'handle')
			? sql<SqlBool>`(not ${isOnADesk(light)} and exists (select from resident_idea d
				where d.office_id = ${actor.officeId} and d.initiative_id = initiative.id and d.state = 'taken'
					and not (select w.of_office from idea_message w
						where w.office_id = ${actor.officeId} and w.idea_id = d.id order by w.written_at desc, w.id desc limit 1)))`
			: sql<SqlBool>`false`
];

/** Whether a request awaits an assessment of whoever looks: one that they were asked for, or have begun. */
export function awaitsAssessmentOf({ officeId, userId }: Pick<Actor, 'officeId' | 'userId'>): RawBuilder<SqlBool> {
	return sql<SqlBool>`(initiative.stage = any (${ASSESSED_AT}) and exists (select from assessment a
		join partnership_request r on r.office_id = a.office_id and r.initiative_id = a.initiative_id
		where a.office_id = ${officeId} and r.office_id = ${officeId} and a.initiative_id = initiative.id
			and a.user_id = ${userId}::text and a.handed_in_at is null and r.approved_at is null))`;
}

/** Whether an initiative waits for whoever looks. */
export function waitsFor(actor: Actor, light: Light): RawBuilder<SqlBool> {
	const reasons = sql.join(
		WAITS.map((because) => because(actor, light)),
		sql` or `
	);
	return sql<SqlBool>`(initiative.stage = any (${OPEN_STAGES}) and not ${rests(light)} and (${reasons}))`;
}

/** Whether an initiative lies on the desk of a member who is still there. */
export function isOnADesk({ members }: Pick<Light, 'members'>): RawBuilder<SqlBool> {
	return sql<SqlBool>`((initiative.assignee = any (${[...members.keys()]}::text[])) is true)`;
}

/** The day since when an open initiative stands at its stage: that of stoodSince, counted; null: nobody knows. */
export function stoodSinceIn(timeZone: string): RawBuilder<string | null> {
	const begun = sql`rtrim(initiative.begun, '~')`;
	return sql<string | null>`coalesce((initiative.stage_since at time zone ${timeZone})::date,
		case when initiative.begun not like '../%' then to_date(${begun} || case length(${begun})
			when 4 then '-07-02' when 7 then '-15' else '' end, 'YYYY-MM-DD') end)`;
}

/** Whether somebody has waited for an answer to an initiative for so many days. */
export function isUnanswered({ today, timeZone }: Light, days: number): RawBuilder<SqlBool> {
	return sql<SqlBool>`(initiative.stage = any (${stagesAwaiting()})
		and greatest(${stoodSinceIn(timeZone)}, initiative.put_off_until)
			<= ${addDays(today, -days)}::date)`;
}

/** Whether an initiative was put off to a day that has not come. */
export function rests({ today }: Pick<Light, 'today'>): RawBuilder<SqlBool> {
	return sql<SqlBool>`((initiative.put_off_until > ${today}::date) is true)`;
}
