import { sql, type RawBuilder } from 'kysely';
import type { DecisionOutcome } from '#features/decision/decision.ts';
import { listDecisions } from '#features/decision/server/queries.ts';
import type { Stage } from '#features/initiative/initiative.ts';
import { activitiesOf } from '#features/initiative/server/activities.ts';
import { meaningOf, ruleBetween } from '#features/initiative/stage-rules.ts';
import { loadInitiative } from '#features/initiative/server/queries.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { isShownRow } from '#features/member/server/owners.ts';
import { listMilestones } from '#features/milestone/server/queries.ts';
import type { Texts } from '#kernel/texts.ts';
import type { OfficeTransaction } from '#platform/server/database.ts';
import type { LineDecision, LineFacts, Relative, StageMove, TurnedDecision } from '../line.ts';

/** All that the line of an initiative is drawn from; undefined where it is not there for who looks. */
export async function loadLine(
	tx: OfficeTransaction,
	actor: Actor,
	id: string,
	timeZone: string
): Promise<LineFacts | undefined> {
	const initiative = await loadInitiative(tx, actor, id);
	if (!initiative) return undefined;
	const [source, steps, own, ofWhole, milestones, activities, relatives] = await Promise.all([
		loadSource(tx, actor, id),
		listSteps(tx, actor, id, timeZone),
		decisionsOf(tx, actor, id),
		decisionsOfWhole(tx, actor, id),
		listMilestones(tx, actor, id),
		activitiesOf(tx, actor, id),
		listRelatives(tx, actor, id, timeZone)
	]);
	const decisions = [...own, ...ofWhole];
	const isPart = relatives.some(({ how }) => how === 'split_from');
	const enteredBy = isPart ? null : await loadEntry(tx, actor, id);
	return { initiative, ...source, enteredBy, ...steps, decisions, milestones, activities, relatives };
}

async function loadSource(tx: OfficeTransaction, { officeId }: Actor, id: string) {
	const { rows } = await sql<{ sourceBody: { id: string; name: Texts } | null }>`
		select case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name) end as "sourceBody"
		from initiative i left join organisation o
			on o.office_id = i.office_id and o.id = i.source_body_id and o.deleted_at is null
		where i.office_id = ${officeId} and (o.office_id = ${officeId} or o.office_id is null) and i.id = ${id}`.execute(tx);
	return rows[0] ?? { sourceBody: null };
}

/** Who of the office wrote it down as decided already; what was loaded or brought in by a program nobody stands for. */
async function loadEntry(tx: OfficeTransaction, { officeId }: Actor, id: string): Promise<LineFacts['enteredBy']> {
	const { rows } = await sql<{ name: string; stage: Stage }>`
		select e.actor as name, e.after ->> 'stage' as stage from audit_event e
		where e.office_id = ${officeId} and e.noun = 'initiative' and e.record_id = ${id} and e.action = 'create'
			and e.user_id is not null and e.actor is not null and e.after ->> 'stage' is not null
		order by e.seq limit 1`.execute(tx);
	const [entry] = rows;
	return entry && meaningOf(entry.stage) === 'decided' ? entry : null;
}

/** What was decided, with the moments at which it was written: of one day several decisions may be. */
async function decisionsOf(tx: OfficeTransaction, actor: Actor, id: string): Promise<LineDecision[]> {
	const decisions = await listDecisions(tx, actor, id);
	const { rows } = await sql<{ id: string; at: string }>`
		select d.id, ${momentOf(sql`d.created_at`)} as at from decision d
		where d.office_id = ${actor.officeId} and d.initiative_id = ${id}`.execute(tx);
	const moments = new Map(rows.map((row) => [row.id, row.at]));
	return decisions.map((decision) => ({ ...decision, at: moments.get(decision.id) ?? '', of: null }));
}

/** What was decided of the record that a part was split from, before it was: it holds for the part as well. */
async function decisionsOfWhole(tx: OfficeTransaction, actor: Actor, id: string): Promise<LineDecision[]> {
	const { rows } = await sql<{ id: string; title: Texts; since: string }>`
		with recursive whole (id, since) as (
			select l.other_id, l.created_at from initiative_link l
			where l.office_id = ${actor.officeId} and l.initiative_id = ${id} and l.kind = 'split_from'
			union
			select l.other_id, least(l.created_at, w.since) from whole w join initiative_link l
				on l.office_id = ${actor.officeId} and l.initiative_id = w.id and l.kind = 'split_from'
		)
		select i.id, i.title, ${momentOf(sql`max(w.since)`)} as since from whole w
		join initiative i on i.office_id = ${actor.officeId} and i.id = w.id and i.id <> ${id}
		group by i.id, i.title`.execute(tx);
	const wholes = await Promise.all(
		rows.map(async ({ since, ...of }) => {
			const decisions = await decisionsOf(tx, actor, of.id);
			return decisions.filter(({ at }) => at < since).map((decision) => ({ ...decision, of }));
		})
	);
	return wholes.flat();
}

