import { error } from '@sveltejs/kit';
import { requireMay } from '#features/member/server/gate.ts';
import { studioRules } from '#features/studio/policy.ts';
import { readPicture } from '#features/studio/server/pictures.ts';
import { m } from '#paraglide/messages.js';
import { runtime } from '#platform/server/runtime.ts';
import type { RequestHandler } from './$types.d.ts';

/** A picture of a report, as a picture and nothing else. */
export const GET: RequestHandler = async (event) => {
	const { db, actor } = await requireMay(event, studioRules, 'view');
	const picture = await readPicture(db, runtime().folder.files, actor, event.params);
	if (!picture) error(404, m.error_not_found());
	return new Response(picture.bytes as BodyInit, {
		headers: {
			'content-type': picture.mediaType,
			'content-security-policy': "default-src 'none'; sandbox",
			'cache-control': 'private, max-age=3600',
			'x-content-type-options': 'nosniff'
		}
	});
};
