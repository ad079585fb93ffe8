import { captureForm } from '#features/capture/form.ts';
import { activityRules } from '#features/activity/policy.ts';
import { deleteActivity, saveActivity } from '#features/activity/server/commands.ts';
import { LONGEST_LINE } from '#features/capture/capture.ts';
import { loadOfficeWords } from '#features/capture/server/queries.ts';
import { deleteAction, pageOf, saveAction } from '#features/member/server/form-action.ts';
import { requireMayQuietly } from '#features/member/server/gate.ts';
import { newId } from '#kernel/id.ts';
import { dayAt } from '#kernel/period.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const desk = await requireMayQuietly(event, activityRules, 'edit');
	const { db, actor, office } = desk;
	const words = await db.forOffice(actor.officeId, (tx) => loadOfficeWords(tx, actor, office));
	return {
		id: newId(),
		words,
		today: dayAt(new Date(), office.timeZone),
		line: (event.url.searchParams.get('line') ?? '').slice(0, LONGEST_LINE),
		back: pageOf(event.url.searchParams.get('back'), desk) ?? ''
	};
};

export const actions: Actions = {
	record: saveAction(
		captureForm,
		({ db, actor }, input) => saveActivity(db, actor, input),
		({ office }, { id }) => `/o/${office.slug}/activities/${id}`,
		'activity',
		() => 'recorded'
	),
	undo: deleteAction(
		'activity',
		({ db, actor }, id) => deleteActivity(db, actor, id),
		({ office }) => `/o/${office.slug}/activities`
	)
};
