import { mkdir, mkdtemp, readdir, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FORMAT, FORMAT_VERSION, MANIFEST, pathOfTable, type Manifest } from '#features/archive/archive.ts';
import { STAGES } from '#features/initiative/initiative.ts';
import { loadOffice } from '#features/office/server/queries.ts';
import { markStep } from '#features/step/server/commands.ts';
import type { Desk } from '#features/member/server/gate.ts';
import { newId } from '#kernel/id.ts';
import type { OfficeId } from '#platform/server/database.ts';
import { sha256Of, storeFile } from '#platform/server/files.ts';
import { readMigrations } from '#platform/server/migrate.ts';
import {
	buildActor,
	buildGoal,
	buildInitiative,
	buildOffice,
	buildPartner,
	buildStep
} from '../../../../tests/support/factories.ts';
import { officeTables, testDatabase } from '../../../../tests/support/database.ts';
import { fullOffice, SECRETS } from '../../../../tests/support/full-office.ts';
import { COLUMNS_LEFT_OUT, TABLES_LEFT_OUT } from './tables.ts';
import { closeOffice } from './commands.ts';
import { archiveOf, takeOut } from './take-out.ts';

const test = testDatabase();
const NOW = new Date('2026-11-29T10:00:00Z');
let folder: { home: string; files: string };
let officeId: OfficeId;
let desk: Desk;

async function deskIn(office: OfficeId): Promise<Desk> {
	const { db } = test;
	const loaded = await db.forOffice(office, (tx) => loadOffice(tx, office));
	return { db, actor: buildActor(office, 'director'), office: loaded } as Desk;
}

beforeAll(async () => {
	const home = await mkdtemp(join(tmpdir(), 'kesher-take-out-'));
	folder = { home, files: join(home, 'files') };
	await mkdir(folder.files);
	({ officeId } = await fullOffice(test, 'takes-out'));
	desk = await deskIn(officeId);
	const partner = await buildPartner(test.db, buildActor(officeId), { name: { en: 'Gdynia' } });
	const attach = (id: string, name: string, sha256: string, deleted = false) =>
		test.admin.query(
			`insert into attachment (office_id, id, partner_id, name, media_type, bytes, sha256, deleted_at)
			values ($1, $2, $3, $4, 'text/plain', 1, $5, case when $6 then now() end)`,
			[officeId, id, partner, name, sha256, deleted]
		);
	const [first, second] = [
		await storeFile(folder.files, Buffer.from('one')),
		await storeFile(folder.files, Buffer.from('two'))
	];
	await attach('00000000-0000-7000-8000-000000000001', 'אמנת תאומה.txt', first);
	await attach('00000000-0000-7000-8000-000000000002', 'אמנת תאומה.txt', second);
	await attach('00000000-0000-7000-8000-000000000003', '../../etc/passwd', first);
	await attach('00000000-0000-7000-8000-000000000004', 'lost.pdf', 'f'.repeat(64));
	await attach('00000000-0000-7000-8000-000000000005', 'thrown away.pdf', second, true);
	const other = buildActor(await buildOffice(test.db));
	await buildGoal(test.db, other, { name: { en: 'A goal of another office' } });
});
afterAll(() => rm(folder.home, { recursive: true }));

async function read(chunks: AsyncIterable<Uint8Array>) {
	const bytes = Buffer.concat(await Array.fromAsync(chunks));
	const files = Object.entries(unzipSync(bytes)).map(
		([name, content]) => [name, Buffer.from(content).toString()] as const
	);
	return { bytes, files: new Map(files) };
}
const archive = async () => read((await archiveOf(desk, folder, NOW)).chunks);

