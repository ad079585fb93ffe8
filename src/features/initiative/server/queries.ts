import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Theme } from '#features/activity/activity.ts';
import { shownTo, type Visibility } from '#features/member/policy.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { isShownRow } from '#features/member/server/owners.ts';
import type { Texts } from '#kernel/texts.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import type { Initiative, InitiativeKind, Source, Stage } from '../initiative.ts';
import type { InitiativeLinks, NamedBody, NamedGoal, NamedParty } from '../view.ts';

/** What a page shows of the initiatives that name a record. */
const LATEST = 50;

/** The initiatives of an office that were not deleted. */
export function live(tx: OfficeTransaction, office: OfficeId) {
	return tx
		.selectFrom('initiative')
		.where('initiative.office_id', '=', office)
		.where('initiative.deleted_at', 'is', null);
}

/** Whether an initiative has a link of a table to a record. */
export function linked(table: string, column: string, office: OfficeId, id: string): RawBuilder<SqlBool> {
	return sql<SqlBool>`exists (select from ${sql.table(table)} link
		where link.office_id = ${office} and link.initiative_id = initiative.id and ${sql.ref(`link.${column}`)} = ${id}::uuid)`;
}

/** The partners of an initiative that are meant for who looks. */
export function partnersOf(visibilities: readonly Visibility[]): RawBuilder<NamedParty[]> {
	return sql<NamedParty[]>`(
	select coalesce(jsonb_agg(jsonb_build_object('id', partner.id, 'name', partner.name,
		'flag', case when partner.shows_flag then partner.country end) order by partner.position, partner.id), '[]')
	from initiative_partner link
	join partner on partner.office_id = link.office_id and partner.id = link.partner_id
	where link.office_id = initiative.office_id and link.initiative_id = initiative.id and partner.deleted_at is null
		and partner.visibility = any (${visibilities}))`;
}

export const BODIES = sql<NamedBody[]>`(
	select coalesce(jsonb_agg(jsonb_build_object('id', organisation.id, 'name', organisation.name, 'role', link.role,
		'flag', organisation.country, 'isTheirs', organisation.partner_id is not null) order by organisation.id), '[]')
	from initiative_organisation link
	join organisation on organisation.office_id = link.office_id and organisation.id = link.organisation_id
	where link.office_id = initiative.office_id and link.initiative_id = initiative.id
		and organisation.deleted_at is null)`;

export const GOALS = sql<NamedGoal[]>`(
	select coalesce(jsonb_agg(jsonb_build_object('id', goal.id, 'number', goal.position, 'shortName', goal.short_name)
		order by goal.position, goal.id), '[]')
	from initiative_goal link
	join goal on goal.office_id = link.office_id and goal.id = link.goal_id
	where link.office_id = initiative.office_id and link.initiative_id = initiative.id and goal.deleted_at is null)`;

export const STAGE_SINCE = sql<
	string | null
>`to_char(initiative.stage_since at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

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
