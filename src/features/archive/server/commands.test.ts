import { rm } from 'node:fs/promises';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sourceOfBytes } from '#documents/zip/source.ts';
import { TABLES_LEFT_OUT } from '#features/leaving/server/tables.ts';
import { loadMembership, officeOfSlug } from '#features/office/server/queries.ts';
import { restore } from '#features/trash/server/commands.ts';
import { deleteGoal } from '#features/goal/server/commands.ts';
import { hasOwnPassword } from '#features/account/server/queries.ts';
import { newId } from '#kernel/id.ts';
import { admitOffice, type OfficeId } from '#platform/server/database.ts';
import { readStoredFile, sha256Of, storeFile } from '#platform/server/files.ts';
import { findGroups } from '#platform/server/search-index.ts';
import { documentOf } from '../../../../bin/report-document.ts';
import { archiveOfVersion1, VERSION_1 } from '../../../../tests/support/archive-of-version-1.ts';
import {
	archived,
	asTable,
	chainOf,
	changedArchive,
	entriesOf,
	rowsOf,
	stateFolder
} from '../../../../tests/support/archives.ts';
import {
	buildActor,
	buildApprovedReport,
	buildGoal,
	buildOffice,
	buildPartner
} from '../../../../tests/support/factories.ts';
import { testDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { fullOffice, SECRETS, tablesOf } from '../../../../tests/support/full-office.ts';
import { ArchiveRefused, NOT_TAKEN_IN } from '../archive.ts';
import { bringOffice, type ArrivalInput } from './commands.ts';

const here = testDatabase();
/** Another installation, with a folder of its own. */
const elsewhere = testDatabase();
const NOW = new Date('2026-11-29T10:00:00Z');
const DIRECTOR = { email: 'new.director@example.org', name: 'Noa Levi' };

let folder: { home: string; files: string };
let otherFolder: { home: string; files: string };
let office: { officeId: OfficeId; userId: string };
let bytes: Buffer;
let trashed: { goal: string; file: string; sha256: string };
let approved: string;

beforeAll(async () => {
	[folder, otherFolder] = [await stateFolder(), await stateFolder()];
	office = await fullOffice(here, 'goes-along');
	const actor = buildActor(office.officeId);
	trashed = {
		goal: await buildGoal(here.db, actor, { name: { en: 'A goal thrown away' } }),
		file: newId(),
		sha256: await storeFile(folder.files, Buffer.from('thrown away'))
	};
	await deleteGoal(here.db, buildActor(office.officeId, 'director'), trashed.goal);
	const partner = await buildPartner(here.db, actor, { name: { en: 'Zakopane' } });
	const kept = await storeFile(folder.files, Buffer.from('kept'));
	for (const [id, sha256, when] of [
		[newId(), kept, null],
		[trashed.file, trashed.sha256, '2026-11-28']
	]) {
		await here.admin.query(
			`insert into attachment (office_id, id, partner_id, name, media_type, bytes, sha256, deleted_at, created_by)
			values ($1, $2, $3, 'a.txt', 'text/plain', 4, $4, $5, $6)`,
			[office.officeId, id, partner, sha256, when, office.userId]
		);
	}
	const plain = await buildOffice(here.db, { slug: 'plain' });
	approved = await buildApprovedReport(here.db, { officeId: plain });
	bytes = await archived(here.db, office.officeId, folder, NOW);
});
afterAll(() => Promise.all([folder, otherFolder].map(({ home }) => rm(home, { recursive: true }))));

const by = { userId: null, name: 'kesher office import' };
const filesOf = (test: TestDatabase) => (test === here ? folder.files : otherFolder.files);

async function bring(test: TestDatabase, archive: Uint8Array, input: ArrivalInput) {
	const outcome = await bringOffice({ db: test.db, files: filesOf(test) }, sourceOfBytes(archive), input, {
		by,
		now: NOW
	});
	if (!outcome.ok) throw new Error(outcome.reason);
	return outcome;
}

/** What another archive may have otherwise: how somebody comes in, the end of the trail, and what does not come along. */
const OTHERWISE = new Set(['office', 'member', 'audit_event', 'audit_head', ...Object.keys(NOT_TAKEN_IN)]);
const tablesIn = (archive: Uint8Array) =>
	[...entriesOf(archive)].flatMap(([name, text]) => {
		const table = /^tables\/(\w+)\.json$/.exec(name)?.[1];
		return table && !OTHERWISE.has(table) ? [[table, text] as const] : [];
	});

describe('an office that comes to another installation', () => {
	it('is there as it was: every row of every table with its id, its documents, and its trail with its seals', async () => {
		const { officeId, ...arrived } = await bring(elsewhere, bytes, { slug: 'moved' });
		expect(officeId).toBe(office.officeId);
		expect(arrived).toMatchObject({ slug: 'moved', files: 2, missing: 2, members: 1, directorId: undefined });
		const again = await archived(elsewhere.db, officeId, otherFolder, NOW);
		const was = new Map(
			tablesIn(bytes).map(([table, text]) => [table, text.replaceAll('"/o/goes-along/', '"/o/moved/')])
		);
		for (const [table, text] of tablesIn(again)) expect([table, text]).toEqual([table, was.get(table)]);
		const [before, after] = [entriesOf(bytes), entriesOf(again)];
		const documents = [...before].filter(([name]) => /^(files|trash)\//.test(name));
		expect(documents.map(([name]) => name)).toEqual(['files/a.txt', 'trash/a.txt']);
		for (const [name, text] of [...documents, ['files.json', before.get('files.json')]])
			expect(after.get(name ?? '')).toBe(text);
		const trail = rowsOf(bytes, 'audit_event');
		expect(rowsOf(again, 'audit_event').slice(0, trail.length)).toEqual(trail);
		expect(rowsOf(again, 'audit_event').slice(trail.length)).toMatchObject([
			{ action: 'bring_in', actor: by.name, record_id: officeId }
		]);
		expect(await chainOf(elsewhere, 'moved')).toMatchObject({ brokenAt: null, entries: trail.length + 1 });
	});

	it('has a row in every table that the catalogue knows, but for what is named with a reason', async () => {
		const officeId = await officeOfSlug(elsewhere.db, 'moved');
		const { empty } = await tablesOf(elsewhere.admin, officeId as OfficeId);
		const left = [...Object.keys(TABLES_LEFT_OUT), ...Object.keys(NOT_TAKEN_IN)].filter(
			(table) => table !== 'search_entry'
		);
		expect(empty.toSorted()).toEqual([...left.map((table) => `kesher.${table}`), 'auth.session'].toSorted());
		expect(Object.values(NOT_TAKEN_IN).every((reason) => reason.length > 20)).toBe(true);
	});

	it('tells the same of 2020, in both languages', async () => {
		for (const languages of ['he', 'en', 'he+en'] as const) {
			const [was, is] = await Promise.all([
				documentOf(here.db, { office: 'goes-along', year: 2020, asOf: '2026-11-29' }, languages),
				documentOf(elsewhere.db, { office: 'moved', year: 2020, asOf: '2026-11-29' }, languages)
			]);
			const text = JSON.stringify(was.document);
			expect(text.length).toBeGreaterThan(5000);
			expect(JSON.parse(JSON.stringify(is.document))).toEqual(
				JSON.parse(text.replaceAll('/o/goes-along/', '/o/moved/'))
			);
		}
	});

	it('holds nothing that opens anything, there or here', async () => {
		const { rows } = await elsewhere.admin.query<{ office: string }>(
			`select to_jsonb(o)::text as office from office o where slug = 'moved'`
		);
		expect(rows[0]?.office).toContain('"provider_only": false');
		for (const secret of Object.values(SECRETS))
			expect([...entriesOf(bytes).values()].some((text) => text.includes(secret))).toBe(false);
	});

	it('has its trash, out of which things come back with their documents, and is searched at once', async () => {
		const officeId = admitOffice((await officeOfSlug(elsewhere.db, 'moved')) ?? '');
		const director = buildActor(officeId, 'director');
		const found = (typed: string) =>
			elsewhere.db.forOffice(officeId, (tx) => findGroups(tx, typed, ['office', 'council'], 5));
		expect(await found('Zakopane')).toMatchObject([{ noun: 'partner', total: 1 }]);
		expect(await found('thrown')).toEqual([]);
		expect(await restore(elsewhere.db, director, { noun: 'goal', id: trashed.goal })).toMatchObject({ ok: true });
		expect(await found('thrown')).toMatchObject([{ noun: 'goal', hits: [{ id: trashed.goal }] }]);
		expect(await readStoredFile(otherFolder.files, trashed.sha256)).toBeDefined();
	});
});

describe('the people of an office that comes in', () => {
	it('are on record, and nobody comes in but the director who was named, with a link and no password', async () => {
		const { officeId, directorId = '' } = await bring(elsewhere, bytes, { slug: 'manned', director: DIRECTOR });
		const admitted = (userId: string, now = NOW) =>
			elsewhere.db.forOffice(officeId, (tx) => loadMembership(tx, officeId, userId, now));
		const { rows } = await elsewhere.admin.query<{ user_id: string; role: string; ends: string }>(
			'select user_id, role, ends from member where office_id = $1 order by id',
			[officeId]
		);
		expect(rows).toEqual([
			{ user_id: office.userId, role: 'coordinator', ends: '2026-11-28' },
			{ user_id: directorId, role: 'director', ends: null }
		]);
		expect(await admitted(office.userId)).toBeUndefined();
		expect(await admitted(directorId)).toMatchObject({ role: 'director' });
		expect(await hasOwnPassword(elsewhere.db, directorId)).toBe(false);
		expect(await chainOf(elsewhere, 'manned')).toMatchObject({ brokenAt: null });
	});

	it('are those who have an account here under that address, whatever it is called there', async () => {
		const [member] = rowsOf(bytes, 'member');
		const id = newId();
		await elsewhere.admin.query('delete from auth.user_office');
		await elsewhere.admin.query('update auth.user set id = $1 where email = $2', [id, member?.['email']]);
		const { officeId } = await bring(elsewhere, bytes, {
			slug: 'known',
			director: { email: String(member?.['email']), name: 'X' }
		});
		const { rows } = await elsewhere.admin.query(
			`select distinct created_by from attachment where office_id = $1 union all
			select user_id || role from member where office_id = $1`,
			[officeId]
		);
		expect(rows).toEqual([{ created_by: id }, { created_by: `${id}director` }]);
		expect(await chainOf(elsewhere, 'known')).toMatchObject({ brokenAt: null });
	});
});

describe('an office that comes in beside the one it was taken out of', () => {
	it('is another one with the same records; that one stays as it is', async () => {
		const { officeId } = await bring(here, bytes, { slug: 'twin', names: { en: 'The twin' } });
		expect(officeId).not.toBe(office.officeId);
		const again = await archived(here.db, officeId, folder, NOW);
		const as = (text: string) => text.replaceAll(officeId, office.officeId).replaceAll('"/o/twin/', '"/o/goes-along/');
		const was = new Map(tablesIn(bytes));
		for (const [table, text] of tablesIn(again)) expect([table, as(text)]).toEqual([table, was.get(table)]);
		expect(await chainOf(here, 'twin')).toMatchObject({
			brokenAt: null,
			entries: rowsOf(bytes, 'audit_event').length + 1
		});
		expect(await chainOf(here, 'goes-along')).toMatchObject({ brokenAt: null });
		expect((await archived(here.db, office.officeId, folder, NOW)).equals(bytes)).toBe(true);
		expect(rowsOf(again, 'office')).toMatchObject([
			{ slug: 'twin', name: { he: expect.stringContaining('רעננה') as string, en: 'The twin' } }
		]);
	});

	it('shows a report that was approved or closed as it was kept', async () => {
		const plain = admitOffice((await officeOfSlug(here.db, 'plain')) ?? '');
		const archive = await archived(here.db, plain, folder, NOW);
		await bring(here, archive, { slug: 'plain-twin' });
		const [was, is] = await Promise.all(
			['plain', 'plain-twin'].map((slug) => documentOf(here.db, { office: slug, report: approved }, 'en'))
		);
		expect(JSON.stringify(is?.document)).toBe(JSON.stringify(was?.document).replaceAll('/o/plain/', '/o/plain-twin/'));
	});

	it('has an id that no other has had, be it deleted or erased', async () => {
		await elsewhere.admin.query(
			`insert into erased_office (id, slug, name, deleted_at, reason) values ($1, 'x', '{}', now(), 'x')`,
			[VERSION_1.OFFICE]
		);
		const { officeId } = await bring(elsewhere, archiveOfVersion1(), { slug: 'once-erased' });
		expect(officeId).not.toBe(VERSION_1.OFFICE);
		expect(await chainOf(elsewhere, 'once-erased')).toMatchObject({ brokenAt: null });
	});
});

describe('an archive of an earlier time', () => {
	it('of version 1 is read, as whoever read the description of the format wrote it', async () => {
		const { officeId, ...arrived } = await bring(here, archiveOfVersion1(), { slug: 'of-version-1' });
		expect(officeId).toBe(VERSION_1.OFFICE);
		expect(arrived).toMatchObject({ name: { en: 'A first office' }, files: 1, missing: 0, members: 1 });
		const again = await archived(here.db, officeId, folder, NOW);
		expect(rowsOf(again, 'activity')).toMatchObject([
			{ id: VERSION_1.ACTIVITY, starts: '2026-05', money_planned: 12.5, themes: [] }
		]);
		expect(rowsOf(again, 'office')).toMatchObject([
			{ slug: 'of-version-1', closed_at: null, asks_second_factor: false }
		]);
		expect(entriesOf(again).get('files/programme.txt')).toBe(VERSION_1.CONTENT);
		expect(entriesOf(again).get('tables/audit_event.json')).toContain('10.50');
		expect(await chainOf(here, 'of-version-1')).toMatchObject({ brokenAt: null, entries: 3 });
	});

	it('from before there was a manifest is read, by what it holds', async () => {
		const old = changedArchive(bytes, { entries: { 'manifest.json': null } });
		const { rows } = await bring(here, old, { slug: 'of-before' });
		expect(rows).toBeGreaterThan(100);
		expect(await chainOf(here, 'of-before')).toMatchObject({ brokenAt: null });
	});
});

describe('what is not taken in', () => {
	const table = (name: string, change: (rows: Record<string, unknown>[]) => unknown[]) => {
		const entries = { [`tables/${name}.json`]: asTable(change(rowsOf(bytes, name))) };
		return changedArchive(bytes, { entries });
	};
	const first = (name: string, values: Record<string, unknown>) =>
		table(name, ([row, ...rows]) => [{ ...row, ...values }, ...rows]);
	const trail = (from: string, to: string) =>
		changedArchive(bytes, {
			entries: { 'tables/audit_event.json': (entriesOf(bytes).get('tables/audit_event.json') ?? '').replace(from, to) }
		});
	const secret = Buffer.from('A document of another office');

	it.each<[string, () => Uint8Array, string]>([
		['no archive', () => Buffer.from('hello'), 'foreign'],
		['an archive of something else', () => zipSync({ 'word/document.xml': secret }), 'foreign'],
		['a manifest of something else', () => changedArchive(bytes, { manifest: { format: 'other' } }), 'foreign'],
		['a later format', () => changedArchive(bytes, { manifest: { version: 2 } }), 'newer'],
		['a later schema', () => changedArchive(bytes, { manifest: { schema: '9999_later' } }), 'newer'],
		['one that was cut off', () => bytes.subarray(0, bytes.length - 100), 'foreign'],
		[
			'an entry that is not as it was',
			() => changedArchive(bytes, { entries: { 'tables/goal.json': '[]\n' }, keepsSums: true }),
			'damaged'
		],
		[
			'an entry that is gone',
			() => changedArchive(bytes, { entries: { 'tables/goal.json': null }, keepsSums: true }),
			'damaged'
		],
		[
			'an entry too many',
			() => changedArchive(bytes, { entries: { 'files/more.txt': 'x' }, keepsSums: true }),
			'damaged'
		],
		[
			'a table that is no list',
			() => changedArchive(bytes, { entries: { 'tables/goal.json': '{"a": 1}\n' } }),
			'damaged'
		],
		['an entry outside of it', () => changedArchive(bytes, { entries: { '../evil.txt': 'x' } }), 'unsafe'],
		[
			'a document that is not what it is called',
			() => changedArchive(bytes, { entries: { 'files/a.txt': 'other' } }),
			'damaged'
		],
		['an entry of the trail that says something else', () => trail('"actor": "test"', '"actor": "nobody"'), 'trail'],
		['an entry of the trail that is gone', () => table('audit_event', ([, ...rows]) => rows), 'trail'],
		['a trail that was cut off', () => table('audit_event', (rows) => rows.slice(0, -1)), 'trail'],
		[
			'a column that nobody knows',
			() => table('goal', (rows) => rows.map((row) => ({ ...row, colour: 'red' }))),
			'unfit'
		],
		['rows of two forms', () => first('goal', { colour: 'red' }), 'unfit'],
		['a row of another office', () => first('goal', { office_id: newId() }), 'unfit'],
		['a code that nobody knows', () => first('activity', { kind: 'war' }), 'unfit'],
		['what the database refuses', () => first('activity', { participants: -1 }), 'unfit'],
		['a record that names none', () => first('activity_goal', { goal_id: newId() }), 'unfit'],
		['an address that is a script', () => first('organisation', { website: 'javascript:alert(1)' }), 'unfit'],
		[
			'a kept document that leads to a script',
			() => first('report_version', { documents: { he: [{ href: 'javascript:x' }] } }),
			'unfit'
		],
		[
			'a logo that is a page',
			() => first('office', { logo_media_type: 'text/html', logo_sha256: 'c3'.repeat(32) }),
			'unfit'
		],
		['a document that it neither holds nor has lost', () => first('attachment', { sha256: sha256Of(secret) }), 'unfit'],
		['somebody without an address', () => first('member', { email: 'nobody' }), 'unfit'],
		['a list of documents that is none', () => changedArchive(bytes, { entries: { 'files.json': '{' } }), 'damaged'],
		[
			'a member that is no row',
			() => changedArchive(bytes, { entries: { 'tables/member.json': '[\n{x}\n]\n' } }),
			'damaged'
		],
		['two offices', () => table('office', (rows) => [...rows, ...rows]), 'unfit'],
		['no end of the trail', () => table('audit_head', () => []), 'unfit']
	])('%s', async (_, make, code) => {
		await storeFile(folder.files, secret);
		const refused = bringOffice(
			{ db: here.db, files: folder.files },
			sourceOfBytes(make()),
			{ slug: 'refused' },
			{ by, now: NOW }
		);
		await expect(refused).rejects.toBeInstanceOf(ArchiveRefused);
		await expect(refused).rejects.toMatchObject({ code });
		expect(await officeOfSlug(here.db, 'refused')).toBeUndefined();
	});

	it('a document that some office here has, and whoever brings the archive has not', async () => {
		await storeFile(folder.files, secret);
		const row = { ...rowsOf(bytes, 'attachment')[0], id: newId(), sha256: sha256Of(secret) };
		const list = JSON.parse(entriesOf(bytes).get('files.json') ?? '[]') as unknown[];
		const entries = {
			'tables/attachment.json': asTable([...rowsOf(bytes, 'attachment'), row]),
			'files.json': JSON.stringify([
				...list,
				{ id: row.id, path: 'files/b.txt', sha256: sha256Of(secret), isMissing: true }
			])
		};
		await expect(bring(here, changedArchive(bytes, { entries }), { slug: 'thief' })).rejects.toMatchObject({
			code: 'unfit'
		});
		expect(await bring(elsewhere, changedArchive(bytes, { entries }), { slug: 'honest' })).toMatchObject({
			missing: 3
		});
	});

	it('an address that cannot be had', async () => {
		const outcome = (slug: string) =>
			bringOffice({ db: here.db, files: folder.files }, sourceOfBytes(bytes), { slug }, { by, now: NOW });
		expect(await outcome('goes-along')).toEqual({ ok: false, reason: 'slug_taken' });
		const deleted = await buildOffice(here.db, { slug: 'deleted' });
		await here.admin.query(`update office set deleted_at = now(), deletion_reason = 'x' where id = $1`, [deleted]);
		expect(await outcome('deleted')).toEqual({ ok: false, reason: 'slug_taken' });
		expect(await outcome('api')).toEqual({ ok: false, reason: 'slug_reserved' });
		expect(await outcome('A b')).toEqual({ ok: false, reason: 'slug_form' });
	});
});
