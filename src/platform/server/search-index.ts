import { sql, type RawBuilder } from 'kysely';
import { EXPORT_LIMIT, toPage, type Cursor, type Page } from '#kernel/paging.ts';
import { lexemes, searchQuery } from '#kernel/search-words.ts';
import type { Texts } from '#kernel/texts.ts';
import type { OfficeId, OfficeTransaction } from './database.ts';

/** What a record can be found by: texts in all their languages, and plain strings. */
export interface Findable {
	texts: readonly (Texts | string | null | undefined)[];
	/** For ordering what was found: the latest first. */
	datedOn?: string | null | undefined;
	/** Whom it is meant for; undefined: every member. */
	visibility?: 'office' | 'council' | 'public' | undefined;
	/** The record on whose page it stands: only who finds that one finds this one. null: on none; undefined: as it was. */
	under?: { noun: string; id: string } | null | undefined;
}

export async function indexRecord(
	tx: OfficeTransaction,
	office: OfficeId,
	noun: string,
	id: string,
	{ texts, datedOn = null, visibility = 'council', under }: Findable
): Promise<void> {
	const words = lexemes(texts.flatMap((text) => (typeof text === 'object' ? Object.values(text ?? {}) : [text ?? ''])));
	const keepsUnder = under === undefined;
	await sql`
		insert into search_entry (office_id, noun, record_id, dated_on, lexemes, visibility, under_noun, under_id)
		values (${office}, ${noun}, ${id}, ${datedOn}, array_to_tsvector(${words}::text[]), ${visibility},
			${under?.noun ?? null}, ${under?.id ?? null})
		on conflict (office_id, noun, record_id) do update
			set dated_on = excluded.dated_on, lexemes = excluded.lexemes, visibility = excluded.visibility,
				under_noun = case when ${keepsUnder} then search_entry.under_noun else excluded.under_noun end,
				under_id = case when ${keepsUnder} then search_entry.under_id else excluded.under_id end`.execute(tx);
}

/** The same for many records of a noun at once; what each is under stays as it was. */
export async function indexRecords(
	tx: OfficeTransaction,
	office: OfficeId,
	noun: string,
	records: readonly (Findable & { id: string })[]
): Promise<void> {
	if (records.length === 0) return;
	const entries = records.map(({ id, texts, datedOn = null, visibility = 'council' }) => ({
		...{ id, dated_on: datedOn, visibility },
		words: lexemes(texts.flatMap((text) => (typeof text === 'object' ? Object.values(text ?? {}) : [text ?? ''])))
	}));
	await sql`
		insert into search_entry (office_id, noun, record_id, dated_on, lexemes, visibility)
		select ${office}, ${noun}, e.id, e.dated_on, array_to_tsvector(array(select jsonb_array_elements_text(e.words))),
			e.visibility
		from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
			as e (id uuid, dated_on date, visibility text, words jsonb) order by e.id
		on conflict (office_id, noun, record_id) do update
			set dated_on = excluded.dated_on, lexemes = excluded.lexemes, visibility = excluded.visibility`.execute(tx);
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

/** A record that was found. */
export interface Hit {
	id: string;
	datedOn: string | null;
}

/** What was found of one noun: how many records, and the latest few. */
export interface HitGroup {
	noun: string;
	total: number;
	hits: Hit[];
}

/** All that is found by what somebody typed, by noun. @param shown the visibilities that the reader may see */
export async function findGroups(
	tx: OfficeTransaction,
	typed: string,
	shown: readonly string[],
	perNoun: number
): Promise<HitGroup[]> {
	const { rows } = await sql<Hit & { noun: string; total: number }>`
		select noun, record_id as id, dated_on as "datedOn", total
		from kesher.search_groups(${searchQuery(typed)}::tsquery, ${shown}::text[], ${perNoun})`.execute(tx);
	return [...Map.groupBy(rows, (row) => row.noun)].map(([noun, found]) => ({
		noun,
		total: found[0]?.total ?? 0,
		hits: found.map(({ id, datedOn }) => ({ id, datedOn }))
	}));
}

/** A page of what is found of one noun, the latest first, the undated last. */
export async function findPage(
	tx: OfficeTransaction,
	typed: string,
	shown: readonly string[],
	{ noun, after, size }: { noun: string; after: Cursor | undefined; size: number }
): Promise<Page<Hit>> {
	const { rows } = await sql<Hit>`
		select record_id as id, dated_on as "datedOn"
		from kesher.search_page(${searchQuery(typed)}::tsquery, ${shown}::text[], ${noun},
			${after?.key ?? null}::date, ${after?.id ?? null}::uuid, ${size + 1})`.execute(tx);
	return toPage(rows, size, (row) => ({ key: row.datedOn, id: row.id }));
}
