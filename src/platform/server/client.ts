import pg from 'pg';

/** One connection for work outside of the application's pool; closed afterwards. */
export async function withClient<T>(login: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
	const client = new pg.Client(login);
	// A server that goes away fails the statement that waits for it; without a listener it would end the process.
	client.on('error', () => {});
	await client.connect();
	try {
		return await work(client);
	} finally {
		await client.end();
	}
}
