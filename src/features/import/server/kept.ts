import { sql } from 'kysely';
import type { Proposal, Section, Understanding } from '#features/understanding/understanding.ts';
import { newId } from '#kernel/id.ts';
import { CELL_GAP, type ReadDocument, type ReadPage } from '#kernel/read-document.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { effective, type Edits, type Import, type KeptParagraph, type KeptProposal } from '../import.ts';
import { dated, isSure, reproposed, withYearKnown } from '../proposing.ts';

/** One import with where it is; locked, where something of it is to be changed. */
export async function loadImport(
	tx: OfficeTransaction,
	office: OfficeId,
	id: string,
	how: { isLocked?: boolean } = {}
): Promise<Import | undefined> {
	const { rows } = await sql<Import>`
		select id, name, media_type as "mediaType", bytes, sha256, state, step, failure, failure_limit as "limit", year,
			is_year_confirmed as "isYearConfirmed", tongue, text_order as "order", pages, sections, made_name as "madeBy",
			to_char(created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "madeAt", version
		from import where office_id = ${office} and id = ${id} ${how.isLocked ? sql`for update` : sql``}`.execute(tx);
	return rows[0];
}

export async function loadParagraphs(tx: OfficeTransaction, office: OfficeId, id: string): Promise<KeptParagraph[]> {
	const { rows } = await sql<KeptParagraph>`
		select position, page, kind, level, mark, text, cells, raw, confidence, doubts, corrected, version
		from import_paragraph where office_id = ${office} and import_id = ${id} order by position`.execute(tx);
	return rows;
}

/** What was proposed, in the order of the document. @param only the proposals of these ids */
export async function loadProposals(
	tx: OfficeTransaction,
	office: OfficeId,
	id: string,
	{ only, isLocked }: { only?: readonly string[]; isLocked?: boolean } = {}
): Promise<KeptProposal[]> {
	const { rows } = await sql<Omit<KeptProposal, 'isSure'> & { year: number | null }>`
		select p.id, position, paragraph, section, proposed, edits, decision, made, filled,
			case when record_id is not null then jsonb_build_object('noun', record_noun, 'id', record_id) end as record,
			record_version as "recordVersion", p.version,
			to_char(decided_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "decidedAt",
			case when i.is_year_confirmed then i.year end as year
		from import_proposal p join import i on i.office_id = p.office_id and i.id = p.import_id
		where p.office_id = ${office} and p.import_id = ${id} ${only ? sql`and p.id = any (${only}::uuid[])` : sql``}
		order by position, p.id ${isLocked ? sql`for update of p` : sql``}`.execute(tx);
	return rows.map(({ year, ...row }) => {
		const proposed = year === null ? row.proposed : withYearKnown(row.proposed, year);
		return { ...row, proposed, isSure: isSure(effective({ ...row, proposed }), year !== null) };
	});
}

/** The document as a person has put it right so far. */
export function documentOf(paragraphs: readonly KeptParagraph[], { order }: Pick<Import, 'order'>): ReadDocument {
	const pages: ReadPage[] = [];
	for (const paragraph of paragraphs) {
		let page = pages.at(-1);
		if (page?.number !== paragraph.page) pages.push((page = { number: paragraph.page, paragraphs: [] }));
		const { kind, level, mark, cells, raw, confidence, doubts, corrected } = paragraph;
		const text = corrected ?? paragraph.text;
		page.paragraphs.push({
			...{ kind, level, text },
			...(mark === null ? {} : { mark }),
			...(cells === null ? {} : { cells: corrected === null ? cells : corrected.split(CELL_GAP) }),
			...(raw === null ? {} : { raw }),
			...(corrected === null ? { confidence, doubts } : { confidence: 'high', doubts: [] })
		});
	}
	return { pages, ...(order === null ? {} : { order }) };
}

