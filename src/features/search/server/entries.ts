import { isDeepStrictEqual } from 'node:util';
import { sql, type RawBuilder } from 'kysely';
import { isAgreementShown } from '#features/agreement/server/queries.ts';
import { agreementLabel } from '#features/agreement/labels.ts';
import type { AgreementKind } from '#features/agreement/agreement.ts';
import { indexPerson } from '#features/person/server/role-commands.ts';
import { shownTo, type Visibility } from '#features/member/policy.ts';
import { LANGUAGES } from '#kernel/language.ts';
import type { Texts } from '#kernel/texts.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { indexRecords } from '#platform/server/search-index.ts';

/** What is found by the names of others as well: its own texts, and whose names. */
const NAMING = {
	activity: {
		texts: ['title', 'details', 'outcome', 'reason_note', 'source'],
		names: ['partner', 'organisation', 'person']
	},
	agreement: { texts: ['title', 'council_decision', 'note'], names: ['partner'] },
	initiative: {
		texts: ['title', 'details', 'standing', 'programme', 'risks', 'outcome', 'source_note'],
		names: ['partner', 'organisation']
	}
} as const;
type NamingNoun = keyof typeof NAMING;
type NamedNoun = (typeof NAMING)['activity']['names'][number];

/**
 * Makes records findable by what they say and by the names of what they are linked to, as they are now. A record that
 * readers may see is not found by the name of a partner that they may not: that it is found would tell them.
 */
export async function indexNaming(
	tx: OfficeTransaction,
	office: OfficeId,
	noun: NamingNoun,
	ids: readonly string[]
): Promise<void> {
	const { texts, names } = NAMING[noun];
	const own = texts.map((column) => sql`r.${sql.ref(column)}`);
	const others = names.map(
		(named) => sql`array(select n.name::jsonb from ${sql.table(`${noun}_${named}`)} l
			join ${sql.table(named)} n on n.office_id = l.office_id and n.id = l.${sql.ref(`${named}_id`)}
			where l.office_id = ${office} and l.${sql.ref(`${noun}_id`)} = r.id
				${named === 'partner' ? sql`and (${isForReaders('n', named)} or not ${isForReaders('r', noun)})` : sql``})`
	);
	const { rows } = await sql<Row>`
		select r.id, to_jsonb(array[${sql.join(own)}]::jsonb[] || ${sql.join(others, sql` || `)}) as texts,
			to_jsonb(r) ->> 'kind' as kind, to_jsonb(r) ->> 'dated_on' as "datedOn",
			${noun === 'agreement' ? sql`case when ${isForReaders('r', noun)} then 'council' else 'office' end` : sql`r.visibility`} as visibility
		from ${sql.table(noun)} r
		where r.office_id = ${office} and r.id = any (${ids}::uuid[])
		order by r.id`.execute(tx);
	const records = rows.map((row) => ({
		id: row.id,
		texts: [...row.texts, ...(noun === 'agreement' ? wordsOf(row.kind as AgreementKind) : [])],
		datedOn: row.datedOn,
		visibility: row.visibility
	}));
	await indexRecords(tx, office, noun, records);
}

/** An agreement has no visibility of its own: its partners have. */
function isForReaders(alias: string, noun: NamingNoun | 'partner'): RawBuilder<boolean> {
	const shown = shownTo({ role: 'reader' });
	if (noun === 'agreement') return isAgreementShown(alias, shown);
	return sql<boolean>`${sql.ref(`${alias}.visibility`)} = any (${shown})`;
}

interface Row {
	id: string;
	texts: Texts[];
	kind: string | null;
	datedOn: string | null;
	visibility: Visibility;
}

function wordsOf(kind: AgreementKind): string[] {
	return LANGUAGES.map((language) => agreementLabel(kind, language));
}

/**
 * Saves a record that others name. If its name changes, whatever names it is found by the new one from then on, and no
 * longer by the old one; the same when it is from then on meant for others.
 */
export async function savingName<T>(
	tx: OfficeTransaction,
	office: OfficeId,
	noun: NamedNoun,
	id: string,
	save: () => Promise<T>
): Promise<T> {
	const before = await namedAs(tx, office, noun, id);
	const saved = await save();
	if (before && !isDeepStrictEqual(before, await namedAs(tx, office, noun, id))) await renew(tx, office, noun, id);
	return saved;
}

async function namedAs(
	tx: OfficeTransaction,
	office: OfficeId,
	noun: NamedNoun,
	id: string
): Promise<{ name: Texts; visibility: Visibility | null } | undefined> {
	const { rows } = await sql<{ name: Texts; visibility: Visibility | null }>`
		select r.name, to_jsonb(r) ->> 'visibility' as visibility from ${sql.table(noun)} r
		where r.office_id = ${office} and r.id = ${id}`.execute(tx);
	return rows[0];
}

async function renew(tx: OfficeTransaction, office: OfficeId, noun: NamedNoun, id: string): Promise<void> {
	for (const naming of Object.keys(NAMING) as NamingNoun[]) {
		if (!(NAMING[naming].names as readonly NamedNoun[]).includes(noun)) continue;
		const { rows } = await sql<{ id: string }>`
			select distinct l.${sql.ref(`${naming}_id`)} as id from ${sql.table(`${naming}_${noun}`)} l
			where l.office_id = ${office} and l.${sql.ref(`${noun}_id`)} = ${id}`.execute(tx);
		if (rows.length > 0)
			await indexNaming(
				tx,
				office,
				naming,
				rows.map((row) => row.id)
			);
	}
	if (noun === 'person') return;
	const { rows } = await sql<{ id: string }>`
		select distinct person_id as id from role_held
		where office_id = ${office} and ${sql.ref(`${noun}_id`)} = ${id} and deleted_at is null order by 1`.execute(tx);
	for (const person of rows) await indexPerson(tx, office, person.id);
}
