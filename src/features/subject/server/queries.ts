import { sql, type RawBuilder } from 'kysely';
import { isAgreementShown } from '#features/agreement/server/queries.ts';
import { shownTo } from '#features/member/policy.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { isShownRow } from '#features/member/server/owners.ts';
import { isPartnerShown } from '#features/partner/server/queries.ts';
import type { OfficeTransaction } from '#platform/server/database.ts';
import type { Subject, SubjectKey } from '../subject.ts';

/**
 * For "cross join lateral (…)": the one record that a row belongs to, as a Subject named "about". A row has none,
 * and so is not listed, when its record was deleted or is not meant for who looks.
 * @param row the name of a table with partner_id, agreement_id, activity_id and initiative_id
 */
export function subjectOf(actor: Actor, row: string): RawBuilder<unknown> {
	const office = actor.officeId;
	const shown = shownTo(actor);
	const id = (noun: string) => sql.ref(`${row}.${noun}_id`);
	const about = (noun: string, name: string, flag = sql`null`, kind = sql`null`, partners = sql`'[]'::jsonb`) => sql`
		select jsonb_build_object('subject', ${noun}::text, 'id', r.id, 'name', ${sql.ref(`r.${name}`)}, 'flag', ${flag}::text,
			'kind', ${kind}::text, 'partners', ${partners}) as about
		from ${sql.table(noun)} r
		where r.office_id = ${office} and r.id = ${id(noun)} and r.deleted_at is null`;
	const partners = sql`(select coalesce(jsonb_agg(jsonb_build_object('name', p.name) order by p.position), '[]')
		from agreement_partner ap join partner p on p.office_id = ap.office_id and p.id = ap.partner_id
		where ap.office_id = ${office} and p.office_id = ${office} and ap.agreement_id = r.id and p.deleted_at is null
			and p.visibility = any (${shown}))`;
	return sql`
		${about('partner', 'name', sql`case when r.shows_flag then r.country end`)} and r.visibility = any (${shown})
		union all ${about('agreement', 'title', sql`null`, sql`r.kind`, partners)} and ${isAgreementShown('r', shown)}
		union all ${about('activity', 'title')} and ${isShownRow(actor, 'activity', 'r')}
		union all ${about('initiative', 'title')} and ${isShownRow(actor, 'initiative', 'r')}`;
}

/** Whether what a row belongs to has to do with a partner: it is the partner, or names it. */
export function concernsPartner(actor: Actor, row: string, partner: string): RawBuilder<boolean> {
	const office = actor.officeId;
	const linked = (noun: string) => sql`exists (select from ${sql.table(`${noun}_partner`)} link
		where link.office_id = ${office} and ${sql.ref(`link.${noun}_id`)} = ${sql.ref(`${row}.${noun}_id`)}
			and link.partner_id = ${partner})`;
	return sql`(${isPartnerShown(office, partner, shownTo(actor))} and (${sql.ref(`${row}.partner_id`)} = ${partner}
		or ${linked('agreement')} or ${linked('activity')} or ${linked('initiative')}))`;
}

/** A record that something can be added to; undefined: not there, deleted, or not for who asks. */
export async function loadSubject(
	tx: OfficeTransaction,
	actor: Actor,
	{ subject, id }: SubjectKey
): Promise<Subject | undefined> {
	const is = (noun: string) => sql`${noun === subject ? id : null}::uuid as ${sql.ref(`${noun}_id`)}`;
	const { rows } = await sql<{ about: Subject }>`
		select s.about
		from (select ${is('partner')}, ${is('agreement')}, ${is('activity')}, ${is('initiative')}) as wanted
		cross join lateral (${subjectOf(actor, 'wanted')}) as s`.execute(tx);
	return rows[0]?.about;
}
