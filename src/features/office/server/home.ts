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

/** @param lastSlug the office that this browser was at last */
export async function homeOf(userId: string, lastSlug: string | undefined): Promise<string> {
	const links = await officeLinks(userId);
	const office = links.find((link) => link.slug === lastSlug) ?? links[0];
	return office ? `/o/${office.slug}/year` : '/account';
}
