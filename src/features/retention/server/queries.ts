import { sql } from 'kysely';
import { displayName } from '#features/person/person.ts';
import { rolesByPerson } from '#features/person/server/role-queries.ts';
import { VISIBILITIES } from '#features/member/policy.ts';
import type { KnownDate } from '#kernel/known-date.ts';
import type { Language } from '#kernel/language.ts';
import type { Texts } from '#kernel/texts.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { dayBefore, lastNeeded, type Retention, type RetentionPreview } from '../retention.ts';

/** The rules of an office, and when they were set; ISO 8601, UTC. */
export async function loadRetention(
	tx: OfficeTransaction,
	office: OfficeId
): Promise<Retention & { version: number; setAt: string | null }> {
	const { rows } = await sql<Retention & { version: number; setAt: string | null }>`
		select o.people_kept_years as "peopleYears", o.removed_kept_months as "removedMonths",
			o.address_kept_months as "addressMonths", o.version,
			to_char(o.retention_set_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "setAt"
		from office o where o.id = ${office}`.execute(tx);
	if (!rows[0]) throw new Error('the office is not there');
	return rows[0];
}

export interface Today {
	/** At the office's place, YYYY-MM-DD. */
	day: string;
	language: Language;
	/** The home city, whose own roles name nobody else. */
	home: Texts;
}

/** What the rules of an office would erase now. */
export async function previewRetention(
	tx: OfficeTransaction,
	office: OfficeId,
	rules: Retention,
	today: Today
): Promise<RetentionPreview> {
	const [people, removed, addresses] = await Promise.all([
		rules.peopleYears === null ? [] : listUnneeded(tx, office, dayBefore(today.day, { years: rules.peopleYears })),
		rules.removedMonths === null ? [] : listRemoved(tx, office, dayBefore(today.day, { months: rules.removedMonths })),
		rules.addressMonths === null ? 0 : countAddresses(tx, office, rules.addressMonths)
	]);
	const ids = people.map((person) => person.id);
	const roles = await rolesByPerson(tx, office, ids, { home: today.home, shown: VISIBILITIES });
	return {
		people: people.map(({ id, name, neededUntil }) => ({
			...{ id, neededUntil },
			name: displayName({ name }, roles.get(id) ?? [], today.language, today.day).text
		})),
		removed: removed.length,
		addresses
	};
}

interface Candidate {
	id: string;
	name: Texts;
	touchedOn: string;
	activeOn: string | null;
	roleEnds: KnownDate[];
}

/**
 * People whom nothing has needed since a day. Who holds a role, signed an agreement or owns an initiative that is not
 * over is needed; so is who lies in the trash, which has a time of its own. @param only this one person
 */
export async function listUnneeded(
	tx: OfficeTransaction,
	office: OfficeId,
	since: string,
	only: string | null = null
): Promise<(Candidate & { neededUntil: string })[]> {
	const { rows } = await sql<Candidate>`
		select p.id, p.name, p.updated_at::date::text as "touchedOn", (
				select max(coalesce(a.dated_on, a.created_at::date))::text from activity_person l
				join activity a on a.office_id = l.office_id and a.id = l.activity_id
				where l.office_id = ${office} and l.person_id = p.id and a.deleted_at is null
			) as "activeOn", (
				select coalesce(jsonb_agg(r.ends), '[]') from role_held r
				where r.office_id = ${office} and r.person_id = p.id and r.deleted_at is null
			) as "roleEnds"
		from person p
		where p.office_id = ${office} and p.deleted_at is null and p.erased_at is null
			and p.updated_at < ${since}::date and (${only}::uuid is null or p.id = ${only})
			and not exists (select from role_held r where r.office_id = ${office} and r.person_id = p.id
				and r.deleted_at is null and r.ends is null)
			and not exists (select from agreement_signatory s where s.office_id = ${office} and s.person_id = p.id)
			and not exists (select from initiative i where i.office_id = ${office} and i.owner_id = p.id
				and i.stage not in ('completed', 'declined'))
		order by p.id`.execute(tx);
	return rows
		.map((row) => ({ ...row, neededUntil: lastNeeded(row) }))
		.filter(({ neededUntil }) => neededUntil < since)
		.sort((a, b) => (a.neededUntil < b.neededUntil ? -1 : 1));
}

/** People who were gone for good before a day, and of whom the trail still tells. */
export async function listRemoved(tx: OfficeTransaction, office: OfficeId, before: string): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`
		select e.record_id as id from audit_event e
		where e.office_id = ${office} and e.noun = 'person' and e.action = 'purge' and e.at < ${before}::date
			and not exists (select from audit_event x where x.office_id = ${office} and x.noun = 'person'
				and x.record_id = e.record_id and x.action = 'erase')
		order by e.seq`.execute(tx);
	return rows.map((row) => row.id);
}

/** Entries before the digest of addresses keep theirs: see decision 0028. */
async function countAddresses(tx: OfficeTransaction, office: OfficeId, months: number): Promise<number> {
	const { rows } = await sql<{ count: number }>`
		select count(*)::integer as count from audit_event e
		where e.office_id = ${office} and e.at < now() - make_interval(months => ${months})
			and e.address is not null and e.address_digest is not null`.execute(tx);
	return rows[0]?.count ?? 0;
}
