import { error } from '@sveltejs/kit';
import { requireMay } from '#features/member/server/gate.ts';
import { templateRules } from '#features/template/policy.ts';
import { templateName } from '#features/template/labels.ts';
import { templateFile } from '#features/template/server/page.ts';
import { contentDisposition, safeFileName } from '#kernel/file-name.ts';
import { m } from '#paraglide/messages.js';
import { runtime } from '#platform/server/runtime.ts';
import type { RequestHandler } from './$types.d.ts';

export const GET: RequestHandler = async (event) => {
	const desk = await requireMay(event, templateRules, 'view');
	const found = await templateFile(desk, runtime().folder.files, event.params.template);
	if (!found) error(404, m.error_not_found());
	const name = safeFileName(`${templateName(found.template, event.locals.language)}.json`);
	return new Response(found.text, {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': contentDisposition('attachment', name),
			'cache-control': 'private, no-store',
			'x-content-type-options': 'nosniff'
		}
	});
};
