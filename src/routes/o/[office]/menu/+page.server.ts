import { requireMember } from '#features/member/server/gate.ts';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	await requireMember(event);
};