/** A moment in ISO 8601, UTC, as exact as the database knows it: the steps of one day are sorted by it. */
function momentOf(column: RawBuilder<unknown>): RawBuilder<string> {
	return sql`to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}

interface Step extends StageMove {
	/** A decision that no longer held from then on, or held again. */
	takenBack: DecisionOutcome | null;
	holdsAgain: DecisionOutcome | null;
}

/**
 * The moves that need no decision, and the decisions that were taken back, as the trail keeps them; what was decided has
 * rows of its own. What was merged into the record has brought its own steps.
 */
async function listSteps(
	tx: OfficeTransaction,
	actor: Actor,
	id: string,
	timeZone: string
): Promise<Pick<LineFacts, 'moves' | 'turned'>> {
	const { officeId: office } = actor;
	const { rows } = await sql<Step>`
		with recursive here (id) as (
			select ${id}::uuid union select i.id from initiative i join here h on i.merged_into_id = h.id
			where i.office_id = ${office} and ${isShownRow(actor, 'initiative', 'i')}
		)
		select e.before ->> 'stage' as from, e.after ->> 'stage' as to,
			to_char(e.at at time zone ${timeZone}, 'YYYY-MM-DD') as on, ${momentOf(sql`e.at`)} as at,
			e.before ->> 'decision' as "takenBack", e.after ->> 'decision' as "holdsAgain",
			case when i.id <> ${id} then i.title end as of
		from here h join initiative i on i.office_id = ${office} and i.id = h.id
		join audit_event e on e.office_id = ${office} and e.noun = 'initiative' and e.record_id = i.id
		where e.action = 'update' and jsonb_typeof(e.before) = 'object' and jsonb_typeof(e.after) = 'object'
			and (e.before ->> 'stage' <> e.after ->> 'stage' or e.before ? 'decision' or e.after ? 'decision')
		order by e.seq`.execute(tx);
	return { moves: rows.filter(isMove).map(moveOf), turned: rows.flatMap(turnedOf) };
}

function isMove({ from, to, takenBack, holdsAgain }: Step): boolean {
	return takenBack === null && holdsAgain === null && ruleBetween(from, to)?.through === 'move';
}

function moveOf({ from, to, on, at, of }: Step): StageMove {
	return { from, to, on, at, of };
}

function turnedOf({ takenBack, holdsAgain, on, at }: Step): TurnedDecision[] {
	if (takenBack) return [{ outcome: takenBack, how: 'taken_back', on, at }];
	return holdsAgain ? [{ outcome: holdsAgain, how: 'holds_again', on, at }] : [];
}

/** What it was split from, what was split from it, and what was merged into it. */
async function listRelatives(tx: OfficeTransaction, actor: Actor, id: string, timeZone: string): Promise<Relative[]> {
	const { officeId: office } = actor;
	const isShown = isShownRow(actor, 'initiative', 'i');
	const { rows } = await sql<Relative>`
		select i.id, i.title, i.stage, case when l.initiative_id = ${id} then 'split_from' else 'split_into' end as how,
			to_char(l.created_at at time zone ${timeZone}, 'YYYY-MM-DD') as on, ${momentOf(sql`l.created_at`)} as at
		from initiative_link l join initiative i on i.office_id = l.office_id
			and i.id = case when l.initiative_id = ${id} then l.other_id else l.initiative_id end
		where l.office_id = ${office} and i.office_id = ${office} and l.kind = 'split_from'
			and ${id}::uuid in (l.initiative_id, l.other_id) and i.deleted_at is null and ${isShown}
		union all
		select i.id, i.title, i.stage, 'merged', to_char(i.deleted_at at time zone ${timeZone}, 'YYYY-MM-DD'),
			${momentOf(sql`i.deleted_at`)}
		from initiative i where i.office_id = ${office} and i.merged_into_id = ${id} and ${isShown}
		order by "on", id`.execute(tx);
	return rows;
}
