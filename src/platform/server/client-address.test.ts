import { expect, it } from 'vitest';
import { clientAddress, networkOf } from './client-address.ts';

it.each([
	['nobody stands between', '192.0.2.7', '203.0.113.1', false, '192.0.2.7'],
	['a program of this machine asks, and there is no proxy', '127.0.0.1', '203.0.113.1', false, '127.0.0.1'],
	['the proxy of this machine adds what it sees', '127.0.0.1', '203.0.113.1', true, '203.0.113.1'],
	[
		'what the client wrote before that does not count',
		'::ffff:127.0.0.1',
		'10.9.9.9, 203.0.113.1',
		true,
		'203.0.113.1'
	],
	['several headers are one list', '::1', ['10.9.9.9', '203.0.113.1'], true, '203.0.113.1'],
	['somebody goes around the proxy', '192.0.2.7', '203.0.113.1', true, '192.0.2.7'],
	['the proxy adds nothing', '127.0.0.1', undefined, true, '127.0.0.1']
])('a client is known by its address: %s', (_, peer, forwarded, behindProxy, address) => {
	expect(clientAddress(peer, forwarded, behindProxy)).toBe(address);
});

it.each([
	['192.0.2.7', '192.0.2.7'],
	['::ffff:192.0.2.7', '192.0.2.7'],
	['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
	['2001:0DB8:1:2::9', '2001:db8:1:2::/64'],
	['2001:db8::1', '2001:db8:0:0::/64'],
	['fe80::1%eth0', 'fe80:0:0:0::/64'],
	['::1', '0:0:0:0::/64'],
	['1::2:3:4:5:192.0.2.7', '1:0:2:3::/64'],
	['', '']
])('%s counts as %s', (address, network) => {
	expect(networkOf(address)).toBe(network);
});
