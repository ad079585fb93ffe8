import { error } from '@sveltejs/kit';
import { download } from '#features/attachment/server/download.ts';
import { requireMember } from '#features/member/server/gate.ts';
import { m } from '#paraglide/messages.js';
import type { RequestHandler } from './$types.d.ts';

export const GET: RequestHandler = async (event) => {
	const { db, actor } = await requireMember(event);
	return (await download(db, actor, event.params.id)) ?? error(404, m.error_not_found());
};
