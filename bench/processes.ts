import { readdirSync, readFileSync } from 'node:fs';

/** What processes use, as Linux tells it; elsewhere it stays unknown. */

/** The kernel counts time in hundredths of a second. */
const TICK = 10;

/** A process with all that it started. */
export interface Family {
	server: number[];
	/** The PostgreSQL that it started. */
	database: number[];
}

export function familyOf(pid: number): Family {
	const parents = new Map<number, number[]>();
	for (const each of pids()) {
		const parent = Number(statOf(each)?.[1]);
		parents.set(parent, [...(parents.get(parent) ?? []), each]);
	}
	const all: number[] = [];
	const visit = (each: number) => {
		all.push(each);
		for (const child of parents.get(each) ?? []) visit(child);
	};
	visit(pid);
	const isDatabase = (each: number) => nameOf(each).startsWith('postgres');
	return { server: all.filter((each) => !isDatabase(each)), database: all.filter(isDatabase) };
}

/** Milliseconds of processor time so far. */
export function cpuOf(list: readonly number[]): number {
	return list.reduce((sum, pid) => {
		const stat = statOf(pid);
		return stat ? sum + (Number(stat[11]) + Number(stat[12])) * TICK : sum;
	}, 0);
}

/** Megabytes, with what processes share counted once. */
export function memoryOf(list: readonly number[]): number {
	const kilobytes = list.reduce((sum, pid) => {
		const found = /^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1];
		return sum + Number(found ?? 0);
	}, 0);
	return kilobytes / 1024;
}

function pids(): number[] {
	try {
		return readdirSync('/proc')
			.filter((name) => /^\d+$/.test(name))
			.map(Number);
	} catch {
		return [];
	}
}

/** The fields behind the name: state, parent, … */
function statOf(pid: number): string[] | undefined {
	const stat = read(`/proc/${pid}/stat`);
	return stat === '' ? undefined : stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function nameOf(pid: number): string {
	return read(`/proc/${pid}/comm`).trim();
}

function read(path: string): string {
	try {
		return readFileSync(path, 'latin1');
	} catch {
		return '';
	}
}
