import { error } from '@sveltejs/kit';
import { countedOn } from '#kernel/known-date.ts';
import { m } from '#paraglide/messages.js';
import type { SitePartner } from '../view.ts';
import { siteLand, siteMaps } from './map.ts';
import type { OpenSite } from './open-site.ts';
import { listSitePartners } from './partners.ts';
import { listSiteReports } from './reports.ts';
import { goalsOn, kindsByPartner, lastHighlights } from './told.ts';

/** So many kinds of things say what is done with a city. */
const KINDS = 3;

/** What the first page of a site shows. */
export async function loadSiteHome({ db, officeId, office, site, tongue, today }: OpenSite) {
	const [partners, kinds, goals, highlights, reports] = await db.forOffice(officeId, (tx) =>
		Promise.all([
			listSitePartners(tx, officeId),
			kindsByPartner(tx, officeId),
			site.showsGoals ? goalsOn(tx, officeId, { today, startsIn: office.periodStartsIn }) : [],
			lastHighlights(tx, officeId),
			listSiteReports(tx, officeId)
		])
	);
	const told = partners.map((partner) => ({ ...partner, kinds: (kinds.get(partner.id) ?? []).slice(0, KINDS) }));
	return {
		...{ headline: site.headline, intro: site.intro, goals, reports },
		register: inOrder(told.filter((partner) => partner.isOfRegister)),
		others: told.filter((partner) => !partner.isOfRegister),
		highlights,
		maps: siteMaps(office, partners, tongue)
	};
}

/** By the date of the pact, as the register of a city is read; what has none comes last. */
export function inOrder<Row extends Pick<SitePartner, 'signed'>>(partners: readonly Row[]): Row[] {
	const dayOf = ({ signed }: Row) => (signed && countedOn(signed)) ?? '9999';
	return partners.toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : Number(dayOf(a) > dayOf(b))));
}

/** The land of the maps of that page. */
export async function landFile({ db, officeId, office, tongue }: OpenSite): Promise<Response> {
	const partners = await db.forOffice(officeId, (tx) => listSitePartners(tx, officeId));
	const land = siteLand(siteMaps(office, partners, tongue));
	if (land === undefined) error(404, m.error_not_found());
	return new Response(land, { headers: { 'content-type': 'image/svg+xml' } });
}

/** The goals, with the partners with whom something was done for each. */
export async function loadSiteGoals({ db, officeId, office, site, today }: OpenSite) {
	if (!site.showsGoals) error(404, m.error_not_found());
	const [goals, partners] = await db.forOffice(officeId, (tx) =>
		Promise.all([goalsOn(tx, officeId, { today, startsIn: office.periodStartsIn }), listSitePartners(tx, officeId)])
	);
	return {
		goals: goals.map((goal) => ({
			...goal,
			with: partners.filter(({ id }) => goal.partners.includes(id)).map(({ id, name }) => ({ id, name }))
		}))
	};
}
