import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Language } from '#kernel/language.ts';
import { newId } from '#kernel/id.ts';
import type { Outcome } from '#kernel/outcome.ts';
import type { Auth } from '#platform/server/auth.ts';
import type { Database } from '#platform/server/database.ts';
import { TooManyWait } from '#platform/server/few-at-once.ts';
import type { SignedIn } from '#platform/server/sessions.ts';
import { LINK_HOURS } from '../account.ts';
import type { SettingsInput } from '../form.ts';
import { countAttempt, forgiveAttempt, takeBackAttempt } from './attempts.ts';
import { isGuessable } from './password-strength.ts';

type LoadAuth = () => Promise<Auth>;

export interface SignInInput {
	email: string;
	password: string;
	/** Of the client, for the limit on attempts and for the list of sessions. */
	address: string;
	userAgent: string;
}

/** Headers that begin a session; where the person has a second factor, those of the challenge for its code. */
interface Begun {
	headers: Headers;
	asksCode: boolean;
	/** undefined where a code is asked for first. */
	userId: string | undefined;
}

type SignInOutcome =
	({ ok: true } & Begun) | { ok: false; reason: 'wrong' } | { ok: false; reason: 'locked'; minutes: number };

/** Checks e-mail and password and begins a session. A wrong e-mail and a wrong password get one answer. */
export async function signIn(db: Database, auth: LoadAuth, input: SignInInput): Promise<SignInOutcome> {
	const email = input.email.toLowerCase();
	const minutes = await countAttempt(db, email, input.address);
	if (minutes !== undefined) return { ok: false, reason: 'locked', minutes };
	const begun = await unlessTurnedAway(db, { email, address: input.address }, async () =>
		beginSession(await auth(), email, input)
	);
	if (!begun) return { ok: false, reason: 'wrong' };
	await forgiveAttempt(db, email, input.address);
	return { ok: true, ...begun };
}

async function beginSession(auth: Auth, email: string, input: SignInInput): Promise<Begun | undefined> {
	try {
		const { headers, response } = await auth.api.signInEmail({
			body: { email, password: input.password },
			headers: new Headers({ 'user-agent': input.userAgent, 'x-forwarded-for': input.address }),
			returnHeaders: true
		});
		const asksCode = 'twoFactorRedirect' in response;
		return { headers, asksCode, userId: asksCode ? undefined : response.user.id };
	} catch (error) {
		// better-auth answers a wrong password, an unknown account and a malformed address with these.
		if ([400, 401, 403].includes((error as { statusCode?: number }).statusCode ?? 0)) return undefined;
		throw error;
	}
}

/** Where the password was not even looked at, the attempt does not count. */
async function unlessTurnedAway<T>(
	db: Database,
	{ email, address }: { email: string; address: string },
	attempt: () => Promise<T>
): Promise<T> {
	try {
		return await attempt();
	} catch (error) {
		if (error instanceof TooManyWait) await takeBackAttempt(db, email, address);
		throw error;
	}
}

/** Ends the session of these request headers. @returns the headers that clear its cookie */
export async function signOut(auth: LoadAuth, requestHeaders: Headers): Promise<Headers> {
	const { headers } = await (await auth()).api.signOut({ headers: requestHeaders, returnHeaders: true });
	return headers;
}

/** Adds a person who can sign in, without a password yet. @returns the id of the one who is there already, if so */
export async function addUser(
	db: Database,
	input: { email: string; name: string; language: Language }
): Promise<{ userId: string; isNew: boolean }> {
	const email = input.email.toLowerCase();
	return db.forInstallation(async (tx) => {
		const userId = newId();
		const { rows } = await sql<{ id: string }>`
			insert into auth.user (id, name, email, email_verified, language)
			values (${userId}, ${input.name}, ${email}, true, ${input.language})
			on conflict (email) do update set updated_at = now() returning id`.execute(tx);
		const found = rows[0]?.id ?? userId;
		return { userId: found, isNew: found === userId };
	});
}

/**
 * Makes a link by which a person signs in once and sets a password.
 * @param asksName the person also says who they are, name and address: for the first director of an installation
 * @param hours so long it is good
 * @returns its path
 */
