import { describe, expect, it } from 'vitest';
import { parseForm } from '#kernel/form.ts';
import { claimForm } from './form.ts';

const ID = '01890000-0000-7000-8000-000000000001';
const WHOLE = {
	id: ID,
	agreementId: ID,
	version: '0',
	field: 'signed',
	date: '2008',
	side: 'ours',
	'source.en': 'Deck'
};

function parse(fields: Record<string, string>) {
	const data = new FormData();
	for (const [name, value] of Object.entries({ ...WHOLE, ...fields })) data.append(name, value);
	return parseForm(claimForm, data);
}

function problems(fields: Record<string, string>): string[] {
	const parsed = parse(fields);
	return parsed.ok ? [] : parsed.problems.map(({ field, code }) => `${field} ${code}`);
}

describe('what a source says', () => {
	it.each([
		['signed', 'date', { date: '2008', value: null }],
		['kind', 'kind', { date: null, value: 'twin_pact' }],
		['other', 'value', { date: null, value: 'Words' }]
	])('of %s stands in %s and nowhere else', (field, wanted, said) => {
		const typed = { field, kind: 'twin_pact', value: 'Words' };
		expect(parse(typed)).toMatchObject({ ok: true, value: said });
		expect(problems({ ...typed, [wanted]: '' })).toEqual([`${wanted} required`]);
	});

	it('is asked for together with all else that is missing', () => {
		expect(problems({ date: '', 'source.en': '' })).toEqual(['source.en required', 'date required']);
		expect(problems({ date: 'soon', field: 'signed' })).toEqual(['date not_a_date']);
		expect(problems({ field: 'nonsense', date: '' })).toEqual(['field not_a_choice']);
	});

	it('is never taken for ours because nobody said whose it is', () => {
		expect(problems({ side: '' })).toEqual(['side required']);
	});
});
