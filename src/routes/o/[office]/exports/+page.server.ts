import { redirect } from '@sveltejs/kit';
import { exportRules } from '#features/export/policy.ts';
import { cancelFile, markSeen, remakeFile } from '#features/export/server/commands.ts';
import { fileAction } from '#features/export/server/form-action.ts';
import { loadAllFiles } from '#features/export/server/page.ts';
import { pageOf } from '#features/member/server/form-action.ts';
import { requireMay } from '#features/member/server/gate.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => loadAllFiles(await requireMay(event, exportRules, 'view'));

export const actions: Actions = {
	cancel: fileAction(cancelFile, 'file_cancelled'),
	again: fileAction(remakeFile, 'files_ordered'),
	seen: async (event) => {
		const desk = await requireMay(event, exportRules, 'view');
		const data = await event.request.formData();
		await markSeen(desk.db, desk.actor);
		redirect(303, pageOf(data.get('back'), desk) ?? `/o/${desk.office.slug}/exports`);
	}
};
