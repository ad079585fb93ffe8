import { error } from '@sveltejs/kit';
import { saveAction } from '#features/member/server/form-action.ts';
import { requireMay } from '#features/member/server/gate.ts';
import { assessmentForm } from '#features/request/form.ts';
import { requestRules } from '#features/request/policy.ts';
import { isAssessed } from '#features/request/request.ts';
import { assess } from '#features/request/server/assessing.ts';
import { findRequest } from '#features/request/server/page.ts';
import { loadAssessments } from '#features/request/server/queries.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, actor } = await requireMay(event, requestRules, 'assess');
	const { id } = event.params;
	const found = await db.forOffice(actor.officeId, async (tx) => {
		const request = await findRequest(tx, actor, id);
		return request && { ...request, ...(await loadAssessments(tx, actor, id, { isOver: false })) };
	});
	if (!found) error(404, m.error_not_found());
	const { initiative, request, partner, stage, own } = found;
	return {
		initiative: { id: initiative.id, title: initiative.title },
		partner: { name: partner.name },
		criteria: request.criteria.filter(({ kind }) => kind === 'scored'),
		scores: own?.scores ?? [],
		isClosed: !isAssessed(stage, request.approvedAt),
		isHandedIn: own !== undefined && own.handedInAt !== null,
		abstains: own?.abstains ?? false
	};
};

export const actions: Actions = {
	save: saveAction(
		assessmentForm,
		({ db, actor }, input) => assess(db, actor, input, new Date()),
		({ office }, { id }) => `/o/${office.slug}/initiatives/${id}/request#scorecard`
	)
};
