import { saveAction } from '#features/member/server/form-action.ts';
import { requireMayQuietly } from '#features/member/server/gate.ts';
import { siteForm } from '#features/site/form.ts';
import { siteRules } from '#features/site/policy.ts';
import { saveSite } from '#features/site/server/commands.ts';
import { listSitePartners } from '#features/site/server/partners.ts';
import { loadSite } from '#features/site/server/queries.ts';
import { USUAL, usualWords } from '#features/site/usual-words.ts';
import { runtime } from '#platform/server/runtime.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, actor, office } = await requireMayQuietly(event, siteRules, 'set');
	const [site, partners] = await db.forOffice(actor.officeId, (tx) =>
		Promise.all([loadSite(tx, actor.officeId), listSitePartners(tx, actor.officeId)])
	);
	const usual = USUAL.find((each) => each === event.url.searchParams.get('usual'));
	return {
		site: usual ? { ...site, [usual]: usualWords(usual, office.name, office.languages) } : site,
		cities: partners.filter(({ isOfRegister }) => isOfRegister).length,
		address: `${runtime().address()}/${office.slug}`,
		contact: office.contact
	};
};

export const actions: Actions = {
	save: saveAction(
		siteForm,
		({ db, actor }, input) => saveSite(db, actor, input),
		({ office }) => `/o/${office.slug}/settings/site`,
		'office'
	)
};
