import { sql } from 'kysely';
import type { Actor } from '#features/member/server/gate.ts';
import type { FlowDocument, PictureType } from '#kernel/flow-document.ts';
import type { Language } from '#kernel/language.ts';
import type { Texts } from '#kernel/texts.ts';
import type { Look } from '#kernel/look.ts';
import type { KeptPicture } from '#features/template/template.ts';
import type { Audience } from '#features/report/policy.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import type { BlockKind, LineEdit, OwnBlock, ReportEdits, SectionEdit } from '../edits.ts';
import { pictureFile, type PictureState } from '../picture.ts';
import { isShown } from '../policy.ts';
import { moveBetween, type Moved, type ReportState, type StudioReport } from '../studio.ts';
import { pictureState } from './picture-state.ts';

/** A report as the list shows it. */
export interface ListedReport extends StudioReport {
	/** ISO 8601, UTC. */
	updatedAt: string;
	approvedBy: string | null;
	/** ISO 8601, UTC. */
	approvedAt: string | null;
	/** Since when it is on the public site; ISO 8601, UTC. */
	publishedAt: string | null;
}

/** The reports that somebody is shown, of the latest period first. */
export async function listReports(tx: OfficeTransaction, actor: Actor): Promise<ListedReport[]> {
	const rows = await reportRows(tx, actor.officeId).orderBy('period_to', 'desc').orderBy('id').execute();
	return rows.filter((report) => isShown(actor, report));
}

/** A report that was not deleted, if it is shown to the actor. */
export async function loadReportRecord(
	tx: OfficeTransaction,
	actor: Actor,
	id: string
): Promise<ListedReport | undefined> {
	const row = await reportRows(tx, actor.officeId).where('id', '=', id).executeTakeFirst();
	return row && isShown(actor, row) ? row : undefined;
}

function reportRows(tx: OfficeTransaction, office: OfficeId) {
	const iso = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
	return tx
		.selectFrom('report')
		.select(['id', 'title', 'period_from as from', 'period_to as to', 'version', 'tells_money as tellsMoney'])
		.select(['section_order as sectionOrder', 'approved_by as approvedBy'])
		.select(sql<string | null>`${iso('approved_at')}`.as('approvedAt'))
		.select(sql<string | null>`${iso('published_at')}`.as('publishedAt'))
		.select(sql<string | null>`coalesce(template_id::text, built_in_template)`.as('template'))
		.select([sql<Audience>`audience`.as('audience'), sql<Language[]>`languages`.as('languages')])
		.select([sql<ReportState>`state`.as('state'), sql<string>`${iso('updated_at')}`.as('updatedAt')])
		.where('office_id', '=', office)
		.where('deleted_at', 'is', null);
}

/** A part of a report with the version that a form of it sends back. */
export type Versioned<Part> = Part & { version: number };

export interface LoadedEdits extends ReportEdits {
	sections: Versioned<SectionEdit>[];
	lines: Versioned<LineEdit>[];
	blocks: Versioned<OwnBlock>[];
}

/** All that the office made of a report. */
export async function loadEdits(
	tx: OfficeTransaction,
	office: OfficeId,
	{ id, sectionOrder, audience }: Pick<StudioReport, 'id' | 'sectionOrder' | 'audience'>
): Promise<LoadedEdits> {
	const [sections, lines, blocks] = await Promise.all([
		tx
			.selectFrom('report_section')
			.select(['section', 'title', 'notes', 'is_hidden as isHidden', 'line_order as lineOrder', 'version'])
			.where('office_id', '=', office)
			.where('report_id', '=', id)
			.where('removed_at', 'is', null)
			.orderBy('section')
			.execute(),
		tx
			.selectFrom('report_line')
			.select(['section', 'line', 'words', 'detail', 'basis', 'version'])
			.select(['is_hidden as isHidden', 'is_highlight as isHighlight', 'is_approved as isApproved'])
			.where('office_id', '=', office)
			.where('report_id', '=', id)
			.orderBy('section')
			.orderBy('line')
			.execute(),
		tx
			.selectFrom('report_block')
			.select(['id', 'section', 'position', 'kind', 'words', 'source', 'version'])
			.select(['picture_sha256', 'picture_type', 'picture_name', 'picture_bytes', 'picture_width', 'picture_height'])
			.select(pictureState(office, audience, 'report_block').as('state'))
			.where('office_id', '=', office)
			.where('report_id', '=', id)
			.where('removed_at', 'is', null)
			.orderBy('position')
			.orderBy('id')
			.execute()
	]);
	return { sectionOrder, sections, lines, blocks: blocks.map(toBlock) };
}

