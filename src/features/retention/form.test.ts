import { expect, it } from 'vitest';
import { parseForm } from '#kernel/form.ts';
import { retentionForm } from './form.ts';

function parse(fields: Record<string, string>) {
	const data = new FormData();
	for (const [name, value] of Object.entries(fields)) data.append(name, value);
	return parseForm(retentionForm, data);
}

it('what is left empty is kept for good', () => {
	expect(parse({ version: '3', peopleYears: '5', removedMonths: '' })).toEqual({
		ok: true,
		value: { version: 3, peopleYears: 5, removedMonths: null, addressMonths: null }
	});
});

it('an address is kept for two years at least, and nothing is kept for no time at all', () => {
	expect(parse({ peopleYears: '0', addressMonths: '6' })).toMatchObject({
		problems: [
			{ field: 'peopleYears', code: 'not_a_choice' },
			{ field: 'addressMonths', code: 'not_a_choice' }
		]
	});
});
