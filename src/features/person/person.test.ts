import { describe, expect, it } from 'vitest';
import { displayName } from './person.ts';
import type { RoleHeld } from './role.ts';

const DAY = '2020-09-09';
const of = { noun: 'partner' as const, id: '1', name: { he: 'פוזנן', en: 'Poznań' }, isCity: true, flag: 'PL' };
const mayor: Pick<RoleHeld, 'kind' | 'title' | 'of' | 'starts' | 'ends'> = {
	kind: 'mayor',
	title: {},
	of,
	starts: null,
	ends: null
};

describe('what a person is called', () => {
	it('by name, in the language of the page or another that is there', () => {
		const person = { name: { pl: 'Jacek Nowak', he: 'יאצק נובק' } };
		expect(displayName(person, [mayor], 'he', DAY)).toEqual({ text: 'יאצק נובק', lang: 'he', isFallback: false });
		expect(displayName({ name: { pl: 'Jacek Nowak' } }, [], 'he', DAY)).toEqual({
			text: 'Jacek Nowak',
			lang: 'pl',
			isFallback: true
		});
	});

	it('without a name: by the role that stands first', () => {
		const spokesperson = { ...mayor, kind: 'spokesperson' as const };
		expect(displayName({ name: {} }, [spokesperson, mayor], 'he', DAY).text).toBe('ראש עיריית פוזנן');
		expect(displayName({ name: {} }, [spokesperson, mayor], 'en', DAY).text).toBe('Mayor of Poznań');
	});

	it('by a role that is over: as former', () => {
		const former = { ...mayor, ends: '2018' };
		expect(displayName({ name: {} }, [former], 'he', DAY).text).toBe('ראש עיריית פוזנן (לשעבר)');
		expect(displayName({ name: {} }, [former], 'en', DAY).text).toBe('Mayor of Poznań (former)');
	});

	it('without either: says so', () => {
		expect(displayName({ name: {} }, [], 'en', DAY).text).toBe('Without a name');
	});
});
