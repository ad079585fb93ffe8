import { sql, type RawBuilder } from 'kysely';
import { newId } from '#kernel/id.ts';
import { beforeCommit, type OfficeId, type OfficeTransaction } from './database.ts';

/** A value as the trail keeps it. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Who does something in an office: a person who is signed in, the command line, or Kesher by itself. */
export interface Author {
	officeId: OfficeId;
	userId: string | null;
	name: string;
	/** Where the request came from; undefined where there was none. */
	address?: string | undefined;
	/** Why they do it, where they said so. */
	reason?: string | undefined;
}

export interface Change {
	noun: string;
	recordId: string;
	action: 'create' | 'update' | 'delete' | 'restore' | 'purge' | 'erase' | 'close' | 'open' | 'take_out' | 'bring_in';
	before: Record<string, Json> | null;
	after: Record<string, Json> | null;
	/** Why, where it is not the author who says so. */
	reason?: string | undefined;
}

/**
 * Adds one entry to the trail, in the transaction of the change itself. It is written when everything else of the
 * transaction is: the end of the chain is the last thing that a transaction waits for, so that two of them cannot
 * wait for each other, and none holds it for long.
 */
export function recordChange(tx: OfficeTransaction, author: Author, change: Change): void {
	const id = newId();
	beforeCommit(tx, () => append(tx, author, { id, ...change }));
}

/** The beginning of an office's chain, with the office itself. */
export async function beginTrail(tx: OfficeTransaction, officeId: OfficeId): Promise<void> {
	await tx
		.insertInto('audit_head')
		.values({ office_id: officeId, seq: 0, seal: Buffer.alloc(0) })
		.execute();
}

/** One statement: takes the end of the chain, seals the entry with it, and makes the entry the end. */
async function append(tx: OfficeTransaction, author: Author, change: Change & { id: string }): Promise<void> {
	const { officeId } = author;
	const { numAffectedRows } = await sql`
		with head as (select h.seq + 1 as seq, h.seal as previous from audit_head h where h.office_id = ${officeId} for update),
		said as (
			select ${crypto.randomUUID()}::uuid as salt, ${author.userId}::text as user_id, ${author.name}::text as actor,
				${author.address ?? null}::text as address, ${author.address === undefined ? null : crypto.randomUUID()}::uuid as address_salt,
				${change.reason ?? author.reason ?? null}::text as reason,
				${JSON.stringify(change.before)}::jsonb as before, ${JSON.stringify(change.after)}::jsonb as after
		),
		digested as (
			select said.*, case when address is not null then trail_address(address_salt, address) end as address_digest from said
		),
		entry as (
			select head.*, digested.*, ${officeId}::uuid as office_id, ${change.id}::uuid as id, now() as at,
				${change.action}::text as action, ${change.noun}::text as noun, ${change.recordId}::uuid as record_id,
				trail_content(salt, user_id, actor, encode(address_digest, 'hex'), reason, before, after) as content
			from head, digested
		),
		added as (
			insert into audit_event (office_id, seq, id, at, user_id, actor, address, action, noun, record_id, before,
				after, reason, salt, address_salt, address_digest, content, seal)
			select office_id, seq, id, at, user_id, actor, address, action, noun, record_id, before, after, reason, salt,
				address_salt, address_digest, content, trail_seal(previous, office_id, seq, id, at, action, noun, record_id, content)
			from entry returning seq, seal
		)
		update audit_head h set seq = added.seq, seal = added.seal from added where h.office_id = ${officeId}`.execute(tx);
	if (numAffectedRows !== 1n) throw new Error('the office has no trail');
}

/** So many entries are sealed by one statement. */
const AT_ONCE = 1000;

/**
 * The same for many records of a noun: whoever brings in a hundred thousand does not wait for as many statements.
 * @param told a query of record_id, before and after (jsonb) for some of the records
 */
export function recordChanges(
	tx: OfficeTransaction,
	author: Author,
	{ noun, action }: Pick<Change, 'noun' | 'action'>,
	recordIds: readonly string[],
	told: (ids: readonly string[]) => RawBuilder<unknown>
): void {
	beforeCommit(tx, async () => {
		for (let at = 0; at < recordIds.length; at += AT_ONCE) {
			const ids = recordIds.slice(at, at + AT_ONCE);
			await appendMany(tx, author, { noun, action }, ids, told(ids));
		}
	});
}

/** One statement: takes the end of the chain, seals each entry with the one before it, and makes the last one the end. */
async function appendMany(
	tx: OfficeTransaction,
	author: Author,
	{ noun, action }: Pick<Change, 'noun' | 'action'>,
	recordIds: readonly string[],
	told: RawBuilder<unknown>
): Promise<void> {
	const { officeId } = author;
	const ids = recordIds.map(() => newId());
	const address = author.address ?? null;
	await sql`
		with head as (select h.seq, h.seal from audit_head h where h.office_id = ${officeId} for update),
		told as (${told}),
		said as (
			select u.n, u.id, u.record_id, gen_random_uuid() as salt,
				case when ${address}::text is null then null else gen_random_uuid() end as address_salt, t.before, t.after
			from unnest(${recordIds}::uuid[], ${ids}::uuid[]) with ordinality as u (record_id, id, n)
			join told t on t.record_id = u.record_id
		),
		digested as materialized (
			select said.*, case when address_salt is not null then trail_address(address_salt, ${address}::text) end as address_digest
			from said
		),
		entry as (
			select head.seq + row_number() over (order by d.n) as seq, head.seal as previous, now() as at, d.*,
				trail_content(d.salt, ${author.userId}::text, ${author.name}::text, encode(d.address_digest, 'hex'),
					${author.reason ?? null}::text, d.before, d.after) as content
			from head, digested d
		),
		chained as (
			select e.*, trail_chain(e.previous, ${officeId}::uuid, e.seq, e.id, e.at, ${action}::text, ${noun}::text, e.record_id,
				e.content) over (order by e.seq) as seal
			from entry e
		),
		added as (
			insert into audit_event (office_id, seq, id, at, user_id, actor, address, action, noun, record_id, before,
				after, reason, salt, address_salt, address_digest, content, seal)
			select ${officeId}::uuid, seq, id, at, ${author.userId}::text, ${author.name}::text, ${address}::text, ${action}::text,
				${noun}::text, record_id, before, after, ${author.reason ?? null}::text, salt, address_salt, address_digest, content,
				seal
			from chained returning seq, seal
		)
		update audit_head h set seq = l.seq, seal = l.seal from (select seq, seal from added order by seq desc limit 1) l
		where h.office_id = ${officeId}`.execute(tx);
}
