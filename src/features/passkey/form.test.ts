import { expect, it } from 'vitest';
import { readMade, readUsed } from './form.ts';

const shared = { id: 'aa_-', rawId: 'aa_-', type: 'public-key', clientExtensionResults: { credProps: { rk: true } } };
const used = { clientDataJSON: 'e30', authenticatorData: 'AA', signature: 'AA', userHandle: 'AA' };
const made = { clientDataJSON: 'e30', attestationObject: 'AA' };

it('what a browser sends is read, and what it says of extensions is left out', () => {
	expect(readUsed(JSON.stringify({ ...shared, response: used }))).toEqual({
		...shared,
		clientExtensionResults: {},
		response: used
	});
	expect(readMade(JSON.stringify({ ...shared, response: made }))?.response.transports).toEqual([]);
});

it.each([
	['nothing', ''],
	['no JSON', '{'],
	['something else', '[1]'],
	['null', 'null'],
	['another kind of credential', JSON.stringify({ ...shared, type: 'password', response: used })],
	['bytes that are none', JSON.stringify({ ...shared, response: { ...used, signature: 'a b' } })],
	['a key that does not name its person', JSON.stringify({ ...shared, response: { ...used, userHandle: undefined } })],
	['a name of a key that is too long', JSON.stringify({ ...shared, id: 'a'.repeat(1401), response: used })]
])('%s is no answer', (_what, answer) => {
	expect(readUsed(answer)).toBeUndefined();
	expect(readMade(answer)).toBeUndefined();
});
