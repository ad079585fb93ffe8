import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import type { Language } from '#kernel/language.ts';
import type { Database } from './database.ts';
import { IDLE_DAYS, SESSION_DAYS } from './session-cookie.ts';

export type Theme = 'system' | 'light' | 'dark';

/** The person who is signed in, with the settings that every page needs. */
export interface SignedIn {
	userId: string;
	sessionId: string;
	name: string;
	email: string;
	language: Language;
	theme: Theme;
	/** Whether a sign-in of this person asks for a code, too. */
	hasSecondFactor: boolean;
	/** The office whose identity provider the session began with; null: by password or passkey. */
	providedBy: string | null;
	/** The passkey that was used or made in this session: it stands for both factors. */
	passkeyId: string | null;
	/** Whether the person adds offices to the installation; that alone shows no record of them. */
	runsInstallation: boolean;
	/** Whether single keys work as shortcuts (WCAG 2.1.4). */
	shortcuts: boolean;
	/** Whether letters come about what is proposed and decided. */
	letters: boolean;
}

interface SessionRow extends Omit<SignedIn, 'userId' | 'sessionId'> {
	id: string;
	user_id: string;
	is_idle: boolean;
}

/** Who a session token belongs to; undefined when it is unknown, has ended, or was idle too long. */
export async function readSession(db: Database, token: string): Promise<SignedIn | undefined> {
	return db.forInstallation(async (tx) => {
		const { rows } = await sql<SessionRow>`
			select s.id, u.id as user_id, u.name, u.email, u.language, u.theme, u.shortcuts, u.letters, u.two_factor_enabled as "hasSecondFactor",
				s.provided_by as "providedBy", s.passkey_id as "passkeyId", u.runs_installation as "runsInstallation",
				s.updated_at < now() - interval '1 hour' as is_idle
			from auth.session s join auth.user u on u.id = s.user_id
			where s.token = ${token} and s.expires_at > now()
				and s.updated_at > now() - make_interval(days => ${IDLE_DAYS})`.execute(tx);
		const row = rows[0];
		if (!row) return undefined;
		if (row.is_idle) await sql`update auth.session set updated_at = now() where token = ${token}`.execute(tx);
		const { id: sessionId, user_id: userId, is_idle: _, ...person } = row;
		return { userId, sessionId, ...person };
	});
}

/** How somebody has shown who they are, where it was not by password. */
export interface Proof {
	userId: string;
	/** The office whose provider has named them, and its own session with them, where it names that. */
	officeId?: string;
	sid?: string | null;
	/** Their passkey. */
	passkeyId?: string;
}

/** Begins a session of somebody who came without a password. @returns its token */
export async function beginProved(
	db: Database,
	{ userId, officeId, sid, passkeyId }: Proof,
	{ address, userAgent }: { address: string; userAgent: string }
): Promise<string> {
	const token = randomBytes(24).toString('base64url');
	await db.forInstallation((tx) =>
		sql`
			insert into auth.session (id, token, user_id, expires_at, ip_address, user_agent, provided_by, provided_sid,
				passkey_id)
			values (${newId()}, ${token}, ${userId}, now() + make_interval(days => ${SESSION_DAYS}), ${address}, ${userAgent},
				${officeId ?? null}, ${sid ?? null}, ${passkeyId ?? null})`.execute(tx)
	);
	return token;
}
