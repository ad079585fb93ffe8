import { describe, expect, it } from 'vitest';
import { inOrder, isCurrent, roleLabel, roleTime, roleTitle, type RoleHeld } from './role.ts';

const poznan = { noun: 'partner' as const, id: '1', name: { he: 'פוזנן', en: 'Poznań' }, isCity: true, flag: 'PL' };
const embassy = {
	noun: 'organisation' as const,
	id: '2',
	name: { he: 'שגרירות פולין', en: 'Embassy of Poland' },
	isCity: false,
	flag: 'PL'
};

function role(overrides: Partial<RoleHeld> = {}): RoleHeld {
	return {
		id: 'r',
		personId: 'p',
		kind: 'mayor',
		title: {},
		of: poznan,
		starts: null,
		ends: null,
		version: 1,
		...overrides
	};
}

describe('a role is held on a day', () => {
	it.each([
		[null, null, 'current'],
		[null, '2020-09-08', 'former'],
		[null, '2020-09-09', 'current'],
		[null, '2020-08', 'former'],
		[null, '2020-09', 'current'],
		[null, '2020', 'current'],
		[null, '2020~', 'current'],
		[null, '2019~', 'former'],
		[null, '../2018', 'former'],
		['2020-09-10', null, 'future'],
		['2020-09-09', null, 'current'],
		['2020-10', null, 'future'],
		['2020', null, 'current'],
		['2021', '2022', 'future'],
		['../2030', null, 'current']
	] as const)('from %s to %s: %s', (starts, ends, expected) => {
		expect(roleTime({ starts, ends }, '2020-09-09')).toBe(expected);
		expect(isCurrent({ starts, ends }, '2020-09-09')).toBe(expected === 'current');
	});
});

describe('what a role is called', () => {
	it('of a city: with its municipality, as the language says it', () => {
		expect(roleLabel(role(), 'he')).toBe('ראש עיריית פוזנן');
		expect(roleLabel(role(), 'en')).toBe('Mayor of Poznań');
		expect(roleLabel(role({ kind: 'spokesperson' }), 'he')).toBe('דוברות עיריית פוזנן');
	});

	it('of anything else: the word, and whose it is', () => {
		expect(roleLabel(role({ kind: 'ambassador', of: embassy }), 'en')).toBe('Ambassador, Embassy of Poland');
		expect(roleLabel(role({ of: { ...poznan, isCity: false } }), 'en')).toBe('Mayor, Poznań');
		expect(roleLabel(role({ kind: 'interpreter' }), 'en')).toBe('Interpreter, Poznań');
		expect(roleLabel(role({ title: { he: 'ראש עיריית פוזנן' } }), 'he')).toBe('ראש עיריית פוזנן');
		expect(roleLabel(role({ title: { he: 'ראש העיר' } }), 'he')).toBe('ראש העיר, פוזנן');
	});

	it('by its own title where it has one', () => {
		const own = role({ title: { he: 'נשיא העיר', en: 'President of the city' } });
		expect(roleLabel(own, 'he')).toBe('נשיא העיר, פוזנן');
		expect(roleTitle(own, 'en')).toBe('President of the city');
		expect(roleTitle(role(), 'en')).toBe('Mayor');
	});

	it('keeps a name of the other direction apart from the words around it', () => {
		const foreign = role({ of: { ...poznan, name: { en: 'Poznań' } } });
		expect(roleLabel(foreign, 'he')).toBe('ראש עיריית \u2068Poznań\u2069');
		expect(roleLabel(foreign, 'en')).toBe('Mayor of Poznań');
	});
});

it('roles stand by whether they are held, then by rank, then the latest first', () => {
	const roles = [
		role({ id: 'former mayor', ends: '2018' }),
		role({ id: 'new spokesperson', kind: 'spokesperson', starts: '2019' }),
		role({ id: 'old spokesperson', kind: 'spokesperson', starts: '2015' }),
		role({ id: 'deputy', kind: 'deputy_mayor' }),
		role({ id: 'mayor to be', starts: '2021' })
	];
	expect(inOrder(roles, '2020-09-09').map((each) => each.id)).toEqual([
		'deputy',
		'new spokesperson',
		'old spokesperson',
		'mayor to be',
		'former mayor'
	]);
});
