import { expect, it } from 'vitest';
import { isGuessable, safeReturn } from './account.ts';

it.each([
	'password1234',
	'Passw0rd!2020',
	'qwertyqwerty',
	'123456789012',
	'lkjihgfedcba',
	'aaaaaaaaaaaa',
	'סיסמהסיסמה12'
])('%s is among the first that somebody tries', (password) => expect(isGuessable(password)).toBe(true));

it.each(['a long sentence of words', 'שמונה ערים תאומות', 'my password is a secret garden', 'x9$Lm2!qWz8&'])(
	'%s is not',
	(password) => expect(isGuessable(password)).toBe(false)
);

it.each([
	['/o/raanana/year?x=1', '/o/raanana/year?x=1'],
	['//evil.example', '/'],
	['/\\evil.example', '/'],
	['https://evil.example', '/'],
	['/sign-in?to=/', '/'],
	[undefined, '/']
])('after the sign-in %s leads to %s', (wanted, to) => expect(safeReturn(wanted)).toBe(to));
