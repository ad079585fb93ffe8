import { createHash, createHmac, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { CONFIRM_HOURS } from '../resident-idea.ts';

/** What a secret in an address opens. */
export type Opens = 'confirm' | 'own' | 'support';

export interface Key {
	ideaId: string;
	/** Whose support it counts. */
	emailMark: string | null;
}

/**
 * Makes a secret for an address. Of it only a digest is kept, so each letter brings one of its own; all those that open
 * the page of an idea do so until the resident's details go.
 */
export async function makeKey(
	tx: OfficeTransaction,
	office: OfficeId,
	{ ideaId, emailMark = null }: { ideaId: string; emailMark?: string | null },
	opens: Opens
): Promise<string> {
	const secret = randomBytes(32).toString('base64url');
	const hours = opens === 'own' ? null : CONFIRM_HOURS;
	await sql`
		insert into idea_key (office_id, hash, idea_id, opens, email_mark, expires_at)
		values (${office}, ${hashOf(secret)}, ${ideaId}, ${opens}, ${emailMark}, now() + make_interval(hours => ${hours}))`.execute(
		tx
	);
	return secret;
}

/** What a secret opens now; undefined for all that open nothing, whatever is wrong with them. */
export async function findKey(
	tx: OfficeTransaction,
	office: OfficeId,
	secret: string,
	opens: Opens
): Promise<Key | undefined> {
	// Longer than any secret of ours: not worth a look.
	if (secret.length > 64) return undefined;
	const { rows } = await sql<Key>`
		select k.idea_id as "ideaId", k.email_mark as "emailMark" from idea_key k
		where k.office_id = ${office} and k.hash = ${hashOf(secret)} and k.opens = ${opens}
			and (k.expires_at is null or k.expires_at > now())`.execute(tx);
	return rows[0];
}

/** Enough for 256 random bits: nothing is to be guessed, so nothing has to be slow. */
export function hashOf(secret: string): string {
	return createHash('sha256').update(secret).digest('hex');
}

/**
 * Stands for an e-mail address: the same for the same one in an office, another in another office, and nothing that
 * tells it to whoever has a copy of the database.
 * @param key of the installation
 */
export function markOf(key: string, office: OfficeId, email: string): string {
	return createHmac('sha256', key).update(`idea ${office} ${email.toLowerCase()}`).digest('base64url');
}