describe('everything of an office', () => {
	it('holds every table that the catalogue knows, but for those that are named with a reason', async () => {
		const { files } = await archive();
		const tables = [...(await officeTables(test.admin)), 'office'];
		const taken = [...files.keys()].filter((name) => name.startsWith('tables/')).map((name) => name.slice(7, -5));
		expect(tables.toSorted()).toEqual([...taken, ...Object.keys(TABLES_LEFT_OUT)].toSorted());
		expect(Object.values(TABLES_LEFT_OUT).every((reason) => reason.length > 20)).toBe(true);
	});

	it('holds every row of them, and every column but those that are named', async () => {
		const { files } = await archive();
		for (const [name, text] of files) {
			const table = /^tables\/(\w+)\.json$/.exec(name)?.[1];
			if (!table) continue;
			const rows = JSON.parse(text) as Record<string, unknown>[];
			const scope = table === 'office' ? 'id' : 'office_id';
			const { rows: counted } = await test.admin.query<{ count: string }>(
				`select count(*) from kesher.${table} where ${scope} = $1`,
				[officeId]
			);
			expect([table, rows.length]).toEqual([table, Number(counted[0]?.count)]);
			const { rows: columns } = await test.admin.query<{ name: string }>(
				`select column_name as name from information_schema.columns where table_schema = 'kesher' and table_name = $1`,
				[table]
			);
			const left = COLUMNS_LEFT_OUT[table] ?? {};
			const expected = columns.map((column) => column.name).filter((column) => !(column in left));
			expect([table, Object.keys(rows[0] ?? {})]).toEqual([table, expect.arrayContaining(expected)]);
		}
	});

	it('holds nothing that opens anything, and nothing of another office', async () => {
		const { rows } = await test.admin.query<{ password: string }>(
			`insert into auth.account (id, account_id, provider_id, user_id, password)
			select $1, $1, 'credential', user_id, 'scrypt-hash-of-password' from member where office_id = $2 limit 1 returning password`,
			[newId(), officeId]
		);
		const markers = [
			...Object.values(SECRETS),
			rows[0]?.password ?? '',
			'A goal of another office',
			'"token":',
			'"hash":'
		];
		const { files } = await archive();
		for (const [name, text] of files) {
			expect([name, markers.filter((marker) => text.includes(marker))]).toEqual([name, []]);
		}
		const { rows: suspicious } = await test.admin.query<{ what: string }>(
			`select table_name || '.' || column_name as what from information_schema.columns
			where table_schema = 'kesher' and column_name ~ 'secret|password|token|hash'`
		);
		const named = ({ what }: { what: string }) => {
			const [table = '', column = ''] = what.split('.');
			return table in TABLES_LEFT_OUT || column in (COLUMNS_LEFT_OUT[table] ?? {});
		};
		expect(suspicious.filter((each) => !named(each))).toEqual([]);
	});

	it('holds the documents under their own names, which stay within the archive, and says which are missing', async () => {
		const { files } = await archive();
		const documents = [...files].filter(([name]) => name.startsWith('files/'));
		expect(documents).toEqual([
			['files/אמנת תאומה.txt', 'one'],
			['files/אמנת תאומה (2).txt', 'two'],
			[expect.stringMatching(/^files\/[^/]*etc passwd$/), 'one']
		]);
		expect([...files].filter(([name]) => name.startsWith('trash/'))).toEqual([['trash/thrown away.pdf', 'two']]);
		const list = JSON.parse(files.get('files.json') ?? '') as { path: string; isMissing: boolean }[];
		expect(list.map(({ path, isMissing }) => [path, isMissing])).toContainEqual(['files/lost.pdf', true]);
		expect(list).toHaveLength(7);
	});

	it('holds the lists for a spreadsheet, who belongs to the office, and a sheet in both languages', async () => {
		const { files } = await archive();
		expect(files.get('lists/partners.csv')).toContain('Gdynia');
		expect([...files.keys()].filter((name) => name.startsWith('lists/'))).toHaveLength(11);
		expect(files.get('tables/member.json')).toMatch(/"email": ?"[^"]+@example\.org"/);
		const sheet = files.get('README.txt') ?? '';
		expect(sheet).toMatch(/הוצא מקשר ביום 2026-11-29.*Taken out of Kesher on 2026-11-29/s);
	});

	it('holds in its lists what is over as well: steps that were done, initiatives of every stage', async () => {
		const mine = await deskIn(await buildOffice(test.db));
		const actor = buildActor(mine.actor.officeId);
		const partner = await buildPartner(test.db, actor);
		const of = { subject: 'partner', subjectId: partner } as const;
		await buildStep(test.db, actor, of, { what: { en: 'Write to Gdynia' } });
		const done = await buildStep(test.db, actor, of, { what: { en: 'Call Gdynia' } });
		await markStep(test.db, actor, { id: done, done: true }, '2026-11-29');
		for (const stage of STAGES) await buildInitiative(test.db, actor, { stage, title: { en: `It is of ${stage}` } });
		const { files } = await read((await archiveOf(mine, folder, NOW)).chunks);
		const steps = files.get('lists/steps.csv') ?? '';
		expect(steps).toContain('Write to Gdynia');
		expect(steps).toContain('Call Gdynia');
		const initiatives = files.get('lists/initiatives.csv') ?? '';
		expect(STAGES.filter((stage) => !initiatives.includes(`It is of ${stage}`))).toEqual([]);
	});

	it('says last of all what it is, and of every other entry how large it is and what it holds', async () => {
		const { bytes, files } = await archive();
		expect([...files.keys()].at(-1)).toBe(MANIFEST);
		const manifest = JSON.parse(files.get(MANIFEST) ?? '') as Manifest;
		expect(manifest).toMatchObject({ format: FORMAT, version: FORMAT_VERSION, madeAt: NOW.toISOString() });
		expect(manifest.office).toEqual({ id: officeId, slug: 'takes-out', name: desk.office.name });
		expect(manifest.schema).toBe(readMigrations('migrations').at(-1)?.name);
		const sums = Object.entries(unzipSync(bytes)).map(([name, content]) => [
			name,
			{ bytes: content.length, sha256: sha256Of(content) }
		]);
		expect(manifest.entries).toEqual(Object.fromEntries(sums.filter(([name]) => name !== MANIFEST)));
		const counted = Object.entries(manifest.tables);
		const rowsOf = (table: string) => (JSON.parse(files.get(pathOfTable(table)) ?? '') as unknown[]).length;
		const held = counted.map(([table]) => [table, rowsOf(table)]);
		expect(counted).toEqual(held);
	});

	it('is the same for the same office, and leaves nothing behind on the disk', async () => {
		const [first, second] = [await archive(), await archive()];
		expect(first.bytes.equals(second.bytes)).toBe(true);
		expect(await readdir(folder.home)).toEqual(['files']);
	});
});

