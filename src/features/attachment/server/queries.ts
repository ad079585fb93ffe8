import { sql } from 'kysely';
import type { Visibility } from '#features/member/policy.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import type { Attachment, AttachmentSubject } from '../attachment.ts';

export async function listAttachments(
	tx: OfficeTransaction,
	office: OfficeId,
	subject: AttachmentSubject,
	subjectId: string,
	shown: readonly Visibility[]
): Promise<Attachment[]> {
	const { rows } = await sql<Attachment>`
		select id, name, title, media_type as "mediaType", bytes, sha256, visibility, version from attachment
		where office_id = ${office} and ${sql.ref(`${subject}_id`)} = ${subjectId} and deleted_at is null
			and visibility = any (${shown})
		order by id limit 100`.execute(tx);
	return rows;
}

export async function loadAttachment(
	tx: OfficeTransaction,
	office: OfficeId,
	id: string,
	shown: readonly Visibility[]
): Promise<Attachment | undefined> {
	const { rows } = await sql<Attachment>`
		select id, name, title, media_type as "mediaType", bytes, sha256, visibility, version from attachment
		where office_id = ${office} and id = ${id} and deleted_at is null and visibility = any (${shown})`.execute(tx);
	return rows[0];
}
