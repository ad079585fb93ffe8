import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrate, readMigrations } from '../../src/platform/server/migrate.ts';
import { postgresBinaries } from '../../src/platform/server/postgres-binaries.ts';
import { startCluster, type Cluster } from '../../src/platform/server/postgres-cluster.ts';
import { dropDatabase } from './drop-database.ts';

const TEMPLATE = 'kesher_test_template';

/** A migrated database that tests clone. Nobody may be connected to it while it is cloned. */
export interface Template {
	host: string;
	database: string;
}

export interface TestCluster {
	template: Template;
	stop(): Promise<void>;
}

/** A real PostgreSQL for one test run, in a folder of its own, with nothing forced to the disk. */
export async function startTestCluster(): Promise<TestCluster> {
	const folder = mkdtempSync(join(tmpdir(), 'kesher-test-'));
	chmodSync(folder, 0o711);
	const bin = postgresBinaries(join(tmpdir(), `kesher-test-postgres-${process.getuid?.() ?? 0}`));
	const cluster = await startCluster({ bin, folder, log: join(folder, 'postgres.log') }, { durable: false });
	const template = await createTemplate(cluster);
	return {
		template,
		async stop() {
			await cluster.stop();
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

export async function withTestCluster<T>(work: (template: Template) => Promise<T>): Promise<T> {
	const cluster = await startTestCluster();
	try {
		return await work(cluster.template);
	} finally {
		await cluster.stop();
	}
}

async function createTemplate({ host, port }: Cluster): Promise<Template> {
	const admin = new pg.Client({ host, port, user: 'kesher_admin', database: 'postgres' });
	await admin.connect();
	await admin.query('create role kesher_owner login createrole nosuperuser nobypassrls');
	await admin.query('create role kesher_app login nosuperuser nobypassrls');
	await admin.query(`create database ${TEMPLATE} owner kesher_owner`);
	await admin.end();
	await migrate({ host, port, user: 'kesher_owner', database: TEMPLATE }, readMigrations('migrations'));
	return { host, database: TEMPLATE };
}

/** A template on a server of the developer's own. Its role must be allowed to create databases and roles. */
export async function templateOn(
	url: string
): Promise<{ server: { admin: string; template: string }; drop: () => Promise<void> }> {
	const run = async (statement: string) => {
		const client = new pg.Client({ connectionString: url });
		await client.connect();
		await client.query(statement);
		await client.end();
	};
	const drop = () => dropDatabase({ connectionString: url }, TEMPLATE);
	await drop();
	await run(`create database ${TEMPLATE}`);
	const own = new URL(url);
	own.pathname = `/${TEMPLATE}`;
	await migrate({ connectionString: own.href }, readMigrations('migrations'));
	return { server: { admin: url, template: TEMPLATE }, drop };
}
