import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { TIE_STATUSES } from '#features/partner/partner.ts';
import { isTold } from '../site.ts';

/** The states of ties that have a page on a site. */
const TOLD = TIE_STATUSES.filter(isTold);

/** Of a table of partners by that name: whether the public is told of one. */
export function isPartnerTold(partner: string): RawBuilder<SqlBool> {
	const of = (column: string) => sql.ref(`${partner}.${column}`);
	return sql<SqlBool>`(${of('deleted_at')} is null and ${of('visibility')} = 'public' and ${of('status')} = any (${TOLD}))`;
}

/**
 * Of a table of activities or initiatives by that name: whether the public is told of one. It is marked so; and where it
 * is tied to partners, the public is told of at least one of them: what hangs on others alone would tell of these.
 */
export function isRecordTold(noun: 'activity' | 'initiative', record: string): RawBuilder<SqlBool> {
	const of = (column: string) => sql.ref(`${record}.${column}`);
	const isLink = sql`told_link.office_id = ${of('office_id')} and ${sql.ref(`told_link.${noun}_id`)} = ${of('id')}`;
	const links = sql.table(`${noun}_partner`);
	return sql<SqlBool>`(${of('deleted_at')} is null and ${of('visibility')} = 'public' and (
		not exists (select from ${links} told_link where ${isLink})
		or exists (select from ${links} told_link
			join partner told on told.office_id = told_link.office_id and told.id = told_link.partner_id
			where ${isLink} and ${isPartnerTold('told')})))`;
}
