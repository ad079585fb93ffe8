import { parseXml, type XmlElement } from '@rgrove/parse-xml';
import { describe, expect, it } from 'vitest';
import { writeFeed, type Feed, type FeedEntry } from './atom.ts';

const ENTRY: FeedEntry = {
	...{ id: 'urn:uuid:0190', href: 'https://city.example/raanana/news/0190' },
	title: { text: 'עץ <מוסיקלי> & "עוד"', language: 'he' },
	...{ published: '2020-06-01T00:00:00Z', updated: '2020-06-03T00:00:00Z' },
	summary: undefined,
	content: { text: 'One <b>line</b>\nand another\n\nA paragraph', language: 'en' },
	picture: { href: 'https://city.example/raanana/picture/a.jpg', mediaType: 'image/jpeg' },
	categories: [{ term: 'news', label: 'News' }]
};

const FEED: Feed = {
	...{ id: 'urn:uuid:f', title: 'Ra’anana', subtitle: 'News', language: 'en', author: 'Ra’anana' },
	...{ self: 'https://city.example/raanana/feed.xml', page: 'https://city.example/raanana/news' },
	others: [{ href: 'https://city.example/raanana/de/feed.xml', language: 'de' }],
	...{ rights: undefined, begun: '2020-01-01T00:00:00Z', entries: [] }
};

const children = (parent: XmlElement, name: string) =>
	parent.children.filter((child) => child.type === 'element' && (child as XmlElement).name === name) as XmlElement[];
const text = (parent: XmlElement, name: string) => children(parent, name)[0]?.text;
const read = (feed: Feed) => parseXml(writeFeed(feed)).root as XmlElement;

describe('a feed', () => {
	it('has all that the standard asks for, also while nothing was told', () => {
		const root = read(FEED);
		expect([root.name, root.attributes['xmlns']]).toEqual(['feed', 'http://www.w3.org/2005/Atom']);
		expect(text(root, 'id')).toBe('urn:uuid:f');
		expect(text(root, 'updated')).toBe('2020-01-01T00:00:00.000Z');
		expect(children(root, 'link').map(({ attributes }) => [attributes['rel'], attributes['hreflang']])).toEqual([
			['self', 'en'],
			['alternate', 'en'],
			['alternate', 'de']
		]);
	});

	it('is as new as the newest of its entries', () => {
		const older = { ...ENTRY, id: 'urn:uuid:0191', updated: '2020-06-02T00:00:00Z' };
		expect(text(read({ ...FEED, entries: [ENTRY, older] }), 'updated')).toBe('2020-06-03T00:00:00.000Z');
	});

	it('holds whatever was typed as text, in its own language', () => {
		const [entry] = children(read({ ...FEED, entries: [ENTRY] }), 'entry');
		const [title] = children(entry as XmlElement, 'title');
		expect([title?.text, title?.attributes['xml:lang']]).toEqual(['עץ <מוסיקלי> & "עוד"', 'he']);
		expect(text(entry as XmlElement, 'content')).toBe(
			'<p dir="auto">One &lt;b&gt;line&lt;/b&gt;<br>and another</p><p dir="auto">A paragraph</p>'
		);
		const enclosure = children(entry as XmlElement, 'link').find(({ attributes }) => attributes['rel'] === 'enclosure');
		expect(enclosure?.attributes).toMatchObject({ type: 'image/jpeg' });
	});

	it('stays XML whatever was typed', () => {
		const odd = { ...ENTRY, title: { text: 'a\u0000\u000b\ud800b]]>', language: 'en' } };
		expect(children(read({ ...FEED, entries: [odd] }), 'entry')).toHaveLength(1);
	});
});
