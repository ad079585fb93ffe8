import { sql } from 'kysely';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import type { ReaderLink } from '../reader-link.ts';

/** The links of a report; those that end first come first. */
export async function listLinks(tx: OfficeTransaction, office: OfficeId, report: string): Promise<ReaderLink[]> {
	const { rows } = await sql<ReaderLink>`
		select id, note, languages, allows_pdf as "allowsPdf", to_char(expires_on, 'YYYY-MM-DD') as "expiresOn", opened,
			to_char(last_opened_on, 'YYYY-MM-DD') as "lastOpenedOn", created_by as "madeBy"
		from report_link where office_id = ${office} and report_id = ${report} order by expires_on, id`.execute(tx);
	return rows;
}
