import { sql } from 'kysely';
import type { Texts } from '#kernel/texts.ts';
import type { Database } from '#platform/server/database.ts';
import { runtime } from '#platform/server/runtime.ts';

/** A public site of the installation. */
export interface ListedSite {
	slug: string;
	city: Texts;
	name: Texts;
}

/** All that are on. */
export async function listSites(db: Database): Promise<ListedSite[]> {
	const { rows } = await db.forInstallation((tx) =>
		sql<ListedSite>`select slug, city, name from sites_on()`.execute(tx)
	);
	return rows;
}

/** What stands at the root of the installation for whoever is not signed in: the one site that there is, if so. */
export async function onlySite(db: Database): Promise<string | undefined> {
	const sites = await listSites(db);
	return sites.length === 1 ? sites[0]?.slug : undefined;
}

/** What is nobody's business who searches: the desk, what programs ask, what opens by a secret. */
const NOT_FOR_SEARCH = ['/o/', '/account', '/api/', '/installation', '/r/', '/sign-in', '/sign-out', '/*/ideas/own/'];

/** What programs that search may look at. Without a public site that is nothing. */
export async function robotsFile(db: Database): Promise<Response> {
	const sites = await listSites(db);
	const lines =
		sites.length === 0
			? ['User-agent: *', 'Disallow: /']
			: [
					'User-agent: *',
					...NOT_FOR_SEARCH.map((path) => `Disallow: ${path}`),
					'',
					...sites.map(({ slug }) => `Sitemap: ${runtime().address()}/${slug}/sitemap.xml`)
				];
	return new Response(`${lines.join('\n')}\n`, {
		headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' }
	});
}
