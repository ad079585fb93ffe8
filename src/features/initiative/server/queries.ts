import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Theme } from '#features/activity/activity.ts';
import { shownTo, type Visibility } from '#features/member/policy.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { isShownRow } from '#features/member/server/owners.ts';
import { isPartnerShown } from '#features/partner/server/queries.ts';
import { toPage, type Cursor, type Page } from '#kernel/paging.ts';
import type { Texts } from '#kernel/texts.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { matching } from '#platform/server/search-index.ts';
import type { InitiativeFilters } from '../form.ts';
import {
	OPEN_STAGES,
	type Initiative,
	type InitiativeKind,
	type Source,
	type OpenStage,
	type Stage
} from '../initiative.ts';
import type { InitiativeLinks, InitiativeRow, NamedBody, NamedGoal, NamedParty } from '../view.ts';

/** What a page shows of the initiatives that name a record. */
const LATEST = 50;

export interface ListOptions {
	after?: Cursor | undefined;
	size: number;
	/** The initiatives that stood open at the end of a year, and at what stage: the list is then of these. */
	standing?: ReadonlyMap<string, OpenStage> | undefined;
}

/** The order of the list: what is nearest to happening first, what is over last. */
const RANK_NOW = sql<string>`case initiative.stage
	when 'initiative' then '1' when 'proposal' then '2' when 'idea' then '3' when 'completed' then '4' else '5' end`;

/** The same of what stood open and is told as it stood. */
const RANK_THEN = sql<string>`case
	when initiative.stage in ('initiative', 'completed') then '1' when initiative.stage = 'idea' then '3' else '2' end`;

/** A page of the initiatives by stage, the latest first. */
export async function listInitiatives(
	tx: OfficeTransaction,
	actor: Actor,
	filters: InitiativeFilters,
	{ after, size, standing }: ListOptions
): Promise<Page<InitiativeRow>> {
	const RANK = standing ? RANK_THEN : RANK_NOW;
	let query = narrowed(tx, actor, filters, standing)
		.select(['initiative.id', 'initiative.stage', 'initiative.title', 'initiative.standing', 'initiative.expected'])
		.select(['initiative.begun', 'initiative.ended', partnersOf(shownTo(actor)).as('partners'), BODIES.as('bodies')])
		.select([GOALS.as('goals'), RANK.as('key')])
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
		rows: page.rows.map(({ key: _, ...row }) => ({ ...row, stage: standing?.get(row.id) ?? (row.stage as Stage) }))
	};
}

export async function countInitiatives(
	tx: OfficeTransaction,
	actor: Actor,
	filters: InitiativeFilters,
	standing?: ListOptions['standing']
): Promise<number> {
	const { count } = await narrowed(tx, actor, filters, standing)
		.select((eb) => eb.fn.countAll<number>().as('count'))
		.executeTakeFirstOrThrow();
	return count;
}

function narrowed(
	tx: OfficeTransaction,
	actor: Actor,
	{ words, stage, partnerId, goalId }: InitiativeFilters,
	standing?: ListOptions['standing']
) {
	const office = actor.officeId;
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
	return query;
}

function live(tx: OfficeTransaction, office: OfficeId) {
	return tx
		.selectFrom('initiative')
		.where('initiative.office_id', '=', office)
		.where('initiative.deleted_at', 'is', null);
}

function linked(table: string, column: string, office: OfficeId, id: string): RawBuilder<SqlBool> {
	return sql<SqlBool>`exists (select from ${sql.table(table)} link
		where link.office_id = ${office} and link.initiative_id = initiative.id and ${sql.ref(`link.${column}`)} = ${id}::uuid)`;
}

/** The partners of an initiative that are meant for who looks. */
function partnersOf(visibilities: readonly Visibility[]): RawBuilder<NamedParty[]> {
	return sql<NamedParty[]>`(
	select coalesce(jsonb_agg(jsonb_build_object('id', partner.id, 'name', partner.name,
		'flag', case when partner.shows_flag then partner.country end) order by partner.position, partner.id), '[]')
	from initiative_partner link
	join partner on partner.office_id = link.office_id and partner.id = link.partner_id
	where link.office_id = initiative.office_id and link.initiative_id = initiative.id and partner.deleted_at is null
		and partner.visibility = any (${visibilities}))`;
}

const BODIES = sql<NamedBody[]>`(
	select coalesce(jsonb_agg(jsonb_build_object('id', organisation.id, 'name', organisation.name, 'role', link.role,
		'flag', organisation.country) order by organisation.id), '[]')
	from initiative_organisation link
	join organisation on organisation.office_id = link.office_id and organisation.id = link.organisation_id
	where link.office_id = initiative.office_id and link.initiative_id = initiative.id
		and organisation.deleted_at is null)`;

const GOALS = sql<NamedGoal[]>`(
	select coalesce(jsonb_agg(jsonb_build_object('id', goal.id, 'number', goal.position, 'shortName', goal.short_name)
		order by goal.position, goal.id), '[]')
	from initiative_goal link
	join goal on goal.office_id = link.office_id and goal.id = link.goal_id
	where link.office_id = initiative.office_id and link.initiative_id = initiative.id and goal.deleted_at is null)`;

const STAGE_SINCE = sql<string>`to_char(initiative.stage_since at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/** One initiative with what it is linked to, if it is meant for who looks. */
export async function loadInitiative(
	tx: OfficeTransaction,
	actor: Actor,
	id: string
): Promise<(Initiative & InitiativeLinks) | undefined> {
	const row = await live(tx, actor.officeId)
		.select(['initiative.id', 'stage', 'title', 'details', 'standing', 'expected', 'begun', 'ended'])
		.select(['initiative.visibility', 'version', 'owner_id as ownerId', 'initiative.kind', 'source'])
		.select(['source_body_id as sourceBodyId', 'source_note as sourceNote', 'assignee', 'put_off_until as putOffUntil'])
		.select(['themes', 'programme', 'risks', 'outcome', 'budget_planned as budgetPlanned'])
		.select(['budget_actual as budgetActual', 'currency', STAGE_SINCE.as('stageSince')])
		.select([partnersOf(shownTo(actor)).as('partners'), BODIES.as('bodies'), GOALS.as('goals')])
		.where('initiative.id', '=', id)
		.where(isShownRow(actor, 'initiative', 'initiative'))
		.executeTakeFirst();
	if (!row) return undefined;
	return {
		...row,
		stage: row.stage as Stage,
		visibility: row.visibility as Visibility,
		kind: row.kind as InitiativeKind,
		source: row.source as Source | null,
		themes: row.themes as Theme[]
	};
}

/** The latest initiatives that name an organisation. */
export async function initiativesOfOrganisation(
	tx: OfficeTransaction,
	office: OfficeId,
	id: string,
	visibilities: readonly Visibility[]
): Promise<{ id: string; title: Texts; stage: Stage }[]> {
	const rows = await live(tx, office)
		.select(['initiative.id', 'initiative.title', 'initiative.stage'])
		.where('initiative.visibility', 'in', visibilities)
		.where(linked('initiative_organisation', 'organisation_id', office, id))
		.orderBy('initiative.id', 'desc')
		.limit(LATEST)
		.execute();
	return rows.map((row) => ({ ...row, stage: row.stage as Stage }));
}
