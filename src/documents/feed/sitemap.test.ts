import { parseXml, type XmlElement } from '@rgrove/parse-xml';
import { expect, it } from 'vitest';
import { writeSitemap } from './sitemap.ts';

it('names each page in each language, and beside it all the others', () => {
	const addresses = [
		{ language: 'he', href: 'https://city.example/raanana?a=1&b=2' },
		{ language: 'zh-Hant', href: 'https://city.example/raanana/zh-Hant' }
	];
	const otherwise = 'https://city.example/raanana';
	const root = parseXml(writeSitemap([{ changed: '2020-06-01', addresses, otherwise }])).root as XmlElement;
	const urls = root.children as XmlElement[];
	expect(urls).toHaveLength(2);
	for (const [index, url] of urls.entries()) {
		const [loc, lastmod, ...links] = url.children as XmlElement[];
		expect([loc?.text, lastmod?.text]).toEqual([addresses[index]?.href, '2020-06-01']);
		expect(links.map(({ attributes }) => [attributes['hreflang'], attributes['href']])).toEqual([
			...addresses.map(({ language, href }) => [language, href]),
			['x-default', otherwise]
		]);
	}
});
