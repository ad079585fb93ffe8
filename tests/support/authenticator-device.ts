import { createHash, createSign, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';

/** What a device does with a question: all of it right, unless a test says otherwise. */
export interface DeviceOptions {
	origin: string;
	rpId: string;
	/** Whether the device knows who holds it. */
	isVerified?: boolean;
	counter?: number;
}

const PRESENT = 0x01;
const VERIFIED = 0x04;
const HAS_KEY = 0x40;

/**
 * A device with one passkey, written after WebAuthn 3 (section 6) and apart from what checks it, so that a test fails
 * where the two disagree.
 */
export class Device {
	readonly id = randomBytes(16);
	readonly #key: KeyObject;
	readonly #point: { x: Buffer; y: Buffer };
	/** As it was told when the key was made. */
	userHandle = 'AAAA';

	constructor() {
		const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
		const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
		this.#key = privateKey;
		this.#point = { x: Buffer.from(x, 'base64url'), y: Buffer.from(y, 'base64url') };
	}

	/** Makes its key for a question. @returns the JSON that a page sends */
	make({ challenge, user }: { challenge: string; user: { id: string } }, options: DeviceOptions): string {
		this.userHandle = user.id;
		const length = Buffer.alloc(2);
		length.writeUInt16BE(this.id.length);
		const data = Buffer.concat([facts(HAS_KEY, options), Buffer.alloc(16), length, this.id, this.#cosePublicKey()]);
		const attestation = map([
			[text('fmt'), text('none')],
			[text('attStmt'), map([])],
			[text('authData'), bytes(data)]
		]);
		return this.#answer({
			clientDataJSON: said('webauthn.create', challenge, options),
			attestationObject: attestation.toString('base64url'),
			transports: ['internal']
		});
	}

	/** Uses its key for a question. @returns the JSON that a page sends */
	use({ challenge }: { challenge: string }, options: DeviceOptions): string {
		const client = said('webauthn.get', challenge, options);
		const data = facts(0, options);
		const signed = Buffer.concat([data, createHash('sha256').update(Buffer.from(client, 'base64url')).digest()]);
		return this.#answer({
			clientDataJSON: client,
			authenticatorData: data.toString('base64url'),
			signature: createSign('sha256').update(signed).sign(this.#key).toString('base64url'),
			userHandle: this.userHandle
		});
	}

	#answer(response: object): string {
		const id = this.id.toString('base64url');
		return JSON.stringify({ id, rawId: id, type: 'public-key', clientExtensionResults: {}, response });
	}

	/** COSE: elliptic curve (2), ES256 (-7), P-256 (1). */
	#cosePublicKey(): Buffer {
		const { x, y } = this.#point;
		return map([
			[integer(1), integer(2)],
			[integer(3), integer(-7)],
			[integer(-1), integer(1)],
			[integer(-2), bytes(x)],
			[integer(-3), bytes(y)]
		]);
	}
}

function said(type: string, challenge: string, { origin }: DeviceOptions): string {
	return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false })).toString('base64url');
}

function facts(flags: number, { rpId, isVerified = true, counter = 0 }: DeviceOptions): Buffer {
	const count = Buffer.alloc(4);
	count.writeUInt32BE(counter);
	const all = flags | PRESENT | (isVerified ? VERIFIED : 0);
	return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.from([all]), count]);
}

/** The little of CBOR (RFC 8949) that an answer is made of. */
function head(kind: number, value: number): Buffer {
	if (value < 24) return Buffer.from([(kind << 5) | value]);
	return value < 256
		? Buffer.from([(kind << 5) | 24, value])
		: Buffer.from([(kind << 5) | 25, value >> 8, value & 255]);
}
const integer = (value: number): Buffer => (value < 0 ? head(1, -1 - value) : head(0, value));
const bytes = (value: Buffer): Buffer => Buffer.concat([head(2, value.length), value]);
const text = (value: string): Buffer => Buffer.concat([head(3, value.length), Buffer.from(value)]);
const map = (pairs: [Buffer, Buffer][]): Buffer => Buffer.concat([head(5, pairs.length), ...pairs.flat()]);
