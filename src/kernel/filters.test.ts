import { expect, it } from 'vitest';
import { choiceFilter, flagFilter, idFilter, wordsFilter } from './filters.ts';

it('reads what the address says', () => {
	const params = new URLSearchParams('q= Verona &kind=school&partner=01890000-0000-7000-8000-000000000001&ties=on');
	expect(wordsFilter(params)).toBe('Verona');
	expect(wordsFilter(new URLSearchParams('who=%00Noa%00'), 'who')).toBe('Noa');
	expect(choiceFilter(params, 'kind', ['school', 'company'])).toBe('school');
	expect(idFilter(params, 'partner')).toBe('01890000-0000-7000-8000-000000000001');
	expect(flagFilter(params, 'ties')).toBe(true);
});

it('takes what it does not understand, and what is empty, for no filter', () => {
	const params = new URLSearchParams('q=&kind=castle&partner=1 or 1=1&ties=');
	expect(wordsFilter(params)).toBe('');
	expect(choiceFilter(params, 'kind', ['school'])).toBeUndefined();
	expect(idFilter(params, 'partner')).toBeUndefined();
	expect(flagFilter(params, 'ties')).toBe(false);
	expect(choiceFilter(params, 'missing', ['school'])).toBeUndefined();
});
