import { may } from '#features/member/policy.ts';
import { activityRules } from '#features/activity/policy.ts';
import { requireMember } from '#features/member/server/gate.ts';
import { countSections } from '#features/office/server/queries.ts';
import { takeFlash } from '#platform/server/flash.ts';
import type { LayoutServerLoad } from './$types.d.ts';

export const load: LayoutServerLoad = async (event) => {
	const { db, actor, office, person } = await requireMember(event);
	return {
		office: { slug: office.slug, name: office.name, city: office.city, languages: office.languages },
		counts: await countSections(db, actor.officeId),
		personName: person.name,
		shortcuts: person.shortcuts,
		canEdit: may(activityRules, actor, 'edit'),
		isDirector: actor.role === 'director',
		flash: takeFlash(event.cookies)
	};
};
