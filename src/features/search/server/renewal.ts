import { sql } from 'kysely';
import { indexPerson } from '#features/person/server/role-commands.ts';
import { namesOfCountry } from '#features/partner/server/commands.ts';
import { SUBJECTS } from '#features/subject/subject.ts';
import type { Texts } from '#kernel/texts.ts';
import type { Database, OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { indexRecord, type Findable } from '#platform/server/search-index.ts';
import { SEARCH_NOUNS, type SearchNoun } from '../search.ts';
import { indexNaming } from './entries.ts';

/** Records that are renewed in one transaction: whoever saves one of them waits for so long. */
const AT_ONCE = 200;

type Row = Record<string, unknown> & { id: string };
/** Writes anew by what some records of a noun are found. */
type Renew = (tx: OfficeTransaction, office: OfficeId, rows: readonly Row[]) => Promise<void>;

const naming =
	(noun: 'activity' | 'agreement' | 'initiative'): Renew =>
	(tx, office, rows) =>
		indexNaming(
			tx,
			office,
			noun,
			rows.map(({ id }) => id)
		);

const saying =
	(noun: SearchNoun, columns: readonly string[], more: (row: Row) => Partial<Findable> = () => ({})): Renew =>
	async (tx, office, rows) => {
		for (const row of rows) {
			const { texts = [], ...rest } = more(row);
			const own = columns.map((column) => row[column] as Texts | string | null);
			await indexRecord(tx, office, noun, row.id, { texts: [...own, ...texts], ...rest });
		}
	};

/** What each noun is found by, as its own commands have it when they save. */
const RENEW: Record<SearchNoun, Renew> = {
	partner: saying('partner', ['name', 'country_name', 'place', 'summary'], (row) => ({
		texts: namesOfCountry(row['country'] as string | null),
		...meantAs(row)
	})),
	organisation: saying('organisation', ['name', 'note']),
	person: async (tx, office, rows) => {
		for (const { id } of rows) await indexPerson(tx, office, id);
	},
	agreement: naming('agreement'),
	initiative: naming('initiative'),
	activity: naming('activity'),
	goal: saying('goal', ['name', 'short_name']),
	highlight: saying('highlight', ['text'], (row) => ({
		datedOn: row['period_starts_on'] as string,
		under: underOf(row)
	})),
	news: saying('news', ['title', 'text'], (row) => ({ datedOn: row['day'] as string, ...meantAs(row) })),
	next_step: saying('next_step', ['what', 'who'], (row) => ({ ...meantAs(row), under: underOf(row) })),
	attachment: saying('attachment', ['title', 'name'], (row) => ({ ...meantAs(row), under: underOf(row) })),
	data_note: saying('data_note', ['text', 'source'], (row) => ({ under: underOf(row) }))
};

/**
 * Writes anew by what every record of an office is found, from the records as they are, and takes away what no record
 * is behind any more. It may be run at any time, beside people who work, and again.
 * @returns how many records there are
 */
export async function renewIndex(db: Database, office: OfficeId): Promise<number> {
	let count = 0;
	for (const noun of SEARCH_NOUNS) {
		let last: string | undefined;
		do {
			const after: string | undefined = last;
			const ids = await db.forOffice(office, (tx) => renewSome(tx, office, noun, after), { evenIf: 'closed' });
			count += ids.length;
			last = ids.length === AT_ONCE ? ids.at(-1) : undefined;
		} while (last !== undefined);
		await db.forOffice(
			office,
			(tx) =>
				sql`delete from search_entry e where e.office_id = ${office} and e.noun = ${noun}
				and not exists (select from ${sql.table(noun)} r where r.office_id = ${office} and r.id = e.record_id)`.execute(tx),
			{ evenIf: 'closed' }
		);
	}
	return count;
}

/** The same of an office that is made in this transaction, whose records nothing is found by yet. */
export async function writeIndex(tx: OfficeTransaction, office: OfficeId): Promise<void> {
	for (const noun of SEARCH_NOUNS) {
		let ids: string[] = [];
		do ids = await renewSome(tx, office, noun, ids.at(-1));
		while (ids.length === AT_ONCE);
	}
}

/** The records after one, by their ids; nobody changes them meanwhile. */
async function renewSome(
	tx: OfficeTransaction,
	office: OfficeId,
	noun: SearchNoun,
	after: string | undefined
): Promise<string[]> {
	const { rows } = await sql<{ row: Row }>`
		select to_jsonb(r) as row from ${sql.table(noun)} r
		where r.office_id = ${office} ${after === undefined ? sql`` : sql`and r.id > ${after}::uuid`}
		order by r.id limit ${AT_ONCE} for update`.execute(tx);
	const records = rows.map(({ row }) => row);
	const ids = records.map(({ id }) => id);
	await RENEW[noun](tx, office, records);
	await sql`
		update search_entry e set is_live = r.deleted_at is null from ${sql.table(noun)} r
		where e.office_id = ${office} and r.office_id = ${office} and e.noun = ${noun} and e.record_id = r.id
			and r.id = any (${ids}::uuid[]) and e.is_live <> (r.deleted_at is null)`.execute(tx);
	return ids;
}

function meantAs(row: Row): Pick<Findable, 'visibility'> {
	return { visibility: row['visibility'] as Findable['visibility'] };
}

/** The record on whose page another stands. */
function underOf(row: Row): Findable['under'] {
	const noun = SUBJECTS.find((subject) => typeof row[`${subject}_id`] === 'string');
	return noun ? { noun, id: row[`${noun}_id`] as string } : null;
}
