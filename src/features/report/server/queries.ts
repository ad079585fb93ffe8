import { sql } from 'kysely';
import { TOOK_PLACE } from '#features/activity/counting.ts';
import { isInForce } from '#features/goal/goal.ts';
import { listGoals } from '#features/goal/server/queries.ts';
import { listHighlights } from '#features/highlight/server/queries.ts';
import { beganIn, completedIn, openStage, outcomeBy, type Course } from '#features/initiative/initiative.ts';
import type { Visibility } from '#features/member/policy.ts';
import { listNotes } from '#features/note/server/queries.ts';
import { loadOffice } from '#features/office/server/queries.ts';
import { listStepsAround } from '#features/step/server/queries.ts';
import { tellsUndated } from '#features/year/outlook.ts';
import { promotedIn } from '#features/year/promoted.ts';
import { latestPeriodIn } from '#features/year/server/kept-years.ts';
import { MAY_HAVE_STOOD_OPEN } from '#features/year/server/promoted.ts';
import { loadTies } from '#features/year/server/ties.ts';
import { hasEnded, overlap, periodAfter, periodBefore, type Period } from '#kernel/period.ts';
import type { Database, OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { isPromised } from '../changed.ts';
import { isTold } from '../chapter.ts';
import { forPublic } from '../for-public.ts';
import { meantFor, type Audience } from '../policy.ts';
import type { Body, CountedActivity, ReportActivity, ReportFacts, ReportInitiative, SourcedClaim } from '../report.ts';
import { requestRows, requestsIn } from './requests.ts';
import { loadUntold } from './untold.ts';

/** Steps in a report; an office with more open ones has another problem. */
const STEPS = 500;
/** Those who act for a city or a country in public; nobody else is named in a report. */
const PUBLIC_OFFICES = [
	...['mayor', 'deputy_mayor', 'council_member', 'committee_chair', 'director_general', 'director_foreign_relations'],
	...['ambassador', 'consul', 'attache', 'spokesperson', 'friendship_committee_chair']
];

export interface WantedReport {
	period: Period;
	audience: Audience;
	/** The day at the office's place, YYYY-MM-DD. It is told where the year has not ended, and nowhere else. */
	today: string;
	/** Whether it says what things cost: for whoever may see that of every activity. */
	tellsMoney?: boolean;
}

/** The facts of a period for those whom the report is for, in one transaction and one round trip. */
export async function loadReportFacts(
	db: Database,
	id: OfficeId,
	{ period, audience, today, tellsMoney = false }: WantedReport
): Promise<ReportFacts> {
	const [before, after] = [periodBefore(period), periodAfter(period)];
	const startsIn = Number(period.from.slice(5, 7));
	const shown = meantFor(audience);
	return db.forOffice(id, async (tx) => {
		const [
			office,
			register,
			bodies,
			goals,
			activities,
			activitiesBefore,
			initiatives,
			highlights,
			steps,
			latest,
			since,
			claims,
			notes,
			withheld,
			withheldBefore,
			untold,
			setWithin,
			contactEarlier,
			asked
		] = await Promise.all([
			loadOffice(tx, id),
			loadTies(tx, id, period, { withBefore: true, today, shown }),
			bodyRows(tx, id),
			listGoals(tx, id),
			activityRows(tx, id, period, shown, tellsMoney),
			countedRows(tx, id, before, shown, tellsMoney),
			initiativeRows(tx, id, { period, shown, namesOwner: audience !== 'public' }),
			listHighlights(tx, id, period, shown),
			listStepsAround(tx, id, shown, { from: period.from, to: after.to }, STEPS),
			latestPeriodIn(tx, id, today, startsIn, shown),
			sinceRows(tx, id),
			claimRows(tx, id),
			listNotes(tx, id, shown),
			withheldRows(tx, id, period, shown),
			withheldRows(tx, id, before, shown),
			loadUntold(tx, id, { period, before, shown }),
			setWithinRows(tx, id, period, shown),
			contactRows(tx, id, before, shown),
			requestRows(tx, id, shown)
		]);
		if (!office) throw new Error('a report of no office');
		const tells = tellsUndated(period, register.outlook);
		const outlookBefore = { ...register.outlook, holdsRecords: register.outlook.heldBefore };
		const promoted = promotedIn(initiatives, period, register.outlook);
		const facts: ReportFacts = {
			...{ office, audience, period, before, bodies, activitiesBefore },
			...{ highlights, since, claims, notes, withheld, withheldBefore, untold, contactEarlier },
			// What was over by the end of the period is told as that, and not as something new in promotion.
			begun: promoted.flatMap(({ begun, ended: _, ...each }) =>
				begun !== null && beganIn(begun, period) ? [{ ...each, begun }] : []
			),
			asOf: hasEnded(period, today) ? null : today,
			initiatives: promoted.map(({ begun: _b, ended: _e, answer, ...each }) => ({
				...each,
				// What was not approved and stands open was taken up again.
				answer: answer?.outcome === 'later' ? answer : null
			})),
			requests: requestsIn(asked, period, new Set(promoted.map((each) => each.id))),
			completed: initiatives.flatMap(({ begun: _, ended, ...each }) =>
				ended !== null && completedIn({ ...each, begun: null, ended }, period)
					? [{ ...each, stage: openStage(each.stage), ended }]
					: []
			),
			declined: initiatives.flatMap(({ begun: _b, ended: _e, answer, stage, ...each }) =>
				stage === 'declined' && answer?.outcome === 'declined' ? [{ ...each, stage: answer.fromStage, answer }] : []
			),
			openBefore: promotedIn(
				initiatives.map((each) => ({ ...each, became: outcomeBy(each, period) })),
				before,
				outlookBefore
			).map(({ begun: _, ...each }) => each),
			promised: steps.filter((step) => isPromised(step, period, setWithin)),
			steps: steps.filter((step) => isTold(step, { period, after, isLatest: overlap(latest, period) })),
			ties: register.ties.map(({ tie }) => tie),
			activities: tells ? activities : activities.filter(({ datedOn }) => datedOn !== null),
			goals: goals.filter((goal) => isInForce(goal, period))
		};
		return audience === 'public' ? forPublic(facts) : facts;
	});
}

/** The columns of CountedActivity, of an activity named "a". */
function countedColumns(office: OfficeId, tellsMoney: boolean) {
	const money = (column: string) => (tellsMoney ? sql.ref(`a.${column}`) : sql`null::numeric`);
	return sql`a.kind, a.direction, a.status, a.starts, a.themes, a.participants,
		${money('money_actual')} as "moneyActual", ${money('money_sunk')} as "moneySunk",
		a.currency,
		array(select partner_id from activity_partner l where l.office_id = ${office} and l.activity_id = a.id order by 1) as partners,
		array(select goal_id from activity_goal l where l.office_id = ${office} and l.activity_id = a.id order by 1) as goals`;
}

async function countedRows(
	tx: OfficeTransaction,
	office: OfficeId,
	{ from, to }: Period,
	shown: readonly Visibility[],
	tellsMoney: boolean
): Promise<CountedActivity[]> {
	const { rows } = await sql<CountedActivity>`
		select ${countedColumns(office, tellsMoney)} from activity a
		where a.office_id = ${office} and a.deleted_at is null and a.dated_on between ${from} and ${to}
			and a.visibility = any (${shown})
		order by a.dated_on, a.id`.execute(tx);
	return rows;
}

/** What is dated in the period by date, then what has no date. */
async function activityRows(
	tx: OfficeTransaction,
	office: OfficeId,
	{ from, to }: Period,
	shown: readonly Visibility[],
	tellsMoney: boolean
): Promise<ReportActivity[]> {
	const { rows } = await sql<ReportActivity>`
		select ${countedColumns(office, tellsMoney)}, a.id, a.title, a.details, a.outcome, a.reason, a.reason_note as "reasonNote",
			a.ends, a.dated_on as "datedOn", a.correspondence,
			array(select partner_id from activity_shown_on s
				where s.office_id = ${office} and s.activity_id = a.id order by 1) as "shownOn",
			coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'role', ao.role) order by ao.role <> 'lead', o.id)
				from activity_organisation ao join organisation o on o.office_id = ao.office_id and o.id = ao.organisation_id
				where ao.office_id = ${office} and o.office_id = ${office} and ao.activity_id = a.id
					and o.deleted_at is null), '[]') as bodies,
			coalesce((select jsonb_agg(p.name order by p.id)
				from activity_person ap join person p on p.office_id = ap.office_id and p.id = ap.person_id
				where ap.office_id = ${office} and p.office_id = ${office} and ap.activity_id = a.id
					and p.deleted_at is null and p.name <> '{}' and exists (
						select from role_held r where r.office_id = ${office} and r.person_id = p.id
							and r.deleted_at is null and r.kind = any (${PUBLIC_OFFICES}))), '[]') as officials
		from activity a
		where a.office_id = ${office} and a.deleted_at is null and a.visibility = any (${shown})
			and (a.dated_on between ${from} and ${to} or a.dated_on is null)
		order by a.dated_on nulls last, a.id`.execute(tx);
	return rows;
}

async function initiativeRows(
	tx: OfficeTransaction,
	office: OfficeId,
	{ period, shown, namesOwner }: { period: Period; shown: readonly Visibility[]; namesOwner: boolean }
): Promise<(Omit<ReportInitiative, 'stage'> & Course)[]> {
	const { rows } = await sql<Omit<ReportInitiative, 'stage'> & Course>`
		select i.id, i.stage, i.begun, i.ended, i.title, i.standing, i.expected, i.outcome,
			(select p.name from person p where p.office_id = ${office} and p.id = i.owner_id and p.deleted_at is null
				and p.name <> '{}' and ${namesOwner}::boolean) as owner,
			(select case when d.outcome <> 'accepted' then jsonb_build_object('outcome', d.outcome, 'fromStage', d.from_stage,
					'words', d.answer, 'on', d.decided_on, 'until', d.put_off_until) end
				from decision d where d.office_id = ${office} and d.initiative_id = i.id and d.deleted_at is null
					and d.decided_on between ${period.from} and ${period.to}
				order by d.decided_on desc, d.id desc limit 1) as answer,
			array(select partner_id from initiative_partner l where l.office_id = ${office} and l.initiative_id = i.id order by 1) as partners,
			array(select goal_id from initiative_goal l where l.office_id = ${office} and l.initiative_id = i.id order by 1) as goals,
			coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'isLead', io.role = 'lead') order by io.role <> 'lead', o.id)
				from initiative_organisation io join organisation o on o.office_id = io.office_id and o.id = io.organisation_id
				where io.office_id = ${office} and o.office_id = ${office} and io.initiative_id = i.id
					and o.deleted_at is null), '[]') as bodies
		from initiative i
		where i.office_id = ${office} and i.deleted_at is null and ${MAY_HAVE_STOOD_OPEN}
			and i.visibility = any (${shown})
		order by i.id`.execute(tx);
	return rows;
}

async function bodyRows(tx: OfficeTransaction, office: OfficeId): Promise<Body[]> {
	const { rows } = await sql<Body>`
		select id, name, country from organisation
		where office_id = ${office} and is_tie and deleted_at is null order by id`.execute(tx);
	return rows;
}

async function sinceRows(tx: OfficeTransaction, office: OfficeId): Promise<ReportFacts['since']> {
	const { rows } = await sql<ReportFacts['since'][number]>`
		select partner_id as "partnerId", since as date from (
			select distinct on (partner_id) partner_id, since from partner_status
			where office_id = ${office} order by partner_id, id desc
		) as latest where since is not null`.execute(tx);
	return rows;
}

async function claimRows(tx: OfficeTransaction, office: OfficeId): Promise<SourcedClaim[]> {
	const { rows } = await sql<SourcedClaim>`
		select agreement_id as "agreementId", field, date, value, source, preferred from claim
		where office_id = ${office} and deleted_at is null
		order by agreement_id, preferred desc, id`.execute(tx);
	return rows;
}

async function withheldRows(
	tx: OfficeTransaction,
	office: OfficeId,
	{ from, to }: Period,
	shown: readonly Visibility[]
): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`
		select distinct partner_id as id from activity_partner
		where office_id = ${office} and is_live and dated_on between ${from} and ${to}
			and not visibility = any (${shown})
		order by 1`.execute(tx);
	return rows.map(({ id }) => id);
}

