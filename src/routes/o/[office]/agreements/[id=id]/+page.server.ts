import { printForm } from '#features/agreement/form.ts';
import { choosePrinted } from '#features/agreement/server/commands.ts';
import { loadAgreementPage } from '#features/agreement/server/page.ts';
import { saveAction } from '#features/member/server/form-action.ts';
import { requireMember } from '#features/member/server/gate.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) =>
	loadAgreementPage(await requireMember(event), event.params.id, new Date());

export const actions: Actions = {
	print: saveAction(
		printForm,
		({ db, actor }, { print }, event) => choosePrinted(db, actor, event.params.id ?? '', print),
		({ office }, _done, event) => `/o/${office.slug}/agreements/${event.params.id ?? ''}#claims`
	)
};
