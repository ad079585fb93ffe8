import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Content } from '#documents/zip/zip.ts';
import { FILE_LIST, pathOfTable, type ListedFile, type Manifest } from '#features/archive/archive.ts';
import { ArchiveWriter } from '#features/archive/server/writer.ts';
import type { Refusal } from '#features/member/server/form-action.ts';
import { may } from '#features/member/policy.ts';
import type { Desk } from '#features/member/server/gate.ts';
import { csvOf } from '#features/office/server/export.ts';
import { safeFileName } from '#kernel/file-name.ts';
import type { Language } from '#kernel/language.ts';
import { words } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';
import { recordChange } from '#platform/server/audit.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { soundFile } from '#platform/server/named-files.ts';
import { inLanguage } from '#platform/server/request-language.ts';
import type { StateFolder } from '#platform/server/state-folder.ts';
import { leavingRules } from '../policy.ts';
import { dayOf, LISTS } from './lists.ts';
import { schemaOf, tableAsJson, tablesToTakeOut } from './tables.ts';

/** Who takes everything out: a director at their desk, or the command line in the place of one. */
export type Leaver = Pick<Desk, 'db' | 'actor' | 'office'>;
type Folder = Pick<StateFolder, 'home' | 'files'>;
type Chunks = AsyncGenerator<Uint8Array>;

export interface TakenOut {
	ok: true;
	/** The archive, piece by piece. It is to be read to its end, or returned. */
	chunks: Chunks;
	/** What it is called. */
	name: string;
}

/**
 * Everything of an office as one archive; the trail says that it was taken out. The lists are read one by one, and then
 * the tables, all of one moment; both are written to the disk first: whoever takes it slowly keeps no transaction open.
 * The documents follow from where they lie, which never change.
 */
export async function takeOut(desk: Leaver, folder: Folder, now: Date): Promise<TakenOut | Refusal> {
	const { db, actor, office } = desk;
	if (!may(leavingRules, actor, 'takeOut')) return { ok: false, reason: 'not_found' };
	const { officeId } = actor;
	await db.forOffice(
		officeId,
		(tx) => {
			const change = { noun: 'office', recordId: officeId, before: null, after: null };
			recordChange(tx, actor, { ...change, action: 'take_out' });
			return Promise.resolve();
		},
		{ evenIf: 'closed' }
	);
	return { ok: true, ...(await archiveOf(desk, folder, now)), name: `${office.slug}-${dayOf(desk, now)}.zip` };
}

/** The archive itself; the same office at the same moment gives the same bytes. */
export async function archiveOf(desk: Leaver, folder: Folder, now: Date): Promise<Pick<TakenOut, 'chunks'>> {
	const { officeId } = desk.actor;
	const { id, slug, name } = desk.office;
	const archive = new ArchiveWriter(now);
	const begun = await namelessFile(folder.home);
	const add = (path: string, content: Content) => begun.appendFile(archive.add(path, content));
	try {
		await add('README.txt', [Buffer.from(readme(desk, now))]);
		for await (const [list, csv] of lists(desk, now)) await add(`lists/${list}.csv`, [csv]);
		const held = await desk.db.forOffice(officeId, (tx) => writeTables(tx, officeId, add), { isSnapshot: true });
		const chunks = inOrder({ begun, archive, folder }, { ...held, office: { id, slug, name } });
		await chunks.next();
		return { chunks };
	} catch (error) {
		await begun.close();
		throw error;
	}
}

type Document = Omit<ListedFile, 'isMissing'>;

/** What the tables of an office come to. */
interface Held extends Pick<Manifest, 'schema' | 'tables'> {
	documents: Document[];
}

/** An archive of which the tables are written, to a file. */
interface Begun {
	begun: FileHandle;
	archive: ArchiveWriter;
	folder: Folder;
}

/**
 * The archive from its beginning. The first piece is empty, for whoever makes this to take: one that has begun closes
 * its file whenever it is broken off, one that nobody ever asked for anything would not.
 */
