import { sql, type RawBuilder } from 'kysely';
import { isHighlightShown } from '#features/highlight/server/queries.ts';
import type { Visibility } from '#features/member/policy.ts';
import { isNoteShown } from '#features/note/server/queries.ts';
import type { Period } from '#kernel/period.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { ALL_TOLD, type Untold } from '../untold.ts';

interface Asked {
	period: Period;
	before: Period;
	shown: readonly Visibility[];
}

/** What there is and is not meant for those who are told so much. */
export async function loadUntold(
	tx: OfficeTransaction,
	office: OfficeId,
	{ period, before, shown }: Asked
): Promise<Untold> {
	const isHidden = sql`not r.visibility = any (${shown})`;
	const isWithin = (column: string, { from, to }: Period) => sql`${sql.ref(column)} between ${from} and ${to}`;
	const isThere = (table: string, condition: RawBuilder<unknown>) => sql`exists (select from ${sql.table(table)} r
		where r.office_id = ${office} and r.deleted_at is null and ${condition})`;
	const { rows } = await sql<Untold>`
		select ${isThere('partner', isHidden)} as ties,
			${isThere('activity', sql`${isHidden} and ${isWithin('r.dated_on', period)}`)} as activities,
			${isThere('activity', sql`${isHidden} and ${isWithin('r.dated_on', before)}`)} as "activitiesBefore",
			${isThere('initiative', isHidden)} as initiatives,
			${isThere('next_step', isHidden)} as steps,
			${isThere('highlight', sql`${isWithin('r.period_starts_on', period)} and not ${isHighlightShown('r', shown)}`)} as highlights,
			${isThere('data_note', sql`not ${isNoteShown('r', shown)}`)} as notes,
			array(select distinct l.goal_id from activity_goal l
				join activity r on r.office_id = l.office_id and r.id = l.activity_id
				where l.office_id = ${office} and r.office_id = ${office} and r.deleted_at is null
					and ${isHidden} and ${isWithin('r.dated_on', period)} order by 1) as goals,
			array(select distinct r.partner_id from activity_partner r
				where r.office_id = ${office} and r.is_live and ${isHidden}
					and (r.dated_on <= ${period.to} or r.dated_on is null) order by 1) as contacts`.execute(tx);
	return rows[0] ?? ALL_TOLD;
}
