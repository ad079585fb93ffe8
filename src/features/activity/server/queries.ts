import { sql } from 'kysely';
import { shownTo } from '#features/member/policy.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { isShownRow } from '#features/member/server/owners.ts';
import { isPartnerShown } from '#features/partner/server/queries.ts';
import { isRoleShown } from '#features/person/server/role-queries.ts';
import { toPage, type Cursor, type Page } from '#kernel/paging.ts';
import type { Texts } from '#kernel/texts.ts';
import type { OfficeTransaction } from '#platform/server/database.ts';
import { matching } from '#platform/server/search-index.ts';
import type { Activity } from '../activity.ts';
import type { ActivityRow } from '../view.ts';
import { isOfMoney, RULES } from '../counting.ts';
import { NONE, type ActivityFilters } from '../form.ts';
import { seesMoney } from '../policy.ts';

export async function loadActivity(tx: OfficeTransaction, actor: Actor, id: string): Promise<Activity | undefined> {
	const { rows } = await sql<Activity>`
		select id, kind, direction, status, title, details, outcome, reason, reason_note as "reasonNote", starts, ends,
			starts_at as "startsAt", ends_at as "endsAt", themes, participants, correspondence, reply_due as "replyDue", replied_on as "repliedOn",
			money_planned as "moneyPlanned", money_actual as "moneyActual", money_sunk as "moneySunk", currency, source,
			visibility, version
		from activity
		where office_id = ${actor.officeId} and id = ${id} and deleted_at is null
			and ${isShownRow(actor, 'activity', 'activity')}`.execute(tx);
	return rows[0];
}

/** The columns of ActivityRow, of an activity named "a". Of its partners those are named that who looks may see. */
export function activityColumns(actor: Actor) {
	const office = actor.officeId;
	return sql`a.id, a.kind, a.direction, a.status, a.title, a.reason, a.reason_note as "reasonNote", a.starts, a.ends,
		a.starts_at as "startsAt", a.ends_at as "endsAt", a.participants, a.source, a.themes, a.visibility,
		coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name,
				'flag', case when p.shows_flag then p.country end) order by p.position)
			from activity_partner ap join partner p on p.office_id = ap.office_id and p.id = ap.partner_id
			where ap.office_id = ${office} and p.office_id = ${office} and ap.activity_id = a.id
				and p.deleted_at is null and p.visibility = any (${shownTo(actor)})), '[]') as partners,
		coalesce((select jsonb_agg(distinct jsonb_build_object('id', o.id, 'name', o.name))
			from activity_organisation ao join organisation o on o.office_id = ao.office_id and o.id = ao.organisation_id
			where ao.office_id = ${office} and o.office_id = ${office} and ao.activity_id = a.id
				and o.deleted_at is null), '[]') as organisations,
		array(select goal_id from activity_goal g where g.office_id = ${office} and g.activity_id = a.id) as goals,
		(select o.name from activity_organisation ao join organisation o on o.office_id = ao.office_id and o.id = ao.organisation_id
			where ao.office_id = ${office} and o.office_id = ${office} and ao.activity_id = a.id and ao.role = 'lead'
				and o.deleted_at is null limit 1) as lead`;
}

/** A page of the activities, the latest first, the undated last. */
export async function listActivities(
	tx: OfficeTransaction,
	actor: Actor,
	filters: ActivityFilters,
	{ after, size }: { after?: Cursor | undefined; size: number }
): Promise<Page<ActivityRow>> {
	const behind = after
		? after.key === null
			? sql`and a.dated_on is null and a.id < ${after.id}`
			: sql`and (a.dated_on is null or (a.dated_on, a.id) < (${after.key}::date, ${after.id}::uuid))`
		: sql``;
	const { rows } = await sql<ActivityRow & { datedOn: string | null }>`
		select ${activityColumns(actor)}, a.dated_on as "datedOn"
		from activity a
		where ${narrowed(actor, filters)} ${behind}
		order by a.dated_on desc nulls last, a.id desc limit ${size + 1}`.execute(tx);
	const page = toPage(rows, size, (row) => ({ key: row.datedOn, id: row.id }));
	return { ...page, rows: page.rows.map(({ datedOn, ...row }) => row) };
}

export async function countActivities(tx: OfficeTransaction, actor: Actor, filters: ActivityFilters): Promise<number> {
	const { rows } = await sql<{ count: number }>`
		select count(*) as count from activity a where ${narrowed(actor, filters)}`.execute(tx);
	return rows[0]?.count ?? 0;
}

function narrowed(actor: Actor, filters: ActivityFilters) {
	const { words, period, undated, kind, status, direction, theme, precision, visibilities } = filters;
	const office = actor.officeId;
	const parts = [
		sql`a.office_id = ${office} and a.deleted_at is null and ${isShownRow(actor, 'activity', 'a')}`,
		...(period ? [sql`a.dated_on between ${period.from} and ${period.to}`] : []),
		...(undated ? [sql`a.dated_on is null`] : []),
		...(precision ? [sql`(a.starts ~ '^[0-9]{4}-[0-9]{2}') = ${precision === 'month'}`] : []),
		...(kind ? [sql`a.kind = ${kind}`] : []),
		...(status ? [sql`a.status = ${status}`] : []),
		...(direction === NONE ? [sql`a.direction is null`] : direction ? [sql`a.direction = ${direction}`] : []),
		...(theme === NONE ? [sql`a.themes = '{}'`] : theme ? [sql`${theme} = any (a.themes)`] : []),
		...(visibilities ? [sql`a.visibility = any (${visibilities})`] : []),
		...linked(actor, filters),
		...measured(actor, filters),
		...(words ? [sql`a.id in ${matching('activity', words)}`] : [])
	];
	return sql.join(parts, sql` and `);
}

