import { describe, expect, it } from 'vitest';
import { DATASETS, FIELDS, schemaOf, tableOf } from './dataset.ts';

describe.each(DATASETS)('the dataset of %s', (dataset) => {
	it('names each field once and says in both languages of the desk what it means', () => {
		const names = FIELDS[dataset].map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
		for (const { says } of FIELDS[dataset]) expect(Object.keys(says)).toEqual(['he', 'en']);
	});

	it('promises each of them in its schema', () => {
		const schema = schemaOf(dataset, 'https://city.example/schema') as {
			properties: { items: { items: { required: string[] } } };
		};
		expect(schema.properties.items.items.required).toEqual(FIELDS[dataset].map(({ name }) => name));
	});
});

it('is a table with a column for each language of the office', () => {
	const row = { id: 'x', number: 1, name: { he: 'ידידות', en: 'Friendship', de: 'Freundschaft' }, shortName: {} };
	expect(tableOf('goals', [{ ...row, fromYear: null, toYear: 2020 }], ['he', 'en'])).toEqual([
		['id', 'number', 'name_he', 'name_en', 'shortName_he', 'shortName_en', 'fromYear', 'toYear'],
		['x', 1, 'ידידות', 'Friendship', null, null, null, 2020]
	]);
	const [head, cells] = tableOf(
		'agreements',
		[
			{
				...{ id: 'x', partners: ['a', 'b'], kind: 'twin_pact', title: {}, isInForce: true, signed: '2008' },
				...{ otherDates: ['2010-06-21'], scope: [] }
			}
		],
		[]
	);
	expect(Object.fromEntries((head ?? []).map((name, index) => [name, cells?.[index]]))).toEqual({
		...{ id: 'x', partners: 'a b', kind: 'twin_pact', isInForce: 'true', signed: '2008', otherDates: '2010-06-21' },
		scope: ''
	});
});
