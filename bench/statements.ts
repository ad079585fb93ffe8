import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { loginAs, type Running } from './installation.ts';
import { stateFolder } from '../src/platform/server/state-folder.ts';

/** A statement as PostgreSQL saw it. */
export interface Statement {
	text: string;
	/** As text; undefined where it was sent without any. */
	values: (string | null)[] | undefined;
}

/** One answer of the server, and what it asked the database for it. */
export interface Recorded {
	path: string;
	html: string;
	statements: Statement[];
}

/** Asks for each page once while PostgreSQL writes down every statement. */
export async function record({ base, home, cookie }: Running, paths: readonly string[]): Promise<Recorded[]> {
	const admin = new pg.Client(loginAs('kesher_admin', home));
	await admin.connect();
	const log = join(stateFolder(home).logs, 'postgres.log');
	const page = async (path: string) => {
		const response = await fetch(base + path, { headers: { cookie, accept: 'text/html' }, redirect: 'manual' });
		const html = await response.text();
		if (response.status !== 200) throw new Error(`${path} answers ${response.status}`);
		return html;
	};
	try {
		// What is made once and kept is not part of a page.
		for (const path of paths) await page(path);
		await setting(admin, "log_statement = 'all'");
		const found: Recorded[] = [];
		for (const path of paths) {
			const from = statSync(log).size;
			const html = await page(path);
			await sleep(3);
			const statements = inOneTransaction(statementsIn(tail(log, from)));
			if (!statements.some(({ values }) => values)) throw new Error(`PostgreSQL wrote down nothing of ${path}`);
			found.push({ path, html, statements });
		}
		return found;
	} finally {
		await setting(admin, 'log_statement = default');
		await admin.end();
	}
}

/** A page opens several transactions at once, whose lines are mixed in the log: here they become one. */
function inOneTransaction(statements: Statement[]): Statement[] {
	const plain = (text: string): Statement => ({ text, values: undefined });
	// A transaction begins and names its office in one message.
	const scopes = [...new Set(statements.flatMap(({ text }) => /set local [^;]+/.exec(text) ?? []))];
	return [plain('begin'), ...scopes.map(plain), ...statements.filter(({ values }) => values), plain('commit')];
}

async function setting(admin: pg.Client, text: string): Promise<void> {
	await admin.query(`alter system set ${text.replace('= default', 'to default')}`);
	await admin.query('select pg_reload_conf()');
	// Connections take notice between two statements, a moment later.
	await sleep(300);
}

function tail(file: string, from: number): string {
	const length = statSync(file).size - from;
	const bytes = Buffer.alloc(length);
	const handle = openSync(file, 'r');
	try {
		readSync(handle, bytes, 0, length, from);
		return bytes.toString();
	} finally {
		closeSync(handle);
	}
}

/** Each entry begins with a moment, as "2026-11-29 08:00:00.000 UTC LOG:  "; lines that go on begin with a tab. */
const ENTRY = /^\d{4}-\d\d-\d\d \S+ \S+ (?=[A-Z]+: )/m;

export function statementsIn(log: string): Statement[] {
	const found: Statement[] = [];
	for (const entry of log.split(ENTRY)) {
		const text = entry.replaceAll('\n\t', '\n').trim();
		const simple = /^LOG: +statement: (.*)$/s.exec(text)?.[1];
		const named = /^LOG: +execute [^:]+:\s(.*)$/s.exec(text)?.[1];
		const values = /^DETAIL: +[Pp]arameters: (.*)$/s.exec(text)?.[1];
		const last = found.at(-1);
		if (simple !== undefined) found.push({ text: simple, values: undefined });
		else if (named !== undefined) found.push({ text: named.trim(), values: [] });
		else if (values !== undefined && last) last.values = valuesIn(values);
	}
	return found;
}

/** $1 = 'it''s', $2 = NULL */
function valuesIn(text: string): (string | null)[] {
	return [...text.matchAll(/\$\d+ = (?:'((?:[^']|'')*)'|NULL)/g)].map(
		([, value]) => value?.replaceAll("''", "'") ?? null
	);
}
