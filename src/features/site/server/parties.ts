import { sql, type RawBuilder } from 'kysely';
import type { OfficeId } from '#platform/server/database.ts';
import type { SiteParty } from '../view.ts';
import { isPartnerTold } from './is-told.ts';

/** The partners that a record of a table by that name is linked to, of those that the public is told of, in the order of the register. */
export function toldPartnersOf(office: OfficeId, noun: 'activity' | 'news'): RawBuilder<SiteParty[]> {
	return sql<SiteParty[]>`(
		select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name,
			'flag', case when p.shows_flag then p.country end) order by p.position, p.id), '[]')
		from ${sql.table(`${noun}_partner`)} link
		join partner p on p.office_id = link.office_id and p.id = link.partner_id
		where link.office_id = ${office} and ${sql.ref(`link.${noun}_id`)} = ${sql.ref(`${noun}.id`)}
			and ${isPartnerTold('p')})`;
}
