import { may } from '#features/member/policy.ts';
import { requireMember } from '#features/member/server/gate.ts';
import { saveAction } from '#features/member/server/form-action.ts';
import { stepDoneForm } from '#features/step/form.ts';
import { stepRules } from '#features/step/policy.ts';
import { markStep } from '#features/step/server/commands.ts';
import { listOpenSteps } from '#features/step/server/queries.ts';
import { dayAt } from '#kernel/period.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

const MOST = 200;

export const load: PageServerLoad = async (event) => {
	const { db, actor, office } = await requireMember(event);
	return {
		steps: await db.forOffice(actor.officeId, (tx) => listOpenSteps(tx, actor.officeId, MOST)),
		today: dayAt(new Date(), office.timeZone),
		canEdit: may(stepRules, actor, 'edit')
	};
};

export const actions: Actions = {
	done: saveAction(
		stepDoneForm,
		({ db, actor, office }, input) => markStep(db, actor, input, dayAt(new Date(), office.timeZone)),
		({ office }) => `/o/${office.slug}/steps`
	)
};