/** With a partner and for a goal, or without any. */
function linked(actor: Actor, { partner, goal }: ActivityFilters) {
	const office = actor.officeId;
	const withPartner = sql`select from activity_partner f where f.office_id = ${office} and f.activity_id = a.id`;
	const forGoal = sql`select from activity_goal f where f.office_id = ${office} and f.activity_id = a.id`;
	return [
		...(partner === NONE ? [sql`not exists (${withPartner})`] : []),
		...(partner !== undefined && partner !== NONE
			? [
					sql`exists (${withPartner} and f.partner_id = ${partner}) and ${isPartnerShown(office, partner, shownTo(actor))}`
				]
			: []),
		...(goal === NONE ? [sql`not exists (${forGoal})`] : []),
		...(goal !== undefined && goal !== NONE ? [sql`exists (${forGoal} and f.goal_id = ${goal})`] : [])
	];
}

const AMOUNTS = { participants: 'a.participants', moneyActual: 'a.money_actual', moneySunk: 'a.money_sunk' } as const;

/** What a figure of a report counts, by the rule that the report counts by. */
function measured(actor: Actor, { measure }: ActivityFilters) {
	if (!measure) return [];
	// Which activities cost anything is for those alone who see what they cost.
	if (isOfMoney(measure) && !seesMoney(actor, false)) return [sql`false`];
	const { statuses, kinds, orTheme, amount } = RULES[measure];
	return [
		...(statuses ? [sql`a.status = any (${statuses})`] : []),
		...(kinds ? [sql`(a.kind = any (${kinds}) or coalesce(${orTheme ?? null}::text = any (a.themes), false))`] : []),
		...(amount ? [sql`coalesce(${sql.ref(AMOUNTS[amount])}, 0) <> 0`] : [])
	];
}

/** The years in which anything is dated that the reader may see, the latest first: for a filter to choose from. */
export async function activityYears(tx: OfficeTransaction, actor: Actor, startsIn: number): Promise<number[]> {
	const { rows } = await sql<{ first: string | null; last: string | null }>`
		select min(dated_on) as first, max(dated_on) as last from activity
		where office_id = ${actor.officeId} and deleted_at is null
			and ${isShownRow(actor, 'activity', 'activity')}`.execute(tx);
	const [first, last] = [rows[0]?.first, rows[0]?.last];
	if (!first || !last) return [];
	const year = (day: string) => Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) < startsIn ? 1 : 0);
	return Array.from({ length: year(last) - year(first) + 1 }, (_, index) => year(last) - index).slice(0, 100);
}

/** The people and the bodies of an activity, with what they had to do with it. */
export interface ActivityParties {
	people: { id: string; role: string; name: Texts; title: Texts; kind: string | null; partnerName: Texts | null }[];
	organisations: { id: string; role: string; name: Texts }[];
	shownOn: { id: string; name: Texts }[];
}

export async function loadParties(tx: OfficeTransaction, actor: Actor, id: string): Promise<ActivityParties> {
	const office = actor.officeId;
	const { rows } = await sql<ActivityParties>`
		select
			coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'role', ap.role, 'name', p.name,
					'title', coalesce(r.title, '{}'), 'kind', r.kind, 'partnerName', r.partner_name) order by ap.role, p.id)
				from activity_person ap
				join person p on p.office_id = ap.office_id and p.id = ap.person_id
				left join lateral (
					select rh.title, rh.kind, rp.name as partner_name from role_held rh
					left join partner rp on rp.office_id = ${office} and rp.id = rh.partner_id 
					where rh.office_id = ${office} and rh.person_id = p.id and rh.deleted_at is null
						and ${isRoleShown('rh', shownTo(actor))}
					order by rh.ends is not null, rh.id desc limit 1
				) r on true
				where ap.office_id = ${office} and p.office_id = ${office} and ap.activity_id = ${id}
					and p.deleted_at is null), '[]') as people,
			coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'role', ao.role, 'name', o.name) order by ao.role <> 'lead', o.id)
				from activity_organisation ao join organisation o on o.office_id = ao.office_id and o.id = ao.organisation_id
				where ao.office_id = ${office} and o.office_id = ${office} and ao.activity_id = ${id}
					and o.deleted_at is null), '[]') as organisations,
			coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by p.position)
				from activity_shown_on s join partner p on p.office_id = s.office_id and p.id = s.partner_id
				where s.office_id = ${office} and p.office_id = ${office} and s.activity_id = ${id}
					and p.deleted_at is null and p.visibility = any (${shownTo(actor)})), '[]') as "shownOn"`.execute(tx);
	return rows[0] as ActivityParties;
}
