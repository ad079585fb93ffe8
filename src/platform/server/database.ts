import { Kysely, sql } from 'kysely';
import pg from 'pg';
import { PipelinedTransaction, dialectOf, type Sent } from './pipelined-driver.ts';
import { bearSilence, openPool } from './pool.ts';
import { Refusal } from './refusal.ts';
import type { DB } from './schema.ts';

declare const brand: unique symbol;
/** The id of an office that somebody has been admitted to. A query without one does not type-check. */
export type OfficeId = string & { readonly [brand]: 'OfficeId' };

/** A transaction that sees one office and nothing else. */
export type OfficeTransaction = Kysely<DB> & { readonly [brand]: 'OfficeTransaction' };

/** A transaction outside of every office. */
export type InstallationTransaction = Kysely<DB>;

/** Something was to be written in an office that is closed; nothing was. */
export class OfficeClosed extends Refusal {
	override name = 'OfficeClosed';
	constructor() {
		super('The office is closed: it can be read, and nothing in it can be changed until a director opens it again.');
	}
}

export interface OfficeWork {
	/**
	 * Writes even where the office is closed, for what is no record: who may come in, and what was promised to happen
	 * daily; or even reaches an office that was deleted, which to everything else is not there.
	 */
	evenIf?: 'closed' | 'deleted';
	/** Sees one moment of the office, however long it reads. */
	isSnapshot?: boolean;
}

export interface Database {
	/**
	 * Runs `work` in one transaction that is confined to an office by row-level security. Statements that do not
	 * depend on each other may be started together (Promise.all): they travel in one round trip.
	 * Nothing inside may use another handle.
	 * @throws OfficeClosed when it writes and the office is closed
	 */
	forOffice<T>(office: OfficeId, work: (tx: OfficeTransaction) => Promise<T>, how?: OfficeWork): Promise<T>;
	/** For what belongs to no office: people who sign in, the directory of offices. Tables of an office are empty here. */
	forInstallation<T>(work: (tx: InstallationTransaction) => Promise<T>): Promise<T>;
	close(): Promise<void>;
}

export interface DatabaseOptions {
	/** For tests: sees the text of every statement. */
	onStatement?: (text: string) => void;
	max?: number;
	onError?: (error: Error) => void;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The one place where a string becomes an office's id: after a gate has admitted somebody, or in the command line. */
export function admitOffice(id: string): OfficeId {
	if (!UUID.test(id)) throw new Error('not the id of an office');
	return id as OfficeId;
}

// Dates stay the text that PostgreSQL wrote: as a JavaScript Date, 2020-04-01 in Jerusalem becomes 31 March.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);

const finishing = new WeakMap<Kysely<DB>, (() => Promise<void>)[]>();

/** Something that a transaction does last, in the order in which it was asked for. It may not ask for more. */
export function beforeCommit(tx: OfficeTransaction, finish: () => Promise<void>): void {
	const asked = finishing.get(tx);
	if (asked) asked.push(finish);
	else finishing.set(tx, [finish]);
}

const connections = new WeakMap<Kysely<DB>, pg.PoolClient>();

/** Lets the statements of this transaction take longer than those of a page may. */
export async function mayTakeLong(tx: OfficeTransaction, seconds: number): Promise<void> {
	const client = connections.get(tx);
	if (client) bearSilence(client, seconds * 1000);
	await sql`select set_config('statement_timeout', ${`${seconds}s`}, true)`.execute(tx);
}

export function openDatabase(login: pg.PoolConfig, options: DatabaseOptions = {}): Database {
	const { max = 10, onError } = options;
	const pool = openPool(login, { max, keep: 30_000, pipeline: true, onError });

	async function transaction<T>(before: Sent[], work: (tx: Kysely<DB>) => Promise<T>): Promise<T> {
		const client = await pool.connect();
		const open = new PipelinedTransaction(client, options.onStatement);
		let broken = false;
		const answers = before.map((statement) => open.send(statement));
		try {
			const tx = new Kysely<DB>({ dialect: dialectOf(open) });
			connections.set(tx, client);
			const result = await work(tx);
			for (const finish of finishing.get(tx) ?? []) await finish();
			await open.commit();
			return result;
		} catch (error) {
			await open.rollback().catch(() => (broken = true));
			// A server that takes no writes at all answers the same, and closes no office.
			const isClosed = (error as { code?: string }).code === READ_ONLY && (await answers.at(-1));
			throw isClosed ? new OfficeClosed() : error;
		} finally {
			client.release(broken);
		}
	}

	return {
		forOffice: (office, work, how = {}) => transaction(beginIn(office, how), (tx) => work(tx as OfficeTransaction)),
		forInstallation: (work) => transaction(['begin'], work),
		close: () => pool.end()
	};
}

/** What PostgreSQL answers to a statement that writes in a transaction that only reads. */
const READ_ONLY = '25006';

/**
 * The one place that holds an office to its state, whoever asks: of one that is closed a transaction only reads, and
 * one that was deleted has no rows. It costs no round trip.
 */
function beginIn(office: OfficeId, { evenIf, isSnapshot = false }: OfficeWork): Sent[] {
	const begin = isSnapshot ? 'begin isolation level repeatable read' : 'begin';
	// A literal, alone in its statement: the only form that a Citus coordinator hands on to its workers.
	const scope = `set local app.office_id = '${admitOffice(office)}'`;
	if (evenIf === 'deleted') return [`${begin};${scope}`];
	return [
		`${begin};${scope}`,
		{ name: `office_unless_${evenIf ?? 'open'}`, text: STATE[evenIf ?? 'open'], values: [office] }
	];
}

const GONE = `select set_config('app.office_id', '', true) from kesher.office where id = $1 and deleted_at is not null`;
const STATE = {
	closed: GONE,
	open: `${GONE} union all
		select set_config('transaction_read_only', 'on', true) from kesher.office
		where id = $1 and closed_at is not null and deleted_at is null`
};
