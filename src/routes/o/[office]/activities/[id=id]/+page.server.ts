import { requireMember } from '#features/member/server/gate.ts';
import { loadActivityPage } from '#features/activity/server/page.ts';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) =>
	loadActivityPage(await requireMember(event), event.params.id, new Date());
