import { createHash } from 'node:crypto';
import type { Cookies } from '@sveltejs/kit';
import { z } from 'zod';
import type { Database } from '#platform/server/database.ts';
import { runtime } from '#platform/server/runtime.ts';
import { openSecret, sealSecret } from '#platform/server/sealed-secret.ts';
import { ANSWER_MINUTES, passkeyPlace, type PasskeyPlace } from '../passkey.ts';

/** What asking a browser for a passkey needs of the installation. */
export interface Asking {
	db: Database;
	/** By which questions are sealed. */
	secret: string;
	place: PasskeyPlace;
	now: Date;
}

/** @returns undefined where the address of the installation cannot have passkeys */
export function askingHere(): Asking | undefined {
	const { db, authSecret, address } = runtime();
	const place = passkeyPlace(address());
	return place && { db, secret: authSecret, place, now: new Date() };
}

/** Where the pages must be that offer a passkey. */
export function passkeyOrigin(): string | undefined {
	return passkeyPlace(runtime().address())?.origin;
}

const times = { challenge: z.string(), until: z.number() };
const forms = {
	add: z.object({ purpose: z.literal('add'), userId: z.string(), name: z.string(), ...times }),
	sign_in: z.object({ purpose: z.literal('sign_in'), ...times })
};
type Forms = typeof forms;
/** A question that was put to a browser: what it must sign, for what, and by when. */
export type Challenge<Purpose extends keyof Forms> = z.output<Forms[Purpose]>;

/** Whatever the browser keeps meanwhile: nobody else reads it or makes one. */
export function sealChallenge<Purpose extends keyof Forms>(
	{ secret, now }: Asking,
	challenge: Omit<Challenge<Purpose>, 'until'>
): Promise<string> {
	return sealSecret(secret, JSON.stringify({ ...challenge, until: now.getTime() + ANSWER_MINUTES * 60_000 }));
}

/** Uses a question up, whatever becomes of its answer: of two that use one, the insert lets one through. */
export async function useChallenge<Purpose extends keyof Forms>(
	{ db, secret, now }: Asking,
	purpose: Purpose,
	sealed: string | undefined
): Promise<Challenge<Purpose> | undefined> {
	const text = sealed === undefined ? undefined : await openSecret(secret, sealed);
	const challenge = text === undefined ? undefined : forms[purpose].safeParse(JSON.parse(text)).data;
	if (!challenge || challenge.until <= now.getTime()) return undefined;
	const hash = createHash('sha256').update(challenge.challenge).digest('base64url');
	const isFirst = await db.forInstallation(async (tx) => {
		await tx.deleteFrom('auth.answered_challenge').where('expires_at', '<', now).execute();
		const { numInsertedOrUpdatedRows } = await tx
			.insertInto('auth.answered_challenge')
			.values({ hash, expires_at: new Date(challenge.until) })
			.onConflict((conflict) => conflict.doNothing())
			.executeTakeFirst();
		return numInsertedOrUpdatedRows === 1n;
	});
	return isFirst ? (challenge as Challenge<Purpose>) : undefined;
}

const COOKIE = 'kesher_passkey';

/** The sealed question, in the browser that was asked; it comes back with the answer alone. */
export function keepChallenge(cookies: Cookies, path: string, sealed: string): void {
	const secure = runtime().isSecure;
	cookies.set(COOKIE, sealed, { path, httpOnly: true, sameSite: 'strict', secure, maxAge: ANSWER_MINUTES * 60 });
}

export function takeChallenge(cookies: Cookies, path: string): string | undefined {
	const sealed = cookies.get(COOKIE);
	cookies.delete(COOKIE, { path, secure: runtime().isSecure });
	return sealed;
}
