import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { KEY_DAYS } from '../api.ts';
import type { TokenDesk } from './gate.ts';

/**
 * The id of the record that a request with a key makes: the first time the one that is offered, later the same again.
 * @returns undefined where the key was used for something else
 */
export async function idForKey(
	{ db, actor, token }: TokenDesk,
	key: string,
	{ id, content }: { id: string; content: string }
): Promise<string | undefined> {
	const { officeId } = actor;
	const digest = createHash('sha256').update(content).digest('hex');
	return db.forOffice(officeId, async (tx) => {
		await sql`
			delete from token_creation where office_id = ${officeId} and token_id = ${token.id}
				and created_at < now() - make_interval(days => ${KEY_DAYS})`.execute(tx);
		await sql`
			insert into token_creation (office_id, token_id, key, record_id, digest)
			values (${officeId}, ${token.id}, ${key}, ${id}, ${digest}) on conflict do nothing`.execute(tx);
		const { rows } = await sql<{ id: string; digest: string }>`
			select record_id as id, digest from token_creation
			where office_id = ${officeId} and token_id = ${token.id} and key = ${key}`.execute(tx);
		return rows[0]?.digest === digest ? rows[0].id : undefined;
	});
}

export async function forgetKey({ db, actor, token }: TokenDesk, key: string): Promise<void> {
	await db.forOffice(actor.officeId, (tx) =>
		sql`delete from token_creation
			where office_id = ${actor.officeId} and token_id = ${token.id} and key = ${key}`.execute(tx)
	);
}
