import { sql, type RawBuilder } from 'kysely';
import { shownTo } from '#features/member/policy.ts';
import type { Actor, Desk } from '#features/member/server/gate.ts';
import { TRASH_NOUNS, type Deleted, type TrashNoun } from '#features/trash/trash.ts';
import { titleOf } from '#features/trash/server/queries.ts';
import type { Language } from '#kernel/language.ts';
import { toPage, type Cursor } from '#kernel/paging.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { getLocale } from '#paraglide/runtime.js';
import { hiddenFields } from '../policy.ts';
import type { HistoryNoun, HistoryPage, TrailEntry } from '../history.ts';
import { entryInWords, type Named } from '../view.ts';

/** What the page of a record shows before one asks for all. */
const LATEST = 20;

/** Records that have no page of their own: their changes are told on the page of what they belong to. */
const PARTS: readonly { noun: TrashNoun; of: TrashNoun }[] = [
	{ noun: 'claim', of: 'agreement' },
	{ noun: 'role_held', of: 'person' }
];
const VISIBLE = new Set<TrashNoun>(['activity', 'partner', 'initiative', 'attachment']);

interface Options {
	language?: Language;
	after?: Cursor | undefined;
	size?: number;
}

/** The changes of a record, the latest first, in the words of the page. */
export async function listHistory(
	tx: OfficeTransaction,
	{ actor, office }: Pick<Desk, 'actor' | 'office'>,
	noun: HistoryNoun,
	recordId: string,
	{ language = getLocale(), after, size = LATEST }: Options = {}
): Promise<HistoryPage> {
	const { rows } = await sql<TrailEntry>`
		select e.id, to_char(e.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, e.actor, e.action, e.noun,
			e.before, e.after
		from audit_event e
		where e.office_id = ${actor.officeId} and (${trailOf(actor.officeId, noun, recordId)})
			and e.action in ('create', 'update', 'delete', 'restore') ${after ? sql`and e.id < ${after.id}::uuid` : sql``}
		order by e.id desc limit ${size + 1}`.execute(tx);
	const page = toPage(rows, size, (row) => ({ key: null, id: row.id }));
	const entries = page.rows.map((entry) => withoutHidden(entry, actor));
	const named = await nameRecords(tx, actor, entries);
	return {
		noun,
		recordId,
		entries: entries.map((entry) => entryInWords(entry, { of: noun, named, language })),
		next: page.next,
		timeZone: office.timeZone
	};
}

function trailOf(office: OfficeId, noun: HistoryNoun, id: string): RawBuilder<unknown> {
	// Of an office there is one, and who belongs to it is told with it.
	if (noun === 'office') return sql`e.noun in ('office', 'member')`;
	const parts = PARTS.filter((part) => part.of === noun).map(
		(part) => sql`e.noun = ${part.noun} and e.record_id in (
			select p.id from ${sql.table(part.noun)} p where p.office_id = ${office} and ${sql.ref(`p.${noun}_id`)} = ${id})`
	);
	return sql.join([sql`e.noun = ${noun} and e.record_id = ${id}`, ...parts], sql` or `);
}

function withoutHidden(entry: TrailEntry, actor: Actor): TrailEntry {
	const hidden = hiddenFields(actor, entry.noun);
	const kept = (row: TrailEntry['before']) =>
		row && Object.fromEntries(Object.entries(row).filter(([field]) => !hidden.includes(field)));
	return { ...entry, before: kept(entry.before), after: kept(entry.after) };
}

/** What a record is or was called, deleted or not; undefined for what never was, or is not meant for who asks. */
export async function nameRecord(
	tx: OfficeTransaction,
	actor: Actor,
	noun: TrashNoun,
	id: string
): Promise<Deleted | undefined> {
	const { rows } = await sql<Deleted>`${named(actor, noun, [id])}`.execute(tx);
	return rows[0];
}

const IDS = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

async function nameRecords(tx: OfficeTransaction, actor: Actor, entries: readonly TrailEntry[]): Promise<Named> {
	const ids = [...new Set(JSON.stringify(entries.map(({ before, after }) => [before, after])).match(IDS) ?? [])];
	if (ids.length === 0) return new Map();
	const parts = TRASH_NOUNS.map((noun) => named(actor, noun, ids));
	const { rows } = await sql<Deleted>`${sql.join(parts, sql` union all `)}`.execute(tx);
	return new Map(rows.map((row) => [row.id, row]));
}

function named(actor: Actor, noun: TrashNoun, ids: string[]): RawBuilder<unknown> {
	const isMeant = VISIBLE.has(noun) ? sql`and r.visibility = any (${shownTo(actor)})` : sql``;
	return sql`select ${noun}::text as noun, r.id, ${titleOf(noun)} as title from ${sql.table(noun)} r
		where r.office_id = ${actor.officeId} and r.id = any (${ids}::uuid[]) ${isMeant}`;
}
