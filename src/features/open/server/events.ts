import { sql } from 'kysely';
import { ANNOUNCED, EVENT_KINDS, HALF_A_YEAR } from '#features/activity/announced.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import type { PublicEvent } from '../events.ts';
import { isRecordTold } from '#features/site/server/is-told.ts';
import { toldPartnersOf } from '#features/site/server/parties.ts';

/** More than any city announces; a page is not to grow without end. */
const MOST = 300;

/**
 * The events that the public is told of: those that may still be to come, and those of so many days before.
 * @param today YYYY-MM-DD at the office's place
 */
export async function listEvents(
	tx: OfficeTransaction,
	office: OfficeId,
	{ today, before }: { today: string; before: number }
): Promise<PublicEvent[]> {
	const { rows } = await sql<PublicEvent>`
		select activity.id, activity.kind, activity.status, activity.direction, activity.title, activity.details,
			activity.starts, activity.ends, activity.starts_at as "startsAt", activity.ends_at as "endsAt", activity.version,
			${toldPartnersOf(office, 'activity')} as partners,
			to_char(activity.updated_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "updatedAt",
			(select o.name from activity_organisation l
				join organisation o on o.office_id = l.office_id and o.id = l.organisation_id
				where l.office_id = ${office} and l.activity_id = activity.id and l.role = 'host' and o.deleted_at is null
				order by o.id limit 1) as host
		from activity
		where activity.office_id = ${office} and ${isRecordTold('activity', 'activity')}
			and activity.kind = any (${[...EVENT_KINDS]}) and activity.status = any (${[...ANNOUNCED]})
			and activity.dated_on >= ${today}::date - ${Math.max(before, HALF_A_YEAR)}::integer
		order by activity.dated_on desc, activity.id desc limit ${MOST}`.execute(tx);
	return rows;
}
