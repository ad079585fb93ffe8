import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { clusterLogin, type Cluster } from './postgres-cluster.ts';
import type { Settings } from './settings.ts';
import { stateFolder, type StateFolder } from './state-folder.ts';

/** The database inside the embedded cluster. */
export const DATABASE = 'kesher';

/** How the role that owns the schema logs in: migrations, backups, the command line's own work. */
export function ownerLogin(settings: Settings): pg.ClientConfig {
	if (settings.databaseUrl) return { connectionString: settings.databaseUrl };
	return clusterLogin(readSocket(stateFolder(settings.home)), 'kesher_owner', DATABASE);
}

/** How the application logs in: as a role that owns nothing and cannot go around row-level security. */
export function appLogin(settings: Settings): pg.PoolConfig {
	if (settings.databaseAppUrl) return { connectionString: settings.databaseAppUrl };
	if (settings.databaseUrl) return { connectionString: settings.databaseUrl, options: '-c role=kesher_app' };
	return clusterLogin(readSocket(stateFolder(settings.home)), 'kesher_app', DATABASE);
}

/** Notes where the embedded PostgreSQL listens, for other processes of this installation. */
export function noteSocket(folder: StateFolder, cluster: Cluster): void {
	writeFileSync(socketNote(folder), JSON.stringify({ host: cluster.host, port: cluster.port }));
}

function readSocket(folder: StateFolder): { host: string; port: number } {
	const note = socketNote(folder);
	if (!existsSync(note)) throw new Error('the embedded database has never been started');
	return JSON.parse(readFileSync(note, 'utf8')) as { host: string; port: number };
}

function socketNote(folder: StateFolder): string {
	return join(folder.postgres, 'socket.json');
}
