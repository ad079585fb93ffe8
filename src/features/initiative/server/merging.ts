import { sql } from 'kysely';
import { indexNaming } from '#features/search/server/entries.ts';
import type { Refusal } from '#features/member/server/form-action.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { changing, refuseChange } from '#features/member/server/owners.ts';
import { tellOfCourse } from '#features/resident-idea/server/telling.ts';
import { recordChange, type Json } from '#platform/server/audit.ts';
import type { Database, OfficeTransaction } from '#platform/server/database.ts';
import { deleteRecord, restoreRecord, saveRecord } from '#platform/server/records.ts';
import type { MergeInput } from '../form.ts';
import { mergedWith, whyNotStays, type Mergeable } from '../merge.ts';
import { initiativeRules } from '../policy.ts';
import { loadInitiative } from './queries.ts';

type Merged = Promise<{ ok: true; id: string } | Refusal>;

/**
 * What hangs on an initiative by a column initiative_id and goes with it into another. A table that hangs on initiatives
 * and has an id belongs here.
 */
const HANGING = ['next_step', 'attachment', 'milestone', 'decision', 'highlight', 'resident_idea'] as const;
/** What an initiative is tied to, and by which column. */
const TIES = {
	initiative_partner: 'partner_id',
	initiative_goal: 'goal_id',
	initiative_organisation: 'organisation_id',
	initiative_activity: 'activity_id'
} as const;
type Tie = keyof typeof TIES;

/** The columns that take over from another record, by the fields that they are. */
const COLUMNS = {
	details: 'details',
	standing: 'standing',
	programme: 'programme',
	risks: 'risks',
	outcome: 'outcome',
	source: 'source',
	sourceBodyId: 'source_body_id',
	sourceNote: 'source_note',
	ownerId: 'owner_id',
	themes: 'themes',
	expected: 'expected',
	begun: 'begun',
	budgetPlanned: 'budget_planned',
	budgetActual: 'budget_actual',
	currency: 'currency'
} as const satisfies Partial<Record<keyof Mergeable, string>>;

/** What went over, so that the merger can be taken back. */
interface MergedParts {
	/** Ids of what hung on it, by table. */
	moved: Record<string, string[]>;
	/** Ids of what it was tied to and the other was not, by table. */
	tied: Record<string, string[]>;
	/** The columns of the record that stays which were changed, before and after. */
	before: Record<string, Json>;
	after: Record<string, Json>;
}

/**
 * Makes one of two initiatives that are the same thing. What hangs on the one that goes, and what it says, goes over to
 * the one that stays; it leads there from then on, and can be taken out again.
 * @returns the id of the one that stays
 */
export async function mergeInitiatives(db: Database, actor: Actor, input: MergeInput): Merged {
	const [keptId, goneId] = input.stays === 'this' ? [input.id, input.otherId] : [input.otherId, input.id];
	const wanted = { rules: initiativeRules, action: 'merge' as const, noun: 'initiative' as const };
	return changing(db, actor, { ...wanted, id: keptId }, async (tx) => {
		const refused = await refuseChange(tx, actor, { ...wanted, id: goneId });
		if (refused) return refused;
		await lockBoth(tx, actor, [keptId, goneId]);
		const [kept, gone] = [await loadInitiative(tx, actor, keptId), await loadInitiative(tx, actor, goneId)];
		if (!kept || !gone || keptId === goneId) return { ok: false, reason: 'not_found' };
		const seen = input.stays === 'this' ? [input.version, input.otherVersion] : [input.otherVersion, input.version];
		if (kept.version !== seen[0] || gone.version !== seen[1]) return { ok: false, reason: 'stale' };
		const code = whyNotStays(kept, gone);
		if (code) return { ok: false, reason: 'problem', field: 'stays', code };
		return mergeWithin(tx, actor, { kept, gone });
	});
}

type Loaded = NonNullable<Awaited<ReturnType<typeof loadInitiative>>>;

