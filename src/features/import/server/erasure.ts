import { sql } from 'kysely';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';

/**
 * Takes somebody out of the documents that were brought in. The words of a paragraph that names them go as a whole, with
 * what was proposed of it: nobody can put words right that stand in a file. The file itself is let go, and is removed
 * with those that nothing names; what was taken into the register from there stays, and is its own matter.
 * @param pattern by which they are certainly meant
 */
export async function forgetInImports(tx: OfficeTransaction, office: OfficeId, pattern: string | null): Promise<void> {
	if (pattern === null) return;
	await sql`
		update import i set sha256 = null, updated_at = now() where i.office_id = ${office} and (
			has_words(to_jsonb(i.name), ${pattern}) or exists (select from import_paragraph p
				where p.office_id = ${office} and p.import_id = i.id and has_words(to_jsonb(p), ${pattern})))`.execute(tx);
	await sql`update import i set name = '' where i.office_id = ${office}
		and has_words(to_jsonb(i.name), ${pattern})`.execute(tx);
	await sql`update import i set sections = '[]' where i.office_id = ${office}
		and has_words(i.sections, ${pattern})`.execute(tx);
	await sql`
		delete from import_proposal k where k.office_id = ${office} and (
			has_words(k.proposed, ${pattern}) or has_words(k.edits, ${pattern}) or has_words(k.filled, ${pattern}))`.execute(tx);
	await sql`delete from record_source s where s.office_id = ${office} and has_words(to_jsonb(s), ${pattern})`.execute(
		tx
	);
	await sql`delete from import_lesson l where l.office_id = ${office} and has_words(to_jsonb(l), ${pattern})`.execute(
		tx
	);
	await sql`
		update import_paragraph p set text = '', cells = null, raw = null, corrected = null, mark = null,
			version = version + 1
		where p.office_id = ${office} and has_words(to_jsonb(p), ${pattern})`.execute(tx);
}
