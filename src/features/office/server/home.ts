import { runtime } from '#platform/server/runtime.ts';
import { loadOffice, officesOfUser } from './queries.ts';

export interface OfficeLink {
	slug: string;
	name: Record<string, string>;
}

/** The offices of a person, for choosing among them. */
export async function officeLinks(userId: string): Promise<OfficeLink[]> {
	const { db } = runtime();
	const ids = await officesOfUser(db, userId);
	const offices = await Promise.all(ids.map((id) => db.forOffice(id, (tx) => loadOffice(tx, id))));
	return offices.flatMap((office) => (office ? [{ slug: office.slug, name: office.name }] : []));
}

/** Where else a person can go; for most people, who belong to one office, nothing is loaded. */
export async function otherOffices(userId: string, slug: string): Promise<OfficeLink[]> {
	const ids = await officesOfUser(runtime().db, userId);
	if (ids.length < 2) return [];
	const links = await officeLinks(userId);
	return links.filter((link) => link.slug !== slug).toSorted((a, b) => (a.slug < b.slug ? -1 : 1));
}

/** @param lastSlug the office that this browser was at last */
export async function homeOf(userId: string, lastSlug: string | undefined): Promise<string> {
	const links = await officeLinks(userId);
	const office = links.find((link) => link.slug === lastSlug) ?? links[0];
	return office ? `/o/${office.slug}/year` : '/account';
}
