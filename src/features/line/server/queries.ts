import { sql, type RawBuilder } from 'kysely';
import { listDecisions } from '#features/decision/server/queries.ts';
import { activitiesOf } from '#features/initiative/server/activities.ts';
import { ruleBetween } from '#features/initiative/stage-rules.ts';
import { loadInitiative } from '#features/initiative/server/queries.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { isShownRow } from '#features/member/server/owners.ts';
import { listMilestones } from '#features/milestone/server/queries.ts';
import type { Texts } from '#kernel/texts.ts';
import type { OfficeTransaction } from '#platform/server/database.ts';
import type { LineDecision, LineFacts, Relative, StageMove } from '../line.ts';

/** All that the line of an initiative is drawn from; undefined where it is not there for who looks. */
export async function loadLine(
	tx: OfficeTransaction,
	actor: Actor,
	id: string,
	timeZone: string
): Promise<LineFacts | undefined> {
	const initiative = await loadInitiative(tx, actor, id);
	if (!initiative) return undefined;
	const [source, moves, decisions, milestones, activities, relatives] = await Promise.all([
		loadSource(tx, actor, id),
		listMoves(tx, actor, id, timeZone),
		decisionsOf(tx, actor, id),
		listMilestones(tx, actor, id),
		activitiesOf(tx, actor, id),
		listRelatives(tx, actor, id, timeZone)
	]);
	return { initiative, ...source, moves, decisions, milestones, activities, relatives };
}

async function loadSource(tx: OfficeTransaction, { officeId }: Actor, id: string) {
	const { rows } = await sql<{ sourceBody: { id: string; name: Texts } | null }>`
		select case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name) end as "sourceBody"
		from initiative i left join organisation o
			on o.office_id = i.office_id and o.id = i.source_body_id and o.deleted_at is null
		where i.office_id = ${officeId} and (o.office_id = ${officeId} or o.office_id is null) and i.id = ${id}`.execute(tx);
	return rows[0] ?? { sourceBody: null };
}

/** What was decided, with the moments at which it was written: of one day several decisions may be. */
async function decisionsOf(tx: OfficeTransaction, actor: Actor, id: string): Promise<LineDecision[]> {
	const decisions = await listDecisions(tx, actor, id);
	const { rows } = await sql<{ id: string; at: string }>`
		select d.id, ${momentOf(sql`d.created_at`)} as at from decision d
		where d.office_id = ${actor.officeId} and d.initiative_id = ${id}`.execute(tx);
	const moments = new Map(rows.map((row) => [row.id, row.at]));
	return decisions.map((decision) => ({ ...decision, at: moments.get(decision.id) ?? '' }));
}

/** A moment in ISO 8601, UTC, as exact as the database knows it: the steps of one day are sorted by it. */
function momentOf(column: RawBuilder<unknown>): RawBuilder<string> {
	return sql`to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}

/** The moves that need no decision, as the trail keeps them: what was decided has rows of its own. */
async function listMoves(
	tx: OfficeTransaction,
	{ officeId }: Actor,
	id: string,
	timeZone: string
): Promise<StageMove[]> {
	const { rows } = await sql<StageMove>`
		select e.before ->> 'stage' as from, e.after ->> 'stage' as to,
			to_char(e.at at time zone ${timeZone}, 'YYYY-MM-DD') as on, ${momentOf(sql`e.at`)} as at
		from audit_event e
		where e.office_id = ${officeId} and e.noun = 'initiative' and e.record_id = ${id} and e.action = 'update'
			and jsonb_typeof(e.before) = 'object' and jsonb_typeof(e.after) = 'object'
			and e.before ->> 'stage' <> e.after ->> 'stage'
		order by e.seq`.execute(tx);
	return rows.filter(({ from, to }) => ruleBetween(from, to)?.through === 'move');
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
