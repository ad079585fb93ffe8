import { sql, type RawBuilder } from 'kysely';
import { EXPORT_LIMIT } from '#kernel/paging.ts';
import { lexemes, searchQuery } from '#kernel/search-words.ts';
import type { Texts } from '#kernel/texts.ts';
import type { OfficeId, OfficeTransaction } from './database.ts';

/** What a record can be found by: texts in all their languages, and plain strings. */
export interface Findable {
	texts: readonly (Texts | string | null | undefined)[];
	/** For ordering what was found: the latest first. */
	datedOn?: string | null | undefined;
}

export async function indexRecord(
	tx: OfficeTransaction,
	office: OfficeId,
	noun: string,
	id: string,
	{ texts, datedOn = null }: Findable
): Promise<void> {
	const words = lexemes(texts.flatMap((text) => (typeof text === 'object' ? Object.values(text ?? {}) : [text ?? ''])));
	await sql`
		insert into search_entry (office_id, noun, record_id, dated_on, lexemes)
		values (${office}, ${noun}, ${id}, ${datedOn}, array_to_tsvector(${words}::text[]))
		on conflict (office_id, noun, record_id)
			do update set dated_on = excluded.dated_on, lexemes = excluded.lexemes`.execute(tx);
}

/** A deleted record is not found; one that is brought back is found again by the same words. */
export async function setFindable(
	tx: OfficeTransaction,
	office: OfficeId,
	noun: string,
	id: string,
	isLive: boolean
): Promise<void> {
	await sql`
		update search_entry set is_live = ${isLive}
		where office_id = ${office} and noun = ${noun} and record_id = ${id}`.execute(tx);
}

/**
 * The ids of the records of a noun in which all that somebody typed is found, for "id in (…)". At most as many as
 * the longest list shows.
 */
export function matching(noun: string, typed: string): RawBuilder<string> {
	return sql<string>`(select record_id from kesher.search(${searchQuery(typed)}::tsquery, array[${noun}], ${EXPORT_LIMIT + 1}))`;
}
