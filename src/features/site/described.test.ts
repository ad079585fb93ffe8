import { expect, it } from 'vitest';
import { dataBlock } from './described.ts';

it('is data that nothing typed can end, without what is not known', () => {
	const block = dataBlock([
		{ '@type': 'City', name: '</script><b>x', url: null, sameAs: [], alternateName: ['פוזנן'] }
	]);
	expect(block.match(/<\/?[a-z]+/g)).toEqual(['<script', '</script']);
	const json = /<script type="application\/ld\+json">(.*)<\/script>/.exec(block)?.[1] ?? '';
	expect(JSON.parse(json)).toEqual({
		'@context': 'https://schema.org',
		'@graph': [{ '@type': 'City', name: '</script><b>x', alternateName: ['פוזנן'] }]
	});
});
