import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Visibility } from '#features/member/policy.ts';
import { isPartnerShown } from '#features/partner/server/queries.ts';
import { toPage, type Cursor, type Page } from '#kernel/paging.ts';
import type { Texts } from '#kernel/texts.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { matching } from '#platform/server/search-index.ts';
import type { InitiativeFilters } from '../form.ts';
import { OPEN_STAGES, type Initiative, type Stage } from '../initiative.ts';
import type { InitiativeLinks, InitiativeRow, NamedBody, NamedGoal, NamedParty } from '../view.ts';

/** What a page shows of the initiatives that name a record. */
const LATEST = 50;

export interface ListOptions {
	/** What is meant for who looks. */
	visibilities: readonly Visibility[];
	after?: Cursor | undefined;
	size: number;
}

/** The order of the list: what is nearest to happening first, what is over last. */
const RANK = sql<string>`case initiative.stage
	when 'initiative' then '1' when 'proposal' then '2' when 'idea' then '3' when 'completed' then '4' else '5' end`;

/** A page of the initiatives by stage, the latest first. */
export async function listInitiatives(
	tx: OfficeTransaction,
	office: OfficeId,
	filters: InitiativeFilters,
	{ visibilities, after, size }: ListOptions
): Promise<Page<InitiativeRow>> {
	let query = narrowed(tx, office, filters, visibilities)
		.select(['initiative.id', 'initiative.stage', 'initiative.title', 'initiative.standing', 'initiative.expected'])
		.select([partnersOf(visibilities).as('partners'), BODIES.as('bodies'), GOALS.as('goals'), RANK.as('key')])
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
		rows: page.rows.map(({ id, stage, title, standing, expected, partners, bodies, goals }) => {
			return { id, stage: stage as Stage, title, standing, expected, partners, bodies, goals };
		})
	};
}

export async function countInitiatives(
	tx: OfficeTransaction,
	office: OfficeId,
	filters: InitiativeFilters,
	visibilities: readonly Visibility[]
): Promise<number> {
	const { count } = await narrowed(tx, office, filters, visibilities)
		.select((eb) => eb.fn.countAll<number>().as('count'))
		.executeTakeFirstOrThrow();
	return count;
}

function narrowed(
	tx: OfficeTransaction,
	office: OfficeId,
	{ words, stage, partnerId, goalId }: InitiativeFilters,
	visibilities: readonly Visibility[]
) {
	let query = live(tx, office).where('initiative.visibility', 'in', visibilities);
	if (stage !== 'all') query = query.where('initiative.stage', 'in', stage ? [stage] : OPEN_STAGES);
	if (words) query = query.where('initiative.id', 'in', matching('initiative', words));
	if (partnerId) {
		query = query
			.where(linked('initiative_partner', 'partner_id', office, partnerId))
			.where(isPartnerShown(office, partnerId, visibilities));
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

/** One initiative with what it is linked to, if it is meant for who looks. */
export async function loadInitiative(
	tx: OfficeTransaction,
	office: OfficeId,
	id: string,
	visibilities: readonly Visibility[]
): Promise<(Initiative & InitiativeLinks) | undefined> {
	const row = await live(tx, office)
		.select(['initiative.id', 'stage', 'title', 'details', 'standing', 'expected', 'visibility', 'version'])
		.select(['owner_id as ownerId', partnersOf(visibilities).as('partners'), BODIES.as('bodies'), GOALS.as('goals')])
		.where('initiative.id', '=', id)
		.where('initiative.visibility', 'in', visibilities)
		.executeTakeFirst();
	return row && { ...row, stage: row.stage as Stage, visibility: row.visibility as Visibility };
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
