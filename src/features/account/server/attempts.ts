import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { networkOf } from '#platform/server/client-address.ts';
import type { Database, InstallationTransaction } from '#platform/server/database.ts';
import { ACCOUNT_LIMIT, ADDRESS_LIMIT, WINDOW_MINUTES } from '../account.ts';

/**
 * Counts an attempt before it is made, so that many at once cannot slip through, for the account and for the
 * address it comes from.
 * @returns the minutes to wait when either has had too many; undefined: go on
 */
export async function countAttempt(db: Database, email: string, address: string): Promise<number | undefined> {
	return db.forInstallation(async (tx) => {
		const account = await count(tx, accountKey(email));
		const source = await count(tx, addressKey(address));
		const over = [
			account.failures > ACCOUNT_LIMIT ? account.minutes : 0,
			source.failures > ADDRESS_LIMIT ? source.minutes : 0
		];
		const minutes = Math.max(...over);
		return minutes > 0 ? minutes : undefined;
	});
}

/** After a sign-in that was right, its account starts anew, and it does not weigh on its address. */
export async function forgiveAttempt(db: Database, email: string, address: string): Promise<void> {
	await db.forInstallation(async (tx) => {
		await sql`delete from auth.sign_in_attempt where key = ${accountKey(email)} or window_ends_at < now()`.execute(tx);
		await sql`
			update auth.sign_in_attempt set failures = greatest(failures - 1, 0)
			where key = ${addressKey(address)}`.execute(tx);
	});
}

/** An attempt that was turned away before its password was looked at was none. */
export async function takeBackAttempt(db: Database, email: string, address: string): Promise<void> {
	await db.forInstallation((tx) =>
		sql`
			update auth.sign_in_attempt set failures = greatest(failures - 1, 0)
			where key in (${accountKey(email)}, ${addressKey(address)})`.execute(tx)
	);
}

async function count(tx: InstallationTransaction, key: string): Promise<{ failures: number; minutes: number }> {
	const { rows } = await sql<{ failures: number; minutes: number }>`
		insert into auth.sign_in_attempt as a (key, failures, window_ends_at)
		values (${key}, 1, now() + make_interval(mins => ${WINDOW_MINUTES}))
		on conflict (key) do update set
			failures = case when a.window_ends_at < now() then 1 else a.failures + 1 end,
			window_ends_at = case when a.window_ends_at < now() then excluded.window_ends_at else a.window_ends_at end
		returning failures, ceil(extract(epoch from window_ends_at - now()) / 60)::integer as minutes`.execute(tx);
	return rows[0] ?? { failures: 0, minutes: 0 };
}

/** Hashed: the table should not be a list of who tried to sign in. */
function accountKey(email: string): string {
	return `account ${createHash('sha256').update(email.toLowerCase()).digest('base64url')}`;
}

/** Whoever has one address of IPv6 has as many as they like. */
function addressKey(address: string): string {
	return `address ${createHash('sha256').update(networkOf(address)).digest('base64url')}`;
}
