import { isIPv6 } from 'node:net';

/**
 * Whose request it is, for the limit on wrong sign-ins. A proxy adds the address that it sees to the end of
 * X-Forwarded-For; whatever stands before it was written by the client. It is believed only where there is a proxy
 * (ORIGIN is set), and only from this machine.
 */
export function clientAddress(
	connectedFrom: string | undefined,
	forwardedFor: string | string[] | undefined,
	behindProxy: boolean
): string {
	const peer = connectedFrom?.replace(/^::ffff:/, '') ?? '';
	if (!behindProxy || !(peer === '::1' || peer.startsWith('127.'))) return peer;
	const last = [forwardedFor].flat().join(',').split(',').at(-1)?.trim();
	return last ? last : peer;
}

/**
 * By which a client is counted: whoever has one address of IPv6 has all of its /64. One of IPv4 counts by itself, also
 * where it is written as one of IPv6.
 */
export function networkOf(address: string): string {
	const plain = address.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '');
	if (!isIPv6(plain)) return plain;
	const groupsOf = (part: string) => part.split(':').filter(Boolean);
	// Written in the one way that there is for it, without an IPv4 address at its end.
	const [head = '', tail] = new URL(`http://[${plain}]`).hostname.slice(1, -1).split('::');
	const [first, last] = [groupsOf(head), groupsOf(tail ?? '')];
	const zeros = Array.from({ length: 8 - first.length - last.length }, () => '0');
	return `${[...first, ...zeros, ...last].slice(0, 4).join(':')}::/64`;
}
