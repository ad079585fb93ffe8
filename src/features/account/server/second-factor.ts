import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Outcome } from '#kernel/outcome.ts';
import type { Auth } from '#platform/server/auth.ts';
import type { Database } from '#platform/server/database.ts';
import { readRecoveryCode } from '#platform/server/recovery-codes.ts';

type LoadAuth = () => Promise<Auth>;

/** What better-auth answers to a wrong code or password, and to a challenge that has run out. */
const REFUSED = [400, 401, 403];
const TOO_MANY = 429;
/** And its names for a challenge that has ended: by wrong codes, by its time, or because there never was one. */
const OVER = ['TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE', 'INVALID_TWO_FACTOR_COOKIE'];

/**
 * Makes a secret for an authenticator app. It counts only once confirmSecondFactor has seen a code of it.
 * @returns the otpauth address that the app reads
 */
export async function beginSecondFactor(
	auth: LoadAuth,
	headers: Headers,
	password: string
): Promise<Outcome<{ uri: string }, 'wrong'>> {
	const { api } = await auth();
	const made = await unlessRefused(api.enableTwoFactor({ body: { password, method: 'totp' }, headers }));
	if (typeof made !== 'object' || !('totpURI' in made)) return { ok: false, reason: 'wrong' };
	return { ok: true, uri: made.totpURI };
}

/**
 * From now on a code is asked at each sign-in. The session gets a new cookie.
 * @returns codes for the day on which the app is lost, each good once
 */
export async function confirmSecondFactor(
	db: Database,
	auth: LoadAuth,
	request: { headers: Headers; userId: string },
	code: string
): Promise<Outcome<{ headers: Headers; codes: string[] }, 'wrong'>> {
	const { api } = await auth();
	const answer = await unlessRefused(api.verifyTOTP({ body: { code }, headers: request.headers, returnHeaders: true }));
	if (typeof answer !== 'object') return { ok: false, reason: 'wrong' };
	await isFresh(db, request.userId, code);
	const { backupCodes } = await api.viewBackupCodes({ body: { userId: request.userId } });
	return { ok: true, headers: answer.headers, codes: backupCodes };
}

/** Sign-ins ask for the password alone again. The session gets a new cookie. */
export async function endSecondFactor(
	auth: LoadAuth,
	headers: Headers,
	password: string
): Promise<Outcome<{ headers: Headers }, 'wrong'>> {
	const { api } = await auth();
	const answer = await unlessRefused(api.disableTwoFactor({ body: { password }, headers, returnHeaders: true }));
	return typeof answer === 'object' ? { ok: true, headers: answer.headers } : { ok: false, reason: 'wrong' };
}

/** New recovery codes; the earlier ones are good no more. */
export async function renewRecoveryCodes(
	auth: LoadAuth,
	headers: Headers,
	password: string
): Promise<Outcome<{ codes: string[] }, 'wrong'>> {
	const { api } = await auth();
	const answer = await unlessRefused(api.generateBackupCodes({ body: { password }, headers }));
	return typeof answer === 'object' ? { ok: true, codes: answer.backupCodes } : { ok: false, reason: 'wrong' };
}

/**
 * The second half of a sign-in: a code of the app, or a recovery code, for the challenge that the first half left in
 * the cookies. Five wrong codes end a challenge, ten in a row close the account for a quarter of an hour.
 */
export async function proveSecondFactor(
	db: Database,
	auth: LoadAuth,
	headers: Headers,
	typed: string
): Promise<Outcome<{ headers: Headers; userId: string }, 'wrong' | 'locked' | 'over'>> {
	const { api, context } = await auth();
	const code = typed.replace(/[\s-]/g, '');
	const isOfApp = /^\d{6}$/.test(code);
	const answer = await unlessRefused(
		isOfApp
			? api.verifyTOTP({ body: { code }, headers, returnHeaders: true })
			: api.verifyBackupCode({ body: { code: readRecoveryCode(typed) }, headers, returnHeaders: true })
	);
	if (typeof answer !== 'object') return { ok: false, reason: answer };
	const { token, user } = answer.response;
	if (isOfApp && !(await isFresh(db, user.id, code))) {
		if (token) await context.internalAdapter.deleteSession(token);
		return { ok: false, reason: 'wrong' };
	}
	return { ok: true, headers: answer.headers, userId: user.id };
}

/** For somebody who has lost the app and the codes, on the word of whoever runs the installation. */
export async function resetSecondFactor(db: Database, userId: string): Promise<void> {
	await db.forInstallation((tx) =>
		Promise.all([
			tx.deleteFrom('auth.two_factor').where('user_id', '=', userId).execute(),
			tx.updateTable('auth.user').set({ two_factor_enabled: false }).where('id', '=', userId).execute()
		])
	);
}

/** A code is good for a minute or so, and for one use only (OWASP ASVS 5.0, 6.5.1). The update decides a race. */
async function isFresh(db: Database, userId: string, code: string): Promise<boolean> {
	const hashed = createHash('sha256').update(code).digest('base64url');
	return db.forInstallation(async (tx) => {
		const { rows } = await sql`
			update auth.two_factor set used_code = ${hashed}, used_at = now()
			where user_id = ${userId} and (used_code is distinct from ${hashed} or used_at < now() - interval '3 minutes')
			returning 1`.execute(tx);
		return rows.length > 0;
	});
}

async function unlessRefused<T extends object>(answer: Promise<T>): Promise<T | 'wrong' | 'locked' | 'over'> {
	try {
		return await answer;
	} catch (error) {
		const { statusCode = 0, body } = error as { statusCode?: number; body?: { code?: string } };
		if (statusCode === TOO_MANY) return 'locked';
		if (OVER.includes(body?.code ?? '')) return 'over';
		if (REFUSED.includes(statusCode)) return 'wrong';
		throw error;
	}
}
