import { sql, type RawBuilder } from 'kysely';
import type { Database, OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import type { RecordTable } from '#platform/server/records.ts';
import { isLimited, may, mayChange, seesOwnOnly, shownTo, type Owners, type Rules } from '../policy.ts';
import type { Actor } from './gate.ts';

/** What hangs on another record is its owners' as well. */
const BELONGS_TO: Readonly<Partial<Record<RecordTable, readonly RecordTable[]>>> = {
	next_step: ['partner', 'agreement', 'activity', 'initiative'],
	attachment: ['partner', 'agreement', 'activity', 'initiative'],
	claim: ['agreement'],
	decision: ['initiative'],
	milestone: ['initiative'],
	role_held: ['person']
};
/** The records that bodies lead, and where it is said. */
const LED = { activity: 'activity_organisation', initiative: 'initiative_organisation' } as const;
/** The records that say whom they are meant for, and that departments have. */
export const CONTRIBUTED = ['activity', 'attachment', 'initiative', 'next_step'] as const;
export type ContributedNoun = (typeof CONTRIBUTED)[number];

export function isContributed(noun: string): noun is ContributedNoun {
	return (CONTRIBUTED as readonly string[]).includes(noun);
}

/** As a column: whose a record is, as Owners. @param row the name of a table of this noun */
export function ownersOf(office: OfficeId, noun: RecordTable, row: string): RawBuilder<Owners> {
	return sql<Owners>`jsonb_build_object(
		'createdBy', array_remove(${writers(office, noun, row)}, null), 'leadIds', array(${leads(office, noun, row)}))`;
}

/** Whether a record is the actor's own: the rule of isOwn, said to the database. */
export function isOwnRow({ officeId, userId, bodyId }: Actor, noun: RecordTable, row: string): RawBuilder<boolean> {
	const wrote = sql<boolean>`(${userId}::text = any (${writers(officeId, noun, row)})) is true`;
	return bodyId ? sql<boolean>`(${wrote} or ${bodyId}::uuid in (${leads(officeId, noun, row)}))` : wrote;
}

/** Whether the limits of a membership leave the record to the actor; the roles are asked for apart. */
export function isWithinLimits(actor: Actor, noun: RecordTable, row: string): RawBuilder<boolean> {
	return isLimited(actor) ? isOwnRow(actor, noun, row) : sql<boolean>`true`;
}

/** Whether a record is meant for the actor, or is their own. */
export function isShownRow(actor: Actor, noun: ContributedNoun, row: string): RawBuilder<boolean> {
	const isMeant = sql<boolean>`${sql.ref(`${row}.visibility`)} = any (${shownTo(actor)})`;
	return seesOwnOnly(actor) ? sql<boolean>`(${isMeant} or ${isOwnRow(actor, noun, row)})` : isMeant;
}

/** What somebody wants to do to a record. */
export interface Wanted<Action extends string> {
	rules: Rules<Action>;
	action: Action;
	noun: RecordTable;
	id: string;
}

type Refused = { ok: false; reason: 'forbidden' | 'not_found' };

/** Every command on a record: refused where the actor may not, and otherwise done in one transaction. */
export async function changing<Action extends string, Done>(
	db: Database,
	actor: Actor,
	wanted: Wanted<Action>,
	work: (tx: OfficeTransaction) => Promise<Done>
): Promise<Done | Refused> {
	if (!may(wanted.rules, actor, wanted.action)) return { ok: false, reason: 'forbidden' };
	return db.forOffice(actor.officeId, async (tx) => (await refuseChange(tx, actor, wanted)) ?? work(tx));
}

/** Why somebody may not do this to a record; undefined where they may, and where there is no such record yet. */
export async function refuseChange<Action extends string>(
	tx: OfficeTransaction,
	actor: Actor,
	{ rules, action, noun, id }: Wanted<Action>
): Promise<Refused | undefined> {
	if (!may(rules, actor, action)) return { ok: false, reason: 'forbidden' };
	if (!isLimited(actor)) return undefined;
	const isShown = isContributed(noun) ? isShownRow(actor, noun, 'r') : sql<boolean>`true`;
	const { rows } = await sql<{ owners: Owners; isShown: boolean }>`
		select ${ownersOf(actor.officeId, noun, 'r')} as owners, ${isShown} as "isShown" from ${sql.table(noun)} r
		where r.office_id = ${actor.officeId} and r.id = ${id}`.execute(tx);
	const record = rows[0];
	if (!record || mayChange(rules, actor, action, record.owners)) return undefined;
	return { ok: false, reason: record.isShown ? 'forbidden' : 'not_found' };
}

/** Whether somebody may do this to a record: for pages, which offer nothing that would be refused. */
export async function isAllowed<Action extends string>(
	tx: OfficeTransaction,
	actor: Actor,
	wanted: Wanted<Action>
): Promise<boolean> {
	return (await refuseChange(tx, actor, wanted)) === undefined;
}

/** The same for a list: the database is asked where somebody is limited, and then once. */
export async function allowedAmong<Action extends string>(
	tx: OfficeTransaction,
	actor: Actor,
	{ rules, action, noun }: Omit<Wanted<Action>, 'id'>,
	ids: readonly string[]
): Promise<(id: string) => boolean> {
	if (!may(rules, actor, action)) return () => false;
	if (!isLimited(actor)) return () => true;
	const { rows } = await sql<{ id: string }>`
		select r.id from ${sql.table(noun)} r
		where r.office_id = ${actor.officeId} and r.id = any (${ids}::uuid[]) and ${isOwnRow(actor, noun, 'r')}`.execute(tx);
	const own = new Set(rows.map((row) => row.id));
	return (id) => own.has(id);
}

/** The rows of a list, each with what may be done to it. */
export async function withAbility<Action extends string, Row extends { id: string }>(
	tx: OfficeTransaction,
	actor: Actor,
	wanted: Omit<Wanted<Action>, 'id'>,
	rows: readonly Row[]
): Promise<(Row & { canEdit: boolean })[]> {
	const ids = rows.map((row) => row.id);
	const isAllowedTo = await allowedAmong(tx, actor, wanted, ids);
	return rows.map((row) => ({ ...row, canEdit: isAllowedTo(row.id) }));
}

/** Who wrote a record down, and what it hangs on: an array with empty places. */
function writers(office: OfficeId, noun: RecordTable, row: string): RawBuilder<unknown> {
	const others = (BELONGS_TO[noun] ?? []).map(
		(other) => sql`(select o.created_by from ${sql.table(other)} o
			where o.office_id = ${office} and o.id = ${sql.ref(`${row}.${other}_id`)})`
	);
	return sql`array[${sql.join([sql.ref(`${row}.created_by`), ...others])}]`;
}

/** The bodies that lead a record, or what it hangs on: a query. */
function leads(office: OfficeId, noun: RecordTable, row: string): RawBuilder<unknown> {
	const led = (Object.keys(LED) as (keyof typeof LED)[]).filter(
		(each) => each === noun || BELONGS_TO[noun]?.includes(each)
	);
	if (led.length === 0) return sql`select null::uuid where false`;
	const parts = led.map(
		(each) => sql`select l.organisation_id from ${sql.table(LED[each])} l where l.office_id = ${office}
			and l.role = 'lead' and ${sql.ref(`l.${each}_id`)} = ${sql.ref(each === noun ? `${row}.id` : `${row}.${each}_id`)}`
	);
	return sql.join(parts, sql` union all `);
}
