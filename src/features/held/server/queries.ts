import { sql, type RawBuilder } from 'kysely';
import type { Passkey } from '#features/passkey/passkey.ts';
import { rolesOfPeople, type RoleReading } from '#features/person/server/role-queries.ts';
import { titleOf } from '#features/trash/server/queries.ts';
import type { TrashNoun } from '#features/trash/trash.ts';
import { EXPORT_LIMIT } from '#kernel/paging.ts';
import type { Texts } from '#kernel/texts.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { RECORD_TABLES } from '#platform/server/records.ts';
import {
	tracesOf,
	type Held,
	type HeldDocument,
	type HeldIdea,
	type HeldPerson,
	type MentioningRecord,
	type NamingRecord,
	type Traces
} from '../held.ts';

/** All that an office holds on somebody, also while they lie in the trash; undefined where they are not there. */
export async function loadHeld(
	tx: OfficeTransaction,
	office: OfficeId,
	id: string,
	reading: RoleReading
): Promise<Held | undefined> {
	const [person, traces] = await Promise.all([loadHeldPerson(tx, office, id), loadTraces(tx, office, id)]);
	if (!person) return undefined;
	const [roles, naming, mentioning, documents, ideas, account] = await Promise.all([
		rolesOfPeople(tx, office, [id], reading),
		listNaming(tx, office, id),
		listMentioning(tx, office, id, traces),
		listDocuments(tx, office, id, traces),
		listIdeas(tx, office, traces),
		loadAccount(tx, office, person.email)
	]);
	const { passkeys = [] } = account ?? {};
	return { person, roles, naming, mentioning, documents, ideas, hasAccount: account !== undefined, passkeys };
}

const ISO = sql`'YYYY-MM-DD"T"HH24:MI:SS"Z"'`;

export async function loadHeldPerson(
	tx: OfficeTransaction,
	office: OfficeId,
	id: string
): Promise<HeldPerson | undefined> {
	const { rows } = await sql<HeldPerson>`
		select p.id, p.name, p.email, p.phone, p.languages, p.note, p.received_on as "receivedOn",
			p.received_from as "receivedFrom", p.notice_on as "noticeOn", p.version,
			to_char(p.erased_at at time zone 'utc', ${ISO}) as "erasedAt",
			to_char(p.created_at at time zone 'utc', ${ISO}) as "addedAt", p.deleted_at is not null as "isDeleted"
		from person p where p.office_id = ${office} and p.id = ${id}`.execute(tx);
	return rows[0];
}

/** By what somebody is found: what they are called, and all that they were called according to the trail. */
export async function loadTraces(tx: OfficeTransaction, office: OfficeId, id: string): Promise<Traces> {
	const { rows } = await sql<{ name: string | null; email: string | null; phone: string | null }>`
		select p.name::text as name, p.email, p.phone from person p
			where p.office_id = ${office} and p.id = ${id} and p.erased_at is null
		union select said ->> 'name', said ->> 'email', said ->> 'phone' from (
			select e.before, e.after from audit_event e
			where e.office_id = ${office} and e.noun = 'person' and e.record_id = ${id}
		) as entry cross join lateral (values (entry.before), (entry.after)) as each (said)
		where said is not null`.execute(tx);
	return tracesOf({
		names: rows.flatMap(({ name }) => (name === null ? [] : [JSON.parse(name) as Texts])),
		emails: rows.flatMap(({ email }) => email ?? []),
		phones: rows.flatMap(({ phone }) => phone ?? [])
	});
}

/** The records that are tied to somebody, the latest first. */
async function listNaming(tx: OfficeTransaction, office: OfficeId, id: string): Promise<NamingRecord[]> {
	const { rows } = await sql<NamingRecord>`
		select 'activity' as noun, r.id, ${titleOf('activity')}::jsonb as title, l.role, r.starts::text as date,
			r.deleted_at is not null as "isDeleted"
		from activity_person l join activity r on r.office_id = l.office_id and r.id = l.activity_id
		where l.office_id = ${office} and l.person_id = ${id}
		union all
		select 'agreement', r.id, ${titleOf('agreement')}::jsonb, l.side, null, r.deleted_at is not null
		from agreement_signatory l join agreement r on r.office_id = l.office_id and r.id = l.agreement_id
		where l.office_id = ${office} and l.person_id = ${id}
		union all
		select 'initiative', r.id, ${titleOf('initiative')}::jsonb, null, null, r.deleted_at is not null
		from initiative r where r.office_id = ${office} and r.owner_id = ${id}
		order by date desc nulls last, id desc limit ${EXPORT_LIMIT}`.execute(tx);
	return rows;
}

