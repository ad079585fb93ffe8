import { sql, type RawBuilder } from 'kysely';
import { isAgreementShown } from '#features/agreement/server/queries.ts';
import { shownTo } from '#features/member/policy.ts';
import type { Actor, Desk } from '#features/member/server/gate.ts';
import { isContributed, isShownRow } from '#features/member/server/owners.ts';
import { isHighlightShown } from '#features/highlight/server/queries.ts';
import { isNoteShown } from '#features/note/server/queries.ts';
import { isRoleShown } from '#features/person/server/role-queries.ts';
import { TRASH_NOUNS, type Deleted, type TrashNoun } from '#features/trash/trash.ts';
import { titleOf } from '#features/trash/server/queries.ts';
import type { Meanwhile } from '#kernel/form.ts';
import type { Language } from '#kernel/language.ts';
import { toPage, type Cursor } from '#kernel/paging.ts';
import type { OfficeTransaction } from '#platform/server/database.ts';
import { getLocale } from '#paraglide/runtime.js';
import { hiddenFields, seesReason } from '../policy.ts';
import { OFFICE_NOUNS, type HistoryNoun, type HistoryPage, type TrailEntry } from '../history.ts';
import { entryInWords, type Named } from '../view.ts';

/** What the page of a record shows before one asks for all. */
const LATEST = 20;

