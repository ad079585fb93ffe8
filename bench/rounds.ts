import type { Running } from './installation.ts';
import { load, type Measured } from './load.ts';
import { cpuOf, familyOf } from './processes.ts';

export interface RoundOptions {
	connections: number;
	seconds: number;
	rounds: number;
}

export interface Round extends Measured {
	/** Milliseconds of processor time a request. */
	server: number;
	database: number;
}

/** What is asked for in a round, and of whom: of us or of a floor. */
export interface Asked {
	base: string;
	/** The process that answers. */
	pid: number;
	paths: readonly string[];
	cookie: string;
	/** Of each page, what whoever asks has of it already: answered with 304. */
	tags?: readonly string[] | undefined;
}

export async function round(kesher: Running, asked: Asked, options: RoundOptions): Promise<Round> {
	const { base, pid, paths, cookie, tags } = asked;
	const server = base === kesher.base ? familyOf(pid).server : [pid];
	const { database } = familyOf(kesher.pid);
	const before = [cpuOf(server), cpuOf(database)] as const;
	const measured = await load({ base, paths, cookie, tags, ...options });
	// Connections that were opened meanwhile belong to it as well.
	const after = [cpuOf(server), cpuOf(familyOf(kesher.pid).database)] as const;
	return {
		...measured,
		server: (after[0] - before[0]) / measured.requests,
		database: (after[1] - before[1]) / measured.requests
	};
}
