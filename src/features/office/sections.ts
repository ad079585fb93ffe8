import { m } from '#paraglide/messages.js';

export interface Counts {
	partners: number;
	initiatives: number;
	/** Whether the office has a public site. */
	hasSite: boolean;
	/** Ideas of residents that wait for somebody; undefined for whoever does not see them. */
	ideas?: number | undefined;
}

/** A place in the navigation. */
export interface Section {
	href: string;
	icon: string;
	label: string;
	/** Its name in the bar at the bottom of a phone, for the four that stand there. */
	short?: string;
	count?: number;
	group: 'main' | 'register' | 'office';
}

/** Where one can go in an office, in order. @param base "/o/raanana" */
export function sections(
	base: string,
	counts: Counts,
	{ imports, seesTrash, isDirector }: { imports: boolean; seesTrash: boolean; isDirector: boolean }
): Section[] {
	const all: Section[] = [
		{ href: `${base}/year`, icon: 'calendar-range', label: m.nav_year(), short: m.nav_year_short(), group: 'main' },
		{
			href: `${base}/partners`,
			icon: 'waypoints',
			label: m.nav_partners(),
			short: m.nav_partners_short(),
			count: counts.partners,
			group: 'main'
		},
		{ href: `${base}/activities`, icon: 'activity', label: m.nav_activities(), group: 'main' },
		{
			href: `${base}/initiatives`,
			icon: 'git-branch',
			label: m.nav_initiatives(),
			short: m.nav_initiatives(),
			count: counts.initiatives,
			group: 'main'
		},
		...(counts.ideas === undefined
			? []
			: [{ href: `${base}/ideas`, icon: 'mail', label: m.nav_ideas(), count: counts.ideas, group: 'main' as const }]),
		{
			href: `${base}/report`,
			icon: 'book-open-text',
			label: m.nav_report(),
			short: m.nav_report_short(),
			group: 'main'
		},
		{ href: `${base}/agreements`, icon: 'handshake', label: m.nav_agreements(), group: 'register' },
		{ href: `${base}/people`, icon: 'users', label: m.nav_people(), group: 'register' },
		{ href: `${base}/organisations`, icon: 'building-2', label: m.nav_organisations(), group: 'register' },
		{ href: `${base}/goals`, icon: 'target', label: m.nav_goals(), group: 'register' },
		{ href: `${base}/highlights`, icon: 'star', label: m.nav_highlights(), group: 'register' },
		{ href: `${base}/news`, icon: 'newspaper', label: m.nav_news(), group: 'register' },
		{ href: `${base}/steps`, icon: 'check', label: m.nav_steps(), group: 'register' },
		{ href: `${base}/files`, icon: 'paperclip', label: m.nav_files(), group: 'register' },
		{ href: `${base}/notes`, icon: 'sticky-note', label: m.nav_notes(), group: 'register' }
	];
	if (imports) all.push({ href: `${base}/imports`, icon: 'upload', label: m.nav_imports(), group: 'office' });
	if (seesTrash) all.push({ href: `${base}/trash`, icon: 'trash-2', label: m.nav_trash(), group: 'office' });
	if (isDirector) all.push({ href: `${base}/settings`, icon: 'settings', label: m.nav_settings(), group: 'office' });
	return all;
}
