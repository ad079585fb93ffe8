import { sql } from 'kysely';
import { isHighlightShown } from '#features/highlight/server/queries.ts';
import type { Texts } from '#kernel/texts.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';

/** A line that stands out in a year, as everybody may know it. */
export interface PublicHighlight {
	id: string;
	text: Texts;
	/** ISO 8601, UTC. */
	createdAt: string;
	updatedAt: string;
}

/** The highlights that are told to everybody, the latest first. */
export async function listPublicHighlights(
	tx: OfficeTransaction,
	office: OfficeId,
	limit: number
): Promise<PublicHighlight[]> {
	const moment = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
	const { rows } = await sql<PublicHighlight>`
		select id, text, ${moment('created_at')} as "createdAt", ${moment('updated_at')} as "updatedAt" from highlight
		where office_id = ${office} and deleted_at is null and ${isHighlightShown('highlight', ['public'])}
		order by created_at desc, id desc limit ${limit}`.execute(tx);
	return rows;
}

/** A report that stands on the site. */
export interface PublishedReport {
	id: string;
	title: Texts;
	/** First and last day. */
	from: string;
	to: string;
	/** Since when; ISO 8601, UTC. */
	publishedAt: string;
}

/** The reports that stand on the site, the latest first. */
export async function listPublishedReports(
	tx: OfficeTransaction,
	office: OfficeId,
	limit: number
): Promise<PublishedReport[]> {
	const { rows } = await sql<PublishedReport>`
		select id, title, period_from as from, period_to as to,
			to_char(published_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "publishedAt"
		from report
		where office_id = ${office} and deleted_at is null and published_at is not null and audience = 'public'
			and not tells_money and state in ('approved', 'closed')
		order by published_at desc, id desc limit ${limit}`.execute(tx);
	return rows;
}
