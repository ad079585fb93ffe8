import { requireAdministrator } from '#features/installation/server/gate.ts';
import { listOfficeEntries } from '#features/installation/server/queries.ts';
import { officeLinks } from '#features/office/server/home.ts';
import { runtime } from '#platform/server/runtime.ts';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const person = requireAdministrator(event);
	const [offices, own] = await Promise.all([
		runtime().db.forInstallation(listOfficeEntries),
		officeLinks(person.userId)
	]);
	const slugs = new Set(own.map(({ slug }) => slug));
	return { offices: offices.map((office) => ({ ...office, isOwn: slugs.has(office.slug) })) };
};
