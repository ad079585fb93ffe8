import { sql } from 'kysely';
import {
	isOfRegister,
	leading,
	type AgreementKind,
	type AgreementStatus,
	type Claim
} from '#features/agreement/agreement.ts';
import { signatureOf } from '#features/year/tie.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import type { SitePartner } from '../view.ts';
import { isPartnerTold } from './is-told.ts';

interface Row extends Omit<SitePartner, 'signed' | 'otherDates' | 'isOfRegister' | 'agreementKind'> {
	agreements: {
		kind: AgreementKind;
		status: AgreementStatus;
		printsAllDates: boolean;
		claims: Pick<Claim, 'field' | 'date' | 'value' | 'preferred'>[];
	}[];
}

/** The partners that the public is shown, in the order of the register. @param only one of them */
export async function listSitePartners(tx: OfficeTransaction, office: OfficeId, only?: string): Promise<SitePartner[]> {
	const { rows } = await sql<Row>`
		select p.id, p.kind, p.name, p.local_language as "localLanguage", p.country, p.country_name as "countryName",
			p.shows_flag as "showsFlag", p.latitude, p.longitude, p.summary, p.taking_part as "takingPart", p.website,
			p.wikidata_id as "wikidataId", coalesce((
				select jsonb_agg(jsonb_build_object('kind', a.kind, 'status', a.status, 'printsAllDates', a.prints_all_dates,
					'claims', coalesce((
						select jsonb_agg(jsonb_build_object('field', c.field, 'date', c.date, 'value', c.value, 'preferred', c.preferred)
							order by c.preferred desc, c.id)
						from claim c where c.office_id = ${office} and c.agreement_id = a.id and c.deleted_at is null
					), '[]')) order by a.id)
				from agreement_partner ap join agreement a on a.office_id = ${office} and a.id = ap.agreement_id
				where ap.office_id = ${office} and ap.partner_id = p.id and a.deleted_at is null
			), '[]') as agreements
		from partner p
		where p.office_id = ${office} and ${isPartnerTold('p')}
			${only === undefined ? sql`` : sql`and p.id = ${only}`}
		order by p.position, p.id`.execute(tx);
	return rows.map(withYear);
}

/** By what the tie is known, and since when; other years only where the office prints them all. */
function withYear({ agreements, ...partner }: Row): SitePartner {
	const agreement = leading(agreements);
	const { signed, otherDates } = signatureOf(agreement?.claims ?? []);
	return {
		...partner,
		agreementKind: agreement?.kind ?? null,
		isOfRegister: agreement !== undefined && isOfRegister(agreement),
		signed,
		otherDates: agreement?.printsAllDates ? otherDates : []
	};
}
