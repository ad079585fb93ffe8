import { deleteAction, saveAction } from '#features/member/server/form-action.ts';
import { requireMay } from '#features/member/server/gate.ts';
import { milestoneForm } from '#features/milestone/form.ts';
import { milestoneRules } from '#features/milestone/policy.ts';
import { deleteMilestone, saveMilestone } from '#features/milestone/server/commands.ts';
import { loadMilestoneForm } from '#features/milestone/server/form-page.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) =>
	loadMilestoneForm(
		await requireMay(event, milestoneRules, 'edit'),
		event.params.id,
		event.url.searchParams.get('initiative')
	);

export const actions: Actions = {
	save: saveAction(
		milestoneForm,
		({ db, actor }, input) => saveMilestone(db, actor, input),
		({ office }) => `/o/${office.slug}/initiatives`,
		'milestone'
	),
	delete: deleteAction(
		'milestone',
		({ db, actor }, id) => deleteMilestone(db, actor, id),
		({ office }) => `/o/${office.slug}/initiatives`
	)
};
