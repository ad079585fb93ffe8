import { sql } from 'kysely';
import type { Actor } from '#features/member/server/gate.ts';
import { forgetInImports } from '#features/import/server/erasure.ts';
import type { Refusal } from '#features/member/server/form-action.ts';
import { may, type Visibility } from '#features/member/policy.ts';
import { erasedName } from '#features/person/person.ts';
import { forgetResidentLike } from '#features/resident-idea/server/forgetting.ts';
import { savingName } from '#features/search/server/entries.ts';
import { goneBefore } from '#features/trash/trash.ts';
import type { Problem } from '#kernel/form.ts';
import type { Texts } from '#kernel/texts.ts';
import { isCalled } from '#kernel/typed-name.ts';
import { recordChange, type Author } from '#platform/server/audit.ts';
import { mayTakeLong, type Database, type OfficeId, type OfficeTransaction } from '#platform/server/database.ts';
import { indexRecord } from '#platform/server/search-index.ts';
import type { EraseInput } from '../form.ts';
import type { HeldPerson, Traces } from '../held.ts';
import { heldRules } from '../policy.ts';
import { loadHeldPerson, loadTraces } from './queries.ts';

/** What is left: the person without details, in the records that name them; false: nothing at all. */
type Erased = { ok: true; id: string; remains: boolean };

/**
 * Erases the details of a person for good.
 * @param called what the page calls the person, one of which was to be typed; their names are known here
 */
export async function erasePerson(
	db: Database,
	actor: Actor,
	input: EraseInput,
	{ called, now }: { called: readonly string[]; now: Date }
): Promise<Erased | Refusal> {
	if (!may(heldRules, actor, 'erase')) return { ok: false, reason: 'forbidden' };
	return db.forOffice(actor.officeId, async (tx) => {
		await lockPerson(tx, actor.officeId, input.id);
		const [person, traces] = await Promise.all([
			loadHeldPerson(tx, actor.officeId, input.id),
			loadTraces(tx, actor.officeId, input.id)
		]);
		if (!person || person.erasedAt !== null) return { ok: false, reason: 'not_found' };
		if (person.version !== input.version) return { ok: false, reason: 'stale' };
		const problems: Problem[] = [];
		// The reason stays in the trail.
		if (await isIn(tx, traces, input.reason)) problems.push({ field: 'reason', code: 'tells_who' });
		if (!isCalled(input.confirm, [...called, ...Object.values(person.name)])) {
			problems.push({ field: 'confirm', code: 'not_the_name' });
		}
		const [problem, ...also] = problems;
		if (problem) return { ok: false, reason: 'problem', ...problem, also };
		return eraseWithin(tx, actor, person, { ...input, traces, now });
	});
}

interface Erasing {
	reason: string;
	/** The documents that go with the person. */
	documents: readonly string[];
	traces: Traces;
	now: Date;
}

/** The same within a transaction that is already open, for whoever has made sure of it. */
export async function eraseWithin(
	tx: OfficeTransaction,
	author: Author,
	person: HeldPerson,
	{ reason, documents, traces, now }: Erasing
): Promise<Erased> {
	const { officeId } = author;
	const { id } = person;
	// Every entry of the trail is looked through: of a large office that takes longer than pages may.
	await mayTakeLong(tx, 120);
	const remains = !person.isDeleted && (await isNamed(tx, officeId, id));
	await savingName(tx, officeId, 'person', id, () => emptyPerson(tx, officeId, id));
	await forgetStepsOf(tx, officeId, traces);
	await forgetInImports(tx, officeId, traces.certain);
	await forgetResidentLike(tx, author, traces.certain);
	const roles = await dropRoles(tx, officeId, id, remains);
	const files = await dropDocuments(tx, officeId, documents, now);
	await sql`select take_out_of_trail(${id}, ${[...roles, ...files]}::uuid[], ${traces.certain})`.execute(tx);
	await sql`delete from search_entry where office_id = ${officeId} and noun = 'person' and record_id = ${id}`.execute(
		tx
	);
	await forgetTableLines(tx, officeId, id, traces);
	if (!remains) await dropPerson(tx, officeId, id);
	recordChange(tx, author, { noun: 'person', recordId: id, action: 'erase', before: null, after: null, reason });
	return { ok: true, id, remains };
}

/** Lines of tables that were brought in, or are on their way, go where they tell of the person. */
async function forgetTableLines(
	tx: OfficeTransaction,
	office: OfficeId,
	id: string,
	{ certain }: Traces
): Promise<void> {
	await sql`
		delete from table_import_row r where r.office_id = ${office}
			and (r.record_id = ${id} or has_words(to_jsonb(r.cells), ${certain}))`.execute(tx);
}

async function lockPerson(tx: OfficeTransaction, office: OfficeId, id: string): Promise<void> {
	await sql`select from person where office_id = ${office} and id = ${id} for update`.execute(tx);
}

