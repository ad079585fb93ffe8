import { sql, type RawBuilder } from 'kysely';
import { may } from '#features/member/policy.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { isWithinLimits } from '#features/member/server/owners.ts';
import { isEditableRow } from '#features/subject/server/beside.ts';
import { toPage, type Cursor, type Page } from '#kernel/paging.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import type { TrashFilters } from '../form.ts';
import { deletionRules } from '../policy.ts';
import { goneBefore, PARENTS, TRASH_NOUNS, type Deleted, type TrashEntry, type TrashNoun } from '../trash.ts';

/** What a deleted record is called by; one without a title by its kind, a person without a name by a role. */
const TITLES: Record<TrashNoun, string> = {
	activity: 'r.title',
	partner: 'r.name',
	agreement: "case when r.title = '{}' then jsonb_build_object('kind', r.kind) else r.title end",
	claim: 'r.source',
	person: `case when r.name = '{}' then coalesce((
		select case when h.title = '{}' then jsonb_build_object('kind', h.kind) else h.title end from role_held h
		where h.office_id = r.office_id and h.person_id = r.id order by h.ends is not null, h.id desc limit 1
	), '{}') else r.name end`,
	organisation: 'r.name',
	role_held: "case when r.title = '{}' then jsonb_build_object('kind', r.kind) else r.title end",
	goal: 'r.name',
	initiative: 'r.title',
	decision: `(select i.title from initiative i where i.office_id = r.office_id and i.id = r.initiative_id)
		|| jsonb_build_object('outcome', r.outcome)`,
	milestone: 'r.what',
	highlight: 'r.text',
	news: 'r.title',
	next_step: 'r.what',
	data_note: 'r.text',
	attachment: "case when r.title = '{}' then jsonb_build_object('file', r.name) else r.title end",
	report: 'r.title',
	template: 'r.name'
};

/** What a record, of a table named "r", is called by. */
export function titleOf(noun: TrashNoun): RawBuilder<unknown> {
	return sql.raw(TITLES[noun]);
}

const ISO = sql`'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`;

interface ListOptions {
	now: Date;
	after?: Cursor | undefined;
	size: number;
}

/** A page of what the actor may still bring back, the latest first, with who deleted it. */
export async function listTrash(
	tx: OfficeTransaction,
	actor: Actor,
	filters: TrashFilters,
	{ now, after, size }: ListOptions
): Promise<Page<TrashEntry>> {
	const { rows } = await sql<TrashEntry>`
		select d.noun, d.id, d.title, to_char(d.deleted_at at time zone 'utc', ${ISO}) as "deletedAt",
			(select e.actor from audit_event e where e.office_id = ${actor.officeId} and e.noun = d.noun and e.record_id = d.id
				and e.action = 'delete' order by e.id desc limit 1) as actor
		from (${deletedSince(actor, filters, now)}) as d
		${after ? sql`where (d.deleted_at, d.id) < (${after.key}::timestamptz, ${after.id}::uuid)` : sql``}
		order by d.deleted_at desc, d.id desc limit ${size + 1}`.execute(tx);
	return toPage(rows, size, (row) => ({ key: row.deletedAt, id: row.id }));
}

export async function countTrash(
	tx: OfficeTransaction,
	actor: Actor,
	filters: TrashFilters,
	now: Date
): Promise<number> {
	const { rows } = await sql<{ count: number }>`
		select count(*) as count from (${deletedSince(actor, filters, now)}) as d`.execute(tx);
	return rows[0]?.count ?? 0;
}

function deletedSince(actor: Actor, { noun }: TrashFilters, now: Date): RawBuilder<unknown> {
	const since = goneBefore(now).toISOString();
	const parts = (noun ? [noun] : TRASH_NOUNS).map(
		(each) => sql`
			select ${each}::text as noun, r.id, ${titleOf(each)} as title, r.deleted_at from ${sql.table(each)} r
			where r.office_id = ${actor.officeId} and r.deleted_at >= ${since}::timestamptz and ${isRestorable(actor, each)}`
	);
	return sql.join(parts, sql` union all `);
}

/** Whether the actor may bring back a record, of a table named "r". */
function isRestorable(actor: Actor, noun: TrashNoun): RawBuilder<boolean> {
	if (!may(deletionRules[noun], actor, 'delete')) return sql<boolean>`false`;
	if (noun === 'next_step' || noun === 'attachment') return isEditableRow(actor, noun, 'r');
	return isWithinLimits(actor, noun, 'r');
}

/** The deleted record without which another one is nothing; undefined where all that it needs is there. */
export async function deletedParent(
	tx: OfficeTransaction,
	office: OfficeId,
	noun: TrashNoun,
	id: string
): Promise<Deleted | undefined> {
	const parents = PARENTS[noun] ?? [];
	if (parents.length === 0) return undefined;
	const parts = parents.map(
		(parent) => sql`
			select ${parent}::text as noun, r.id, ${titleOf(parent)} as title
			from ${sql.table(noun)} child
			join ${sql.table(parent)} r on r.office_id = child.office_id and r.id = ${sql.ref(`child.${parent}_id`)}
			where child.office_id = ${office} and child.id = ${id} and r.office_id = ${office} and r.deleted_at is not null`
	);
	const { rows } = await sql<Deleted>`${sql.join(parts, sql` union all `)} limit 1`.execute(tx);
	return rows[0];
}

/** Whether a key of a page of the list is a moment, as it writes them. */
export function isMoment(key: Cursor['key']): boolean {
	return key !== null && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/.test(key) && !Number.isNaN(Date.parse(key));
}