export async function createSignInLink(
	db: Database,
	userId: string,
	{ asksName = false, hours = LINK_HOURS }: { asksName?: boolean; hours?: number } = {}
): Promise<string> {
	const token = randomBytes(24).toString('base64url');
	await db.forInstallation((tx) =>
		sql`insert into auth.sign_in_link (token_hash, user_id, asks_name, expires_at)
			values (${hash(token)}, ${userId}, ${asksName}, now() + make_interval(hours => ${hours}))`.execute(tx)
	);
	return `/sign-in/${token}`;
}

export interface LinkOwner {
	name: string;
	email: string;
	/** Nobody has said yet how the person is called: the address stands in place of the name. */
	asksName: boolean;
	/** Nor is the address theirs yet: the first director of an installation says both. */
	asksEmail: boolean;
	/** They have signed in before: the password is a new one. */
	hasPassword: boolean;
}

/** Whom a link is for; undefined when it was used, has expired, or never was. Looking does not use it up. */
export async function readSignInLink(db: Database, token: string): Promise<LinkOwner | undefined> {
	return db.forInstallation(async (tx) => {
		const { rows } = await sql<LinkOwner>`
			select u.name, u.email, l.asks_name or lower(u.name) = u.email as "asksName", l.asks_name as "asksEmail",
				exists (select from auth.account a where a.user_id = u.id) as "hasPassword"
			from auth.sign_in_link l join auth.user u on u.id = l.user_id
			where l.token_hash = ${hash(token)} and l.used_at is null and l.expires_at > now()`.execute(tx);
		return rows[0];
	});
}

export interface UseLinkInput {
	token: string;
	password: string;
	/** Who the person is, where the link asks for it. */
	name: string;
	email: string;
	/** What they chose before they had a password: it is theirs from now on. Of somebody who had one it changes nothing. */
	language: Language | undefined;
	address: string;
	userAgent: string;
}

/**
 * Uses a link up: sets the password and begins a session. All earlier sessions of the person end.
 * @returns whose password it is, and the session; without one, too many were signing in just then
 */
export async function useSignInLink(
	db: Database,
	auth: LoadAuth,
	input: UseLinkInput
): Promise<Outcome<{ owner: string; begun: Begun | undefined }, 'not_found' | 'email_taken' | 'guessable'>> {
	const owner = await readSignInLink(db, input.token);
	if (!owner) return { ok: false, reason: 'not_found' };
	const email = owner.asksEmail ? input.email.toLowerCase() : owner.email;
	if (owner.asksEmail && (await isTaken(db, email, owner.email))) return { ok: false, reason: 'email_taken' };
	if (await isGuessable(input.password, [email, owner.asksName ? input.name : owner.name])) {
		return { ok: false, reason: 'guessable' };
	}
	// Before the link is used up: where too many wait, it is good again in a minute.
	const hashed = await (await auth()).context.password.hash(input.password);
	const who = owner.asksName ? { name: input.name, email } : undefined;
	const userId = await consumeLink(db, input, who);
	if (!userId) return { ok: false, reason: 'not_found' };
	await setPassword(await auth(), userId, hashed);
	const begun = await beginUnlessBusy(await auth(), email, { ...input, email });
	await forgiveAttempt(db, email, input.address);
	return { ok: true, owner: userId, begun };
}

/** The password is set by now, and stays set. */
async function beginUnlessBusy(auth: Auth, email: string, input: SignInInput): Promise<Begun | undefined> {
	try {
		const begun = await beginSession(auth, email, input);
		if (!begun) throw new Error('the password that was just set is refused');
		return begun;
	} catch (error) {
		if (error instanceof TooManyWait) return undefined;
		throw error;
	}
}

/** The update decides a race: of two that use one link, one gets the row. */
async function consumeLink(
	db: Database,
	{ token, language }: Pick<UseLinkInput, 'token' | 'language'>,
	who: { name: string; email: string } | undefined
): Promise<string | undefined> {
	return db.forInstallation(async (tx) => {
		const { rows } = await sql<{ user_id: string }>`
			update auth.sign_in_link set used_at = now()
			where token_hash = ${hash(token)} and used_at is null and expires_at > now() returning user_id`.execute(tx);
		const userId = rows[0]?.user_id;
		if (userId && who) await tx.updateTable('auth.user').set(who).where('id', '=', userId).execute();
		if (userId && language) {
			await sql`update auth.user set language = ${language}
				where id = ${userId} and not exists (select from auth.account where user_id = ${userId})`.execute(tx);
		}
		return userId;
	});
}

