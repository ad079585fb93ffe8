import { betterAuth } from 'better-auth/minimal';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { kyselyAdapter } from '@better-auth/kysely-adapter';
import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import { newId } from '#kernel/id.ts';
import { passwordHashing } from './password-hashing.ts';
import { openPool } from './pool.ts';
import { makeRecoveryCodes } from './recovery-codes.ts';
import { cookiePrefix, SESSION_DAYS } from './session-cookie.ts';

const DAY = 24 * 60 * 60;

export type Auth = Awaited<ReturnType<typeof createAuth>>;

/**
 * better-auth makes, rotates and ends sessions and keeps passwords; it is loaded when somebody signs in, not when
 * the server starts. Reading a session on every page is one statement of ours (sessions.ts).
 */
export async function createAuth(login: pg.PoolConfig, secret: string, isSecure: boolean) {
	const pool = openPool(login, { max: 2, keep: 10_000 });
	const db = new Kysely({ dialect: new PostgresDialect({ pool }) }).withSchema('auth');
	const auth = betterAuth({
		secret,
		baseURL: 'http://localhost',
		database: kyselyAdapter(db, { type: 'postgres', transaction: true }),
		telemetry: { enabled: false },
		logger: { disabled: true },
		emailAndPassword: {
			enabled: true,
			disableSignUp: true,
			// Our own forms ask for more; this only bounds what better-auth itself would take.
			minPasswordLength: 8,
			maxPasswordLength: 200,
			password: passwordHashing
		},
		session: {
			expiresIn: SESSION_DAYS * DAY,
			fields: {
				expiresAt: 'expires_at',
				createdAt: 'created_at',
				updatedAt: 'updated_at',
				ipAddress: 'ip_address',
				userAgent: 'user_agent',
				userId: 'user_id'
			}
		},
		user: { fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' } },
		account: {
			fields: {
				accountId: 'account_id',
				providerId: 'provider_id',
				userId: 'user_id',
				accessToken: 'access_token',
				refreshToken: 'refresh_token',
				idToken: 'id_token',
				accessTokenExpiresAt: 'access_token_expires_at',
				refreshTokenExpiresAt: 'refresh_token_expires_at',
				createdAt: 'created_at',
				updatedAt: 'updated_at'
			}
		},
		plugins: [
			twoFactor({
				issuer: 'Kesher',
				backupCodeOptions: { customBackupCodesGenerate: makeRecoveryCodes },
				schema: {
					user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
					twoFactor: {
						modelName: 'two_factor',
						fields: {
							userId: 'user_id',
							backupCodes: 'backup_codes',
							failedVerificationCount: 'failed_verification_count',
							lockedUntil: 'locked_until'
						}
					}
				}
			})
		],
		verification: { fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' } },
		advanced: {
			cookiePrefix: cookiePrefix(isSecure),
			// The prefix of better-auth's own, __Secure-, is not wanted beside it.
			useSecureCookies: false,
			defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, path: '/', secure: isSecure },
			database: { generateId: () => newId() }
		}
	});
	const context = await auth.$context;
	return { api: auth.api, context, close: () => pool.end() };
}
