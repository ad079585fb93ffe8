import { error } from '@sveltejs/kit';
import { m } from '#paraglide/messages.js';
import { inOrder } from './home.ts';
import type { OpenSite } from './open-site.ts';
import { listSitePartners } from './partners.ts';
import { picturesWith } from './pictures.ts';
import { activitiesWith, goalsOn, initiativesWith } from './told.ts';

/** What the page of a partner shows; one that is not public answers as one that is not there. */
export async function loadSitePartner({ db, officeId, office, site, today }: OpenSite, id: string) {
	return db.forOffice(officeId, async (tx) => {
		const partners = await listSitePartners(tx, officeId);
		const partner = partners.find((each) => each.id === id);
		if (!partner) error(404, m.error_not_found());
		const [activities, initiatives, pictures, goals] = await Promise.all([
			activitiesWith(tx, officeId, id),
			initiativesWith(tx, officeId, id),
			picturesWith(tx, officeId, id),
			site.showsGoals ? goalsOn(tx, officeId, { today, startsIn: office.periodStartsIn }) : []
		]);
		const register = inOrder(partners.filter((each) => each.isOfRegister));
		const place = register.findIndex((each) => each.id === id);
		const beside = place < 0 ? [] : [register[place - 1], register[place + 1]];
		return {
			...{ partner, activities, initiatives, pictures },
			goals: goals.filter((goal) => goal.partners.includes(id)),
			beside: beside.map((each) => each && { id: each.id, name: each.name })
		};
	});
}
