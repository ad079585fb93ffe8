import { newId } from '#kernel/id.ts';
import type { NotFound, Outcome } from '#kernel/outcome.ts';
import type { Database, InstallationTransaction } from '#platform/server/database.ts';
import type { SignedIn } from '#platform/server/sessions.ts';
import { readMade } from '../form.ts';
import { MOST_PASSKEYS, type AddRefusal, type Passkey } from '../passkey.ts';
import { creationOptions, proveMade, type CreationOptions, type Credential } from './ceremony.ts';
import { sealChallenge, useChallenge, type Asking } from './challenge.ts';

type Person = Pick<SignedIn, 'userId' | 'sessionId' | 'name' | 'email'>;

/** Asks the browser of a person for a new key. Their password has been asked for before. */
export async function beginPasskey(
	asking: Asking,
	person: Pick<Person, 'userId' | 'name' | 'email'>,
	name: string
): Promise<{ options: CreationOptions; sealed: string }> {
	const known = await asking.db.forInstallation((tx) =>
		tx
			.selectFrom('auth.passkey')
			.select(['credential_id as credentialId', 'transports'])
			.where('user_id', '=', person.userId)
			.execute()
	);
	const options = await creationOptions(asking.place, person, known);
	const { challenge } = options;
	const sealed = await sealChallenge<'add'>(asking, { purpose: 'add', userId: person.userId, name, challenge });
	return { options, sealed };
}

/** Keeps the key that the browser has made. Whoever made it has shown both factors, in this session. */
export async function addPasskey(
	asking: Asking,
	{ userId, sessionId }: Pick<Person, 'userId' | 'sessionId'>,
	input: { answer: string; sealed: string | undefined }
): Promise<Outcome<{ name: string }, AddRefusal>> {
	const challenge = await useChallenge(asking, 'add', input.sealed);
	const answer = readMade(input.answer);
	if (!challenge || challenge.userId !== userId || !answer) return { ok: false, reason: 'wrong' };
	const made = await proveMade(asking.place, challenge.challenge, answer);
	if (!made) return { ok: false, reason: 'wrong' };
	const { name } = challenge;
	return asking.db.forInstallation(async (tx) => {
		// Of two that add at once, one waits for the other.
		await tx.selectFrom('auth.user').select('id').where('id', '=', userId).forUpdate().execute();
		const there = await tx.selectFrom('auth.passkey').select('id').where('user_id', '=', userId).execute();
		if (there.length >= MOST_PASSKEYS) return { ok: false, reason: 'too_many' };
		const id = await insert(tx, { userId, name }, made);
		if (!id) return { ok: false, reason: 'wrong' };
		await tx.updateTable('auth.session').set({ passkey_id: id }).where('id', '=', sessionId).execute();
		return { ok: true, name };
	});
}

/** @returns undefined where somebody has this key already: whose it is, is told to nobody */
async function insert(
	tx: InstallationTransaction,
	{ userId, name }: { userId: string; name: string },
	{ credentialId, publicKey, counter, transports }: Credential
): Promise<string | undefined> {
	const row = await tx
		.insertInto('auth.passkey')
		.values({
			...{ id: newId(), user_id: userId, name, credential_id: credentialId },
			...{ public_key: Buffer.from(publicKey), counter, transports }
		})
		.onConflict((conflict) => conflict.column('credential_id').doNothing())
		.returning('id')
		.executeTakeFirst();
	return row?.id;
}

export async function renamePasskey(
	db: Database,
	{ userId }: Pick<Person, 'userId'>,
	{ id, name }: Pick<Passkey, 'id' | 'name'>
): Promise<Outcome<object, NotFound>> {
	return db.forInstallation(async (tx) => {
		const { numUpdatedRows } = await tx
			.updateTable('auth.passkey')
			.set({ name })
			.where('user_id', '=', userId)
			.where('id', '=', id)
			.executeTakeFirst();
		return numUpdatedRows > 0n ? { ok: true } : { ok: false, reason: 'not_found' };
	});
}

/** Removes one, for a device that is lost or given away: where it is signed in, that ends. This session goes on. */
export async function removePasskey(
	db: Database,
	{ userId, sessionId }: Pick<Person, 'userId' | 'sessionId'>,
	id: string
): Promise<Outcome<{ name: string }, NotFound>> {
	return db.forInstallation(async (tx) => {
		await tx
			.deleteFrom('auth.session')
			.where('user_id', '=', userId)
			.where('passkey_id', '=', id)
			.where('id', '!=', sessionId)
			.execute();
		const removed = await tx
			.deleteFrom('auth.passkey')
			.where('user_id', '=', userId)
			.where('id', '=', id)
			.returning('name')
			.executeTakeFirst();
		return removed ? { ok: true, name: removed.name } : { ok: false, reason: 'not_found' };
	});
}

/** All of a person's, with the sessions that began by them, on the word of whoever runs the installation. */
export async function removeAllPasskeys(db: Database, userId: string): Promise<number> {
	return db.forInstallation(async (tx) => {
		await tx.deleteFrom('auth.session').where('user_id', '=', userId).where('passkey_id', 'is not', null).execute();
		const removed = await tx.deleteFrom('auth.passkey').where('user_id', '=', userId).executeTakeFirst();
		return Number(removed.numDeletedRows);
	});
}