async function mergeWithin(
	tx: OfficeTransaction,
	actor: Actor,
	{ kept, gone }: { kept: Loaded; gone: Loaded }
): Merged {
	const merged = mergedWith(kept, gone);
	const changed = (Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]).filter(
		(field) => JSON.stringify(merged[field]) !== JSON.stringify(kept[field])
	);
	const columns = (of: Mergeable) =>
		Object.fromEntries(changed.map((field) => [COLUMNS[field], of[field] as unknown as Json]));
	const tied = await tieOver(tx, actor, { from: gone.id, to: kept.id });
	const moved = await moveOver(tx, actor, { from: gone.id, to: kept.id });
	const saved = await saveRecord(tx, actor, 'initiative', kept, columns(merged), {
		linksBefore: {},
		linksAfter: { merged: [gone.id], ...tiesInTrail(tied) }
	});
	if (!saved.ok) return saved;
	const put = await deleteRecord(tx, actor, 'initiative', gone.id);
	if (!put.ok) return put;
	const parts: MergedParts = { moved, tied, before: columns(kept), after: columns(merged) };
	await sql`
		update initiative i set merged_into_id = ${kept.id}, merged_parts = ${JSON.stringify(parts)}::jsonb
		where i.office_id = ${actor.officeId} and i.id = ${gone.id}`.execute(tx);
	const into = { before: { merged_into_id: null }, after: { merged_into_id: kept.id } };
	recordChange(tx, actor, { noun: 'initiative', recordId: gone.id, action: 'update', ...into });
	await indexNaming(tx, actor.officeId, 'initiative', [kept.id]);
	await tellOfCourse(tx, actor.officeId, kept.id, 'merged', moved['resident_idea'] ?? []);
	return { ok: true, id: kept.id };
}

/** Takes a merger back: what went over and is still there goes back. @returns the id of the one that is there again */
export async function unmergeInitiative(db: Database, actor: Actor, id: string): Merged {
	const wanted = { rules: initiativeRules, action: 'merge' as const, noun: 'initiative' as const, id };
	return changing(db, actor, wanted, (tx) => unmergeWithin(tx, actor, id));
}

/** The same within a transaction that is already open, for whoever has made sure that the actor may. */
export async function unmergeWithin(
	tx: OfficeTransaction,
	actor: Actor,
	id: string
): Promise<{ ok: true; id: string } | { ok: false; reason: 'not_found' }> {
	const office = actor.officeId;
	const { rows } = await sql<{ into: string; parts: MergedParts }>`
		select i.merged_into_id as into, i.merged_parts as parts from initiative i
		where i.office_id = ${office} and i.id = ${id} and i.merged_into_id is not null for update`.execute(tx);
	const merger = rows[0];
	const kept = merger && (await loadInitiative(tx, actor, merger.into));
	if (!merger || !kept) return { ok: false, reason: 'not_found' };
	const { moved, tied } = merger.parts;
	for (const table of HANGING) await moveBack(tx, actor, { table, ids: moved[table] ?? [], from: kept.id, to: id });
	await sql`
		update record_source s set record_id = ${id} where s.office_id = ${office} and s.noun = 'initiative'
			and s.record_id = ${kept.id} and s.id = any (${moved['record_source'] ?? []}::uuid[])`.execute(tx);
	for (const [table, column] of Object.entries(TIES)) {
		await sql`delete from ${sql.table(table)} l where l.office_id = ${office} and l.initiative_id = ${kept.id}
			and ${sql.ref(`l.${column}`)} = any (${tied[table] ?? []}::uuid[])`.execute(tx);
	}
	await sql`delete from initiative_link l where l.office_id = ${office} and ${kept.id}::uuid in (l.initiative_id, l.other_id)
		and case when l.initiative_id = ${kept.id} then l.other_id else l.initiative_id end
			= any (${tied['initiative_link'] ?? []}::uuid[])`.execute(tx);
	await saveRecord(tx, actor, 'initiative', kept, unchangedSince(kept, merger.parts), {
		linksBefore: { merged: [id], ...tiesInTrail(tied) },
		linksAfter: {}
	});
	await sql`update initiative i set merged_into_id = null, merged_parts = null
		where i.office_id = ${office} and i.id = ${id}`.execute(tx);
	const into = { before: { merged_into_id: kept.id }, after: { merged_into_id: null } };
	recordChange(tx, actor, { noun: 'initiative', recordId: id, action: 'update', ...into });
	const restored = await restoreRecord(tx, actor, 'initiative', id);
	await indexNaming(tx, office, 'initiative', [kept.id, id]);
	return restored;
}

/** Whether an initiative lies aside because it was merged into another. */
export async function isMerged(tx: OfficeTransaction, { officeId }: Actor, id: string): Promise<boolean> {
	const { rows } = await sql`select from initiative i
		where i.office_id = ${officeId} and i.id = ${id} and i.merged_into_id is not null`.execute(tx);
	return rows.length > 0;
}

/** What the record that stayed said before, as far as nobody has changed it since the merger. */
function unchangedSince(kept: Loaded, { before, after }: MergedParts): Record<string, Json> {
	const fields = Object.entries(COLUMNS).filter(
		([field, column]) =>
			column in before && JSON.stringify(kept[field as keyof typeof COLUMNS]) === JSON.stringify(after[column])
	);
	return Object.fromEntries(fields.map(([, column]) => [column, before[column] as Json]));
}

