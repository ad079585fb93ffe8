import { sql, type RawBuilder } from 'kysely';
import { indexNaming } from '#features/search/server/entries.ts';
import { recordChange } from '#platform/server/audit.ts';
import { admitOffice, type Database, type OfficeId, type OfficeTransaction } from '#platform/server/database.ts';
import { rethrow, type OnFailure } from '#platform/server/daily.ts';
import { removeStoredFile } from '#platform/server/files.ts';
import { goneBefore, PARENTS, TRASH_NOUNS, type TrashNoun } from '../trash.ts';

/** As whom the trail has it: nobody asked for it, the time was over. */
const AUTHOR = 'Kesher';
const AN_HOUR = 60 * 60 * 1000;

/** What a record that stays says of one that goes: it forgets it. */
const REFERENCES = [
	{ table: 'initiative', column: 'owner_id', noun: 'person' },
	{ table: 'initiative', column: 'source_body_id', noun: 'organisation' },
	{ table: 'partnership_request', column: 'agreement_id', noun: 'agreement' },
	{ table: 'initiative', column: 'merged_into_id', noun: 'initiative' },
	{ table: 'organisation', column: 'partner_id', noun: 'partner' },
	{ table: 'resident_idea', column: 'partner_id', noun: 'partner' },
	{ table: 'resident_idea', column: 'initiative_id', noun: 'initiative' },
	{ table: 'highlight', column: 'activity_id', noun: 'activity' },
	{ table: 'highlight', column: 'initiative_id', noun: 'initiative' },
	{ table: 'highlight', column: 'partner_id', noun: 'partner' },
	{ table: 'highlight', column: 'organisation_id', noun: 'organisation' }
] as const;

export interface Purged {
	records: number;
	files: number;
}

/**
 * Takes away for good what was deleted too long ago to be brought back, in every office: the records, what belongs
 * to them, and the files that no record names any more. It may be run at any time and by several at once.
 * @param onFailure of an office, by its id; the others are seen to all the same
 */
export async function purgeTrash(
	db: Database,
	filesFolder: string,
	now: Date,
	onFailure: OnFailure = rethrow
): Promise<Purged> {
	const offices = await listOffices(db);
	const before = goneBefore(now).toISOString();
	const purged: Purged = { records: 0, files: 0 };
	const candidates = new Set<string>();
	for (const office of offices) {
		try {
			const gone = await db.forOffice(office, (tx) => purgeOffice(tx, office, before), { evenIf: 'closed' });
			purged.records += gone.records;
			for (const sha256 of gone.files) candidates.add(sha256);
		} catch (error) {
			onFailure(error, office);
		}
	}
	purged.files = await removeUnnamed(db, filesFolder, [...candidates], now);
	return purged;
}

/** Every office there is and that was not deleted, for work that nobody asked for. */
export async function listOffices(db: Database): Promise<OfficeId[]> {
	return db.forInstallation(async (tx) => {
		const { rows } = await sql<{ id: string }>`select office_ids() as id`.execute(tx);
		return rows.map((row) => admitOffice(row.id));
	});
}

