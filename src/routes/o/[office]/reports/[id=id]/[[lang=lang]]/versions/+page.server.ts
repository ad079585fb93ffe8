import { error } from '@sveltejs/kit';
import { requireMay } from '#features/member/server/gate.ts';
import { studioRules } from '#features/studio/policy.ts';
import { loadVersions } from '#features/studio/server/versions.ts';
import { m } from '#paraglide/messages.js';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const desk = await requireMay(event, studioRules, 'compare');
	const { params, url } = event;
	const wanted: Parameters<typeof loadVersions>[1] = {
		...{ id: params.id, language: params.lang },
		...{ before: url.searchParams.get('before'), after: url.searchParams.get('after') }
	};
	return (await loadVersions(desk, wanted, new Date())) ?? error(404, m.error_not_found());
};
