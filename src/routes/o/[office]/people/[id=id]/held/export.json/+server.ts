import { error } from '@sveltejs/kit';
import { heldRules } from '#features/held/policy.ts';
import { heldPage } from '#features/held/server/page.ts';
import { heldJson } from '#features/held/view.ts';
import { requireMayQuietly } from '#features/member/server/gate.ts';
import { contentDisposition } from '#kernel/file-name.ts';
import { EXPORT_LIMIT } from '#kernel/paging.ts';
import { m } from '#paraglide/messages.js';
import type { RequestHandler } from './$types.d.ts';

export const GET: RequestHandler = async (event) => {
	const desk = await requireMayQuietly(event, heldRules, 'view');
	const page = await heldPage(desk, event.params.id, event.locals.language, EXPORT_LIMIT);
	if (!page) error(404, m.error_not_found());
	const base = `${event.url.origin}/o/${desk.office.slug}`;
	const body = heldJson(page, page.parts, page.history, page.looking, base);
	return new Response(`${JSON.stringify(body, undefined, '\t')}\n`, {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': contentDisposition('attachment', `${m.held_file()}.json`),
			'cache-control': 'private, no-store'
		}
	});
};