describe('taking it out', () => {
	it('is for directors, also of an office that is closed, and stands in the trail', async () => {
		const mine = await deskIn(await buildOffice(test.db));
		for (const role of ['reader', 'coordinator'] as const) {
			expect(await takeOut({ ...mine, actor: { ...mine.actor, role } }, folder, NOW)).toMatchObject({ ok: false });
		}
		await closeOffice(mine, { reason: 'x', confirm: mine.office.name.en ?? '' });
		const closed = { ...mine, actor: { ...mine.actor, isClosed: true } };
		const taken = await takeOut(closed, folder, NOW);
		if (!taken.ok) throw new Error(taken.reason);
		expect(taken.name).toBe(`${mine.office.slug}-2026-11-29.zip`);
		const { files } = await read(taken.chunks);
		expect(files.get('tables/audit_event.json')).toMatch(/"action": ?"take_out"/);
	});

	it('can be broken off: nothing is held open', async () => {
		const taken = await takeOut(desk, folder, NOW);
		if (!taken.ok) throw new Error(taken.reason);
		for await (const chunk of taken.chunks) {
			expect(chunk.length).toBeGreaterThan(0);
			break;
		}
		expect(await readdir(folder.home)).toEqual(['files']);
		expect(await heldOpen()).toEqual([]);
	});

	it('can be broken off before anything of it was read, by whoever is handed the response', async () => {
		const taken = await takeOut(desk, folder, NOW);
		if (!taken.ok) throw new Error(taken.reason);
		expect(await heldOpen()).toHaveLength(1);
		Readable.from(taken.chunks).destroy();
		await expect.poll(heldOpen).toEqual([]);
	});

	/** Files of the folder that this process has open, by what Linux tells of it. */
	async function heldOpen(): Promise<string[]> {
		const open = await readdir('/proc/self/fd');
		const paths = await Promise.all(open.map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')));
		return paths.filter((path) => path.startsWith(folder.home));
	}
});
