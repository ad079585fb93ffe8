import { Readable } from 'node:stream';
import type { Actor } from '#features/member/server/gate.ts';
import { contentDisposition } from '#kernel/file-name.ts';
import type { Database } from '#platform/server/database.ts';
import { openStoredFile } from '#platform/server/files.ts';
import { loadFile } from './queries.ts';

/**
 * A file as it lies on the disk, piece by piece: no part of the server holds it whole.
 * @returns undefined where it is not there, not ready, or not for this member
 */
export async function download(
	db: Database,
	actor: Actor,
	filesFolder: string,
	id: string
): Promise<Response | undefined> {
	const file = await db.forOffice(actor.officeId, (tx) => loadFile(tx, actor, id));
	const opened = file && (await openStoredFile(filesFolder, file.sha256));
	if (!opened) return undefined;
	return new Response(Readable.toWeb(opened.createReadStream()) as ReadableStream, {
		headers: {
			'content-type': file.mediaType,
			'content-length': String(file.size),
			'content-disposition': contentDisposition('attachment', file.name),
			'cache-control': 'private, no-store',
			'x-content-type-options': 'nosniff',
			// A page that somebody else may have written a word of runs nothing, should it ever be shown.
			'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; sandbox"
		}
	});
}
