import { sql, type RawBuilder } from 'kysely';
import type { Visibility } from '#features/member/policy.ts';
import type { Linked } from '#kernel/fields.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import type { Agreement, Claim } from '../agreement.ts';

/**
 * Whether an agreement, of a table by that name, is meant for who looks: it is where one of its partners is. One that
 * nobody may see who it is with is not there for them.
 */
export function isAgreementShown(agreement: string, shown: readonly Visibility[]): RawBuilder<boolean> {
	return sql<boolean>`coalesce((select bool_or(party.visibility = any (${shown}))
		from agreement_partner link
		join partner party on party.office_id = link.office_id and party.id = link.partner_id
		where link.office_id = ${sql.ref(`${agreement}.office_id`)}
			and link.agreement_id = ${sql.ref(`${agreement}.id`)}), true)`;
}

/** One agreement, if it is there and meant for who looks. */
export async function loadAgreement(
	tx: OfficeTransaction,
	office: OfficeId,
	id: string,
	shown: readonly Visibility[]
): Promise<Agreement | undefined> {
	const { rows } = await sql<Agreement>`
		select id, kind, status, title, scope, council_decision as "councilDecision", council_decided as "councilDecided",
			term_ends as "termEnds", renews_itself as "renewsItself", notice_months as "noticeMonths",
			prevailing_language as "prevailingLanguage", prints_all_dates as "printsAllDates", note, version
		from agreement
		where office_id = ${office} and id = ${id} and deleted_at is null and ${isAgreementShown('agreement', shown)}`.execute(
		tx
	);
	return rows[0];
}

/** The agreements with a partner, those in force first, with what the sources say of each, as `listClaims` has it. */
export async function listPartnerAgreements(
	tx: OfficeTransaction,
	office: OfficeId,
	partner: string
): Promise<(Agreement & { claims: Claim[] })[]> {
	const { rows } = await sql<Agreement & { claims: Claim[] }>`
		select a.id, a.kind, a.status, a.title, a.scope, a.council_decision as "councilDecision",
			a.council_decided as "councilDecided", a.term_ends as "termEnds", a.renews_itself as "renewsItself",
			a.notice_months as "noticeMonths", a.prevailing_language as "prevailingLanguage",
			a.prints_all_dates as "printsAllDates", a.note, a.version,
			coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'agreementId', c.agreement_id, 'field', c.field,
					'date', c.date, 'value', c.value, 'source', c.source, 'sourceUrl', c.source_url, 'side', c.side,
					'note', c.note, 'preferred', c.preferred, 'version', c.version) order by c.preferred desc, c.id)
				from claim c
				where c.office_id = ${office} and c.agreement_id = a.id and c.deleted_at is null), '[]') as claims
		from agreement_partner ap join agreement a on a.office_id = ap.office_id and a.id = ap.agreement_id
		where ap.office_id = ${office} and a.office_id = ${office} and ap.partner_id = ${partner} and a.deleted_at is null
		order by a.status <> 'in_force', a.id`.execute(tx);
	return rows;
}

export interface AgreementLinks {
	partners: string[];
	signatories: Linked[];
}

export async function loadAgreementLinks(tx: OfficeTransaction, office: OfficeId, id: string): Promise<AgreementLinks> {
	const { rows } = await sql<AgreementLinks>`
		select
			array(select partner_id from agreement_partner
				where office_id = ${office} and agreement_id = ${id} order by 1) as partners,
			coalesce((select jsonb_agg(jsonb_build_object('id', person_id, 'role', side) order by side, person_id)
				from agreement_signatory where office_id = ${office} and agreement_id = ${id}), '[]') as signatories`.execute(tx);
	return rows[0] as AgreementLinks;
}

/** What the sources say of some agreements: the preferred claims first, then in the order they were added. */
export async function listClaims(
	tx: OfficeTransaction,
	office: OfficeId,
	agreements: readonly string[]
): Promise<Claim[]> {
	const { rows } = await sql<Claim>`
		select id, agreement_id as "agreementId", field, date, value, source, source_url as "sourceUrl", side, note,
			preferred, version
		from claim
		where office_id = ${office} and agreement_id = any (${agreements}::uuid[]) and deleted_at is null
		order by preferred desc, id`.execute(tx);
	return rows;
}

export async function loadClaim(tx: OfficeTransaction, office: OfficeId, id: string): Promise<Claim | undefined> {
	const { rows } = await sql<Claim>`
		select id, agreement_id as "agreementId", field, date, value, source, source_url as "sourceUrl", side, note,
			preferred, version
		from claim where office_id = ${office} and id = ${id} and deleted_at is null`.execute(tx);
	return rows[0];
}
