import { agreementFilters } from '#features/agreement/form.ts';
import { agreementRules } from '#features/agreement/policy.ts';
import { countAgreements, listAgreements } from '#features/agreement/server/list.ts';
import { may, shownTo } from '#features/member/policy.ts';
import { requireMember } from '#features/member/server/gate.ts';
import { listPartnerNames } from '#features/partner/server/queries.ts';
import { isWhole, PAGE_SIZE, readCursor } from '#kernel/paging.ts';
import { dayAt } from '#kernel/period.ts';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, actor, office } = await requireMember(event);
	const { searchParams } = event.url;
	const filters = agreementFilters(searchParams);
	const after = readCursor(searchParams.get('after'), isWhole);
	const today = dayAt(new Date(), office.timeZone);
	const [page, total, partners] = await db.forOffice(actor.officeId, (tx) =>
		Promise.all([
			listAgreements(tx, actor, filters, { today, after, size: PAGE_SIZE }),
			countAgreements(tx, actor, filters, today),
			listPartnerNames(tx, actor.officeId, shownTo(actor))
		])
	);
	return { ...page, total, partners, canEdit: may(agreementRules, actor, 'edit') };
};
