import { sql } from 'kysely';
import type { Kind } from '#features/activity/activity.ts';
import { activityColumns } from '#features/activity/server/queries.ts';
import type { ActivityRow } from '#features/activity/view.ts';
import { shownTo } from '#features/member/policy.ts';
import type { Actor } from '#features/member/server/gate.ts';
import type { KnownDate } from '#kernel/known-date.ts';
import type { Texts } from '#kernel/texts.ts';
import type { OfficeTransaction } from '#platform/server/database.ts';
import { TIMELINE_KINDS, type TimelineFilter } from '../timeline.ts';

/** What a timeline shows at once; the list of activities has the rest. */
const LATEST = 50;

export interface TimelineRow extends ActivityRow {
	datedOn: string | null;
}

/**
 * The activities with a partner, the undated first, then the latest.
 * @returns isCut: there are earlier ones, which the list of activities has
 */
export async function partnerTimeline(
	tx: OfficeTransaction,
	actor: Actor,
	partner: string,
	filter: TimelineFilter | undefined
): Promise<{ rows: TimelineRow[]; isCut: boolean }> {
	const office = actor.officeId;
	const kinds: readonly Kind[] | undefined = filter && TIMELINE_KINDS[filter];
	const { rows } = await sql<TimelineRow>`
		select ${activityColumns(actor)}, a.dated_on as "datedOn"
		from activity_partner link
		join activity a on a.office_id = link.office_id and a.id = link.activity_id
		where link.office_id = ${office} and a.office_id = ${office} and link.partner_id = ${partner}
			and link.is_live and link.visibility = any (${shownTo(actor)})
			${kinds ? sql`and a.kind = any (${kinds})` : sql``}
		order by link.dated_on desc, link.activity_id desc limit ${LATEST + 1}`.execute(tx);
	return { rows: rows.slice(0, LATEST), isCut: rows.length > LATEST };
}

/** Activities of others that are shown here as well, and counted there. */
export async function shownOnPartner(
	tx: OfficeTransaction,
	actor: Actor,
	partner: string
): Promise<{ id: string; title: Texts; starts: KnownDate | null; with: Texts[] }[]> {
	const office = actor.officeId;
	const { rows } = await sql<{ id: string; title: Texts; starts: KnownDate | null; with: Texts[] }>`
		select a.id, a.title, a.starts, array(
			select p.name::jsonb from activity_partner ap join partner p on p.office_id = ap.office_id and p.id = ap.partner_id
			where ap.office_id = ${office} and p.office_id = ${office} and ap.activity_id = a.id
				and p.deleted_at is null and p.visibility = any (${shownTo(actor)})) as with
		from activity_shown_on s join activity a on a.office_id = s.office_id and a.id = s.activity_id
		where s.office_id = ${office} and a.office_id = ${office} and s.partner_id = ${partner}
			and a.deleted_at is null and a.visibility = any (${shownTo(actor)})
		order by a.dated_on desc nulls last, a.id desc limit 20`.execute(tx);
	return rows;
}