/** Keeps what was read, in the place of what was read before. */
export async function keepDocument(
	tx: OfficeTransaction,
	office: OfficeId,
	id: string,
	document: ReadDocument
): Promise<void> {
	await sql`delete from import_paragraph where office_id = ${office} and import_id = ${id}`.execute(tx);
	const rows = document.pages
		.flatMap((page) => page.paragraphs.map((paragraph) => ({ page: page.number, ...paragraph })))
		.map(({ kind, level, mark, text, cells, raw, confidence = 'high', doubts = [], page }, position) => ({
			...{ position, page, kind, level, mark: mark ?? null, text, cells: cells ?? null, raw: raw ?? null },
			...{ confidence, doubts }
		}));
	await sql`
		insert into import_paragraph (office_id, import_id, position, page, kind, level, mark, text, cells, raw, confidence, doubts)
		select ${office}, ${id}, p.* from jsonb_to_recordset(${plainJson(rows)}::jsonb)
			as p (position integer, page integer, kind text, level integer, mark text, text text, cells text[], raw text[],
				confidence text, doubts text[])`.execute(tx);
	const order = document.order ?? null;
	await sql`
		update import set text_order = ${order}, pages = ${document.pages.at(-1)?.number ?? 0}
		where office_id = ${office} and id = ${id}`.execute(tx);
}

/** PostgreSQL keeps no NUL in a text; nobody wrote one. */
function plainJson(value: unknown): string {
	return JSON.stringify(value).replaceAll('\\u0000', '');
}

/**
 * Keeps what was understood beside what a person has decided already: what is open is proposed anew, with the changes
 * that the person made; what was decided stays as it was.
 */
export async function keepProposals(
	tx: OfficeTransaction,
	office: OfficeId,
	{ id, year, isYearConfirmed }: Pick<Import, 'id' | 'year' | 'isYearConfirmed'>,
	understanding: Understanding
): Promise<void> {
	const before = await loadProposals(tx, office, id, { isLocked: true });
	const { added, changed, dropped } = reproposed(
		before,
		understanding.proposals.map((proposal) => dated(proposal, isYearConfirmed ? year : null))
	);
	const sectionOf = (paragraph: number) => sectionAt(understanding.sections, paragraph);
	const row = (position: number, proposed: Proposal, edits: Edits = {}) => ({
		...{ position, paragraph: proposed.source.paragraph, section: sectionOf(proposed.source.paragraph) },
		...{ type: proposed.type, proposed, sure: isSure(effective({ proposed, edits }), isYearConfirmed) }
	});
	const columns = sql`position integer, paragraph integer, section text, type text, proposed jsonb, sure boolean`;
	if (dropped.length > 0) {
		await sql`delete from import_proposal where office_id = ${office} and id = any (${dropped}::uuid[])`.execute(tx);
	}
	const editsOf = new Map(before.map((kept) => [kept.id, kept.edits]));
	const again = changed.map(({ kept, position, proposed }) => ({
		kept,
		...row(position, proposed, editsOf.get(kept))
	}));
	await sql`
		update import_proposal k set position = p.position, section = p.section, proposed = p.proposed, is_sure = p.sure,
			version = k.version + case when k.proposed = p.proposed then 0 else 1 end
		from jsonb_to_recordset(${plainJson(again)}::jsonb) as p (kept uuid, ${columns})
		where k.office_id = ${office} and k.id = p.kept and k.decision = 'open'`.execute(tx);
	const anew = added.map(({ position, proposed }) => ({ id: newId(), ...row(position, proposed) }));
	await sql`
		insert into import_proposal (office_id, import_id, id, position, paragraph, section, type, proposed, is_sure)
		select ${office}, ${id}, p.* from jsonb_to_recordset(${plainJson(anew)}::jsonb) as p (id uuid, ${columns})`.execute(tx);
	await sql`
		update import set tongue = ${understanding.tongue}, year = case when is_year_confirmed then year else ${understanding.year}::integer end,
			sections = ${plainJson(understanding.sections)}::jsonb
		where office_id = ${office} and id = ${id}`.execute(tx);
}

function sectionAt(sections: readonly Section[], paragraph: number): Section['kind'] {
	return sections.find(({ from, to }) => paragraph >= from && paragraph < to)?.kind ?? 'other';
}

/** After a decision: nothing is left to decide, or something is again. */
export async function settleState(tx: OfficeTransaction, office: OfficeId, id: string): Promise<void> {
	await sql`
		update import i set updated_at = now(), state = case when open.count > 0 then 'review' else 'finished' end,
			ended_at = case when open.count > 0 then null else coalesce(ended_at, now()) end
		from (select count(*) from import_proposal p
			where p.office_id = ${office} and p.import_id = ${id} and p.decision = 'open') as open (count)
		where i.office_id = ${office} and i.id = ${id} and i.state in ('review', 'finished')`.execute(tx);
}
