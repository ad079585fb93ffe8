import { createHash } from 'node:crypto';
import {
	PostgresAdapter,
	PostgresIntrospector,
	PostgresQueryCompiler,
	type CompiledQuery,
	type DatabaseConnection,
	type Dialect,
	type Driver,
	type QueryResult
} from 'kysely';
import type pg from 'pg';

/** Statements are prepared under a name while there are fewer texts than this; each one costs memory per connection. */
const NAMED_STATEMENTS = 400;
const names = new Map<string, string>();

/** A statement by its text, or one that is prepared under a name. */
export type Sent = string | { name: string; text: string; values: unknown[] };

/**
 * One open transaction. BEGIN and the scope are sent without waiting for their answers (the statements behind
 * them wait in the server, not here), and statements are prepared under a name, so that PostgreSQL parses each
 * text once per connection.
 */
export class PipelinedTransaction implements DatabaseConnection {
	readonly #client: pg.PoolClient;
	readonly #onStatement: ((text: string) => void) | undefined;
	#sendError: unknown;

	constructor(client: pg.PoolClient, onStatement?: (text: string) => void) {
		this.#client = client;
		this.#onStatement = onStatement;
	}

	/**
	 * Sends a statement that nobody waits for. If it fails, so does the commit.
	 * @returns whether its answer held a row
	 */
	async send(statement: Sent): Promise<boolean> {
		try {
			if (typeof statement === 'string') await this.#client.query({ text: statement });
			else return (await this.#client.query(statement)).rows.length > 0;
			return false;
		} catch (error) {
			this.#sendError ??= error;
			return false;
		}
	}

	async commit(): Promise<void> {
		const { command } = await this.#client.query('commit');
		if (this.#sendError) throw this.#sendError;
		// PostgreSQL answers so, without an error, when a statement before had failed and its error was swallowed.
		if (command === 'ROLLBACK') throw new Error('the transaction was rolled back: an earlier statement had failed');
	}

	async rollback(): Promise<void> {
		await this.#client.query('rollback');
	}

	async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
		this.#onStatement?.(query.sql);
		const name = statementName(query.sql);
		const values = query.parameters as unknown[];
		const result = await this.#client.query(name ? { name, text: query.sql, values } : { text: query.sql, values });
		const rows = result.rows as R[];
		return result.command === 'SELECT' ? { rows } : { rows, numAffectedRows: BigInt(result.rowCount ?? 0) };
	}

	streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
		throw new Error('nothing of ours reads a result in pieces');
	}
}

/** Kysely's PostgreSQL dialect over one connection that is already open and already in a transaction. */
export function dialectOf(transaction: PipelinedTransaction): Dialect {
	return {
		createAdapter: () => new PostgresAdapter(),
		createDriver: () => driverOf(transaction),
		createIntrospector: (db) => new PostgresIntrospector(db),
		createQueryCompiler: () => new PostgresQueryCompiler()
	};
}

function driverOf(transaction: PipelinedTransaction): Driver {
	const refuse = () => Promise.reject(new Error('a transaction inside a transaction'));
	return {
		init: () => Promise.resolve(),
		acquireConnection: () => Promise.resolve(transaction),
		beginTransaction: refuse,
		commitTransaction: refuse,
		rollbackTransaction: refuse,
		releaseConnection: () => Promise.resolve(),
		destroy: () => Promise.resolve()
	};
}

function statementName(text: string): string | undefined {
	const known = names.get(text);
	if (known !== undefined || names.size >= NAMED_STATEMENTS) return known;
	const name = `k_${createHash('sha1').update(text).digest('hex').slice(0, 20)}`;
	names.set(text, name);
	return name;
}
