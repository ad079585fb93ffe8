import { sql } from 'kysely';
import { may } from '#features/member/policy.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { titleOf } from '#features/trash/server/queries.ts';
import { toPage, type Cursor, type Page } from '#kernel/paging.ts';
import type { Texts } from '#kernel/texts.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import {
	IMPORTED_NOUNS,
	isSlides,
	readingProgress,
	type Import,
	type ImportedNoun,
	type RecordRef,
	type RecordSource
} from '../import.ts';
import { importRules } from '../policy.ts';
import type { ImportRow } from '../view.ts';

type Row = Pick<
	Import,
	'id' | 'name' | 'mediaType' | 'state' | 'step' | 'failure' | 'limit' | 'year' | 'isYearConfirmed' | 'version'
> &
	Pick<ImportRow, 'startedBy' | 'startedAt' | 'total' | 'open' | 'look'>;

const ISO = sql`'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`;

function rows(office: OfficeId) {
	return sql`
		select i.id, i.name, i.media_type as "mediaType", i.state, i.step, i.failure, i.failure_limit as "limit", i.year,
			i.is_year_confirmed as "isYearConfirmed", i.version, i.made_name as "startedBy",
			to_char(i.created_at at time zone 'utc', ${ISO}) as "startedAt", count(p.id)::integer as total,
			count(p.id) filter (where p.decision = 'open')::integer as open,
			count(p.id) filter (where p.decision = 'open' and not p.is_sure)::integer as look
		from import i left join import_proposal p on p.office_id = ${office} and p.import_id = i.id
		where i.office_id = ${office}`;
}

/** A page of the imports, the latest first. */
export async function listImports(
	tx: OfficeTransaction,
	{ officeId }: Actor,
	{ after, size }: { after?: Cursor | undefined; size: number }
): Promise<Page<ImportRow>> {
	const behind = after ? sql`and (i.created_at, i.id) < (${after.key}::timestamptz, ${after.id}::uuid)` : sql``;
	const { rows: found } = await sql<Row>`${rows(officeId)} ${behind}
		group by i.office_id, i.id order by i.created_at desc, i.id desc limit ${size + 1}`.execute(tx);
	return toPage(found.map(toRow), size, (row) => ({ key: row.startedAt, id: row.id }));
}

export async function countImports(tx: OfficeTransaction, { officeId }: Actor): Promise<number> {
	const { rows: found } = await sql<{ count: number }>`
		select count(*)::integer as count from import where office_id = ${officeId}`.execute(tx);
	return found[0]?.count ?? 0;
}

/** One import as the list has it; undefined where it is not there, or not for whoever asks. */
export async function loadImportRow(tx: OfficeTransaction, actor: Actor, id: string): Promise<ImportRow | undefined> {
	if (!may(importRules, actor, 'view')) return undefined;
	const { rows: found } = await sql<Row>`${rows(actor.officeId)} and i.id = ${id} group by i.office_id, i.id`.execute(
		tx
	);
	return found[0] && toRow(found[0]);
}

function toRow({ mediaType, step, ...row }: Row): ImportRow {
	return { ...row, isSlides: isSlides(mediaType), progress: readingProgress({ state: row.state, step }) };
}

/** Another import of the same file that was not undone, the latest. */
export async function otherOfSameFile(
	tx: OfficeTransaction,
	{ officeId }: Actor,
	id: string
): Promise<{ id: string; startedAt: string; startedBy: string } | undefined> {
	const { rows: found } = await sql<{ id: string; startedAt: string; startedBy: string }>`
		select o.id, to_char(o.created_at at time zone 'utc', ${ISO}) as "startedAt", o.made_name as "startedBy"
		from import i join import o on o.office_id = i.office_id and o.sha256 = i.sha256 and o.id <> i.id
		where i.office_id = ${officeId} and i.id = ${id} and o.state not in ('undone', 'failed')
		order by o.created_at desc, o.id desc limit 1`.execute(tx);
	return found[0];
}

export interface TitledRecord {
	id: string;
	title: Texts;
	isDeleted: boolean;
}

