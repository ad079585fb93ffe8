import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';

/** A secret as it may be kept in the database: whoever has a copy of that alone cannot read it. */
export function sealSecret(key: string, secret: string): Promise<string> {
	return symmetricEncrypt({ key, data: secret });
}

/** @returns undefined for what was not sealed with this key */
export function openSecret(key: string, sealed: string): Promise<string | undefined> {
	return symmetricDecrypt({ key, data: sealed }).catch(() => undefined);
}
