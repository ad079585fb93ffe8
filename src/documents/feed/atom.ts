import { DECLARATION, element, escape } from '#documents/office/xml.ts';

/** What a feed says of something, in the language that it is in. */
export interface FeedText {
	text: string;
	language: string;
}

/** A feed as programs follow it (Atom, RFC 4287). */
export interface Feed {
	/** The same for as long as it is the same feed. */
	id: string;
	title: string;
	subtitle: string;
	language: string;
	author: string;
	/** Its own address, that of the page that it follows, and the same in other languages. */
	self: string;
	page: string;
	others: readonly { href: string; language: string }[];
	/** Of its contents, where the office says so. */
	rights: string | undefined;
	/** What stands for it where nothing was ever told; ISO 8601, UTC. */
	begun: string;
	entries: readonly FeedEntry[];
}

export interface FeedEntry {
	id: string;
	title: FeedText;
	/** ISO 8601, UTC. */
	published: string;
	updated: string;
	href: string;
	/** A line or two. */
	summary: FeedText | undefined;
	/** Paragraphs, where it is told whole. */
	content: FeedText | undefined;
	picture: { href: string; mediaType: string; bytes?: number } | undefined;
	categories: readonly { term: string; label: string }[];
}

/** Writes the feed. The same feed gives the same bytes. */
export function writeFeed(feed: Feed): string {
	const updated =
		feed.entries
			.map((entry) => entry.updated)
			.toSorted()
			.at(-1) ?? feed.begun;
	const link = (rel: string, href: string, type: string, hreflang = feed.language) =>
		element('link', { rel, href, type, hreflang });
	return (
		DECLARATION +
		element(
			'feed',
			{ xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': feed.language },
			element('id', {}, escape(feed.id)),
			element('title', {}, escape(feed.title)),
			element('subtitle', {}, escape(feed.subtitle)),
			element('updated', {}, moment(updated)),
			element('author', {}, element('name', {}, escape(feed.author))),
			element('generator', {}, 'Kesher'),
			link('self', feed.self, 'application/atom+xml'),
			link('alternate', feed.page, 'text/html'),
			...feed.others.map(({ href, language }) => link('alternate', href, 'application/atom+xml', language)),
			...(feed.rights ? [element('rights', {}, escape(feed.rights))] : []),
			...feed.entries.map(entryOf)
		)
	);
}

function entryOf(entry: FeedEntry): string {
	const { title, summary, content, picture } = entry;
	const said = (name: string, words: FeedText | undefined) =>
		words ? [element(name, { type: 'text', 'xml:lang': words.language }, escape(words.text))] : [];
	return element(
		'entry',
		{},
		element('id', {}, escape(entry.id)),
		...said('title', title),
		element('published', {}, moment(entry.published)),
		element('updated', {}, moment(entry.updated)),
		element('link', { rel: 'alternate', href: entry.href, type: 'text/html' }),
		...(picture
			? [element('link', { rel: 'enclosure', href: picture.href, type: picture.mediaType, length: picture.bytes })]
			: []),
		...entry.categories.map(({ term, label }) => element('category', { term, label })),
		...said('summary', summary),
		...(content
			? [element('content', { type: 'html', 'xml:lang': content.language }, escape(paragraphs(content.text)))]
			: [])
	);
}

/** Plain words as the HTML that readers of feeds show: a paragraph for each, lines as they were typed. */
function paragraphs(text: string): string {
	return text
		.split(/\n\s*\n/)
		.filter((paragraph) => paragraph.trim() !== '')
		.map((paragraph) => `<p dir="auto">${escape(paragraph.trim()).replaceAll('\n', '<br>')}</p>`)
		.join('');
}

function moment(at: string): string {
	return new Date(at).toISOString();
}
