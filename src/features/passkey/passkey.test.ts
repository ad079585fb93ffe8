import { expect, it } from 'vitest';
import { passkeyPlace } from './passkey.ts';

it.each([
	['https://kesher.example.org', 'kesher.example.org'],
	['https://kesher.example.org:8443', 'kesher.example.org'],
	['http://localhost:4700', 'localhost']
])('%s has passkeys of %s', (address, rpId) => {
	expect(passkeyPlace(address)).toEqual({ origin: address, rpId });
});

it.each([
	'http://kesher.local',
	'http://192.168.1.7:4700',
	'https://192.168.1.7',
	'http://127.0.0.1:4700',
	'https://[::1]'
])('%s has none', (address) => {
	expect(passkeyPlace(address)).toBeUndefined();
});