async function* inOrder(
	{ begun, archive, folder }: Begun,
	{ documents, ...about }: Held & Pick<Manifest, 'office'>
): Chunks {
	try {
		yield new Uint8Array();
		yield* begun.createReadStream({ start: 0, autoClose: false }) as AsyncIterable<Uint8Array>;
		const missing = new Set<string>();
		for (const { path, sha256 } of documents) {
			const bytes = await soundFile(folder.files, sha256);
			if (bytes) yield* archive.add(path, [bytes]);
			else missing.add(path);
		}
		const list = documents.map((each): ListedFile => ({ ...each, isMissing: missing.has(each.path) }));
		yield* archive.add(FILE_LIST, [Buffer.from(`${JSON.stringify(list, undefined, '\t')}\n`)]);
		yield* archive.end(about);
	} finally {
		await begun.close();
	}
}

async function writeTables(
	tx: OfficeTransaction,
	officeId: OfficeId,
	add: (name: string, content: Content) => Promise<void>
): Promise<Held> {
	const tables: Record<string, number> = {};
	for (const table of await tablesToTakeOut(tx)) {
		const rows = { count: 0 };
		await add(pathOfTable(table.name), tableAsJson(tx, officeId, table, rows));
		tables[table.name] = rows.count;
	}
	const [schema, documents] = [await schemaOf(tx), await documentsOf(tx, officeId)];
	return { schema, tables, documents };
}

async function documentsOf(tx: OfficeTransaction, officeId: OfficeId): Promise<Document[]> {
	const { rows } = await sql<{ id: string; name: string; sha256: string; isDeleted: boolean }>`
		select id, name, sha256, deleted_at is not null as "isDeleted" from attachment where office_id = ${officeId}
		union all select id, 'logo.' || split_part(logo_media_type, '/', 2), logo_sha256, false from office
		where id = ${officeId} and logo_sha256 is not null
		union all select id, 'template-logo.' || split_part(logo_media_type, '/', 2), logo_sha256, deleted_at is not null
		from template where office_id = ${officeId} and logo_sha256 is not null
		union all select id, 'template-cover.' || split_part(cover_media_type, '/', 2), cover_sha256, deleted_at is not null
		from template where office_id = ${officeId} and cover_sha256 is not null
		union all select id, picture_name, picture_sha256, false from report_block
		where office_id = ${officeId} and picture_sha256 is not null
		union all select id, 'report-picture.' || split_part(media_type, '/', 2), sha256, false from report_version_file
		where office_id = ${officeId}
		union all select id, coalesce(nullif(name, ''), 'import.txt'), sha256, false from import
		where office_id = ${officeId} and sha256 is not null
		order by 4, 1`.execute(tx);
	const taken = new Set<string>();
	return rows.map(({ id, name, sha256, isDeleted }) => {
		const folder = isDeleted ? 'trash' : 'files';
		return { id, path: freeName(`${folder}/${safeFileName(name)}`, taken), sha256 };
	});
}

/** The first of "name.pdf", "name (2).pdf" that no other document has; some systems do not tell capitals apart. */
function freeName(name: string, taken: Set<string>): string {
	const dot = name.lastIndexOf('.');
	const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
	let free = name;
	for (let count = 2; taken.has(free.toLowerCase()); count += 1) free = `${stem} (${count})${ending}`;
	taken.add(free.toLowerCase());
	return free;
}

/** Each list in the language of the office, one at a time. */
async function* lists(desk: Leaver, now: Date): AsyncGenerator<[string, Buffer]> {
	const language: Language = desk.office.languages[0] ?? 'he';
	const how = { language, now, day: dayOf(desk, now) };
	for (const [name, list] of Object.entries(LISTS)) {
		yield [name, await inLanguage(language, async () => Buffer.from(csvOf({ ...(await list(desk, how)), language })))];
	}
}

function readme(desk: Leaver, now: Date): string {
	const inWords = (locale: Language) =>
		m.take_out_readme({ office: words(desk.office.name, locale), day: dayOf(desk, now) }, { locale });
	return `\ufeff${inWords('he')}\n\n${'-'.repeat(72)}\n\n${inWords('en')}\n`.replaceAll('\n', '\r\n');
}

/** A file that nobody finds, and that is gone when it is closed or the process ends. */
async function namelessFile(home: string): Promise<FileHandle> {
	const folder = await mkdtemp(join(home, 'take-out-'));
	try {
		return await open(join(folder, 'begun.zip'), 'wx+', 0o600);
	} finally {
		await rm(folder, { recursive: true });
	}
}
