import { sql, type RawBuilder } from 'kysely';
import { isAgreementShown } from '#features/agreement/server/queries.ts';
import type { Visibility } from '#features/member/policy.ts';
import { meantFor, type Audience } from '#features/report/policy.ts';
import type { OfficeId } from '#platform/server/database.ts';
import type { PictureState } from '../picture.ts';

/**
 * What became of the document that a block's picture was made of. A report shows no picture that it may not: nor one
 * whose document, or the record that this belonged to, is gone or is not meant for its readers any more.
 * @param block the name of a table of blocks
 */
export function pictureState(office: OfficeId, audience: Audience, block: string): RawBuilder<PictureState> {
	const shown = meantFor(audience);
	return sql<PictureState>`case when ${sql.ref(`${block}.attachment_id`)} is null then 'there' else coalesce((
		select case when f.visibility = any (${shown}) and about.is_meant then 'there' else 'withheld' end
		from attachment f cross join lateral (${recordOf(office, shown, 'f')}) as about
		where f.office_id = ${office} and f.id = ${sql.ref(`${block}.attachment_id`)} and f.deleted_at is null), 'gone') end`;
}

/** The record that a document belongs to, if it is there: whether it is meant for those to whom this is shown. */
export function recordOf(office: OfficeId, shown: readonly Visibility[], row: string): RawBuilder<unknown> {
	const record = (noun: string, isMeant: RawBuilder<boolean>) => sql`
		select ${isMeant} as is_meant from ${sql.table(noun)} r
		where r.office_id = ${office} and r.id = ${sql.ref(`${row}.${noun}_id`)} and r.deleted_at is null`;
	const isMeant = sql<boolean>`r.visibility = any (${shown})`;
	return sql`${record('partner', isMeant)}
		union all ${record('agreement', isAgreementShown('r', shown))}
		union all ${record('activity', isMeant)}
		union all ${record('initiative', isMeant)}`;
}
