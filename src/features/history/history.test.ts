import { expect, it } from 'vitest';
import { changesOf, type Sayer } from './history.ts';

const say: Sayer = {
	field: (name, language) => (name === 'id' ? undefined : language ? `${name} ${language}` : name),
	value: (_name, value) => (value === null || value === undefined ? '' : JSON.stringify(value))
};

it('shows what differs and nothing else, and nothing of what is not said', () => {
	const before = { id: 'a', title: { he: 'ביקור' }, status: 'preparing', participants: 10 };
	const after = { id: 'b', title: { he: 'ביקור' }, status: 'done', participants: null };
	expect(changesOf({ before, after }, say)).toEqual([
		{ field: 'status', before: '"preparing"', after: '"done"' },
		{ field: 'participants', before: '10', after: '' }
	]);
});

it('shows a text language by language', () => {
	const before = { title: { he: 'ביקור', en: 'Visit' }, note: {} };
	const after = { title: { he: 'ביקור רשמי', en: 'Visit' }, note: { en: 'New' } };
	expect(changesOf({ before, after }, say)).toEqual([
		{ field: 'title he', before: 'ביקור', after: 'ביקור רשמי' },
		{ field: 'note en', before: '', after: 'New' }
	]);
});

it('shows what was added to nothing', () => {
	expect(changesOf({ before: null, after: { due: '2020' } }, say)).toEqual([
		{ field: 'due', before: '', after: '"2020"' }
	]);
});
