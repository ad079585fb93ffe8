import type * as Library from '@simplewebauthn/server';
import type { MadeAnswer, UsedAnswer } from '../form.ts';
import { ANSWER_MINUTES, type PasskeyPlace } from '../passkey.ts';

const TIMEOUT = ANSWER_MINUTES * 60_000;

export type CreationOptions = Awaited<ReturnType<typeof Library.generateRegistrationOptions>>;
export type RequestOptions = Awaited<ReturnType<typeof Library.generateAuthenticationOptions>>;

/** What is known of a key: by it an answer is proved. */
export interface Credential {
	credentialId: string;
	publicKey: Uint8Array<ArrayBuffer>;
	counter: number;
	transports: string[];
}

/** Loaded when the first passkey is made or used, not when the server starts. */
const library = () => import('@simplewebauthn/server');

/** As a device names the person whom a key is for; it is told to nobody who has not got the key. */
export function handleOf(userId: string): string {
	return Buffer.from(userId).toString('base64url');
}

/** What a browser needs to make a key that names its person by itself and asks who holds the device. */
export async function creationOptions(
	{ rpId }: PasskeyPlace,
	person: { userId: string; email: string; name: string },
	known: readonly Pick<Credential, 'credentialId' | 'transports'>[]
): Promise<CreationOptions> {
	const { generateRegistrationOptions } = await library();
	return generateRegistrationOptions({
		rpName: 'Kesher',
		rpID: rpId,
		userID: new Uint8Array(Buffer.from(person.userId)),
		userName: person.email,
		userDisplayName: person.name,
		timeout: TIMEOUT,
		// Who made the device is nobody's business here.
		attestationType: 'none',
		authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
		excludeCredentials: known.map(({ credentialId, transports }) => ({
			id: credentialId,
			transports: transports as AuthenticatorTransport[]
		}))
	});
}

/** Any key of this place: who asks is known only when one answers. */
export async function requestOptions({ rpId }: PasskeyPlace): Promise<RequestOptions> {
	const { generateAuthenticationOptions } = await library();
	return generateAuthenticationOptions({ rpID: rpId, timeout: TIMEOUT, userVerification: 'required' });
}

/** @returns the key that was made; undefined where anything about the answer is wrong */
export async function proveMade(
	place: PasskeyPlace,
	challenge: string,
	answer: MadeAnswer
): Promise<Credential | undefined> {
	const { verifyRegistrationResponse } = await library();
	try {
		const { registrationInfo } = await verifyRegistrationResponse({
			response: answer,
			expectedChallenge: challenge,
			expectedOrigin: place.origin,
			expectedRPID: place.rpId,
			requireUserVerification: true
		});
		if (!registrationInfo) return undefined;
		const { id, publicKey, counter } = registrationInfo.credential;
		return { credentialId: id, publicKey, counter, transports: answer.response.transports };
	} catch {
		return undefined;
	}
}

/** @returns how often the key has been used by now; undefined where anything about the answer is wrong */
export async function proveUsed(
	place: PasskeyPlace,
	challenge: string,
	answer: UsedAnswer,
	{ credentialId, publicKey, counter }: Omit<Credential, 'transports'>
): Promise<number | undefined> {
	const { verifyAuthenticationResponse } = await library();
	try {
		const { verified, authenticationInfo } = await verifyAuthenticationResponse({
			response: answer,
			expectedChallenge: challenge,
			expectedOrigin: place.origin,
			expectedRPID: place.rpId,
			requireUserVerification: true,
			credential: { id: credentialId, publicKey, counter }
		});
		return verified ? authenticationInfo.newCounter : undefined;
	} catch {
		return undefined;
	}
}