/** Records that have no page of their own: their changes are told on the page of what they belong to. */
const PARTS: Readonly<Partial<Record<HistoryNoun, readonly TrashNoun[]>>> = {
	partner: ['next_step', 'attachment'],
	agreement: ['claim', 'next_step', 'attachment'],
	activity: ['next_step', 'attachment'],
	initiative: ['decision', 'milestone', 'next_step', 'attachment'],
	person: ['role_held']
};

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
		select t.id, to_char(t.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, t.actor, t.action, t.noun,
			t.record_id as "recordId", t.before, t.after, t.reason, t.salt is null as "isTakenOut"
		from (${trailOf(actor, noun, recordId)}) as t
		where t.action in ('create', 'update', 'delete', 'restore', 'erase', 'close', 'open', 'take_out', 'bring_in') ${after ? sql`and t.id < ${after.id}::uuid` : sql``}
		order by t.id desc limit ${size + 1}`.execute(tx);
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

/**
 * What was saved of a record itself since somebody opened it, in the words of the page; undefined where the trail does
 * not tell. @param version that which they opened
 */
export async function changesSince(
	desk: Pick<Desk, 'db' | 'actor' | 'office'>,
	noun: HistoryNoun,
	id: string,
	version: number
): Promise<Meanwhile | undefined> {
	const { actor, office } = desk;
	return desk.db.forOffice(actor.officeId, async (tx) => {
		const own =
			noun === 'office' ? sql`r.id = ${actor.officeId}` : sql`r.office_id = ${actor.officeId} and r.id = ${id}`;
		const { rows } = await sql<{ version: number }>`select r.version from ${sql.table(noun)} r where ${own}`.execute(
			tx
		);
		const { entries, timeZone } = await listHistory(tx, desk, noun, id);
		const since = entries
			.filter((entry) => entry.part === undefined)
			.slice(0, Math.max(0, (rows[0]?.version ?? 0) - version));
		if (since.length === 0) return undefined;
		const history = noun === 'office' ? undefined : `/o/${office.slug}/history/${noun}/${id}`;
		return {
			entries: since.map(({ id: key, at, actor: who, changes }) => ({ id: key, at, actor: who, changes })),
			timeZone,
			isOwn: await areOwn(
				tx,
				actor,
				since.map((entry) => entry.id)
			),
			history
		};
	});
}

async function areOwn(tx: OfficeTransaction, actor: Actor, entries: readonly string[]): Promise<boolean> {
	const { rows } = await sql<{ own: boolean }>`
		select coalesce(bool_and(e.user_id is not distinct from ${actor.userId}), false) as own from audit_event e
		where e.office_id = ${actor.officeId} and e.id = any (${entries}::uuid[])`.execute(tx);
	return actor.userId !== null && rows[0]?.own === true;
}

/** The entries of a record and of its parts, of these only such as are meant for who looks. */
function trailOf(actor: Actor, noun: HistoryNoun, id: string): RawBuilder<unknown> {
	const office = actor.officeId;
	const entries = sql`select e.* from audit_event e`;
	// Of an office there is one, and who has access to it is told with it.
	if (noun === 'office') {
		return sql`${entries} where e.office_id = ${office} and e.noun = any (${['office', ...OFFICE_NOUNS]})`;
	}
	const parts = (PARTS[noun] ?? []).map(
		(part) => sql`${entries} join ${sql.table(part)} r on r.office_id = e.office_id and r.id = e.record_id
			where e.office_id = ${office} and e.noun = ${part} and r.office_id = ${office}
				and ${sql.ref(`r.${noun}_id`)} = ${id} ${meantFor(actor, part)}`
	);
	const own = sql`${entries} where e.office_id = ${office} and e.noun = ${noun} and e.record_id = ${id}`;
	return sql.join([own, ...parts], sql` union all `);
}

function withoutHidden(entry: TrailEntry, actor: Actor): TrailEntry {
	const hidden = hiddenFields(actor, entry.noun);
	const kept = (row: TrailEntry['before']) =>
		row && Object.fromEntries(Object.entries(row).filter(([field]) => !hidden.includes(field)));
	const reason = seesReason(actor, entry.noun) ? entry.reason : null;
	return { ...entry, before: kept(entry.before), after: kept(entry.after), reason };
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

/** The records that the entries are of, and those that they name. */
export async function nameRecords(tx: OfficeTransaction, actor: Actor, entries: readonly TrailEntry[]): Promise<Named> {
	const texts = JSON.stringify(entries.map(({ recordId, before, after }) => [recordId, before, after]));
	const ids = [...new Set(texts.match(IDS) ?? [])];
	if (ids.length === 0) return new Map();
	const parts = TRASH_NOUNS.map((noun) => named(actor, noun, ids));
	const [{ rows }, members] = await Promise.all([
		sql<Deleted>`${sql.join(parts, sql` union all `)}`.execute(tx),
		nameAssignees(tx, entries)
	]);
	return new Map([...rows, ...members].map((row) => [row.id, row]));
}

/** The people on whose desk something was. Accounts are of the installation, so they are asked for apart. */
async function nameAssignees(tx: OfficeTransaction, entries: readonly TrailEntry[]): Promise<Deleted[]> {
	const ids = entries.flatMap(({ before, after }) => [before?.['assignee'], after?.['assignee']]);
	const users = [...new Set(ids.filter((id) => typeof id === 'string'))];
	if (users.length === 0) return [];
	const { rows } = await sql<{ id: string; name: string }>`
		select u.id, u.name from auth.user u where u.id = any (${users})`.execute(tx);
	return rows.map(({ id, name }) => ({ noun: 'person', id, title: { he: name } }));
}

function named(actor: Actor, noun: TrashNoun, ids: string[]): RawBuilder<unknown> {
	return sql`select ${noun}::text as noun, r.id, ${titleOf(noun)} as title from ${sql.table(noun)} r
		where r.office_id = ${actor.officeId} and r.id = any (${ids}::uuid[]) ${meantFor(actor, noun)}`;
}

/** Of a table named "r". */
function meantFor(actor: Actor, noun: TrashNoun): RawBuilder<unknown> {
	// A role names its partner, and so does a note.
	if (noun === 'role_held') return sql`and ${isRoleShown('r', shownTo(actor))}`;
	if (noun === 'agreement') return sql`and ${isAgreementShown('r', shownTo(actor))}`;
	if (noun === 'claim') {
		return sql`and exists (select from agreement a where a.office_id = r.office_id and a.id = r.agreement_id
			and ${isAgreementShown('a', shownTo(actor))})`;
	}
	if (noun === 'decision' || noun === 'milestone') {
		return sql`and exists (select from initiative i where i.office_id = r.office_id and i.id = r.initiative_id
			and ${isShownRow(actor, 'initiative', 'i')})`;
	}
	if (noun === 'highlight') return sql`and ${isHighlightShown('r', shownTo(actor))}`;
	if (noun === 'data_note') return sql`and ${isNoteShown('r', shownTo(actor))}`;
	if (noun === 'partner' || noun === 'news') return sql`and r.visibility = any (${shownTo(actor)})`;
	return isContributed(noun) ? sql`and ${isShownRow(actor, noun, 'r')}` : sql``;
}
