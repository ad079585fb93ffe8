import { error } from '@sveltejs/kit';
import { m } from '#paraglide/messages.js';
import { listSitePartners } from './partners.ts';
import { siteLand, siteMap } from './map.ts';
import type { OpenSite } from './open-site.ts';

/** What the first page of a site shows. */
export async function loadSiteHome({ db, officeId, office, site, tongue }: OpenSite) {
	const partners = await db.forOffice(officeId, (tx) => listSitePartners(tx, officeId));
	const register = partners
		.filter((partner) => partner.isOfRegister)
		.toSorted((a, b) => yearOf(a.signed) - yearOf(b.signed));
	return {
		headline: site.headline,
		intro: site.intro,
		register,
		others: partners.filter((partner) => !partner.isOfRegister),
		map: siteMap(office, partners, tongue)
	};
}

/** What has no year comes last. */
function yearOf(signed: string | null): number {
	return Number(/\d{4}/.exec(signed ?? '')?.[0] ?? Infinity);
}

/** The land of the map of that page. */
export async function landFile({ db, officeId, office, tongue }: OpenSite): Promise<Response> {
	const partners = await db.forOffice(officeId, (tx) => listSitePartners(tx, officeId));
	const land = siteLand(siteMap(office, partners, tongue));
	if (land === undefined) error(404, m.error_not_found());
	return new Response(land, { headers: { 'content-type': 'image/svg+xml' } });
}
