import { expect, it } from 'vitest';
import { queryAddress } from './query.ts';

it('asks for both directions and for the items of the register, and takes nothing else into the query', () => {
	const address = queryAddress('Q309164', ['Q268', 'Q1 } evil']);
	expect(address).toMatch(/^https:\/\/query\.wikidata\.org\/#/);
	const query = decodeURIComponent(address.split('#')[1] ?? '');
	expect(query).toContain('BIND(wd:Q309164 AS ?source)');
	expect(query).toContain('BIND(wd:Q309164 AS ?target)');
	expect(query).toContain('VALUES ?wikidata_id { wd:Q309164 wd:Q268 }');
});
