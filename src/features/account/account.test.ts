import { expect, it } from 'vitest';
import { safeReturn } from './account.ts';

it.each([
	['/o/raanana/year?x=1', '/o/raanana/year?x=1'],
	['//evil.example', '/'],
	['/\\evil.example', '/'],
	['https://evil.example', '/'],
	['/sign-in?to=/', '/'],
	[undefined, '/']
])('after the sign-in %s leads to %s', (wanted, to) => expect(safeReturn(wanted)).toBe(to));