async function purgeOffice(tx: OfficeTransaction, office: OfficeId, before: string) {
	const old = (noun: TrashNoun) => sql`
		select r.id from ${sql.table(noun)} r where r.office_id = ${office} and r.deleted_at < ${before}::timestamptz`;
	// A document goes with what it belongs to; news that show one stay.
	const { rows: documents } = await sql<{ id: string; sha256: string }>`
		select f.id, f.sha256 from attachment f where f.office_id = ${office} and (f.id in (${old('attachment')})
			or ${sql.join(
				(PARENTS['attachment'] ?? []).map((noun) => sql`${sql.ref(`f.${noun}_id`)} in (${old(noun)})`),
				sql` or `
			)})
		`.execute(tx);
	await sql`update news t set picture_id = null, picture_alt = '{}' where t.office_id = ${office}
		and t.picture_id = any (${documents.map(({ id }) => id)}::uuid[])`.execute(tx);
	for (const { table, column, noun } of REFERENCES) {
		await sql`update ${sql.table(table)} t set ${sql.ref(column)} = null
			where t.office_id = ${office} and ${sql.ref(`t.${column}`)} in (${old(noun)})`.execute(tx);
	}
	// A role of a body that is gone for good would read as one of the home city.
	await sql`delete from role_held t where t.office_id = ${office}
		and (t.partner_id in (${old('partner')}) or t.organisation_id in (${old('organisation')}))`.execute(tx);
	const { rows: naming } = await sql<{ id: string }>`
		select distinct l.activity_id as id from activity_person l
		where l.office_id = ${office} and l.person_id in (${old('person')})`.execute(tx);
	const { rows: pictures } = await sql<{ sha256: string | null }>`
		delete from report_block b where b.office_id = ${office} and b.removed_at < ${before}::timestamptz
		returning b.picture_sha256 as sha256`.execute(tx);
	await sql`delete from report_section s where s.office_id = ${office} and s.removed_at < ${before}::timestamptz`.execute(
		tx
	);
	let records = 0;
	for (const noun of TRASH_NOUNS) records += await purgeNoun(tx, office, noun, before);
	// What named somebody who is gone is not found by that name any more.
	const ids = naming.map((activity) => activity.id);
	await indexNaming(tx, office, 'activity', ids);
	return { records, files: [...documents, ...pictures].flatMap(({ sha256 }) => sha256 ?? []) };
}

/** What stays, although it was deleted long ago, as long as something leads to it or it leads somewhere. */
const IS_FREE: Readonly<Partial<Record<TrashNoun, (office: OfficeId) => RawBuilder<unknown>>>> = {
	// What a report looks like is not lost with its template: that goes when no report names it any more.
	template: (office) => sql`not exists (select from report p where p.office_id = ${office} and p.template_id = r.id)`,
	// A duplicate leads to the record that it was merged into, and goes with that one.
	initiative: () => sql`r.merged_into_id is null`
};

/** Claims, steps, documents and links of a record go with it: their foreign keys cascade. */
async function purgeNoun(tx: OfficeTransaction, office: OfficeId, noun: TrashNoun, before: string): Promise<number> {
	const isFree = IS_FREE[noun]?.(office) ?? sql`true`;
	const { rows } = await sql<{ id: string }>`
		delete from ${sql.table(noun)} r
		where r.office_id = ${office} and r.deleted_at < ${before}::timestamptz and ${isFree} returning r.id`.execute(tx);
	const ids = rows.map((row) => row.id);
	if (ids.length === 0) return 0;
	await sql`delete from search_entry where office_id = ${office} and noun = ${noun}
		and record_id = any (${ids}::uuid[])`.execute(tx);
	await sql`delete from record_source where office_id = ${office} and noun = ${noun}
		and record_id = any (${ids}::uuid[])`.execute(tx);
	const author = { officeId: office, userId: null, name: AUTHOR };
	for (const recordId of ids) {
		recordChange(tx, author, { noun, recordId, action: 'purge', before: null, after: null });
	}
	return ids.length;
}

/** Which of these files a record of any office names, be it deleted. */
export async function filesNamed(db: Database, candidates: readonly string[]): Promise<Set<string>> {
	if (candidates.length === 0) return new Set();
	return db.forInstallation(async (tx) => {
		const { rows } = await sql<{ sha256: string }>`select files_named(${candidates}) as sha256`.execute(tx);
		return new Set(rows.map((row) => row.sha256));
	});
}

/**
 * Removes those of the files that no record names any more. Two offices may hold the same file, be one of them deleted:
 * it is kept once, for as long as one of them names it.
 * @returns how many are gone
 */
export async function removeUnnamed(
	db: Database,
	filesFolder: string,
	candidates: readonly string[],
	now: Date
): Promise<number> {
	const named = await filesNamed(db, candidates);
	let files = 0;
	for (const sha256 of candidates) {
		if (named.has(sha256)) continue;
		if (await removeStoredFile(filesFolder, sha256, new Date(now.getTime() - AN_HOUR))) files += 1;
	}
	return files;
}
