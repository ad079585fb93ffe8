import { error } from '@sveltejs/kit';
import { saveAction } from '#features/member/server/form-action.ts';
import { requireMay } from '#features/member/server/gate.ts';
import { criteriaOf, isBuiltIn, variantsOf } from '#features/request/criteria.ts';
import { criterionForm } from '#features/request/form.ts';
import { requestRules } from '#features/request/policy.ts';
import { loadOwnCriteria } from '#features/request/server/queries.ts';
import { saveCriterion } from '#features/request/server/weighing.ts';
import { newId } from '#kernel/id.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, actor } = await requireMay(event, requestRules, 'weigh');
	const { code } = event.params;
	const own = await db.forOffice(actor.officeId, (tx) => loadOwnCriteria(tx, actor.officeId));
	const criteria = criteriaOf(own);
	const blank = {
		code: newId(),
		name: {},
		kind: 'scored' as const,
		weight: 1,
		position: criteria.length + 1,
		isOn: true,
		version: 0
	};
	const criterion = code ? criteria.find((each) => each.code === code) : blank;
	if (!criterion) error(404, m.error_not_found());
	return {
		criterion,
		isNew: code === undefined,
		isBuiltIn: isBuiltIn(criterion.code),
		variants: variantsOf(criterion.code)
	};
};

export const actions: Actions = {
	save: saveAction(
		criterionForm,
		({ db, actor }, input) => saveCriterion(db, actor, input),
		({ office }) => `/o/${office.slug}/settings/criteria`
	)
};