interface BlockRow extends Omit<Versioned<OwnBlock>, 'kind' | 'picture'> {
	kind: string;
	picture_sha256: string | null;
	picture_type: string | null;
	picture_name: string | null;
	picture_bytes: number | null;
	picture_width: number | null;
	picture_height: number | null;
	state: PictureState;
}

function toBlock({
	id,
	section,
	position,
	kind,
	words,
	source,
	version,
	state,
	...row
}: BlockRow): Versioned<OwnBlock> {
	const mediaType = row.picture_type as PictureType;
	return {
		...{ id, section, position, kind: kind as BlockKind, words, source, version },
		picture:
			row.picture_sha256 === null
				? null
				: {
						...{ file: pictureFile(row.picture_sha256, mediaType), mediaType, name: row.picture_name ?? '' },
						...{ bytes: row.picture_bytes ?? 0, width: row.picture_width ?? 0, height: row.picture_height ?? 0 },
						state
					}
	};
}

/** Something that was taken out of a report and can be brought back. */
export interface RemovedPart {
	/** Of a page its section, of a block its id. */
	key: string;
	isPage: boolean;
	kind: BlockKind | null;
	/** The title of the page, the words of the block. */
	words: Texts;
	/** ISO 8601, UTC. */
	removedAt: string;
}

/** What was removed from a report since a moment, the latest first. What went with its page comes back with it. */
export async function listRemoved(
	tx: OfficeTransaction,
	office: OfficeId,
	reportId: string,
	since: Date
): Promise<RemovedPart[]> {
	const { rows } = await sql<RemovedPart>`
		select s.section as key, true as "isPage", null as kind, s.title as words, to_json(s.removed_at) #>> '{}' as "removedAt"
		from report_section s
		where s.office_id = ${office} and s.report_id = ${reportId} and s.removed_at > ${since.toISOString()}::timestamptz
		union all
		select b.id::text, false, b.kind, b.words, to_json(b.removed_at) #>> '{}' from report_block b
		where b.office_id = ${office} and b.report_id = ${reportId} and b.removed_at > ${since.toISOString()}::timestamptz
			and not exists (select from report_section s where s.office_id = ${office} and s.report_id = ${reportId}
				and s.section = b.section and s.removed_at is not null)
		order by "removedAt" desc, key`.execute(tx);
	return rows;
}

/** What a report said when it last came into a state. */
export async function loadVersion(
	tx: OfficeTransaction,
	office: OfficeId,
	id: string,
	state: ReportState
): Promise<Partial<Record<Language, FlowDocument>> | undefined> {
	const row = await versionRows(tx, office, id, state).select('documents').executeTakeFirst();
	return row?.documents as Partial<Record<Language, FlowDocument>> | undefined;
}

/** What it looked like then, with the files that it showed; null: from before there were looks. */
export async function loadVersionLook(
	tx: OfficeTransaction,
	office: OfficeId,
	id: string,
	state: ReportState
): Promise<{ look: Look | null; pictures: KeptPicture[] } | undefined> {
	const row = await versionRows(tx, office, id, state)
		.select('look')
		.select((of) =>
			sql<KeptPicture[]>`coalesce((select jsonb_agg(jsonb_build_object('sha256', f.sha256, 'mediaType', f.media_type))
				from report_version_file f where f.office_id = ${office} and f.report_id = ${id}
				and f.number = ${of.ref('report_version.number')}), '[]')`.as('pictures')
		)
		.executeTakeFirst();
	return row && { look: row.look as Look | null, pictures: row.pictures };
}

function versionRows(tx: OfficeTransaction, office: OfficeId, id: string, state: ReportState) {
	return tx
		.selectFrom('report_version')
		.where('office_id', '=', office)
		.where('report_id', '=', id)
		.where('state', '=', state)
		.orderBy('number', 'desc')
		.limit(1);
}

/** Who moved a report last, when and why, as the trail tells it; undefined: nobody has moved it. */
export async function loadLastMove(
	tx: OfficeTransaction,
	office: OfficeId,
	report: string
): Promise<Moved | undefined> {
	const { rows } = await sql<Omit<Moved, 'move'> & { from: ReportState; to: ReportState }>`
		select e.actor as by, to_char(e.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, e.reason,
			e.before ->> 'state' as "from", e.after ->> 'state' as "to"
		from audit_event e
		where e.office_id = ${office} and e.noun = 'report' and e.record_id = ${report}
			and e.action = 'update' and e.before ? 'state' and e.after ? 'state'
		order by e.id desc limit 1`.execute(tx);
	const [last] = rows;
	const move = last && moveBetween(last.from, last.to);
	return move && { move, by: last.by, at: last.at, reason: last.reason };
}
