import { describe, expect, it } from 'vitest';
import { compareWithWikidata, type DataSet, type Item, type Registered } from './wikidata.ts';

const item = (id: string, name: string, latitude = 50, longitude = 10, country = 'Germany'): Item => ({
	...{ id, name, country, latitude, longitude }
});
const HOME = item('Q1', 'Home', 32, 35, 'Israel');

function partner(overrides: Partial<Registered>): Registered {
	return {
		...{
			id: 'p',
			name: { en: 'Goslar' },
			called: 'Goslar',
			wikidataId: 'Q2',
			latitude: 50,
			longitude: 10,
			isTwin: true
		},
		...overrides
	};
}

function dataSet(pairs: string, ...items: Item[]): DataSet {
	const statements = pairs
		.split(' ')
		.filter((pair) => pair !== '')
		.map((pair) => ({ subject: pair.split('>')[0] as string, object: pair.split('>')[1] as string }));
	return { statements, items: new Map([HOME, ...items].map((each) => [each.id, each])) };
}

const findings = (partners: Registered[], data: DataSet) =>
	compareWithWikidata(HOME, partners, data).found.map(({ finding, said, partner: of, item: at }) => [
		finding,
		of?.called ?? at?.name,
		said
	]);

describe('the register beside Wikidata', () => {
	const goslar = item('Q2', 'Goslar');

	it('tells what both know, who says so, and what only one of them knows', () => {
		const others = [item('Q3', 'Verona'), item('Q4', 'Lagos'), item('Q5', 'Bramsche')];
		const data = dataSet('Q1>Q2 Q2>Q1 Q1>Q3 Q4>Q1 Q8>Q9', goslar, ...others);
		const partners = [
			partner({}),
			partner({ id: 'q', called: 'Verona', wikidataId: 'Q3' }),
			partner({ id: 'r', called: 'Bramsche', wikidataId: 'Q5' })
		];
		expect(findings(partners, data)).toEqual([
			['both', 'Goslar', 'both'],
			['both', 'Verona', 'home'],
			['only_here', 'Bramsche', null],
			['only_there', 'Lagos', 'other']
		]);
	});

	it('does not say who says it where the data set names each pair once', () => {
		const data = dataSet('Q2>Q1 Q3>Q4', goslar);
		expect(compareWithWikidata(HOME, [partner({})], data)).toMatchObject({ isDirected: false });
		expect(findings([partner({})], data)).toEqual([['both', 'Goslar', 'unknown']]);
	});

	it('knows an item by its id alone: of the same name there are others', () => {
		const other = item('Q20', 'Göslar, Lower Saxony', 30, 100);
		const data = dataSet('Q1>Q20', goslar, other);
		expect(findings([partner({ wikidataId: 'Q2' })], data)).toEqual([
			['only_here', 'Goslar', null],
			['only_there', 'Göslar, Lower Saxony', 'unknown']
		]);
		const { found } = compareWithWikidata(HOME, [partner({ wikidataId: null })], data);
		expect(found[0]).toMatchObject({ finding: 'no_id', candidates: [{ id: 'Q2' }, { id: 'Q20' }] });
	});

	it('tells of ids that lead nowhere, of one for two partners, and of one that lies elsewhere', () => {
		const data = dataSet('Q1>Q2', item('Q2', 'Goslar', 51, 10), item('Q6', 'Goslar', 0, 0));
		expect(findings([partner({ wikidataId: 'Q99' })], data)[0]).toEqual(['unknown_id', 'Goslar', null]);
		expect(findings([partner({}), partner({ id: 'q', called: 'Twice' })], data)).toEqual([
			['shared_id', 'Goslar', 'unknown'],
			['shared_id', 'Twice', 'unknown']
		]);
		expect(findings([partner({ latitude: 51.5, longitude: 10.5 })], data)[0]?.[0]).toBe('both');
		expect(findings([partner({ wikidataId: 'Q6' })], data)[0]?.[0]).toBe('elsewhere');
		expect(findings([partner({ wikidataId: 'Q6', latitude: null })], data)[0]?.[0]).toBe('only_here');
	});

	it('tells of a statement about a partner without a pact, and of no other partner without one', () => {
		const data = dataSet('Q1>Q2', goslar);
		const none = partner({ id: 'q', called: 'Contact', wikidataId: 'Q7', isTwin: false });
		expect(
			findings([partner({ isTwin: false }), none, partner({ id: 'r', wikidataId: null, isTwin: false })], data)
		).toEqual([['not_twin', 'Goslar', 'unknown']]);
	});
});