async function isIn(tx: OfficeTransaction, { possible }: Traces, text: string): Promise<boolean> {
	if (possible === null) return false;
	const { rows } = await sql<{ found: boolean }>`
		select has_words(to_jsonb(${text}::text), ${possible}) as found`.execute(tx);
	return rows[0]?.found ?? false;
}

/** Whether a record names somebody, also one that lies in the trash and may come back. */
async function isNamed(tx: OfficeTransaction, office: OfficeId, id: string): Promise<boolean> {
	const { rows } = await sql<{ named: boolean }>`
		select exists (select from activity_person l where l.office_id = ${office} and l.person_id = ${id})
			or exists (select from agreement_signatory l where l.office_id = ${office} and l.person_id = ${id})
			or exists (select from initiative i where i.office_id = ${office} and i.owner_id = ${id}) as named`.execute(tx);
	return rows[0]?.named ?? false;
}

async function emptyPerson(tx: OfficeTransaction, office: OfficeId, id: string): Promise<void> {
	await tx
		.updateTable('person')
		.set({
			...{ name: erasedName(), email: null, phone: null, languages: [], note: null },
			...{ received_on: null, received_from: null, notice_on: null },
			...{ erased_at: sql<string>`now()`, updated_at: sql<string>`now()`, version: sql<number>`version + 1` }
		} as never)
		.where('office_id', '=', office)
		.where('id', '=', id)
		.execute();
}

/** A next step says who does it by name alone: where that is all it says, it is known whose it is. */
async function forgetStepsOf(tx: OfficeTransaction, office: OfficeId, { certain }: Traces): Promise<void> {
	if (certain === null) return;
	const { rows } = await sql<{ id: string; what: Texts; visibility: Visibility }>`
		update next_step s set who = null, version = version + 1
		where s.office_id = ${office} and s.who is not null and has_words(to_jsonb(s.who), ${`^${certain}$`})
		returning s.id, s.what, s.visibility`.execute(tx);
	for (const { id, what, visibility } of rows) {
		await indexRecord(tx, office, 'next_step', id, { texts: [what], visibility });
	}
}

/** Roles that lie in the trash go, and all of them where the person goes. @returns all that there were */
async function dropRoles(tx: OfficeTransaction, office: OfficeId, id: string, remains: boolean): Promise<string[]> {
	const told = await rolesInTrail(tx, office, id);
	await sql`delete from role_held r where r.office_id = ${office} and r.person_id = ${id}
		and (r.deleted_at is not null or ${!remains})`.execute(tx);
	return told;
}

/** All the roles that somebody ever held here, also those that are gone for good. */
async function rolesInTrail(tx: OfficeTransaction, office: OfficeId, id: string): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`
		select distinct e.record_id as id from audit_event e
		where e.office_id = ${office} and e.noun = 'role_held'
			and (e.before ->> 'person_id' = ${id} or e.after ->> 'person_id' = ${id})`.execute(tx);
	return rows.map((row) => row.id);
}

/**
 * Takes somebody out of the trail who was removed for good after their time in the trash: of them there is nothing
 * else any more.
 */
export async function eraseFromTrail(
	tx: OfficeTransaction,
	author: Author,
	{ id, reason }: { id: string; reason: string }
): Promise<void> {
	const { officeId } = author;
	const [traces, roles] = await Promise.all([loadTraces(tx, officeId, id), rolesInTrail(tx, officeId, id)]);
	await sql`select take_out_of_trail(${id}, ${roles}::uuid[], ${traces.certain})`.execute(tx);
	recordChange(tx, author, { noun: 'person', recordId: id, action: 'erase', before: null, after: null, reason });
}

/**
 * Documents say no more from now on what they were; their files go with the next daily work, as all do whose time
 * in the trash is over. @returns those that are there
 */
async function dropDocuments(
	tx: OfficeTransaction,
	office: OfficeId,
	ids: readonly string[],
	now: Date
): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`
		update attachment f set name = '', title = '{}', deleted_at = ${goneBefore(now).toISOString()}::timestamptz - interval '1 second',
			version = version + 1
		where f.office_id = ${office} and f.id = any (${[...ids]}::uuid[]) and f.deleted_at is null
		returning f.id`.execute(tx);
	const gone = rows.map((row) => row.id);
	await sql`delete from search_entry where office_id = ${office} and noun = 'attachment'
		and record_id = any (${gone}::uuid[])`.execute(tx);
	return gone;
}

async function dropPerson(tx: OfficeTransaction, office: OfficeId, id: string): Promise<void> {
	await sql`update initiative i set owner_id = null where i.office_id = ${office} and i.owner_id = ${id}`.execute(tx);
	await sql`delete from person where office_id = ${office} and id = ${id}`.execute(tx);
}
