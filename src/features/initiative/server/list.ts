import { sql, type SqlBool } from 'kysely';
import type { DecisionOutcome } from '#features/decision/decision.ts';
import { shownTo } from '#features/member/policy.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { isShownRow } from '#features/member/server/owners.ts';
import { isPartnerShown } from '#features/partner/server/queries.ts';
import type { KnownDate } from '#kernel/known-date.ts';
import { toPage, type Cursor, type Page } from '#kernel/paging.ts';
import type { Texts } from '#kernel/texts.ts';
import type { OfficeTransaction } from '#platform/server/database.ts';
import { matching } from '#platform/server/search-index.ts';
import { NOBODY, type InitiativeFilters } from '../form.ts';
import { OPEN_STAGES, type InitiativeKind, type OpenStage, type Source, type Stage } from '../initiative.ts';
import type { StandingRow } from '../view.ts';
import type { Light } from '../waiting.ts';
import { BODIES, GOALS, linked, live, partnersOf, STAGE_SINCE } from './queries.ts';
import { awaitsAssessmentOf, isOnADesk, isUnanswered, stoodSinceIn, waitsFor } from './waiting.ts';

export interface ListOptions {
	after?: Cursor | undefined;
	size: number;
	/** The initiatives that stood open at the end of a year, and at what stage: the list is then of these. */
	standing?: ReadonlyMap<string, OpenStage> | undefined;
	/** For filters that ask whose turn it is. */
	light?: Light | undefined;
}

/** The order of the list: what is nearest to happening first, what is over last. */
const RANK_NOW = sql<string>`case initiative.stage
	when 'initiative' then '1' when 'proposal' then '2' when 'idea' then '3' when 'completed' then '4' else '5' end`;

/** The same of what stood open and is told as it stood. */
const RANK_THEN = sql<string>`case
	when initiative.stage in ('initiative', 'completed') then '1' when initiative.stage = 'idea' then '3' else '2' end`;

/** When the initiatives began that the actor may see, as far as it is known. */
export async function beginnings(tx: OfficeTransaction, actor: Actor): Promise<KnownDate[]> {
	const { rows } = await sql<{ begun: KnownDate }>`
		select distinct i.begun from initiative i where i.office_id = ${actor.officeId} and i.deleted_at is null
			and i.begun is not null and ${isShownRow(actor, 'initiative', 'i')}`.execute(tx);
	return rows.map(({ begun }) => begun);
}

/** A page of the initiatives by stage, the latest first. */
export async function listInitiatives(
	tx: OfficeTransaction,
	actor: Actor,
	filters: InitiativeFilters,
	{ after, size, standing, light }: ListOptions
): Promise<Page<StandingRow>> {
	const RANK = standing ? RANK_THEN : RANK_NOW;
	let query = narrowed(tx, actor, filters, { standing, light })
		.select(COLUMNS)
		.select(worked(actor))
		.select(RANK.as('key'))
		.orderBy(RANK)
		.orderBy('initiative.id', 'desc')
		.limit(size + 1);
	if (after) {
		query = query.where(
			sql<SqlBool>`(${RANK} > ${after.key ?? ''} or (${RANK} = ${after.key ?? ''} and initiative.id < ${after.id}::uuid))`
		);
	}
	const page = toPage(await query.execute(), size, (row) => ({ key: row.key, id: row.id }));
	return {
		...page,
		rows: page.rows.map(({ key: _, ...row }) => ({
			...typed(row),
			stage: standing?.get(row.id) ?? (row.stage as Stage)
		}))
	};
}

export async function countInitiatives(
	tx: OfficeTransaction,
	actor: Actor,
	filters: InitiativeFilters,
	options: Pick<ListOptions, 'standing' | 'light'> = {}
): Promise<number> {
	const { count } = await narrowed(tx, actor, filters, options)
		.select((eb) => eb.fn.countAll<number>().as('count'))
		.executeTakeFirstOrThrow();
	return count;
}

/** A column of the board: how many there are, and the first of them. */
export interface BoardColumn {
	stage: OpenStage;
	total: number;
	rows: StandingRow[];
}

/**
 * What is open, by stage: of each the first so many. What has waited longest stands first; then that of which nobody
 * knows since when; and last what was put off.
 * @param light to be given: a board tells whose turn it is
 */
