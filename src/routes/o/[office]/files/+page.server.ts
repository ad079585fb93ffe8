import { redirect } from '@sveltejs/kit';
import { deleteAttachment } from '#features/attachment/server/commands.ts';
import { deleteAction } from '#features/member/server/form-action.ts';
import { requireMember } from '#features/member/server/gate.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

/** Files are listed on the pages of their records. */
export const load: PageServerLoad = async (event) => {
	const { office } = await requireMember(event);
	redirect(303, `/o/${office.slug}/activities`);
};

export const actions: Actions = {
	delete: deleteAction(
		'attachment',
		({ db, actor }, id) => deleteAttachment(db, actor, id),
		({ office }) => `/o/${office.slug}/activities`
	)
};
