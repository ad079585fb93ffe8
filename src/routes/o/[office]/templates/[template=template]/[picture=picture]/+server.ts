import { error } from '@sveltejs/kit';
import { requireMay } from '#features/member/server/gate.ts';
import { templateRules } from '#features/template/policy.ts';
import { templatePicture } from '#features/template/server/page.ts';
import { m } from '#paraglide/messages.js';
import { runtime } from '#platform/server/runtime.ts';
import type { RequestHandler } from './$types.d.ts';

export const GET: RequestHandler = async (event) => {
	const desk = await requireMay(event, templateRules, 'view');
	const { template, picture } = event.params;
	const response = await templatePicture(desk, runtime().folder.files, template, picture);
	return response ?? error(404, m.error_not_found());
};
