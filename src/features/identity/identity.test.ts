import { expect, it } from 'vitest';
import { isIssuer, saysWhoLeft } from './identity.ts';

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

it.each([
	[{ sub: 'noa' }, 'logout+jwt', { jti: 'x', sid: null, sub: 'noa' }],
	[{ sid: '7' }, undefined, { jti: 'x', sid: '7', sub: null }],
	[{ sid: '7', sub: 'noa' }, 'JWT', { jti: 'x', sid: '7', sub: 'noa' }],
	[{}, 'JWT', undefined],
	[{ sub: '' }, 'JWT', undefined],
	[{ sub: 'noa', nonce: '' }, 'JWT', undefined],
	[{ sub: 'noa' }, 'at+jwt', undefined],
	[{ sub: 'noa', jti: '' }, 'JWT', undefined],
	[{ sub: 'noa', events: [] }, 'JWT', undefined]
])('who has left by %j, of type %s: %j', (claims, type, left) => {
	const events = { 'http://schemas.openid.net/event/backchannel-logout': {} };
	expect(saysWhoLeft({ jti: 'x', events, ...claims }, type)).toEqual(left);
});
