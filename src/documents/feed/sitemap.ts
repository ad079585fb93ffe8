import { DECLARATION, element, escape } from '#documents/office/xml.ts';

/** A page as search engines are told of it: its address in each language, as sitemaps.org and its extension have it. */
export interface SitemapPage {
	/** The last day on which it changed, YYYY-MM-DD; undefined: nobody knows. */
	changed: string | undefined;
	addresses: readonly { language: string; href: string }[];
	/** The address for whoever speaks none of them. */
	otherwise: string;
}

/** The most addresses that one file may hold. */
export const MOST_ADDRESSES = 50_000;

/** Each address is an entry of its own and names all the others: so the extension has it. */
export function writeSitemap(pages: readonly SitemapPage[]): string {
	const urls = pages.flatMap(({ changed, addresses, otherwise }) => {
		const links = [...addresses, { language: 'x-default', href: otherwise }].map(({ language, href }) =>
			element('xhtml:link', { rel: 'alternate', hreflang: language, href })
		);
		return addresses.map(({ href }) =>
			element(
				'url',
				{},
				element('loc', {}, escape(href)),
				...(changed ? [element('lastmod', {}, changed)] : []),
				...links
			)
		);
	});
	const names = {
		xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9',
		'xmlns:xhtml': 'http://www.w3.org/1999/xhtml'
	};
	return DECLARATION + element('urlset', names, ...urls.slice(0, MOST_ADDRESSES));
}
