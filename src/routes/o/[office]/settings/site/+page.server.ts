import { saveAction } from '#features/member/server/form-action.ts';
import { requireMayQuietly } from '#features/member/server/gate.ts';
import { siteForm } from '#features/site/form.ts';
import { siteRules } from '#features/site/policy.ts';
import { saveSite } from '#features/site/server/commands.ts';
import { loadSite } from '#features/site/server/queries.ts';
import { runtime } from '#platform/server/runtime.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, actor, office } = await requireMayQuietly(event, siteRules, 'set');
	const site = await db.forOffice(actor.officeId, (tx) => loadSite(tx, actor.officeId));
	return { site, address: `${runtime().address()}/${office.slug}`, contact: office.contact };
};

export const actions: Actions = {
	save: saveAction(
		siteForm,
		({ db, actor }, input) => saveSite(db, actor, input),
		({ office }) => `/o/${office.slug}/settings/site`,
		'office'
	)
};