/** What records are called, whatever they are; also those that lie in the trash. */
export async function titlesOf(
	tx: OfficeTransaction,
	{ officeId }: Actor,
	refs: readonly RecordRef[]
): Promise<Map<string, TitledRecord>> {
	const nouns = IMPORTED_NOUNS.filter((noun) => refs.some((ref) => ref.noun === noun));
	if (nouns.length === 0) return new Map();
	const parts = nouns.map((noun) => {
		const ids = refs.filter((ref) => ref.noun === noun).map(({ id }) => id);
		return sql`select r.id, ${titleOf(noun)}::jsonb as title, r.deleted_at is not null as "isDeleted" from ${sql.table(noun)} r
			where r.office_id = ${officeId} and r.id = any (${ids}::uuid[])`;
	});
	const { rows: found } = await sql<TitledRecord>`${sql.join(parts, sql` union all `)}`.execute(tx);
	return new Map(found.map((record) => [record.id, record]));
}

/** The documents that a record comes from, the earliest first; none for whoever may not see imports. */
export async function sourcesOf(
	tx: OfficeTransaction,
	actor: Actor,
	noun: ImportedNoun,
	id: string
): Promise<RecordSource[]> {
	if (!may(importRules, actor, 'view')) return [];
	const { rows: found } = await sql<Omit<RecordSource, 'isSlides'> & { mediaType: string }>`
		select s.id, s.import_id as "importId", i.name, i.media_type as "mediaType", s.page, s.paragraph, s.text, s.differs
		from record_source s join import i on i.office_id = s.office_id and i.id = s.import_id
		where s.office_id = ${actor.officeId} and s.noun = ${noun} and s.record_id = ${id}
		order by s.created_at, s.id limit 50`.execute(tx);
	return found.map(({ mediaType, ...source }) => ({ ...source, isSlides: isSlides(mediaType) }));
}

/** The tables in which a record can name one of these; each has a column for it, "partner_id". */
const NAMED_IN: Readonly<Record<ImportedNoun, readonly string[]>> = {
	partner: [
		...['activity_partner', 'activity_shown_on', 'agreement_partner', 'initiative_partner', 'news_partner'],
		...['organisation', 'role_held', 'highlight', 'next_step', 'data_note', 'attachment']
	],
	organisation: ['activity_organisation', 'initiative_organisation', 'role_held', 'highlight'],
	person: ['activity_person', 'agreement_signatory', 'role_held'],
	goal: ['activity_goal', 'initiative_goal'],
	activity: ['initiative_activity', 'highlight', 'next_step', 'attachment'],
	initiative: ['highlight', 'next_step', 'attachment'],
	agreement: ['claim', 'next_step', 'attachment'],
	highlight: []
};

/** Of tables that are links, the records whose links they are. */
const LINKS_OF: Readonly<Record<string, 'activity' | 'agreement' | 'initiative' | 'news'>> = {
	...{ activity_partner: 'activity', activity_shown_on: 'activity', activity_organisation: 'activity' },
	...{ activity_person: 'activity', activity_goal: 'activity' },
	...{ agreement_partner: 'agreement', agreement_signatory: 'agreement' },
	...{ initiative_partner: 'initiative', initiative_organisation: 'initiative', initiative_goal: 'initiative' },
	...{ initiative_activity: 'initiative', news_partner: 'news' }
};

export interface Besides {
	office: OfficeId;
	/** The proposal that is taken back. */
	proposal: string;
	/** Records that go as well, by their ids. */
	going: readonly string[];
}

/**
 * What else would lose by it if a record went. used: a live record names it that does not go as well. source: nothing
 * but that another document tells of it.
 */
export async function useOf(
	tx: OfficeTransaction,
	{ noun, id }: RecordRef,
	{ office, proposal, going }: Besides
): Promise<'used' | 'source' | undefined> {
	const named = NAMED_IN[noun].map((table) => {
		const owner = LINKS_OF[table] ?? table;
		const link = sql.ref(owner === table ? 'l.id' : `l.${owner}_id`);
		return sql`exists (select from ${sql.table(table)} l join ${sql.table(owner)} o on o.office_id = l.office_id and o.id = ${link}
			where l.office_id = ${office} and ${sql.ref(`l.${noun}_id`)} = ${id} and o.deleted_at is null
				and o.id <> all (${going}::uuid[]))`;
	});
	const { rows } = await sql<{ isNamed: boolean; isTold: boolean }>`
		select ${named.length > 0 ? sql`(${sql.join(named, sql` or `)})` : sql`false`} as "isNamed",
			exists (select from record_source s join import_proposal p on p.office_id = s.office_id and p.id = s.proposal_id
				where s.office_id = ${office} and s.noun = ${noun} and s.record_id = ${id} and s.proposal_id <> ${proposal}
					and p.decision = 'merged') as "isTold"`.execute(tx);
	const [found] = rows;
	if (found?.isNamed) return 'used';
	return found?.isTold ? 'source' : undefined;
}
