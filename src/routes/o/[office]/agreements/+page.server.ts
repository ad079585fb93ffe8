import { agreementFilters } from '#features/agreement/form.ts';
import { agreementRules } from '#features/agreement/policy.ts';
import { countAgreements, listAgreements } from '#features/agreement/server/list.ts';
import { may } from '#features/member/policy.ts';
import { requireMember } from '#features/member/server/gate.ts';
import { isWhole, PAGE_SIZE, readCursor } from '#kernel/paging.ts';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, actor } = await requireMember(event);
	const { searchParams } = event.url;
	const filters = agreementFilters(searchParams);
	const [page, total] = await db.forOffice(actor.officeId, (tx) =>
		Promise.all([
			listAgreements(tx, actor, filters, { after: readCursor(searchParams.get('after'), isWhole), size: PAGE_SIZE }),
			countAgreements(tx, actor, filters)
		])
	);
	return { ...page, total, canEdit: may(agreementRules, actor, 'edit') };
};
