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
