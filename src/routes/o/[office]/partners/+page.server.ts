import { may } from '#features/member/policy.ts';
import { requireMember } from '#features/member/server/gate.ts';
import { partnerFilters } from '#features/partner/form.ts';
import { partnerRules } from '#features/partner/policy.ts';
import { loadPartnerList } from '#features/partner/server/list.ts';
import { isWhole, PAGE_SIZE, readCursor } from '#kernel/paging.ts';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const desk = await requireMember(event);
	const { searchParams } = event.url;
	const list = await loadPartnerList(desk, {
		filters: partnerFilters(searchParams),
		language: event.locals.language,
		now: new Date(),
		after: readCursor(searchParams.get('after'), isWhole),
		size: PAGE_SIZE
	});
	return { ...list, canEdit: may(partnerRules, desk.actor, 'edit') };
};
