import { expect, it } from 'vitest';
import { Names } from './naming.ts';

const names = new Names([
	{ id: 'b', name: { he: 'בראמשה', en: 'Bramsche' } },
	{ id: 'p', name: { he: 'פוזנן', en: 'Poznań' } },
	{ id: 't', name: { he: 'טאיינאן', en: 'Tainan' } },
	{ id: 's1', name: { en: 'Springfield' } },
	{ id: 's2', name: { en: 'Springfield' } }
]);
const idOf = (text: string) => {
	const found = names.find(text);
	return found.is === 'one' ? found.id : found.is;
};

it.each([
	['Poznan', 'p'],
	['POZNAŃ', 'p'],
	['City of Poznań', 'p'],
	['עיריית פוזנן', 'p'],
	['העיר פוזנן', 'p'],
	['פוזנאן', 'p'],
	['ברמשה', 'b'],
	['Bramshe', 'b'],
	['טאינאן', 't'],
	['Springfield', 'many'],
	['Posen', 'none'],
	['', 'none']
])('a partner by any spelling: %s', (text, id) => {
	expect(idOf(text)).toBe(id);
});