/** The records in whose own words somebody is found, whoever wrote them; also in the trash. */
async function listMentioning(
	tx: OfficeTransaction,
	office: OfficeId,
	id: string,
	{ possible }: Traces
): Promise<MentioningRecord[]> {
	if (possible === null) return [];
	const parts = RECORD_TABLES.map((noun) => mentioning(noun, office, id, possible));
	const { rows } = await sql<MentioningRecord>`${sql.join(parts, sql` union all `)} limit ${EXPORT_LIMIT}`.execute(tx);
	return rows;
}

function mentioning(noun: TrashNoun, office: OfficeId, id: string, pattern: string): RawBuilder<unknown> {
	return sql`
		select ${noun}::text as noun, r.id, ${titleOf(noun)}::jsonb as title, r.deleted_at is not null as "isDeleted",
			jsonb_strip_nulls(jsonb_build_object('partner', w -> 'partner_id', 'agreement', w -> 'agreement_id',
				'activity', w -> 'activity_id', 'initiative', w -> 'initiative_id', 'person', w -> 'person_id',
				'year', w -> 'period_starts_on')) as under
		from ${sql.table(noun)} r cross join lateral to_jsonb(r) as w
		where r.office_id = ${office} and r.id <> ${id}
			and (has_words(w, ${pattern}) or ${inParts(noun, office, pattern)})`;
}

/** Whether somebody is found in what belongs to a record, of a table named "r", and has a table of its own. */
function inParts(noun: TrashNoun, office: OfficeId, pattern: string): RawBuilder<boolean> {
	if (noun === 'partner') {
		return sql<boolean>`exists (select from partner_status s where s.office_id = ${office} and s.partner_id = r.id
			and has_words(s.note::jsonb, ${pattern}))`;
	}
	if (noun !== 'report') return sql<boolean>`false`;
	const parts = (['report_section', 'report_line', 'report_block', 'report_version'] as const).map(
		(part) => sql`exists (select from ${sql.table(part)} p where p.office_id = ${office} and p.report_id = r.id
			and has_words(to_jsonb(p), ${pattern}))`
	);
	return sql<boolean>`(${sql.join(parts, sql` or `)})`;
}

/** The documents of activities and initiatives that are tied to somebody, and those that are called after them. */
async function listDocuments(
	tx: OfficeTransaction,
	office: OfficeId,
	id: string,
	{ possible }: Traces
): Promise<HeldDocument[]> {
	const { rows } = await sql<HeldDocument>`
		select f.id, f.title, f.name as file,
			coalesce(has_words(to_jsonb(f), ${possible}), false) or f.activity_id is not null and not exists (
				select from activity_person o
				where o.office_id = ${office} and o.activity_id = f.activity_id and o.person_id <> ${id}) as "isTheirs"
		from attachment f
		where f.office_id = ${office} and f.deleted_at is null and (
			f.activity_id in (select l.activity_id from activity_person l
				where l.office_id = ${office} and l.person_id = ${id})
			or f.initiative_id in (select i.id from initiative i where i.office_id = ${office} and i.owner_id = ${id})
			or has_words(to_jsonb(f), ${possible}))
		order by f.id limit ${EXPORT_LIMIT}`.execute(tx);
	return rows;
}

/** What somebody sent as a resident: by the address and the name that they gave, and by what they wrote. */
async function listIdeas(tx: OfficeTransaction, office: OfficeId, { certain }: Traces): Promise<HeldIdea[]> {
	if (certain === null) return [];
	const { rows } = await sql<HeldIdea>`
		select d.id, d.text, d.received_at::date::text as "receivedOn" from resident_idea d
		where d.office_id = ${office} and d.state <> 'unconfirmed' and has_words(to_jsonb(d), ${certain})
		order by d.received_at desc, d.id limit ${EXPORT_LIMIT}`.execute(tx);
	return rows;
}

/** The account of somebody with this address who comes into the office; of those who do not, nothing is said. */
async function loadAccount(
	tx: OfficeTransaction,
	office: OfficeId,
	email: string | null
): Promise<{ passkeys: Passkey[] } | undefined> {
	if (email === null) return undefined;
	const members = await tx.selectFrom('member').select('user_id as id').where('office_id', '=', office).execute();
	const { rows } = await sql<{ passkeys: Passkey[] }>`
		select coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name,
			'addedOn', to_char(p.created_at at time zone 'utc', 'YYYY-MM-DD'),
			'usedOn', to_char(p.last_used_at at time zone 'utc', 'YYYY-MM-DD')) order by p.created_at, p.id)
			from auth.passkey p where p.user_id = u.id), '[]') as passkeys
		from auth.user u
		where lower(u.email) = lower(${email}) and u.id = any (${members.map((member) => member.id)})`.execute(tx);
	return rows[0];
}
