import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '#features/member/server/gate.ts';
import { isShownRow } from '#features/member/server/owners.ts';
import { isEditableRow } from '#features/subject/server/beside.ts';
import { concernsPartner, subjectOf } from '#features/subject/server/queries.ts';
import type { SubjectNoun } from '#features/subject/subject.ts';
import { toPage, type Cursor, type Page } from '#kernel/paging.ts';
import type { OfficeTransaction } from '#platform/server/database.ts';
import { matching } from '#platform/server/search-index.ts';
import { mediaTypesOf, type AttachmentRow, type EditableAttachment } from '../attachment.ts';
import type { AttachmentFilters } from '../form.ts';

const ATTACHMENT = sql`f.id, f.name, f.title, f.media_type as "mediaType", f.bytes, f.sha256, f.visibility, f.version`;
const ROW = sql`${ATTACHMENT}, s.about,
	to_char(f.created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "addedAt"`;

/** The files of a record. */
export async function listAttachments(
	tx: OfficeTransaction,
	actor: Actor,
	subject: SubjectNoun,
	subjectId: string
): Promise<EditableAttachment[]> {
	const { rows } = await sql<EditableAttachment>`
		select ${ATTACHMENT}, ${isEditableRow(actor, 'attachment', 'f')} as "canEdit" from attachment f
		where f.office_id = ${actor.officeId} and ${sql.ref(`f.${subject}_id`)} = ${subjectId} and f.deleted_at is null
			and ${isShownRow(actor, 'attachment', 'f')}
		order by f.id limit 100`.execute(tx);
	return rows;
}

/** One file with what it belongs to, if both are there and meant for who looks. */
export async function loadAttachment(
	tx: OfficeTransaction,
	actor: Actor,
	id: string
): Promise<AttachmentRow | undefined> {
	const { rows } = await sql<AttachmentRow>`
		select ${ROW}, ${isEditableRow(actor, 'attachment', 'f')} as "canEdit" from attachment f cross join lateral (${subjectOf(actor, 'f')}) as s
		where ${narrowed(actor)} and f.id = ${id}`.execute(tx);
	return rows[0];
}

/** A page of the files of all records, the latest first. */
export async function listAllAttachments(
	tx: OfficeTransaction,
	actor: Actor,
	filters: AttachmentFilters,
	{ after, size }: { after?: Cursor | undefined; size: number }
): Promise<Page<AttachmentRow>> {
	const { rows } = await sql<AttachmentRow>`
		select ${ROW}, ${isEditableRow(actor, 'attachment', 'f')} as "canEdit" from attachment f cross join lateral (${subjectOf(actor, 'f')}) as s
		where ${narrowed(actor, filters)} ${after ? sql`and f.id < ${after.id}::uuid` : sql``}
		order by f.id desc limit ${size + 1}`.execute(tx);
	return toPage(rows, size, (row) => ({ key: null, id: row.id }));
}

export async function countAllAttachments(
	tx: OfficeTransaction,
	actor: Actor,
	filters: AttachmentFilters
): Promise<number> {
	const { rows } = await sql<{ count: number }>`
		select count(*) as count from attachment f cross join lateral (${subjectOf(actor, 'f')}) as s
		where ${narrowed(actor, filters)}`.execute(tx);
	return rows[0]?.count ?? 0;
}

function narrowed(
	actor: Actor,
	{ words, group, subject, partner }: Partial<AttachmentFilters> = {}
): RawBuilder<unknown> {
	const parts = [
		sql`f.office_id = ${actor.officeId} and f.deleted_at is null and ${isShownRow(actor, 'attachment', 'f')}`,
		...(group ? [sql`f.media_type = any (${mediaTypesOf(group)})`] : []),
		...(subject ? [sql`${sql.ref(`f.${subject}_id`)} is not null`] : []),
		...(partner ? [concernsPartner(actor, 'f', partner)] : []),
		...(words ? [sql`f.id in ${matching('attachment', words)}`] : [])
	];
	return sql.join(parts, sql` and `);
}
