import { sql } from 'kysely';
import { runtime } from './runtime.ts';

/** Whether the database answers as well. */
export async function isReady(): Promise<boolean> {
	try {
		await runtime().db.forInstallation((tx) => sql`select 1`.execute(tx));
		return true;
	} catch {
		return false;
	}
}
