import { sql } from 'kysely';
import { z } from 'zod';
import type { ZipSource } from '#documents/zip/source.ts';
import { schemaOf } from '#features/leaving/server/tables.ts';
import { slugProblem } from '#features/office/office.ts';
import { officeOfSlug } from '#features/office/server/queries.ts';
import { writeIndex } from '#features/search/server/renewal.ts';
import { isId, newId } from '#kernel/id.ts';
import { isLanguage, type Language } from '#kernel/language.ts';
import type { Outcome } from '#kernel/outcome.ts';
import { dayAt } from '#kernel/period.ts';
import type { Texts } from '#kernel/texts.ts';
import { recordChange, type Author } from '#platform/server/audit.ts';
import {
	admitOffice,
	mayTakeLong,
	type Database,
	type OfficeId,
	type OfficeTransaction
} from '#platform/server/database.ts';
import { ArchiveRefused, pathOfTable } from '../archive.ts';
import { strangeColumn } from '../row.ts';
import { admitDirector, readMembers, recordMembers, settleAccounts } from './people.ts';
import { storeFiles, type StoredFiles } from './stored-files.ts';
import { onlyRow } from './lines.ts';
import { fillTables, fillTrail, inTable, unproven, type Filling } from './filling.ts';
import { OpenedArchive } from './opened.ts';

/** What is asked of an office that an archive brings. */
export interface ArrivalInput {
	slug: string;
	/** Another name than it had, in its own language and in English; what is left out is as it was. */
	names?: { own?: string | undefined; en?: string | undefined } | undefined;
	/** Who decides from now on who comes in; undefined: nobody comes in yet. */
	director?: { email: string; name: string } | undefined;
}

export interface Arrived {
	officeId: OfficeId;
	slug: string;
	name: Texts;
	/** Rows of records and of the trail. */
	rows: number;
	/** Documents that are kept now, and those that the archive itself had no longer. */
	files: number;
	missing: number;
	/** How many people it brings on record. */
	members: number;
	/** The account of the director, where one was named. */
	directorId: string | undefined;
	language: Language;
}

interface Place {
	db: Database;
	/** The folder of the files. */
	files: string;
}

/** An hour: an office of hundreds of thousands of records on a small machine. */
const LONGEST = 60 * 60;
const A_DAY = 24 * 60 * 60 * 1000;

/**
 * Makes an office of an archive, as it was: its records, documents and trail. All of it or nothing; documents come to
 * the disk first, and what a refusal leaves there is swept. Who may do so is decided elsewhere.
 * @param how.by who does it, for the trail
 * @param how.onRows hears now and then how many rows are in
 * @throws ArchiveRefused
 */
export async function bringOffice(
	{ db, files }: Place,
	source: ZipSource,
	input: ArrivalInput,
	{ by, now, onRows }: { by: Omit<Author, 'officeId'>; now: Date; onRows?: (count: number) => void }
): Promise<Outcome<Arrived, 'slug_form' | 'slug_reserved' | 'slug_taken'>> {
	const problem = slugProblem(input.slug);
	if (problem) return { ok: false, reason: `slug_${problem}` };
	if (await officeOfSlug(db, input.slug)) return { ok: false, reason: 'slug_taken' };
	const archive = await OpenedArchive.open(source, await db.forInstallation(schemaOf));
	const stored = await storeFiles(archive, files);
	const office = await readOffice(archive, stored);
	const officeId = await freeId(db, office.id);
	const settle = (tx: OfficeTransaction) =>
		settled(tx, { archive, stored, office, officeId, onRows }, input, { by, now });
	try {
		return { ok: true, ...(await db.forOffice(officeId, settle)) };
	} catch (error) {
		if (constraintOf(error) === 'office_slug_key') return { ok: false, reason: 'slug_taken' };
		throw error;
	}
}

