import { sql } from 'kysely';
import { STATUSES, standingOf, type Kind } from '#features/activity/activity.ts';
import { isHighlightShown } from '#features/highlight/server/queries.ts';
import type { KnownDate } from '#kernel/known-date.ts';
import { periodContaining } from '#kernel/period.ts';
import type { Texts } from '#kernel/texts.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import type { SiteActivity, SiteGoal, SiteInitiative } from '../view.ts';
import { isPartnerTold, isRecordTold } from './is-told.ts';

/** What took place or is under way: plans, and what came to nothing, are the office's own. */
const TOOK_PLACE = STATUSES.filter((status) => ['done', 'in_progress'].includes(standingOf(status)));
/** Of one partner; a page is not to grow without end. */
const MOST = 120;

/** What was done with a partner of what is public, the latest first, and how much there is of it. */
export async function activitiesWith(
	tx: OfficeTransaction,
	office: OfficeId,
	partner: string
): Promise<{ rows: SiteActivity[]; all: number }> {
	const { rows } = await sql<SiteActivity & { all: number }>`
		select a.id, a.kind, a.title, a.details, a.outcome, a.starts, a.ends, a.status = 'under_way' as "isUnderWay",
			count(*) over () as all
		from activity_partner link
		join activity a on a.office_id = ${office} and a.id = link.activity_id
		where link.office_id = ${office} and link.partner_id = ${partner} and link.is_live
			and ${isRecordTold('activity', 'a')} and a.status = any (${TOOK_PLACE})
		order by a.dated_on desc nulls last, a.id desc limit ${MOST}`.execute(tx);
	return { rows: rows.map(({ all: _, ...row }) => row), all: rows[0]?.all ?? 0 };
}

/** Which kinds of things are done with each partner, the most frequent first. */
export async function kindsByPartner(tx: OfficeTransaction, office: OfficeId): Promise<Map<string, Kind[]>> {
	const { rows } = await sql<{ partner: string; kinds: Kind[] }>`
		select partner_id as partner, array_agg(kind order by n desc, kind) as kinds
		from (
			select link.partner_id, a.kind, count(*) as n
			from activity_partner link
			join activity a on a.office_id = ${office} and a.id = link.activity_id
			where link.office_id = ${office} and link.is_live and ${isRecordTold('activity', 'a')}
				and a.status = any (${TOOK_PLACE}) and a.kind not in ('other', 'routine_contact')
			group by link.partner_id, a.kind
		) counted group by partner_id`.execute(tx);
	return new Map(rows.map(({ partner, kinds }) => [partner, kinds]));
}

/** What is being worked on with a partner and what came of it, as far as it is public: what goes on first. */
export async function initiativesWith(
	tx: OfficeTransaction,
	office: OfficeId,
	partner: string
): Promise<SiteInitiative[]> {
	const { rows } = await sql<SiteInitiative>`
		select i.id, i.title, i.details, i.outcome, i.stage = 'completed' as "isCompleted"
		from initiative_partner link
		join initiative i on i.office_id = ${office} and i.id = link.initiative_id
		where link.office_id = ${office} and link.partner_id = ${partner}
			and ${isRecordTold('initiative', 'i')} and i.stage in ('initiative', 'completed') and i.kind = 'cooperation'
		order by i.stage desc, i.id`.execute(tx);
	return rows;
}

/** The goals that are in force on a day, in their order, with the partners for whose sake public things were done. */
export async function goalsOn(
	tx: OfficeTransaction,
	office: OfficeId,
	{ today, startsIn }: { today: string; startsIn: number }
): Promise<SiteGoal[]> {
	const { year } = periodContaining(today, startsIn);
	const { rows } = await sql<SiteGoal>`
		select g.id, g.name, array(
			select distinct link.partner_id::text from activity_goal served
			join activity a on a.office_id = ${office} and a.id = served.activity_id
				and ${isRecordTold('activity', 'a')} and a.status = any (${TOOK_PLACE})
			join activity_partner link on link.office_id = ${office} and link.activity_id = a.id and link.is_live
			join partner p on p.office_id = ${office} and p.id = link.partner_id and ${isPartnerTold('p')}
			where served.office_id = ${office} and served.goal_id = g.id
		) as partners
		from goal g
		where g.office_id = ${office} and g.deleted_at is null
			and coalesce(g.from_year, 0) <= ${year} and coalesce(g.to_year, 9999) >= ${year}
		order by g.position, g.id`.execute(tx);
	return rows;
}

export interface SiteHighlights {
	/** The first day of their period. */
	from: string;
	lines: { id: string; text: Texts }[];
}

/** What stood out in the last period of which anything is told to everybody. */
export async function lastHighlights(tx: OfficeTransaction, office: OfficeId): Promise<SiteHighlights | undefined> {
	const shown = isHighlightShown('highlight', ['public']);
	const { rows } = await sql<{ from: KnownDate; id: string; text: Texts }>`
		select period_starts_on as from, id, text from highlight
		where office_id = ${office} and deleted_at is null and ${shown} and period_starts_on = (
			select max(period_starts_on) from highlight where office_id = ${office} and deleted_at is null and ${shown})
		order by position, id`.execute(tx);
	return rows[0] && { from: rows[0].from, lines: rows.map(({ id, text }) => ({ id, text })) };
}
