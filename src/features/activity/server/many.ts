import { sql } from 'kysely';
import type { Actor } from '#features/member/server/gate.ts';
import { indexNaming } from '#features/search/server/entries.ts';
import { recordChanges } from '#platform/server/audit.ts';
import type { OfficeTransaction } from '#platform/server/database.ts';
import { BOOKKEEPING, deleteRecords } from '#platform/server/records.ts';
import type { ActivityInput } from '../form.ts';
import { columnsOf, countedOf } from './commands.ts';
import { insertLinks, linkRowsOf, type LinkRows } from './links.ts';

/**
 * Adds many activities that are new, within a transaction that is open: the same rows, links, search entries and trail as
 * writeActivity leaves, by a few statements for all. Who may do that is the caller's to ask.
 */
export async function writeNewActivities(
	tx: OfficeTransaction,
	actor: Actor,
	inputs: readonly ActivityInput[]
): Promise<void> {
	if (inputs.length === 0) return;
	const key = { office_id: actor.officeId, created_by: actor.userId };
	const rows = inputs.map((input) => ({ ...key, id: input.id, ...columnsOf(input, countedOf(input).datedOn) }));
	await tx.insertInto('activity').values(rows).execute();
	await insertLinks(tx, allLinks(actor, inputs));
	const ids = inputs.map(({ id }) => id);
	await indexNaming(tx, actor.officeId, 'activity', ids);
	recordChanges(tx, actor, { noun: 'activity', action: 'create' }, ids, (some) => toldOf(actor, some));
}

/** Puts many activities aside, and takes them out of the counts of their partners. @returns those that were there */
export async function deleteActivities(tx: OfficeTransaction, actor: Actor, ids: readonly string[]): Promise<string[]> {
	const gone = await deleteRecords(tx, actor, 'activity', ids);
	await sql`
		update activity_partner set is_live = false
		where office_id = ${actor.officeId} and activity_id = any (${gone}::uuid[])`.execute(tx);
	return gone;
}

function allLinks({ officeId }: Actor, inputs: readonly ActivityInput[]): LinkRows {
	const all = linkRowsOf(
		officeId,
		'',
		{ partners: [], shownOn: [], goals: [], people: [], organisations: [] },
		{} as never
	);
	for (const input of inputs) {
		const { partners, goals, people, organisations } = input;
		const shownOn = input.shownOn.filter((partner) => !partners.includes(partner));
		const links = linkRowsOf(officeId, input.id, { partners, shownOn, goals, people, organisations }, countedOf(input));
		for (const table of Object.keys(all) as (keyof LinkRows)[]) all[table].push(...(links[table] as never[]));
	}
	return all;
}

/** What the trail tells of new activities: their columns, and the links that they have. */
function toldOf({ officeId }: Actor, ids: readonly string[]) {
	const list = (table: string, item: string, order: string) =>
		sql`(select jsonb_agg(${sql.raw(item)} order by ${sql.raw(order)}) from ${sql.table(table)} l
			where l.office_id = ${officeId} and l.activity_id = a.id)`;
	const role = (column: string) => `jsonb_build_object('id', l.${column}, 'role', l.role)`;
	return sql`
		select a.id as record_id,
			(select coalesce(jsonb_object_agg(k.key, '[]'::jsonb), '{}') from jsonb_each(links.list) k) as before,
			(to_jsonb(a) - ${[...BOOKKEEPING]}::text[]) || links.list as after
		from activity a cross join lateral (
			select jsonb_strip_nulls(jsonb_build_object(
				'partners', ${list('activity_partner', 'l.partner_id', 'l.partner_id')},
				'shownOn', ${list('activity_shown_on', 'l.partner_id', 'l.partner_id')},
				'goals', ${list('activity_goal', 'l.goal_id', 'l.goal_id')},
				'people', ${list('activity_person', role('person_id'), 'l.person_id')},
				'organisations', ${list('activity_organisation', role('organisation_id'), "l.role <> 'lead', l.organisation_id")}
			)) as list
		) as links
		where a.office_id = ${officeId} and a.id = any (${ids}::uuid[])`;
}
