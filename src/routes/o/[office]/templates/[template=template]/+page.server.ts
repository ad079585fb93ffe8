import { error } from '@sveltejs/kit';
import { historyRules } from '#features/history/policy.ts';
import { listHistory } from '#features/history/server/queries.ts';
import { may } from '#features/member/policy.ts';
import { actionOf, saveAction } from '#features/member/server/form-action.ts';
import { requireMay, type Desk } from '#features/member/server/gate.ts';
import { isAllowed } from '#features/member/server/owners.ts';
import { studioRules } from '#features/studio/policy.ts';
import { templateCoverForm, templateLogoForm, templatePartForm } from '#features/template/form.ts';
import { templateRules } from '#features/template/policy.ts';
import { removeTemplatePicture, saveTemplateCover, saveTemplateLogo } from '#features/template/server/commands.ts';
import { loadTemplatePage } from '#features/template/server/page.ts';
import { dayAt } from '#kernel/period.ts';
import { m } from '#paraglide/messages.js';
import { runtime } from '#platform/server/runtime.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const desk = await requireMay(event, templateRules, 'view');
	const { db, actor, office } = desk;
	const id = event.params.template;
	const found = (await loadTemplatePage(desk, id)) ?? error(404, m.error_not_found());
	const { isBuiltIn } = found.template;
	const [canEdit, history] = await db.forOffice(actor.officeId, async (tx) => [
		!isBuiltIn && (await isAllowed(tx, actor, { rules: templateRules, action: 'edit', noun: 'template', id })),
		isBuiltIn || !may(historyRules, actor, 'latest') ? undefined : await listHistory(tx, desk, 'template', id)
	]);
	return {
		...found,
		...{ canEdit, history, canCopy: may(templateRules, actor, 'edit'), canBegin: may(studioRules, actor, 'edit') },
		canSeeAll: may(historyRules, actor, 'whole'),
		year: dayAt(new Date(), office.timeZone).slice(0, 4)
	};
};

const back = ({ office }: Desk, _: unknown, { params }: { params: { template?: string } }) =>
	`/o/${office.slug}/templates/${params.template ?? ''}`;

export const actions: Actions = {
	logo: actionOf(
		templateRules,
		'edit',
		saveAction(
			templateLogoForm,
			async ({ db, actor }, { id, file }) =>
				saveTemplateLogo(db, runtime().folder.files, actor, { id, bytes: new Uint8Array(await file.arrayBuffer()) }),
			back,
			'template'
		)
	),
	cover: saveAction(
		templateCoverForm,
		async ({ db, actor }, { file, ...input }) => {
			const bytes = file && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : undefined;
			return saveTemplateCover(db, runtime().folder.files, actor, { ...input, bytes });
		},
		back,
		'template'
	),
	unlogo: saveAction(
		templatePartForm,
		({ db, actor }, { id }) => removeTemplatePicture(db, actor, { id, kind: 'logo' }),
		back,
		'template'
	),
	uncover: saveAction(
		templatePartForm,
		({ db, actor }, { id }) => removeTemplatePicture(db, actor, { id, kind: 'cover' }),
		back,
		'template'
	)
};
