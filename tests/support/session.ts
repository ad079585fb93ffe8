import { createHmac, randomBytes } from 'node:crypto';
import { newId } from '../../src/kernel/id.ts';
import type { Database } from '../../src/platform/server/database.ts';

/**
 * Writes a session as better-auth does; signing in through the form is a test of its own.
 * @returns the cookie that a browser would have
 */
export async function beginSession(
	db: Database,
	secret: string,
	userId: string
): Promise<{ name: string; value: string }> {
	const token = randomBytes(24).toString('base64url');
	await db.forInstallation((tx) =>
		tx
			.insertInto('auth.session')
			.values({ id: newId(), token, user_id: userId, expires_at: new Date(Date.now() + 3_600_000) })
			.execute()
	);
	const signature = createHmac('sha256', secret).update(token).digest('base64');
	return { name: 'kesher.session_token', value: encodeURIComponent(`${token}.${signature}`) };
}
