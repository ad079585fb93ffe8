import { redirect } from '@sveltejs/kit';
import { requireMember } from '#features/member/server/gate.ts';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { office } = await requireMember(event);
	redirect(303, `/o/${office.slug}/year`);
};
