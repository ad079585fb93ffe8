import { sql } from 'kysely';
import { countAttempt, forgiveAttempt } from '#features/account/server/attempts.ts';
import type { Database } from '#platform/server/database.ts';
import { readUsed } from '../form.ts';
import { handleOf, proveUsed, requestOptions, type Credential, type RequestOptions } from './ceremony.ts';
import { sealChallenge, useChallenge, type Asking } from './challenge.ts';

/** Asks a browser in which nobody is signed in for any key that it has for this place. */
export async function askForPasskey(asking: Asking): Promise<{ options: RequestOptions; sealed: string }> {
	const options = await requestOptions(asking.place);
	const sealed = await sealChallenge<'sign_in'>(asking, { purpose: 'sign_in', challenge: options.challenge });
	return { options, sealed };
}

type Outcome =
	| { ok: true; userId: string; passkeyId: string }
	| { ok: false; reason: 'wrong' }
	| { ok: false; reason: 'locked'; minutes: number };

const WRONG = { ok: false, reason: 'wrong' } as const;

/**
 * Whose passkey it is that answered. What is wrong with an answer, and whether there is such a key, gets one answer.
 * Attempts are counted by key and by address; wrong passwords do not close the way by a key, nor the other way round.
 */
export async function proveSignIn(
	asking: Asking,
	input: { answer: string; sealed: string | undefined; address: string }
): Promise<Outcome> {
	const answer = readUsed(input.answer);
	if (!answer) return WRONG;
	const key = `passkey ${answer.id}`;
	const minutes = await countAttempt(asking.db, key, input.address);
	if (minutes !== undefined) return { ok: false, reason: 'locked', minutes };
	const challenge = await useChallenge(asking, 'sign_in', input.sealed);
	const kept = challenge && (await findCredential(asking.db, answer.id));
	if (!kept || answer.response.userHandle !== handleOf(kept.userId)) return WRONG;
	const counter = await proveUsed(asking.place, challenge.challenge, answer, kept);
	if (counter === undefined || !(await countUse(asking.db, kept.id, counter))) return WRONG;
	await forgiveAttempt(asking.db, key, input.address);
	return { ok: true, userId: kept.userId, passkeyId: kept.id };
}

interface Kept extends Omit<Credential, 'transports'> {
	id: string;
	userId: string;
}

async function findCredential(db: Database, credentialId: string): Promise<Kept | undefined> {
	const row = await db.forInstallation((tx) =>
		tx
			.selectFrom('auth.passkey')
			.select(['id', 'user_id as userId', 'credential_id as credentialId', 'public_key', 'counter'])
			.where('credential_id', '=', credentialId)
			.executeTakeFirst()
	);
	if (!row) return undefined;
	const { public_key: publicKey, counter, ...kept } = row;
	return { ...kept, publicKey: new Uint8Array(publicKey), counter: Number(counter) };
}

/** A key that counts only counts on: a copy of it would fall behind. The update decides a race. */
async function countUse(db: Database, id: string, counter: number): Promise<boolean> {
	return db.forInstallation(async (tx) => {
		const { rows } = await sql`
			update auth.passkey set counter = ${counter}, last_used_at = now()
			where id = ${id} and (counter < ${counter} or (counter = 0 and ${counter} = 0)) returning 1`.execute(tx);
		return rows.length > 0;
	});
}
