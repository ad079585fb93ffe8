import { may, shownTo } from '#features/member/policy.ts';
import { saveAction } from '#features/member/server/form-action.ts';
import { requireMember } from '#features/member/server/gate.ts';
import { listPartnerNames } from '#features/partner/server/queries.ts';
import { stepDoneForm, stepFilters } from '#features/step/form.ts';
import { stepRules } from '#features/step/policy.ts';
import { markStep } from '#features/step/server/commands.ts';
import { countAllSteps, listAllSteps, stepOwners } from '#features/step/server/queries.ts';
import { PAGE_SIZE, readCursor } from '#kernel/paging.ts';
import { dayAt } from '#kernel/period.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, actor, office } = await requireMember(event);
	const { searchParams } = event.url;
	const filters = stepFilters(searchParams);
	const today = dayAt(new Date(), office.timeZone);
	const after = readCursor(searchParams.get('after'));
	const [page, total, owners, partners] = await db.forOffice(actor.officeId, (tx) =>
		Promise.all([
			listAllSteps(tx, actor, filters, { today, after, size: PAGE_SIZE }),
			countAllSteps(tx, actor, filters, today),
			stepOwners(tx, actor),
			listPartnerNames(tx, actor.officeId, shownTo(actor))
		])
	);
	return { ...page, total, owners, partners, state: filters.state, today, canEdit: may(stepRules, actor, 'edit') };
};

export const actions: Actions = {
	done: saveAction(
		stepDoneForm,
		({ db, actor, office }, input) => markStep(db, actor, input, dayAt(new Date(), office.timeZone)),
		({ office }) => `/o/${office.slug}/steps`,
		'next_step',
		({ done }) => (done ? 'step_done' : 'step_reopened')
	)
};
