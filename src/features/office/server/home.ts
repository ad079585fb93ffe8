import type { OfficeTransaction } from '#platform/server/database.ts';
import { runtime } from '#platform/server/runtime.ts';
import { officesAway, officesOfUser, type OfficeAway, type OfficeLink } from './queries.ts';

/** The offices of a person, for choosing among them. */
export function officeLinks(userId: string): Promise<OfficeLink[]> {
	return runtime().db.forInstallation((tx) => officesOfUser(tx, userId));
}

/** For somebody who has none of them today. */
export function officesNotNow(userId: string): Promise<OfficeAway[]> {
	return runtime().db.forInstallation((tx) => officesAway(tx, userId));
}

/** How many other offices the navigation names; the page of the account has them all. */
const NAMED = 8;

/** Where else a person can go, as the navigation shows it on every page. */
export async function otherOffices(
	tx: OfficeTransaction,
	userId: string,
	slug: string
): Promise<{ named: OfficeLink[]; hasMore: boolean }> {
	const others = await officesOfUser(tx, userId, { slug, most: NAMED + 1 });
	return { named: others.slice(0, NAMED), hasMore: others.length > NAMED };
}

/** The office that somebody comes back to. @param lastSlug the one that this browser was at last */
export function homeAmong(links: readonly OfficeLink[], lastSlug: string | undefined): OfficeLink | undefined {
	return links.find((link) => link.slug === lastSlug) ?? links[0];
}

export async function homeOf(userId: string, lastSlug: string | undefined): Promise<string> {
	const office = homeAmong(await officeLinks(userId), lastSlug);
	return office ? `/o/${office.slug}/year` : '/account';
}
