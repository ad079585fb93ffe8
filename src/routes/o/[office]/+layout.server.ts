import { may } from '#features/member/policy.ts';
import { activityRules } from '#features/activity/policy.ts';
import { requireMember } from '#features/member/server/gate.ts';
import { otherOffices } from '#features/office/server/home.ts';
import { countSections } from '#features/office/server/queries.ts';
import { sayWhat } from '#features/office/server/toast.ts';
import { takeFlash } from '#platform/server/flash.ts';
import type { LayoutServerLoad } from './$types.d.ts';

export const load: LayoutServerLoad = async (event) => {
	const { db, actor, office, person } = await requireMember(event);
	const [counts, offices, flash] = await Promise.all([
		countSections(db, actor.officeId),
		otherOffices(person.userId, office.slug),
		sayWhat({ db, actor }, takeFlash(event.cookies))
	]);
	return {
		office: {
			...{ slug: office.slug, name: office.name, city: office.city, languages: office.languages },
			...{ colour: office.colour, hasLogo: office.hasLogo, version: office.version }
		},
		offices,
		counts,
		personName: person.name,
		shortcuts: person.shortcuts,
		canEdit: may(activityRules, actor, 'edit'),
		isDirector: actor.role === 'director',
		flash
	};
};
