import { expect, it } from 'vitest';
import { officeRoutes, readable } from '../support/routes.ts';
import { filledSite } from '../support/filled-site.ts';
import { faultsOf } from '../support/html-validity.ts';
import { testServer } from '../support/server.ts';

const server = testServer();
const site = filledSite(server);

/** What is right on a page of the public is so here, but for this. */
const EXCEPT = [
	// On a narrow screen a table is shown as cards, which takes its meaning from it where no role says it.
	'no-redundant-role',
	// The search of every page has one line, which is sent with Enter; the list of suggestions is no field of a form.
	...['wcag/h32', 'prefer-native-element'],
	// A field of quick capture says its name itself, for a row may hold several.
	'no-redundant-aria-label'
];

it('each page of the desk is valid, and each file that is a page', { timeout: 120_000 }, async () => {
	const director = await server.signedIn('director', { office: site.slug });
	const examples = {
		...{ office: [site.slug], 'id=id': await oneOfEach(), 'sheet=sheet': ['leaflet', 'brief'] },
		// In two languages at once a report has two titles, and parts of one name where nobody has translated them.
		'lang=languages': ['he', 'en']
	};
	const paths = readable(officeRoutes(examples)).filter(
		(path) => !/__data\.json$|file\.(?!html)|\.(csv|xlsx)$/.test(path)
	);
	const faults: string[] = [];
	let count = 0;
	for (const path of paths) {
		const page = await director.get(path);
		if (page.status !== 200 || !page.headers.get('content-type')?.startsWith('text/html')) continue;
		count += 1;
		const found = (await faultsOf(page.html)).filter((fault) => !EXCEPT.some((rule) => fault.includes(` ${rule}: `)));
		faults.push(...found.map((fault) => `${path}: ${fault}`));
	}
	expect(faults).toEqual([]);
	expect(count).toBeGreaterThan(100);
});

/** The id of one record of each kind. */
async function oneOfEach(): Promise<string[]> {
	const tables = ['partner', 'agreement', 'activity', 'initiative', 'goal', 'organisation', 'news', 'report'] as const;
	const more = ['resident_idea', 'attachment', 'highlight'] as const;
	return server.db.forOffice(site.officeId, async (tx) => {
		const ids: string[] = [];
		for (const table of [...tables, ...more]) {
			const { id } = await tx
				.selectFrom(table as 'partner')
				.select('id')
				.where('office_id', '=', site.officeId)
				.executeTakeFirstOrThrow();
			ids.push(id);
		}
		return ids;
	});
}
