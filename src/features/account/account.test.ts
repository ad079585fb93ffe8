import { describe, expect, it } from 'vitest';
import { keptWords, safeReturn } from './account.ts';

it.each([
	['/o/raanana/year?x=1', '/o/raanana/year?x=1'],
	['//evil.example', '/'],
	['/\\evil.example', '/'],
	['https://evil.example', '/'],
	['/sign-in?to=/', '/'],
	[undefined, '/']
])('after the sign-in %s leads to %s', (wanted, to) => expect(safeReturn(wanted)).toBe(to));

describe('what is told of a form that was kept', () => {
	it('is the title, name or line, and not the rest', () => {
		const kept = { id: ['7'], 'title.he': [' ביקור '], 'title.en': [''], details: ['long'], line: ['דיברתי עם אנה'] };
		expect(keptWords(kept)).toEqual(['ביקור', 'דיברתי עם אנה']);
		expect(keptWords({ version: ['0'] })).toEqual([]);
		expect(keptWords({ name: ['x'.repeat(900)] })[0]).toHaveLength(200);
	});
});
