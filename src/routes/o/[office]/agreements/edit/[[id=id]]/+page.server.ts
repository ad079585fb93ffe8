import { agreementForm } from '#features/agreement/form.ts';
import { agreementRules } from '#features/agreement/policy.ts';
import { deleteAgreement, saveAgreement } from '#features/agreement/server/commands.ts';
import { loadAgreementForm } from '#features/agreement/server/form-page.ts';
import { deleteAction, saveAction } from '#features/member/server/form-action.ts';
import { requireMayChange } from '#features/member/server/gate.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) =>
	loadAgreementForm(
		await requireMayChange(event, { rules: agreementRules, action: 'edit', noun: 'agreement', id: event.params.id }),
		event.params.id,
		event.url.searchParams
	);

export const actions: Actions = {
	save: saveAction(
		agreementForm,
		({ db, actor }, input) => saveAgreement(db, actor, input),
		({ office }, { id }) => `/o/${office.slug}/agreements/${id}`,
		'agreement'
	),
	delete: deleteAction(
		'agreement',
		({ db, actor }, id) => deleteAgreement(db, actor, id),
		({ office }) => `/o/${office.slug}/agreements`
	)
};
