import { expect, it } from 'vitest';
import { aboutOptions, highlightFields, highlightTable } from './view.ts';

const poznan = { id: '1', name: { en: 'Poznań', he: 'פוזנן' } };
const highlight = {
	...{ id: '9', position: 3, version: 1, text: { he: 'ביקור', en: 'A visit' } },
	about: { noun: 'partner' as const, ...poznan }
};

it('the form chooses among records of four kinds, each in its group', () => {
	const options = aboutOptions({ partner: [poznan], organisation: [], initiative: [], activity: [poznan] }, 'he');
	expect(options).toEqual([
		{ value: 'partner:1', label: 'פוזנן', group: 'ערים ושותפים' },
		{ value: 'activity:1', label: 'פוזנן', group: 'פעילויות' }
	]);
});

it('what a highlight is about stays a choice, also when it is of another year', () => {
	const none = { partner: [], organisation: [], initiative: [], activity: [] };
	expect(aboutOptions(none, 'he', highlight.about).map((option) => option.value)).toEqual(['partner:1']);
	expect(aboutOptions({ ...none, partner: [poznan] }, 'he', highlight.about)).toHaveLength(1);
});

it('the form takes what it is about as one value', () => {
	expect(highlightFields(highlight).about).toBe('partner:1');
	expect(highlightFields({ ...highlight, about: null }).about).toBe('');
});

it('the file counts from 1, whatever places were left', () => {
	const { title, rows } = highlightTable([highlight, { ...highlight, about: null }], '2020', 'he');
	expect(title).toBe('נקודות ציון 2020');
	expect(rows).toEqual([
		[1, 'ביקור', 'פוזנן'],
		[2, 'ביקור', null]
	]);
});
