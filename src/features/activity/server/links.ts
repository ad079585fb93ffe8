import { sql } from 'kysely';
import type { Visibility } from '#features/member/policy.ts';
import type { Linked } from '#kernel/fields.ts';
import type { KnownDate } from '#kernel/known-date.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import type { Direction, Status } from '../activity.ts';

/** The records that an activity is tied to, by id. */
export interface ActivityLinks {
	partners: string[];
	/** Partners on whose page it also stands; it is not counted there. */
	shownOn: string[];
	goals: string[];
	people: Linked[];
	organisations: Linked[];
}

/** What the register and the thread count; copied to each link so that they read one narrow table. */
export interface Counted {
	datedOn: string | null;
	starts: KnownDate | null;
	status: Status;
	direction: Direction | null;
	isTwoWay: boolean;
	visibility: Visibility;
}

export async function loadLinks(tx: OfficeTransaction, office: OfficeId, id: string): Promise<ActivityLinks> {
	const { rows } = await sql<ActivityLinks>`
		select
			array(select partner_id from activity_partner where office_id = ${office} and activity_id = ${id} order by 1) as partners,
			array(select partner_id from activity_shown_on where office_id = ${office} and activity_id = ${id} order by 1) as "shownOn",
			array(select goal_id from activity_goal where office_id = ${office} and activity_id = ${id} order by 1) as goals,
			coalesce((select jsonb_agg(jsonb_build_object('id', person_id, 'role', role) order by person_id)
				from activity_person where office_id = ${office} and activity_id = ${id}), '[]') as people,
			coalesce((select jsonb_agg(jsonb_build_object('id', organisation_id, 'role', role) order by role <> 'lead', organisation_id)
				from activity_organisation where office_id = ${office} and activity_id = ${id}), '[]') as organisations`.execute(tx);
	return rows[0] as ActivityLinks;
}

/** Replaces all links. Ids of other offices, or of nothing, fail by their foreign keys. */
export async function writeLinks(
	tx: OfficeTransaction,
	office: OfficeId,
	id: string,
	links: ActivityLinks,
	counted: Counted
): Promise<void> {
	for (const table of [
		'activity_partner',
		'activity_shown_on',
		'activity_goal',
		'activity_person',
		'activity_organisation'
	] as const) {
		await tx.deleteFrom(table).where('office_id', '=', office).where('activity_id', '=', id).execute();
	}
	await insertLinks(tx, linkRowsOf(office, id, links, counted));
}

/** The rows of the link tables, of one activity or of many. */
export function linkRowsOf(office: OfficeId, id: string, links: ActivityLinks, counted: Counted) {
	const key = { office_id: office, activity_id: id };
	return {
		activity_partner: links.partners.map((partner) => ({
			...key,
			partner_id: partner,
			dated_on: counted.datedOn,
			starts: counted.starts,
			status: counted.status,
			direction: counted.direction,
			is_two_way: counted.isTwoWay,
			visibility: counted.visibility
		})),
		activity_organisation: links.organisations.map(({ id: organisation, role }) => ({
			...key,
			organisation_id: organisation,
			role
		})),
		activity_shown_on: links.shownOn.map((partner) => ({ ...key, partner_id: partner })),
		activity_goal: links.goals.map((goal) => ({ ...key, goal_id: goal })),
		activity_person: links.people.map(({ id: person, role }) => ({ ...key, person_id: person, role }))
	};
}

export type LinkRows = ReturnType<typeof linkRowsOf>;

export async function insertLinks(tx: OfficeTransaction, rows: LinkRows): Promise<void> {
	for (const table of Object.keys(rows) as (keyof LinkRows)[]) {
		if (rows[table].length > 0) await tx.insertInto(table).values(rows[table]).execute();
	}
}
