import { error } from '@sveltejs/kit';
import { requireMember } from '#features/member/server/gate.ts';
import { loadLogo } from '#features/office/server/queries.ts';
import { m } from '#paraglide/messages.js';
import { readStoredFile } from '#platform/server/files.ts';
import { runtime } from '#platform/server/runtime.ts';
import type { RequestHandler } from './$types.d.ts';

/** The office's logo, as a picture and nothing else. */
export const GET: RequestHandler = async (event) => {
	const { db, actor } = await requireMember(event);
	const logo = await db.forOffice(actor.officeId, (tx) => loadLogo(tx, actor.officeId));
	const bytes = logo && (await readStoredFile(runtime().folder.files, logo.sha256));
	if (!bytes) error(404, m.error_not_found());
	return new Response(bytes as BodyInit, {
		headers: {
			'content-type': logo.mediaType,
			'content-security-policy': "default-src 'none'; sandbox",
			'cache-control': 'private, max-age=3600'
		}
	});
};