async function isTaken(db: Database, email: string, own: string): Promise<boolean> {
	return email !== own && (await findUser(db, email)) !== undefined;
}

export async function findUser(db: Database, email: string): Promise<string | undefined> {
	return db.forInstallation(async (tx) => {
		const row = await tx
			.selectFrom('auth.user')
			.select('id')
			.where('email', '=', email.toLowerCase())
			.executeTakeFirst();
		return row?.id;
	});
}

/** Whether anybody can sign in at all; until then each start offers a link for the first director. */
export async function hasPasswords(db: Database): Promise<boolean> {
	return db.forInstallation(async (tx) => {
		const row = await tx.selectFrom('auth.account').select('id').limit(1).executeTakeFirst();
		return row !== undefined;
	});
}

async function setPassword({ context }: Auth, userId: string, hashed: string): Promise<void> {
	const accounts = await context.internalAdapter.findAccounts(userId);
	if (accounts.some((account) => account.providerId === 'credential')) {
		await context.internalAdapter.updatePassword(userId, hashed);
	} else {
		await context.internalAdapter.createAccount({
			userId,
			accountId: userId,
			providerId: 'credential',
			password: hashed
		});
	}
	await context.internalAdapter.deleteUserSessions(userId);
}

/** Changes one's own password. All other sessions end; this one gets a new cookie. */
export async function changePassword(
	auth: LoadAuth,
	requestHeaders: Headers,
	person: Pick<SignedIn, 'name' | 'email'>,
	input: { current: string; password: string }
): Promise<Outcome<{ headers: Headers }, 'wrong' | 'guessable'>> {
	if (await isGuessable(input.password, [person.email, person.name])) return { ok: false, reason: 'guessable' };
	try {
		const { headers } = await (
			await auth()
		).api.changePassword({
			body: { currentPassword: input.current, newPassword: input.password, revokeOtherSessions: true },
			headers: requestHeaders,
			returnHeaders: true
		});
		return { ok: true, headers };
	} catch (error) {
		if ([400, 401].includes((error as { statusCode?: number }).statusCode ?? 0)) return { ok: false, reason: 'wrong' };
		throw error;
	}
}

/** Whoever sent a request while signed in. */
interface Asker {
	headers: Headers;
	email: string;
	address: string;
}

/** Asks somebody who is signed in for their password again. It is guessed at no faster than at the sign-in. */
export async function proveOwnPassword(
	db: Database,
	auth: LoadAuth,
	{ headers, email, address }: Asker,
	password: string
): Promise<{ ok: true } | { ok: false; reason: 'wrong' } | { ok: false; reason: 'locked'; minutes: number }> {
	const minutes = await countAttempt(db, email, address);
	if (minutes !== undefined) return { ok: false, reason: 'locked', minutes };
	try {
		await unlessTurnedAway(db, { email, address }, async () =>
			(await auth()).api.verifyPassword({ body: { password }, headers })
		);
	} catch (error) {
		if ([400, 401].includes((error as { statusCode?: number }).statusCode ?? 0)) return { ok: false, reason: 'wrong' };
		throw error;
	}
	await forgiveAttempt(db, email, address);
	return { ok: true };
}

export async function saveSettings(
	db: Database,
	userId: string,
	{ name, language, theme, shortcuts, letters }: SettingsInput
): Promise<void> {
	await db.forInstallation((tx) =>
		tx.updateTable('auth.user').set({ name, language, theme, shortcuts, letters }).where('id', '=', userId).execute()
	);
}

export async function saveLanguage(db: Database, userId: string, language: Language): Promise<void> {
	await db.forInstallation((tx) => tx.updateTable('auth.user').set({ language }).where('id', '=', userId).execute());
}

function hash(token: string): string {
	return createHash('sha256').update(token).digest('base64url');
}
