import { expect, it } from 'vitest';
import { isGuessable } from './password-strength.ts';

const OWN = ['dana.cohen@raanana.example', 'דנה כהן'];

it.each([
	'password1234',
	'Passw0rd!2020',
	'qwertyqwerty',
	'123456789012',
	'lkjihgfedcba',
	'aaaaaaaaaaaa',
	'trustno1trustno1',
	'Manchester1234',
	'Summer2026!!!',
	'סיסמהסיסמה12',
	'raanana2026!!',
	'dana.cohen2026',
	'דנהכהן123456'
])('%s is among the first that somebody tries', async (password) => {
	expect(await isGuessable(password, OWN)).toBe(true);
});

it.each([
	'a long sentence of words',
	'שמונה ערים תאומות',
	'my pass is a secret garden',
	'x9$Lm2!qWz8&',
	'דוב. קרח, 7 גמלים'
])('%s is not', async (password) => expect(await isGuessable(password, OWN)).toBe(false));
