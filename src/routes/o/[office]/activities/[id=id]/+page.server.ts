import { loadActivityPage } from '#features/activity/server/page.ts';
import { relatedForm } from '#features/initiative/form.ts';
import { initiativeRules } from '#features/initiative/policy.ts';
import { linkActivity } from '#features/initiative/server/activities.ts';
import { actionOf, saveAction } from '#features/member/server/form-action.ts';
import { requireMember } from '#features/member/server/gate.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) =>
	loadActivityPage(await requireMember(event), event.params.id, new Date());

export const actions: Actions = {
	initiative: actionOf(
		initiativeRules,
		'edit',
		saveAction(
			relatedForm,
			({ db, actor }, { otherId }, { params }) =>
				linkActivity(db, actor, { initiativeId: otherId, activityId: params['id'] ?? '' }),
			(_desk, _done, { url }) => `${url.pathname}#initiative`
		)
	)
};
