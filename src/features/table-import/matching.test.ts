import { expect, it } from 'vitest';
import { Matcher } from './matching.ts';

it('knows a partner by a name with a slip, and nobody by another given name', () => {
	const partners = new Matcher('partners', [{ id: 'p', name: { en: 'Poznań' }, country: 'PL' }]);
	expect(partners.match({ name: { en: 'Poznam' }, country: 'PL' })).toMatchObject({ is: 'one', id: 'p' });
	const people = new Matcher('people', [{ id: 'f', name: { en: 'Frances Drake' } }]);
	expect(people.match({ name: { en: 'Francis Drake' } })).toEqual({ is: 'none' });
	expect(people.match({ name: { en: 'Frances DRAKE' } })).toMatchObject({ is: 'one', id: 'f' });
});
