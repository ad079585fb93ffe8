import { writeFeed, type FeedEntry } from '#documents/feed/atom.ts';
import { listPublicNews, type PublicNews } from '#features/news/server/queries.ts';
import { licenceTerms } from '#features/site/licence.ts';
import type { OpenSite } from '#features/site/server/open-site.ts';
import { ownTongue, readingOrder, siteHref } from '#features/site/site.ts';
import { siteWords } from '#features/site/view.ts';
import { periodLabel, periodOfDays } from '#kernel/period.ts';
import { pickFrom, type Texts } from '#kernel/texts.ts';
import { TONGUES } from '#kernel/tongue.ts';
import { m } from '#paraglide-public/messages.js';
import { runtime } from '#platform/server/runtime.ts';
import { listPublicHighlights, listPublishedReports, type PublicHighlight, type PublishedReport } from './queries.ts';

/** Entries of each kind; who follows a feed looks more often than that. */
const LATEST = 40;
const LONGEST_TITLE = 100;
/** What a feed that never told anything is as old as. */
const BEGUN = '2020-01-01T00:00:00Z';

/** What is new at an office, as a feed in the language of its address. */
export async function feedFile(open: OpenSite): Promise<Response> {
	const { db, officeId, office, site, tongue, today } = open;
	const [news, highlights, reports] = await db.forOffice(officeId, (tx) =>
		Promise.all([
			listPublicNews(tx, officeId, { day: today, limit: LATEST }),
			listPublicHighlights(tx, officeId, LATEST),
			listPublishedReports(tx, officeId, LATEST)
		])
	);
	const address = runtime().address();
	const href = (path: string, as = tongue) => address + siteHref(office, as, path);
	const entries = [
		...news.map((item) => newsEntry(item, open, href)),
		...highlights.map((line) => lineEntry(line, open, href)),
		...reports.map((report) => reportEntry(report, open, href))
	];
	const xml = writeFeed({
		// The same in every language but for the language: a program may follow several.
		id: `${href('', ownTongue(office))}#feed-${tongue}`,
		title: m.pub_title({ page: m.pub_news(), office: siteWords(office.name, tongue) }),
		subtitle: m.pub_news_lede({ city: siteWords(office.city, tongue) }),
		...{ language: tongue, author: siteWords(office.name, tongue), self: href('feed.xml'), page: href('news') },
		others: TONGUES.filter((each) => each !== tongue).map((each) => ({ href: href('feed.xml', each), language: each })),
		rights: site.openLicence ? licenceTerms(site.openLicence).name : undefined,
		begun: BEGUN,
		entries: entries.toSorted((a, b) => (a.updated < b.updated ? 1 : -1)).slice(0, LATEST)
	});
	return new Response(xml, { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } });
}

type Href = (path: string) => string;

function newsEntry(item: PublicNews, { tongue }: OpenSite, href: Href): FeedEntry {
	return {
		id: `urn:uuid:${item.id}`,
		title: said(item.title, tongue) ?? { text: m.pub_news(), language: tongue },
		published: `${item.day}T00:00:00Z`,
		updated: item.updatedAt,
		href: href(`news/${item.id}`),
		summary: undefined,
		content: said(item.text, tongue),
		picture: item.picture ? { href: href(`news/${item.id}/picture`), mediaType: item.picture.mediaType } : undefined,
		categories: [{ term: 'news', label: m.pub_news() }]
	};
}

function lineEntry(line: PublicHighlight, { tongue }: OpenSite, href: Href): FeedEntry {
	const text = said(line.text, tongue);
	return {
		id: `urn:uuid:${line.id}`,
		title: text ? { ...text, text: headlineOf(text.text) } : { text: m.pub_highlight(), language: tongue },
		...{ published: line.createdAt, updated: line.updatedAt, href: `${href('')}#${line.id}` },
		...{ summary: undefined, content: text, picture: undefined },
		categories: [{ term: 'highlight', label: m.pub_highlight() }]
	};
}

/** The beginning of a line, as the title of it: whole words. */
function headlineOf(text: string): string {
	if (text.length <= LONGEST_TITLE) return text;
	const cut = text.slice(0, LONGEST_TITLE);
	return `${cut.slice(0, cut.lastIndexOf(' ') + 1 || LONGEST_TITLE).trim()}…`;
}

function reportEntry(report: PublishedReport, { tongue }: OpenSite, href: Href): FeedEntry {
	const years = periodLabel(periodOfDays(report.from, report.to));
	return {
		id: `urn:uuid:${report.id}`,
		title: said(report.title, tongue) ?? { text: `${m.pub_nav_reports()} ${years}`, language: tongue },
		...{ published: report.publishedAt, updated: report.publishedAt, href: href(`reports/${report.id}`) },
		...{ summary: { text: years, language: tongue }, content: undefined, picture: undefined },
		categories: [{ term: 'report', label: m.pub_nav_reports() }]
	};
}

function said(texts: Texts, tongue: OpenSite['tongue']) {
	const shown = pickFrom(texts, readingOrder(tongue));
	return shown && { text: shown.text, language: shown.lang };
}
