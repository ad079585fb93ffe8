import type { Actor } from '#features/member/server/gate.ts';
import { contentDisposition } from '#kernel/file-name.ts';
import type { Database } from '#platform/server/database.ts';
import { readStoredFile } from '#platform/server/files.ts';
import { runtime } from '#platform/server/runtime.ts';
import { downloadName } from '../attachment.ts';
import { loadAttachment } from './queries.ts';

/**
 * A file to keep: never opened as a page of ours, whatever it holds.
 * @returns undefined where it is not there, or not for this member
 */
export async function download(db: Database, actor: Actor, id: string): Promise<Response | undefined> {
	const attachment = await db.forOffice(actor.officeId, (tx) => loadAttachment(tx, actor, id));
	const bytes = attachment && (await readStoredFile(runtime().folder.files, attachment.sha256));
	if (!bytes) return undefined;
	return new Response(bytes as BodyInit, {
		headers: {
			'content-type': attachment.mediaType,
			'content-length': String(bytes.length),
			'content-disposition': contentDisposition('attachment', downloadName(attachment)),
			'content-security-policy': "default-src 'none'; sandbox",
			'cache-control': 'private, no-store',
			'x-content-type-options': 'nosniff'
		}
	});
}
