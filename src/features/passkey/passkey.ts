/** A key on a device of a person's own, by which they sign in. */
export interface Passkey {
	id: string;
	/** What the person calls it. */
	name: string;
	/** ISO 8601 days, UTC. */
	addedOn: string;
	usedOn: string | null;
}

/** So many a person has at most. */
export const MOST_PASSKEYS = 20;

/** So long a browser may take for an answer, in minutes. */
export const ANSWER_MINUTES = 5;

/** Whose keys they are: a device offers a key to this name, on pages of this origin, and to no other. */
export interface PasskeyPlace {
	/** "https://kesher.example.org" */
	origin: string;
	/** "kesher.example.org" */
	rpId: string;
}

/**
 * Browsers keep passkeys for names, not for numbers, and over https; on this machine itself also without.
 * @param address of the installation, never of a request
 * @returns undefined where there can be none
 */
export function passkeyPlace(address: string): PasskeyPlace | undefined {
	const { origin, protocol, hostname } = new URL(address);
	const isNumber = /^[\d.]+$|^\[/.test(hostname);
	const isSafe = protocol === 'https:' || hostname === 'localhost';
	return isSafe && !isNumber ? { origin, rpId: hostname } : undefined;
}

/** Why a passkey was not added. */
export type AddRefusal = 'wrong' | 'too_many';
