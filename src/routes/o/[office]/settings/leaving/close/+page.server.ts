import { redirect } from '@sveltejs/kit';
import { closeForm } from '#features/leaving/form.ts';
import { leavingRules } from '#features/leaving/policy.ts';
import { closeOffice } from '#features/leaving/server/commands.ts';
import { saveAction } from '#features/member/server/form-action.ts';
import { requireMayQuietly } from '#features/member/server/gate.ts';
import { words } from '#kernel/texts.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { office } = await requireMayQuietly(event, leavingRules, 'close');
	if (office.closedAt !== null) redirect(303, `/o/${office.slug}/settings/leaving`);
	return { name: words(office.name, event.locals.language) };
};

export const actions: Actions = {
	close: saveAction(
		closeForm,
		closeOffice,
		({ office }) => `/o/${office.slug}/settings/leaving`,
		undefined,
		() => 'office_closed'
	)
};
