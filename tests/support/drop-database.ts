import pg from 'pg';

/** PostgreSQL's object_in_use: sessions of ours are still closing. */
const IN_USE = '55006';

/**
 * Drops a database, open sessions and all. Without force first: that waits for an autovacuum worker to leave, while
 * force stops at one with an error unless the role is a superuser.
 */
export async function dropDatabase(server: pg.ClientConfig, name: string): Promise<void> {
	const client = new pg.Client(server);
	await client.connect();
	try {
		await client.query(`drop database if exists ${name}`);
	} catch (error) {
		if ((error as { code?: string }).code !== IN_USE) throw error;
		await client.query(`drop database if exists ${name} with (force)`);
	} finally {
		await client.end();
	}
}