/** The steps that were set within the period: nobody had promised them before it. */
async function setWithinRows(
	tx: OfficeTransaction,
	office: OfficeId,
	{ from, to }: Period,
	shown: readonly Visibility[]
): Promise<ReadonlySet<string>> {
	const { rows } = await sql<{ id: string }>`
		select id from next_step
		where office_id = ${office} and deleted_at is null and visibility = any (${shown})
			and created_at >= ${from}::date and created_at < ${to}::date + 1
		order by 1`.execute(tx);
	return new Set(rows.map(({ id }) => id));
}

/** The last contact with each tie before a period. Looked for tie by tie, so that it does not matter how much there was. */
async function contactRows(
	tx: OfficeTransaction,
	office: OfficeId,
	{ from }: Period,
	shown: readonly Visibility[]
): Promise<ReportFacts['contactEarlier']> {
	const { rows } = await sql<ReportFacts['contactEarlier'][number]>`
		select p.id as "partnerId", latest.starts as date
		from partner p cross join lateral (
			select l.starts from activity_partner l
			where l.office_id = ${office} and l.partner_id = p.id and l.is_live and l.dated_on < ${from}
				and l.status = any (${TOOK_PLACE}) and l.visibility = any (${shown})
			order by l.dated_on desc, l.activity_id desc limit 1
		) as latest
		where p.office_id = ${office} and p.deleted_at is null
		order by p.id`.execute(tx);
	return rows;
}
