import type { RequestEvent } from '@sveltejs/kit';
import { TONGUES } from '#kernel/tongue.ts';
import { m } from '#paraglide-public/messages.js';
import { runtime } from '#platform/server/runtime.ts';
import { isOfOneReader } from '../kept.ts';
import { siteHref, takesIdeas } from '../site.ts';
import { contactOf, type SiteFrame } from '../view.ts';
import { requireSite, type OpenSite } from './open-site.ts';

/** What stands around a page of a public site. */
export async function loadSiteFrame(event: Pick<RequestEvent, 'locals' | 'url' | 'params'>): Promise<SiteFrame> {
	const open = await requireSite(event);
	const { office, site, tongue } = open;
	const base = siteHref(office, tongue);
	const path = event.url.pathname.slice(base.length + 1);
	return {
		office,
		logo: office.hasLogo ? `/${office.slug}/logo?v=${office.version}` : undefined,
		contact: contactOf(site, office),
		...{ tongue, base, path, origin: runtime().address(), wikidataId: site.wikidataId },
		sections: sectionsOf(open),
		addresses: isOfOneReader(path)
			? []
			: TONGUES.map((each) => ({ tongue: each, href: runtime().address() + siteHref(office, each, path) }))
	};
}

/** Where one can go, in order; a section is named here once it has something to show. */
function sectionsOf({ site, office, hasReports, hasIdeas, hasNews, hasEvents }: OpenSite): SiteFrame['sections'] {
	return [
		{ path: '', label: m.pub_nav_home() },
		...(hasEvents ? [{ path: 'events', label: m.pub_events() }] : []),
		...(hasNews ? [{ path: 'news', label: m.pub_news() }] : []),
		...(site.showsGoals ? [{ path: 'goals', label: m.pub_nav_goals() }] : []),
		...(hasReports ? [{ path: 'reports', label: m.pub_nav_reports() }] : []),
		...(hasIdeas ? [{ path: 'ideas', label: m.ideas_title() }] : []),
		...(takesIdeas({ site, office }) ? [{ path: 'ideas/new', label: m.ideas_add() }] : [])
	];
}

/** The pages that every visitor can come to, by their paths: the sections, and what stands at the foot. */
export function sitePaths(open: OpenSite): string[] {
	return [...sectionsOf(open).map(({ path }) => path), 'open', 'accessibility', 'privacy'];
}
