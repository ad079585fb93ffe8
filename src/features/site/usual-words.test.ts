import { expect, it } from 'vitest';
import { siteForm } from './form.ts';
import { USUAL, usualWords } from './usual-words.ts';

const office = { he: 'עיריית בדיקה', en: 'Testville' };

it.each(USUAL)('the usual words of %s stand in each language, name the office, and fit into the field', (which) => {
	const said = usualWords(which, office, ['he', 'en']);
	expect(said['he']).toMatch(/^עיריית בדיקה [\s\S]*[א-ת]/);
	expect(said['en']).toMatch(/^Testville is responsible|^Testville wants/);
	expect(Object.values(said).join()).not.toMatch(/[{}]/);
	expect(siteForm.parse({ version: '1', [which]: said })[which]).toEqual(said);
});

it('an id of Wikidata is one, or there is none', () => {
	const of = (wikidataId: string) => siteForm.safeParse({ version: '1', wikidataId });
	expect(of('Q309164').data?.wikidataId).toBe('Q309164');
	expect(of('').data?.wikidataId).toBeNull();
	for (const wrong of ['abc', '309164', 'Q0', 'https://www.wikidata.org/wiki/Q1'])
		expect(of(wrong).error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
			['wikidataId', 'not_an_item']
		]);
});
