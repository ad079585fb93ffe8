import { sql } from 'kysely';
import { STATUSES, standingOf, type Status } from '#features/activity/activity.ts';
import { listGoals } from '#features/goal/server/queries.ts';
import { VISIBILITIES, type Visibility } from '#features/member/policy.ts';
import type { OrganisationKind } from '#features/organisation/organisation.ts';
import { isInForce } from '#features/goal/goal.ts';
import { isOver, type TieStatus } from '#features/partner/partner.ts';
import { listOpenSteps } from '#features/step/server/queries.ts';
import type { LinkedStep } from '#features/step/step.ts';
import type { KnownDate } from '#kernel/known-date.ts';
import { periodContaining, periodOf, type Period } from '#kernel/period.ts';
import type { Texts } from '#kernel/texts.ts';
import type { Database, OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { coverageOf, type Coverage, type GoalTally } from '../coverage.ts';
import { signatureOf, type TieAgreement } from '../tie.ts';
import { aYearAfter, type Pact } from '../upcoming.ts';
import { loadTies, type TieWithTallies } from './ties.ts';

export interface YearFacts {
	ties: TieWithTallies[];
	organisations: OrganisationTie[];
	totals: { status: Status; count: number }[];
	undated: number;
	coverage: Coverage[];
	initiatives: PromotedInitiative[];
	pacts: Pact[];
	steps: LinkedStep[];
	replies: { id: string; title: Texts; replyDue: string }[];
	planned: { id: string; title: Texts; starts: KnownDate }[];
}

/**
 * Everything that the page of a year shows, in one transaction and one round trip.
 * @param asOf the day after which something is still to come, YYYY-MM-DD
 */
export async function loadYear(
	db: Database,
	office: OfficeId,
	period: Period,
	shown: readonly Visibility[],
	asOf: string
): Promise<YearFacts> {
	const from = periodOf(period.year - 1, Number(period.from.slice(5, 7))).from;
	return db.forOffice(office, async (tx) => {
		const [
			ties,
			organisations,
			totals,
			undated,
			goals,
			goalTallies,
			goalInitiatives,
			initiatives,
			pacts,
			steps,
			replies,
			planned
		] = await Promise.all([
			loadTies(tx, office, period, from, shown),
			organisationTies(tx, office, period, shown),
			totalRows(tx, office, period, shown),
			countUndated(tx, office, shown),
			listGoals(tx, office),
			goalRows(tx, office, period, shown),
			goalInitiativeRows(tx, office, shown),
			promotedInitiatives(tx, office, shown, 8),
			pactRows(tx, office, shown),
			listOpenSteps(tx, office, shown, 10),
			replyRows(tx, office, shown, 10),
			plannedRows(tx, office, shown, asOf, 10)
		]);
		const inForce = goals.filter((goal) => isInForce(goal, period));
		return {
			ties,
			organisations,
			totals,
			undated,
			coverage: coverageOf(inForce, goalTallies, goalInitiatives),
			initiatives,
			pacts,
			steps,
			replies,
			planned
		};
	});
}

/** The latest period up to today with anything in it; this one where there is none. */
export function latestPeriod(
	db: Database,
	office: OfficeId,
	today: string,
	startsIn: number,
	shown: readonly Visibility[] = VISIBILITIES
): Promise<Period> {
	return db.forOffice(office, (tx) => latestPeriodIn(tx, office, today, startsIn, shown));
}

/** The same within a transaction that is already open. */
export async function latestPeriodIn(
	tx: OfficeTransaction,
	office: OfficeId,
	today: string,
	startsIn: number,
	shown: readonly Visibility[] = VISIBILITIES
): Promise<Period> {
	const current = periodContaining(today, startsIn);
	const { rows } = await sql<{ day: string }>`
		select dated_on as day from activity
		where office_id = ${office} and deleted_at is null and dated_on <= ${current.to}
			and visibility = any (${shown})
		order by dated_on desc nulls last limit 1`.execute(tx);
	return rows[0] ? periodContaining(rows[0].day, startsIn) : current;
}

async function totalRows(tx: OfficeTransaction, office: OfficeId, { from, to }: Period, shown: readonly Visibility[]) {
	const { rows } = await sql<{ status: Status; count: number }>`
		select status, count(*) as count from activity
		where office_id = ${office} and deleted_at is null and dated_on between ${from} and ${to}
			and visibility = any (${shown})
		group by status`.execute(tx);
	return rows;
}

async function countUndated(tx: OfficeTransaction, office: OfficeId, shown: readonly Visibility[]): Promise<number> {
	const { rows } = await sql<{ count: number }>`
		select count(*) as count from activity
		where office_id = ${office} and deleted_at is null and dated_on is null and visibility = any (${shown})`.execute(tx);
	return rows[0]?.count ?? 0;
}

async function goalRows(
	tx: OfficeTransaction,
	office: OfficeId,
	{ from, to }: Period,
	shown: readonly Visibility[]
): Promise<GoalTally[]> {
	const { rows } = await sql<GoalTally>`
		select ag.goal_id as "goalId", a.status, count(*) as count
		from activity a join activity_goal ag on ag.office_id = a.office_id and ag.activity_id = a.id
		where a.office_id = ${office} and ag.office_id = ${office} and a.deleted_at is null
			and a.dated_on between ${from} and ${to} and a.visibility = any (${shown})
		group by ag.goal_id, a.status`.execute(tx);
	return rows;
}

async function goalInitiativeRows(
	tx: OfficeTransaction,
	office: OfficeId,
	shown: readonly Visibility[]
): Promise<{ goalId: string; count: number }[]> {
	const { rows } = await sql<{ goalId: string; count: number }>`
		select ig.goal_id as "goalId", count(*) as count
		from initiative i join initiative_goal ig on ig.office_id = i.office_id and ig.initiative_id = i.id
		where i.office_id = ${office} and ig.office_id = ${office} and i.deleted_at is null
			and i.stage in ('proposal', 'initiative') and i.visibility = any (${shown})
		group by ig.goal_id`.execute(tx);
	return rows;
}

export interface PromotedInitiative {
	id: string;
	stage: 'idea' | 'proposal' | 'initiative';
	title: Texts;
	standing: Texts;
	expected: KnownDate | null;
	partners: Texts[];
	leads: Texts[];
}

/** What is in promotion: initiatives before proposals; ideas have their own page. */
export async function promotedInitiatives(
	tx: OfficeTransaction,
	office: OfficeId,
	shown: readonly Visibility[],
	limit: number
): Promise<PromotedInitiative[]> {
	const { rows } = await sql<PromotedInitiative>`
		select i.id, i.stage, i.title, i.standing, i.expected,
			array(select p.name::jsonb from initiative_partner ip
				join partner p on p.office_id = ip.office_id and p.id = ip.partner_id
				where ip.office_id = ${office} and p.office_id = ${office} and ip.initiative_id = i.id
					and p.deleted_at is null and p.visibility = any (${shown})
				order by p.position) as partners,
			array(select o.name::jsonb from initiative_organisation io
				join organisation o on o.office_id = io.office_id and o.id = io.organisation_id
				where io.office_id = ${office} and o.office_id = ${office} and io.initiative_id = i.id
				order by io.role <> 'lead', o.id) as leads
		from initiative i
		where i.office_id = ${office} and i.deleted_at is null and i.stage in ('proposal', 'initiative')
			and i.visibility = any (${shown})
		order by i.stage = 'proposal', i.id limit ${limit}`.execute(tx);
	return rows;
}

/** The agreements in force with ties that are alive. */
async function pactRows(tx: OfficeTransaction, office: OfficeId, shown: readonly Visibility[]): Promise<Pact[]> {
	type Row = Omit<Pact, 'signed' | 'otherDates'> & Pick<TieAgreement, 'claims'> & { status: TieStatus };
	const { rows } = await sql<Row>`
		select a.id as "agreementId", p.name as "partnerName", p.status, a.term_ends as "termEnds",
			a.renews_itself as "renewsItself",
			coalesce((select jsonb_agg(jsonb_build_object('field', c.field, 'date', c.date, 'value', c.value, 'preferred', c.preferred)
					order by c.preferred desc, c.id)
				from claim c
				where c.office_id = ${office} and c.agreement_id = a.id and c.field = 'signed' and c.deleted_at is null), '[]') as claims
		from agreement a
		join agreement_partner ap on ap.office_id = a.office_id and ap.agreement_id = a.id
		join partner p on p.office_id = ap.office_id and p.id = ap.partner_id
		where a.office_id = ${office} and ap.office_id = ${office} and p.office_id = ${office}
			and a.status = 'in_force' and a.deleted_at is null and p.deleted_at is null
			and p.visibility = any (${shown})`.execute(tx);
	return rows
		.filter((row) => !isOver(row.status))
		.map(({ claims, status, ...pact }) => ({ ...pact, ...signatureOf(claims) }));
}

/** What is planned for the twelve months after a day. */
async function plannedRows(
	tx: OfficeTransaction,
	office: OfficeId,
	shown: readonly Visibility[],
	asOf: string,
	limit: number
) {
	const planned = STATUSES.filter((status) => standingOf(status) === 'planned');
	const { rows } = await sql<{ id: string; title: Texts; starts: KnownDate }>`
		select id, title, starts from activity
		where office_id = ${office} and deleted_at is null and dated_on > ${asOf} and dated_on <= ${aYearAfter(asOf)}
			and status = any (${planned}) and visibility = any (${shown})
		order by dated_on, id limit ${limit}`.execute(tx);
	return rows;
}

async function replyRows(tx: OfficeTransaction, office: OfficeId, shown: readonly Visibility[], limit: number) {
	const { rows } = await sql<{ id: string; title: Texts; replyDue: string }>`
		select id, title, reply_due as "replyDue" from activity
		where office_id = ${office} and deleted_at is null and reply_due is not null and replied_on is null
			and visibility = any (${shown})
		order by reply_due, id limit ${limit}`.execute(tx);
	return rows;
}

/** A body that is shown among the ties, such as an embassy, with what was done or is promoted with it. */
export interface OrganisationTie {
	id: string;
	name: Texts;
	kind: OrganisationKind;
	country: string | null;
	done: number;
	promoted: number;
	/** What is promoted, or what was done last. */
	what: Texts | null;
}

async function organisationTies(
	tx: OfficeTransaction,
	office: OfficeId,
	{ from, to }: Period,
	shown: readonly Visibility[]
): Promise<OrganisationTie[]> {
	const { rows } = await sql<OrganisationTie>`
		select o.id, o.name, o.kind, o.country, coalesce(acts.n, 0) as done, coalesce(inits.n, 0) as promoted,
			coalesce(inits.title, acts.title) as what
		from organisation o
		left join lateral (
			select count(*) as n, (array_agg(a.title order by a.dated_on desc))[1] as title
			from activity_organisation ao join activity a on a.office_id = ao.office_id and a.id = ao.activity_id
			where ao.office_id = ${office} and a.office_id = ${office} and ao.organisation_id = o.id
				and a.deleted_at is null and a.dated_on between ${from} and ${to} and a.visibility = any (${shown})
		) as acts on true
		left join lateral (
			select count(*) as n, (array_agg(i.title order by i.id))[1] as title
			from initiative_organisation io join initiative i on i.office_id = io.office_id and i.id = io.initiative_id
			where io.office_id = ${office} and i.office_id = ${office} and io.organisation_id = o.id
				and i.deleted_at is null and i.stage in ('proposal', 'initiative') and i.visibility = any (${shown})
		) as inits on true
		where o.office_id = ${office} and o.is_tie and o.deleted_at is null
		order by o.id`.execute(tx);
	return rows;
}