export async function loadBoard(
	tx: OfficeTransaction,
	actor: Actor,
	filters: InitiativeFilters,
	{ size, light }: { size: number; light: Light }
): Promise<BoardColumn[]> {
	const rests = sql`((initiative.put_off_until > ${light.today}::date) is true)`;
	const ranked = narrowed(tx, actor, filters, { light })
		.select('initiative.id')
		.select([
			sql<number>`row_number() over (partition by initiative.stage
				order by ${rests}, greatest(${stoodSinceIn(light.timeZone)}, initiative.put_off_until) nulls last,
					initiative.stage_since, initiative.id)`.as('place'),
			sql<number>`count(*) over (partition by initiative.stage)`.as('total')
		])
		.as('ranked');
	const found = await live(tx, actor.officeId)
		.innerJoin(ranked, 'ranked.id', 'initiative.id')
		.select(COLUMNS)
		.select(worked(actor))
		.select(['ranked.place', 'ranked.total'])
		.where('ranked.place', '<=', size)
		.orderBy('ranked.place')
		.execute();
	return OPEN_STAGES.toReversed().map((stage) => {
		const rows = found.filter((row) => row.stage === stage);
		return {
			...{ stage, total: rows[0]?.total ?? 0 },
			rows: rows.map(({ place: _, total: __, ...row }) => typed(row))
		};
	});
}

/** An initiative that was decided on, with the answer that was given. */
export interface Decided {
	id: string;
	title: Texts;
	outcome: DecisionOutcome;
	answer: Texts;
	decidedOn: string;
	putOffUntil: string | null;
}

/** What was decided last, narrowed as the board is; at whatever stage it stands since, unless one is asked for. */
export async function listDecidedLately(
	tx: OfficeTransaction,
	actor: Actor,
	filters: InitiativeFilters,
	{ most, light }: { most: number; light: Light }
): Promise<Decided[]> {
	const rows = await narrowed(tx, actor, { ...filters, stage: filters.stage ?? 'all' }, { light })
		.innerJoin('decision', (join) =>
			join.onRef('decision.initiative_id', '=', 'initiative.id').on('decision.office_id', '=', actor.officeId)
		)
		.select(['initiative.id', 'initiative.title', 'decision.outcome', 'decision.answer'])
		.select(['decision.decided_on as decidedOn', 'decision.put_off_until as putOffUntil'])
		.where('decision.deleted_at', 'is', null)
		.orderBy('decision.decided_on', 'desc')
		.orderBy('decision.id', 'desc')
		.limit(most)
		.execute();
	return rows.map((row) => ({ ...row, outcome: row.outcome as DecisionOutcome }));
}

function narrowed(
	tx: OfficeTransaction,
	actor: Actor,
	filters: InitiativeFilters,
	{ standing, light }: Pick<ListOptions, 'standing' | 'light'>
) {
	const office = actor.officeId;
	const { words, stage, partnerId, goalId, theme, source, kind, assignee, isMine, unansweredFor } = filters;
	let query = live(tx, office).where(isShownRow(actor, 'initiative', 'initiative'));
	if (standing) {
		const asked = [...standing].flatMap(([id, at]) => (!stage || stage === 'all' || stage === at ? [id] : []));
		query = query.where(sql<SqlBool>`initiative.id = any (${asked}::uuid[])`);
	} else if (stage !== 'all') query = query.where('initiative.stage', 'in', stage ? [stage] : OPEN_STAGES);
	if (words) query = query.where('initiative.id', 'in', matching('initiative', words));
	if (partnerId) {
		query = query
			.where(linked('initiative_partner', 'partner_id', office, partnerId))
			.where(isPartnerShown(office, partnerId, shownTo(actor)));
	}
	if (goalId) query = query.where(linked('initiative_goal', 'goal_id', office, goalId));
	if (theme) query = query.where(sql<SqlBool>`${theme} = any (initiative.themes)`);
	if (source) query = query.where('initiative.source', '=', source);
	if (kind) query = query.where('initiative.kind', '=', kind);
	if (light && assignee === NOBODY) query = query.where(sql<SqlBool>`not ${isOnADesk(light)}`);
	else if (assignee) query = query.where('initiative.assignee', '=', assignee);
	if (light && isMine) query = query.where(waitsFor(actor, light));
	if (light && unansweredFor) query = query.where(isUnanswered(light, unansweredFor));
	return query;
}

/** What a row of the list and a card of the board show. */
const COLUMNS = [
	...(['initiative.id', 'initiative.stage', 'initiative.title', 'initiative.standing', 'initiative.expected'] as const),
	...(['initiative.begun', 'initiative.ended', 'initiative.kind', 'initiative.source', 'initiative.assignee'] as const),
	...(['initiative.put_off_until as putOffUntil', 'initiative.version'] as const)
] as const;

/** The same that is worked out: what of it is meant for who looks. */
function worked(actor: Actor) {
	return [
		STAGE_SINCE.as('stageSince'),
		partnersOf(shownTo(actor)).as('partners'),
		BODIES.as('bodies'),
		GOALS.as('goals'),
		awaitsAssessmentOf(actor).$castTo<boolean>().as('awaitsAssessment')
	] as const;
}

function typed<Row extends { stage: string; kind: string; source: string | null }>(row: Row) {
	return {
		...row,
		stage: row.stage as Stage,
		kind: row.kind as InitiativeKind,
		source: row.source as Source | null
	};
}
