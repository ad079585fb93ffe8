import { error } from '@sveltejs/kit';
import { claimForm } from '#features/agreement/form.ts';
import { agreementRules } from '#features/agreement/policy.ts';
import { deleteClaim, saveClaim } from '#features/agreement/server/commands.ts';
import { loadAgreement, loadClaim } from '#features/agreement/server/queries.ts';
import { deleteAction, saveAction } from '#features/member/server/form-action.ts';
import { shownTo } from '#features/member/policy.ts';
import { requireMayChange } from '#features/member/server/gate.ts';
import { newId } from '#kernel/id.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, actor } = await requireMayChange(event, {
		rules: agreementRules,
		action: 'edit',
		noun: 'agreement',
		id: event.params.id
	});
	const { id, claim: claimId } = event.params;
	const [agreement, claim] = await db.forOffice(actor.officeId, (tx) =>
		Promise.all([
			loadAgreement(tx, actor.officeId, id, shownTo(actor)),
			claimId ? loadClaim(tx, actor.officeId, claimId) : { id: newId(), agreementId: id, version: 0, field: 'signed' }
		])
	);
	if (!agreement || claim?.agreementId !== id) error(404, m.error_not_found());
	return { agreement, claim };
};

export const actions: Actions = {
	save: saveAction(
		claimForm,
		({ db, actor }, input) => saveClaim(db, actor, input),
		({ office }, _done, event) => `/o/${office.slug}/agreements/${event.params.id ?? ''}#claims`,
		'claim'
	),
	delete: deleteAction(
		'claim',
		({ db, actor }, id) => deleteClaim(db, actor, id),
		({ office }, event) => `/o/${office.slug}/agreements/${event.params.id ?? ''}#claims`
	)
};
