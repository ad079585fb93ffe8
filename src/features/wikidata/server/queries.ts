import { sql } from 'kysely';
import { isOfRegister, leading, type AgreementKind, type AgreementStatus } from '#features/agreement/agreement.ts';
import type { TieStatus } from '#features/partner/partner.ts';
import { words, type Texts } from '#kernel/texts.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import type { Registered } from '../wikidata.ts';

interface Row extends Omit<Registered, 'called' | 'isTwin'> {
	status: TieStatus;
	agreements: { kind: AgreementKind; status: AgreementStatus }[];
}

/** All partners of an office in the order of its register, with whether a pact makes them twins. */
export async function listRegistered(tx: OfficeTransaction, office: OfficeId, language: string): Promise<Registered[]> {
	const { rows } = await sql<Row>`
		select p.id, p.name, p.wikidata_id as "wikidataId", p.latitude, p.longitude, p.status, coalesce((
			select jsonb_agg(jsonb_build_object('kind', a.kind, 'status', a.status) order by a.id)
			from agreement_partner link join agreement a on a.office_id = link.office_id and a.id = link.agreement_id
			where link.office_id = ${office} and link.partner_id = p.id and a.deleted_at is null), '[]') as agreements
		from partner p where p.office_id = ${office} and p.deleted_at is null
		order by p.position, p.id`.execute(tx);
	return rows.map(({ agreements, status, ...partner }) => {
		const known = leading(agreements);
		const isOver = status === 'ended' || status === 'declined';
		return {
			...partner,
			called: words(partner.name, language),
			isTwin: known !== undefined && isOfRegister(known) && !isOver
		};
	});
}

/** What the home city is called, by language. */
export async function cityOf(tx: OfficeTransaction, office: OfficeId): Promise<Texts> {
	const { city } = await tx.selectFrom('office').select('city').where('id', '=', office).executeTakeFirstOrThrow();
	return city;
}
