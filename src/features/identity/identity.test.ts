import { expect, it } from 'vitest';
import { isIssuer } from './identity.ts';

it.each([
	['https://login.microsoftonline.com/5f1c/v2.0', true],
	['https://accounts.google.com', true],
	['http://127.0.0.1:4000', true],
	['http://login.example.org', false],
	['https://login.example.org?x=1', false],
	['login.example.org', false],
	['file:///etc/passwd', false]
])('whether %s can be the address of a provider: %s', (address, expected) => {
	expect(isIssuer(address)).toBe(expected);
});
