import { Readable } from 'node:stream';
import { error } from '@sveltejs/kit';
import { leavingRules } from '#features/leaving/policy.ts';
import { takeOut } from '#features/leaving/server/take-out.ts';
import { requireMayQuietly } from '#features/member/server/gate.ts';
import { contentDisposition } from '#kernel/file-name.ts';
import { m } from '#paraglide/messages.js';
import { runtime } from '#platform/server/runtime.ts';
import type { RequestHandler } from './$types.d.ts';

/** By a form and not by a link: that it was taken out is noted. */
export const POST: RequestHandler = async (event) => {
	const desk = await requireMayQuietly(event, leavingRules, 'takeOut');
	// It has no fields, and what is no form is refused as one all the same.
	await event.request.formData();
	const taken = await takeOut(desk, runtime().folder, new Date());
	if (!taken.ok) error(404, m.error_not_found());
	return new Response(Readable.toWeb(Readable.from(taken.chunks)) as ReadableStream, {
		headers: {
			'content-type': 'application/zip',
			'content-disposition': contentDisposition('attachment', taken.name),
			'cache-control': 'private, no-store',
			'x-content-type-options': 'nosniff'
		}
	});
};