/** Of an office that was deleted the address is taken until it is erased, and it is not found by it. */
function constraintOf(error: unknown): string | undefined {
	return ((error as Error).cause as { constraint?: string } | undefined)?.constraint;
}

interface Coming {
	archive: OpenedArchive;
	stored: StoredFiles;
	office: OfficeRow;
	officeId: OfficeId;
	onRows: ((count: number) => void) | undefined;
}

async function settled(
	tx: OfficeTransaction,
	{ archive, stored, office, officeId, onRows = () => {} }: Coming,
	{ slug, names, director }: ArrivalInput,
	{ by, now }: { by: Omit<Author, 'officeId'>; now: Date }
): Promise<Arrived> {
	await mayTakeLong(tx, LONGEST);
	const language = office.languages[0] as Language;
	const name = { ...office.name, ...(names?.en && { en: names.en }), ...(names?.own && { [language]: names.own }) };
	await insertOffice(tx, { ...office, id: officeId, slug, name });
	const members = await readMembers(archive.rows('member'));
	const accounts = await settleAccounts(tx, members, language);
	const filling: Filling = { tx, archive, stored, from: office, to: { id: officeId, slug }, accounts, onRows };
	const records = await fillTables(filling);
	await recordMembers(tx, officeId, members, {
		accounts,
		before: dayAt(new Date(now.getTime() - A_DAY), office.time_zone)
	});
	const entries = await fillTrail(filling);
	await writeIndex(tx, officeId);
	const author = { ...by, officeId };
	recordChange(tx, author, {
		noun: 'office',
		recordId: officeId,
		action: 'bring_in',
		before: null,
		after: { name, slug }
	});
	const directorId = director && (await admitDirector(tx, author, { ...director, language }));
	const counts = {
		rows: records + entries,
		files: stored.kept.size,
		missing: stored.missing.size,
		members: members.length
	};
	return { officeId, slug, name, ...counts, directorId, language };
}

/** What is asked of the office; the rest is left to the database. */
const officeRow = z.looseObject({
	id: z.string().refine(isId),
	slug: z.string().refine((slug) => slugProblem(slug) === undefined),
	name: z.record(z.string(), z.string()),
	languages: z.array(z.string().refine(isLanguage)).min(1),
	time_zone: z.string().refine(isZone)
});
type OfficeRow = z.output<typeof officeRow>;

/** What of the office itself does not come along: it is open, and whoever signs in does so by the ways of this place. */
const ANEW = { closed_at: null, deleted_at: null, deletion_reason: null, provider_only: false };

async function readOffice(archive: OpenedArchive, stored: StoredFiles): Promise<OfficeRow> {
	const path = pathOfTable('office');
	const { data } = officeRow.safeParse(await onlyRow(archive.rows('office'), path));
	if (!data || strangeColumn('office', data) !== undefined || unproven(data, stored) !== undefined) {
		throw new ArchiveRefused('unfit', path);
	}
	return data;
}

function isZone(zone: string): boolean {
	try {
		new Intl.DateTimeFormat('en', { timeZone: zone });
		return true;
	} catch {
		return false;
	}
}

async function insertOffice(tx: OfficeTransaction, office: OfficeRow): Promise<void> {
	const row = { ...office, ...ANEW };
	const columns = sql.join(Object.keys(row).map((column) => sql.ref(column)));
	await inTable('office', () =>
		sql`insert into office (${columns}) select ${columns}
			from jsonb_populate_record(null::office, ${JSON.stringify(row)}::jsonb)`.execute(tx)
	);
}

/** The id that the office had, where no other has it here, had it, or can be brought back with it. */
async function freeId(db: Database, id: string): Promise<OfficeId> {
	const { rows } = await db.forInstallation((tx) =>
		sql<{ id: string }>`select office_ids() as id union all select id from deleted_offices()
			union all select id from erased_office`.execute(tx)
	);
	return admitOffice(rows.some((row) => row.id === id) ? newId() : id);
}
