import { describe, expect, it } from 'vitest';
import { LONGEST_REASON, missingReason, reasonIn, reasonOfHeader } from './reason.ts';

function form(fields: Record<string, string>): FormData {
	const data = new FormData();
	for (const [name, value] of Object.entries(fields)) data.append(name, value);
	return data;
}

describe('the reason in a form', () => {
	it.each([
		[{ why: '  recorded\ttwice \r\n by mistake ' }, 'recorded twice by mistake'],
		[{ why: 'נרשם פעמיים' }, 'נרשם פעמיים'],
		[{ why: '  ' }, undefined],
		[{ whyDeleted: 'of the other form' }, undefined],
		[{}, undefined]
	])('%j is %s', (fields, reason) => {
		expect(reasonIn(form(fields as Record<string, string>), 'why')).toEqual({ ok: true, reason });
	});

	it('is one line of an orderly length', () => {
		expect(reasonIn(form({ whyDeleted: 'x'.repeat(LONGEST_REASON + 1) }), 'whyDeleted')).toEqual({
			ok: false,
			problem: { field: 'whyDeleted', code: 'too_long', limit: LONGEST_REASON }
		});
	});
});

describe('the reason in a header', () => {
	it.each([
		['recorded twice', { reason: 'recorded twice' }],
		[encodeURIComponent('נרשם פעמיים'), { reason: 'נרשם פעמיים' }],
		['one%0D%0Aline', { reason: 'one line' }],
		['', { reason: undefined }],
		['100%', undefined],
		['%d7', undefined],
		['caf\u00e9', undefined],
		['x'.repeat(LONGEST_REASON + 1), undefined]
	])('%s', (sent, expected) => {
		expect(reasonOfHeader(new Headers({ 'kesher-reason': sent }))).toEqual(expected);
	});

	it('need not be there', () => {
		expect(reasonOfHeader(new Headers())).toEqual({ reason: undefined });
	});
});

it('is missed where it is asked for', () => {
	expect(missingReason({ reason: 'new duties' })).toBeUndefined();
	expect(missingReason({})).toMatchObject({ field: 'why', code: 'required' });
});
