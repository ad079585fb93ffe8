import { attachmentFilters } from '#features/attachment/form.ts';
import { attachmentRules } from '#features/attachment/policy.ts';
import { countAllAttachments, listAllAttachments } from '#features/attachment/server/queries.ts';
import { may, shownTo } from '#features/member/policy.ts';
import { requireMember } from '#features/member/server/gate.ts';
import { listPartnerNames } from '#features/partner/server/queries.ts';
import { PAGE_SIZE, readCursor } from '#kernel/paging.ts';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, actor, office } = await requireMember(event);
	const { searchParams } = event.url;
	const filters = attachmentFilters(searchParams);
	const after = readCursor(searchParams.get('after'));
	const [page, total, partners] = await db.forOffice(actor.officeId, (tx) =>
		Promise.all([
			listAllAttachments(tx, actor, filters, { after, size: PAGE_SIZE }),
			countAllAttachments(tx, actor, filters),
			listPartnerNames(tx, actor.officeId, shownTo(actor))
		])
	);
	return { ...page, total, partners, timeZone: office.timeZone, canEdit: may(attachmentRules, actor, 'edit') };
};
