import { error } from '@sveltejs/kit';
import { exportRules } from '#features/export/policy.ts';
import { download } from '#features/export/server/download.ts';
import { requireMay } from '#features/member/server/gate.ts';
import { m } from '#paraglide/messages.js';
import { runtime } from '#platform/server/runtime.ts';
import type { RequestHandler } from './$types.d.ts';

export const GET: RequestHandler = async (event) => {
	const { db, actor } = await requireMay(event, exportRules, 'view');
	return (await download(db, actor, runtime().folder.files, event.params.id)) ?? error(404, m.error_not_found());
};
