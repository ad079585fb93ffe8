import { createHash } from 'node:crypto';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { unzipSync, zipSync, type Unzipped } from 'fflate';
import { archiveOf } from '../../src/features/leaving/server/take-out.ts';
import type { Desk } from '../../src/features/member/server/gate.ts';
import { loadOffice } from '../../src/features/office/server/queries.ts';
import type { Database, OfficeId } from '../../src/platform/server/database.ts';
import { checkTrails, type Chain } from '../../src/platform/server/trail-check.ts';
import type { TestDatabase } from './database.ts';
import { buildActor } from './factories.ts';

/** An office as one archive, as its directors take it out. */
export async function archived(
	db: Database,
	office: OfficeId,
	folder: { home: string; files: string },
	now: Date
): Promise<Buffer> {
	const loaded = await db.forOffice(office, (tx) => loadOffice(tx, office));
	const desk = { db, actor: buildActor(office, 'director'), office: loaded } as Desk;
	return Buffer.concat(await Array.fromAsync((await archiveOf(desk, folder, now)).chunks));
}

/** A folder in which an archive is made and documents are kept. */
export async function stateFolder(): Promise<{ home: string; files: string }> {
	const home = await mkdtemp(join(tmpdir(), 'kesher-archive-'));
	const files = join(home, 'files');
	await mkdir(files);
	return { home, files };
}

/** The trail of an office, checked as `kesher doctor` does. */
export async function chainOf(test: TestDatabase, slug: string): Promise<Chain | undefined> {
	const client = await test.admin.connect();
	try {
		return (await checkTrails(client as unknown as pg.Client)).find((each) => each.office === slug);
	} finally {
		client.release();
	}
}

/** What an archive holds, entry by entry. */
export function entriesOf(bytes: Uint8Array): Map<string, string> {
	return new Map(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, Buffer.from(content).toString()]));
}

export function rowsOf(bytes: Uint8Array, table: string): Record<string, unknown>[] {
	return JSON.parse(entriesOf(bytes).get(`tables/${table}.json`) ?? '[]') as Record<string, unknown>[];
}

/** Rows as an archive has them: a list, each row in a line. */
export function asTable(rows: readonly unknown[]): string {
	return rows.length === 0 ? '[]\n' : `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`;
}

interface Change {
	/** Entries that say something else; null: that are gone. */
	entries?: Record<string, string | Uint8Array | null>;
	/** What the manifest says otherwise. */
	manifest?: Record<string, unknown>;
	/** The manifest goes on saying what it said of the others. */
	keepsSums?: boolean;
}

/** An archive that somebody changed, and that says so of itself in its manifest unless it is not to. */
export function changedArchive(
	bytes: Uint8Array,
	{ entries = {}, manifest = {}, keepsSums = false }: Change
): Uint8Array {
	const files: Unzipped = unzipSync(bytes);
	for (const [name, content] of Object.entries(entries)) {
		if (content === null) delete files[name];
		else files[name] = new Uint8Array(typeof content === 'string' ? Buffer.from(content) : content);
	}
	const said = files['manifest.json'];
	if (said) {
		const before = JSON.parse(Buffer.from(said).toString()) as { tables: Record<string, number>; entries: unknown };
		const sums = keepsSums ? {} : { entries: sumsOf(files), tables: countsOf(files) };
		files['manifest.json'] = new Uint8Array(Buffer.from(JSON.stringify({ ...before, ...sums, ...manifest })));
	}
	return zipSync(files);
}

/** An archive of these entries, with a manifest that says so. */
export function archiveFrom(entries: Record<string, string>, manifest: Record<string, unknown>): Uint8Array {
	const files = Object.fromEntries(
		Object.entries(entries).map(([name, text]) => [name, new Uint8Array(Buffer.from(text))])
	);
	const whole = { ...manifest, tables: countsOf(files), entries: sumsOf(files) };
	return zipSync({ ...files, 'manifest.json': new Uint8Array(Buffer.from(JSON.stringify(whole))) });
}

function sumsOf(files: Unzipped): Record<string, unknown> {
	const named = Object.entries(files).filter(([name]) => name !== 'manifest.json');
	return Object.fromEntries(
		named.map(([name, content]) => {
			const sha256 = createHash('sha256').update(content).digest('hex');
			return [name, { bytes: content.length, sha256 }];
		})
	);
}

function countsOf(files: Unzipped): Record<string, number> {
	return Object.fromEntries(
		Object.entries(files).flatMap(([name, content]) => {
			const table = /^tables\/(\w+)\.json$/.exec(name)?.[1];
			return table
				? [
						[
							table,
							Buffer.from(content)
								.toString()
								.split('\n')
								.filter((line) => line.startsWith('{')).length
						]
					]
				: [];
		})
	);
}