/** Ties the one that stays to what the other was tied to. @returns what it was not tied to before, by table */
async function tieOver(
	tx: OfficeTransaction,
	{ officeId }: Actor,
	{ from, to }: { from: string; to: string }
): Promise<Record<Tie | 'initiative_link', string[]>> {
	const tied: Partial<Record<Tie, string[]>> = {};
	for (const [table, column] of Object.entries(TIES) as [Tie, string][]) {
		const also = table === 'initiative_organisation' ? ', role' : '';
		const { rows } = await sql<{ id: string }>`
			insert into ${sql.table(table)} (office_id, initiative_id, ${sql.raw(`${column}${also}`)})
			select l.office_id, ${to}::uuid, ${sql.raw(`l.${column}${also && ', l.role'}`)} from ${sql.table(table)} l
			where l.office_id = ${officeId} and l.initiative_id = ${from}
			on conflict do nothing returning ${sql.ref(column)} as id`.execute(tx);
		tied[table] = rows.map((row) => row.id);
	}
	const links = await sql<{ id: string }>`
		insert into initiative_link (office_id, initiative_id, other_id, kind, created_at)
		select l.office_id, case when l.initiative_id = ${from} then ${to}::uuid else l.initiative_id end,
			case when l.other_id = ${from} then ${to}::uuid else l.other_id end, l.kind, l.created_at
		from initiative_link l
		where l.office_id = ${officeId} and ${from}::uuid in (l.initiative_id, l.other_id)
			and ${to}::uuid not in (l.initiative_id, l.other_id)
		on conflict do nothing
		returning case when initiative_id = ${to} then other_id else initiative_id end as id`.execute(tx);
	return { ...tied, initiative_link: links.rows.map((row) => row.id) } as Record<Tie | 'initiative_link', string[]>;
}

/** Hangs on the one that stays what hung on the other. @returns the ids, by table */
async function moveOver(
	tx: OfficeTransaction,
	{ officeId }: Actor,
	{ from, to }: { from: string; to: string }
): Promise<Record<string, string[]>> {
	const moved: Record<string, string[]> = {};
	for (const table of HANGING) {
		const { rows } = await sql<{ id: string }>`
			update ${sql.table(table)} r set initiative_id = ${to}
			where r.office_id = ${officeId} and r.initiative_id = ${from} returning r.id`.execute(tx);
		moved[table] = rows.map((row) => row.id);
	}
	const { rows } = await sql<{ id: string }>`
		update record_source s set record_id = ${to} where s.office_id = ${officeId} and s.noun = 'initiative'
			and s.record_id = ${from} and not exists (select from record_source o where o.office_id = ${officeId}
				and o.proposal_id = s.proposal_id and o.noun = 'initiative' and o.record_id = ${to})
		returning s.id`.execute(tx);
	moved['record_source'] = rows.map((row) => row.id);
	await findUnder(tx, officeId, Object.values(moved).flat(), to);
	return moved;
}

async function moveBack(
	tx: OfficeTransaction,
	{ officeId }: Actor,
	{ table, ids, from, to }: { table: string; ids: readonly string[]; from: string; to: string }
): Promise<void> {
	await sql`update ${sql.table(table)} r set initiative_id = ${to}
		where r.office_id = ${officeId} and r.initiative_id = ${from} and r.id = any (${ids}::uuid[])`.execute(tx);
	await findUnder(tx, officeId, ids, to);
}

/** What hangs on a record is found as a part of it. */
async function findUnder(
	tx: OfficeTransaction,
	office: Actor['officeId'],
	ids: readonly string[],
	under: string
): Promise<void> {
	await sql`update search_entry e set under_id = ${under}
		where e.office_id = ${office} and e.under_noun = 'initiative' and e.record_id = any (${ids}::uuid[])`.execute(tx);
}

/** Two who merge the same records at once wait for each other, in whichever order they ask. */
async function lockBoth(tx: OfficeTransaction, { officeId }: Actor, ids: readonly string[]): Promise<void> {
	await sql`select from initiative i where i.office_id = ${officeId} and i.id = any (${ids}::uuid[])
		order by i.id for update`.execute(tx);
}

function tiesInTrail(tied: Record<string, string[]>): Record<string, Json> {
	const names = { initiative_partner: 'partners', initiative_goal: 'goals', initiative_activity: 'activities' };
	return Object.fromEntries(
		Object.entries(names).flatMap(([table, name]) => (tied[table]?.length ? [[name, tied[table]]] : []))
	);
}
