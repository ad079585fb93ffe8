import type { Socket } from 'node:net';
import pg from 'pg';
import { DatabaseSilent } from './database-away.ts';

/** So long a statement may take, in ms; PostgreSQL ends it then. */
const STATEMENT = 15_000;
/** And so much longer PostgreSQL has to say so. */
const GRACE = 1000;
const CONNECT = 10_000;

/** citus.propagate_set_commands is accepted as a mere placeholder where there is no Citus. */
const SESSION = [
	'search_path=kesher,auth',
	'citus.propagate_set_commands=local',
	`statement_timeout=${STATEMENT}`,
	'lock_timeout=5000',
	'idle_in_transaction_session_timeout=20000'
]
	.map((setting) => `-c ${setting}`)
	.join(' ');

export interface PoolOptions {
	max: number;
	/** How long a connection that nobody uses is kept, in ms. */
	keep: number;
	/** Whether statements are sent without waiting for the answers to those before. */
	pipeline?: boolean;
	onError?: ((error: Error) => void) | undefined;
}

/**
 * Connections on which nothing takes for ever. A database that hangs neither answers nor hangs up, and its own limits
 * hang with it: a connection in use that says nothing for longer than any statement may take is ended from here.
 */
export function openPool(login: pg.PoolConfig, { max, keep, pipeline = false, onError }: PoolOptions): pg.Pool {
	const pool = new pg.Pool({
		...login,
		max,
		pipeline,
		idleTimeoutMillis: keep,
		connectionTimeoutMillis: CONNECT,
		options: [login.options ?? '', SESSION].join(' ').trim()
	});
	// Without a listener, a connection that the server closes while it idles would end the process.
	pool.on('error', (error) => onError?.(error));
	pool.on('connect', (client) => {
		// The same for one that is in use, between two of its statements; what comes next on it fails by itself.
		client.on('error', (error) => onError?.(error));
		const socket = socketOf(client);
		socket.on('timeout', () => socket.destroy(new DatabaseSilent('the database has not answered for too long')));
	});
	pool.on('acquire', (client) => socketOf(client).setTimeout(STATEMENT + GRACE));
	pool.on('release', (_error, client) => socketOf(client).setTimeout(0));
	return pool;
}

/** For a connection whose statements may take longer, until it goes back. */
export function bearSilence(client: pg.PoolClient, milliseconds: number): void {
	socketOf(client).setTimeout(milliseconds + GRACE);
}

/** The driver has no word of its own for this; its query_timeout counts from sending, however many wait before. */
function socketOf(client: pg.PoolClient): Socket {
	return (client as unknown as { connection: { stream: Socket } }).connection.stream;
}
