import { sql } from 'kysely';
import type { Status } from '#features/activity/activity.ts';
import { isInForce } from '#features/goal/goal.ts';
import { listGoals } from '#features/goal/server/queries.ts';
import { completedIn, type Course } from '#features/initiative/initiative.ts';
import { shownTo, type Visibility } from '#features/member/policy.ts';
import type { Actor } from '#features/member/server/gate.ts';
import type { OrganisationKind } from '#features/organisation/organisation.ts';
import type { Period } from '#kernel/period.ts';
import type { Texts } from '#kernel/texts.ts';
import type { Database, OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { coverageOf, type Coverage, type GoalTally } from '../coverage.ts';
import type { KeptYear } from '../kept-years.ts';
import { tellsUndated } from '../outlook.ts';
import { isPromoted, promotedIn } from '../promoted.ts';
import type { DueFacts, Horizon } from '../upcoming.ts';
import { loadDue } from './due.ts';
import { keptYears } from './kept-years.ts';
import { goalInitiativeRows, initiativeRows, type CompletedInitiative, type PromotedInitiative } from './promoted.ts';
import { loadTies, type TieWithTallies } from './ties.ts';

export interface YearFacts {
	ties: TieWithTallies[];
	organisations: OrganisationTie[];
	totals: { status: Status; count: number }[];
	/** Activities without a date; none in a year that does not tell of them. */
	undated: number;
	coverage: Coverage[];
	initiatives: PromotedInitiative[];
	/** What was completed within the period. */
	completed: CompletedInitiative[];
	due: DueFacts;
	/** The years that hold anything. */
	kept: KeptYear[];
}

/** Initiatives that the page of a year names; more have their own page. */
const PROMOTED = 8;

/** Everything that the page of a year shows, in one transaction and one round trip. */
export async function loadYear(
	db: Database,
	actor: Actor,
	period: Period,
	{ startsIn, horizon }: { startsIn: number; horizon: Horizon }
): Promise<YearFacts> {
	const [office, shown] = [actor.officeId, shownTo(actor)];
	return db.forOffice(office, async (tx) => {
		const [register, organisations, totals, undated, goals, goalTallies, goalInitiatives, initiatives, due, kept] =
			await Promise.all([
				loadTies(tx, office, period, { withBefore: true, today: horizon.today, shown }),
				organisationTies(tx, office, period, shown),
				totalRows(tx, office, period, shown),
				countUndated(tx, office, shown),
				listGoals(tx, office),
				goalRows(tx, office, period, shown),
				goalInitiativeRows(tx, office, shown),
				initiativeRows(tx, office, shown),
				loadDue(tx, actor, horizon),
				keptYears(tx, office, startsIn, shown)
			]);
		const promoted = <Row extends Course>(rows: readonly Row[]) =>
			promotedIn(rows, period, register.outlook).filter(isPromoted);
		const inForce = goals.filter((goal) => isInForce(goal, period));
		return {
			ties: register.ties,
			organisations: organisations.map(({ initiatives: own, ...each }) => {
				const [first, ...others] = promoted(own);
				return { ...each, promoted: first ? others.length + 1 : 0, what: first?.title ?? each.what };
			}),
			totals,
			undated: tellsUndated(period, register.outlook) ? undated : 0,
			coverage: coverageOf(inForce, goalTallies, promoted(goalInitiatives)),
			initiatives: promoted(initiatives).slice(0, PROMOTED),
			completed: initiatives.flatMap(({ id, title, ended, ...each }) =>
				ended !== null && completedIn({ ...each, ended }, period) ? [{ id, title, ended }] : []
			),
			due,
			kept
		};
	});
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
): Promise<(Omit<OrganisationTie, 'promoted'> & { initiatives: (Course & { title: Texts })[] })[]> {
	const { rows } = await sql<Awaited<ReturnType<typeof organisationTies>>[number]>`
		select o.id, o.name, o.kind, o.country, coalesce(acts.n, 0) as done, acts.title as what,
			coalesce(inits.them, '[]') as initiatives
		from organisation o
		left join lateral (
			select count(*) as n, (array_agg(a.title order by a.dated_on desc))[1] as title
			from activity_organisation ao join activity a on a.office_id = ao.office_id and a.id = ao.activity_id
			where ao.office_id = ${office} and a.office_id = ${office} and ao.organisation_id = o.id
				and a.deleted_at is null and a.dated_on between ${from} and ${to} and a.visibility = any (${shown})
		) as acts on true
		left join lateral (
			select jsonb_agg(jsonb_build_object('title', i.title, 'stage', i.stage, 'begun', i.begun, 'ended', i.ended)
				order by i.id) as them
			from initiative_organisation io join initiative i on i.office_id = io.office_id and i.id = io.initiative_id
			where io.office_id = ${office} and i.office_id = ${office} and io.organisation_id = o.id
				and i.deleted_at is null and i.visibility = any (${shown})
		) as inits on true
		where o.office_id = ${office} and o.is_tie and o.deleted_at is null
		order by o.id`.execute(tx);
	return rows;
}
