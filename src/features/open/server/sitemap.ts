import { sql } from 'kysely';
import { MOST_ADDRESSES, writeSitemap, type SitemapPage } from '#documents/feed/sitemap.ts';
import { isPartnerTold } from '#features/site/server/is-told.ts';
import type { OpenSite } from '#features/site/server/open-site.ts';
import { sitePaths } from '#features/site/server/page.ts';
import { ownTongue, siteHref } from '#features/site/site.ts';
import { TONGUES } from '#kernel/tongue.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { runtime } from '#platform/server/runtime.ts';

/** A page within a site, and the last day on which what it tells was changed. */
interface Listed {
	path: string;
	changed: string | undefined;
}

const MOST = Math.floor(MOST_ADDRESSES / TONGUES.length);

/** All pages of a site that a search may find, in all its languages. */
export async function sitemapFile(open: OpenSite): Promise<Response> {
	const { db, officeId, office } = open;
	const records = await db.forOffice(officeId, (tx) => recordPages(tx, officeId, open));
	const address = runtime().address();
	const pages = [...sitePaths(open).map((path): Listed => ({ path, changed: undefined })), ...records];
	const xml = writeSitemap(
		pages.slice(0, MOST).map(({ path, changed }): SitemapPage => ({
			changed,
			addresses: TONGUES.map((tongue) => ({ language: tongue, href: address + siteHref(office, tongue, path) })),
			otherwise: address + siteHref(office, ownTongue(office), path)
		}))
	);
	return new Response(xml, { headers: { 'content-type': 'application/xml; charset=utf-8' } });
}

/** The pages of partners, of news, of published reports and ideas. */
async function recordPages(tx: OfficeTransaction, office: OfficeId, { today }: OpenSite): Promise<Listed[]> {
	const { rows } = await sql<{ path: string; changed: string }>`
		(select 'partners/' || p.id as path, to_char(p.updated_at at time zone 'utc', 'YYYY-MM-DD') as changed
			from partner p where p.office_id = ${office} and ${isPartnerTold('p')}
			order by p.position, p.id limit ${MOST})
		union all
		(select 'news/' || n.id, to_char(greatest(n.updated_at, n.shown_from) at time zone 'utc', 'YYYY-MM-DD')
			from news n where n.office_id = ${office} and n.deleted_at is null and n.visibility = 'public'
				and coalesce(n.shown_from <= ${today}::date, true) and coalesce(n.shown_until >= ${today}::date, true)
			order by n.day desc, n.id desc limit ${MOST})
		union all
		(select 'reports/' || r.id, to_char(r.published_at at time zone 'utc', 'YYYY-MM-DD')
			from report r where r.office_id = ${office} and r.deleted_at is null and r.published_at is not null
				and r.audience = 'public' and not r.tells_money and r.state in ('approved', 'closed')
			order by r.published_at desc, r.id desc limit ${MOST})
		union all
		(select 'ideas/' || d.id, to_char(d.published_at at time zone 'utc', 'YYYY-MM-DD')
			from resident_idea d where d.office_id = ${office} and d.published_at is not null
			order by d.published_at desc, d.id desc limit ${MOST})`.execute(tx);
	return rows;
}
