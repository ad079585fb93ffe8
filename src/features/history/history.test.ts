import { expect, it } from 'vitest';
import { changesOf } from './history.ts';

const plain = (_field: string, code: string) => code;

it('shows what differs and nothing else', () => {
	const before = { title: { he: 'ביקור' }, status: 'preparing', participants: 10 };
	const after = { title: { he: 'ביקור' }, status: 'done', participants: 12 };
	expect(changesOf({ before, after }, (field, code) => `${field}:${code}`)).toEqual([
		{ field: 'status', before: 'status:preparing', after: 'status:done' },
		{ field: 'participants', before: '10', after: '12' }
	]);
});

it('shows all languages of a text, and how many links there are', () => {
	const after = {
		title: { he: 'ביקור', en: 'Visit' },
		partners: ['0198b0a0-0000-7000-8000-000000000001'],
		themes: ['youth', 'sport']
	};
	expect(changesOf({ before: null, after }, plain)).toEqual([
		{ field: 'title', before: '', after: 'ביקור / Visit' },
		{ field: 'partners', before: '', after: '1' },
		{ field: 'themes', before: '', after: 'youth, sport' }
	]);
});
