import { error } from '@sveltejs/kit';
import { downloadName } from '#features/attachment/attachment.ts';
import { loadAttachment } from '#features/attachment/server/queries.ts';
import { requireMember } from '#features/member/server/gate.ts';
import { contentDisposition } from '#kernel/file-name.ts';
import { m } from '#paraglide/messages.js';
import { readStoredFile } from '#platform/server/files.ts';
import { runtime } from '#platform/server/runtime.ts';
import type { RequestHandler } from './$types.d.ts';

/** A file to keep: never opened as a page of ours, whatever it holds. */
export const GET: RequestHandler = async (event) => {
	const { db, actor } = await requireMember(event);
	const attachment = await db.forOffice(actor.officeId, (tx) => loadAttachment(tx, actor, event.params.id));
	const bytes = attachment && (await readStoredFile(runtime().folder.files, attachment.sha256));
	if (!bytes) error(404, m.error_not_found());
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
};
