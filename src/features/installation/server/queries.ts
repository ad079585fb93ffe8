import { sql } from 'kysely';
import type { InstallationTransaction } from '#platform/server/database.ts';
import type { OfficeEntry } from '../installation.ts';

/** All offices of the installation, by their addresses. */
export async function listOfficeEntries(tx: InstallationTransaction): Promise<OfficeEntry[]> {
	const { rows } = await sql<OfficeEntry>`select slug, name, members from office_directory()`.execute(tx);
	return rows;
}
