import { listHistory } from '#features/history/server/queries.ts';
import { saveAction } from '#features/member/server/form-action.ts';
import { requireMayOrHide } from '#features/member/server/gate.ts';
import { officeForm } from '#features/office/form.ts';
import { officeRules } from '#features/office/policy.ts';
import { saveOffice } from '#features/office/server/commands.ts';
import { placeAction } from '#features/place/server/form-action.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const desk = await requireMayOrHide(event, officeRules, 'edit');
	const { db, actor, office } = desk;
	const history = await db.forOffice(actor.officeId, (tx) => listHistory(tx, desk, 'office', office.id, { size: 100 }));
	return { settings: { ...office, languages: office.languages.join(',') }, history };
};

export const actions: Actions = {
	place: placeAction,
	save: saveAction(
		officeForm,
		({ db, actor }, input) => saveOffice(db, actor, input),
		({ office }) => `/o/${office.slug}/settings`
	)
};
