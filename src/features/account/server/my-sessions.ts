import Bowser from 'bowser';
import { sql } from 'kysely';
import type { NotFound, Outcome } from '#kernel/outcome.ts';
import type { Database, OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { IDLE_DAYS, SESSION_DAYS } from '#platform/server/session-cookie.ts';
import type { SignedIn } from '#platform/server/sessions.ts';
import type { OpenSession, OpenSessions } from '../account.ts';

interface Row extends Omit<OpenSession, 'browser'> {
	userAgent: string | null;
}

/** Where a person is signed in, the one that asks first, then the one used last. */
export async function listSessions(db: Database, person: SignedIn): Promise<OpenSessions> {
	return db.forInstallation(async (tx) => {
		const { rows } = await sql<Row>`
			select s.id, s.id = ${person.sessionId} as "isThis", s.ip_address as address, s.user_agent as "userAgent",
				to_char(s.created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "signedInAt",
				to_char(s.updated_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "usedAt"
			from auth.session s
			where s.user_id = ${person.userId} and s.expires_at > now()
				and s.updated_at > now() - make_interval(days => ${IDLE_DAYS})
			order by s.id = ${person.sessionId} desc, s.updated_at desc, s.id`.execute(tx);
		const sessions = rows.map(({ userAgent, ...session }) => ({ ...session, browser: browserOf(userAgent) }));
		return { sessions, idleDays: IDLE_DAYS, days: SESSION_DAYS };
	});
}

/** Ends one session of the person, also the one that asks. */
export async function endSession(db: Database, { userId }: SignedIn, id: string): Promise<Outcome<object, NotFound>> {
	return db.forInstallation(async (tx) => {
		const { numDeletedRows } = await tx
			.deleteFrom('auth.session')
			.where('user_id', '=', userId)
			.where('id', '=', id)
			.executeTakeFirst();
		return numDeletedRows > 0n ? { ok: true } : { ok: false, reason: 'not_found' };
	});
}

/** Ends all sessions of the person but the one that asks. */
export async function endOtherSessions(db: Database, { userId, sessionId }: SignedIn): Promise<void> {
	await db.forInstallation((tx) =>
		tx.deleteFrom('auth.session').where('user_id', '=', userId).where('id', '!=', sessionId).execute()
	);
}

/** Ends all sessions of a person, wherever they are signed in. */
export async function endAllSessions(db: Database, userId: string): Promise<void> {
	await db.forInstallation((tx) => tx.deleteFrom('auth.session').where('user_id', '=', userId).execute());
}

/**
 * Ends the sessions of a person that are good in an office, in the transaction in which what they may do there changes.
 * One that began with the provider of another office is good in that one alone, and goes on.
 */
export async function endSessionsIn(tx: OfficeTransaction, officeId: OfficeId, userId: string): Promise<void> {
	await tx
		.deleteFrom('auth.session')
		.where('user_id', '=', userId)
		.where((is) => is.or([is('provided_by', 'is', null), is('provided_by', '=', officeId)]))
		.execute();
}

/** "Firefox, Linux"; undefined for what no browser says. */
function browserOf(userAgent: string | null): string | undefined {
	if (!userAgent) return undefined;
	const { browser, os } = Bowser.parse(userAgent);
	return [browser.name, os.name].filter(Boolean).join(', ') || undefined;
}
