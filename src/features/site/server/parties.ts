import { sql, type RawBuilder } from 'kysely';
import { TIE_STATUSES } from '#features/partner/partner.ts';
import type { OfficeId } from '#platform/server/database.ts';
import { isTold } from '../site.ts';
import type { SiteParty } from '../view.ts';

/** The states of ties that have a page on a site. */
export const TOLD = TIE_STATUSES.filter(isTold);

/** The public partners that a record of a table by that name is linked to, in the order of the register. */
export function publicPartnersOf(office: OfficeId, noun: 'activity' | 'news'): RawBuilder<SiteParty[]> {
	return sql<SiteParty[]>`(
		select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name,
			'flag', case when p.shows_flag then p.country end, 'isTold', p.status = any (${TOLD})) order by p.position, p.id), '[]')
		from ${sql.table(`${noun}_partner`)} link
		join partner p on p.office_id = link.office_id and p.id = link.partner_id
		where link.office_id = ${office} and ${sql.ref(`link.${noun}_id`)} = ${sql.ref(`${noun}.id`)}
			and p.deleted_at is null and p.visibility = 'public')`;
}
