import { createHmac, timingSafeEqual } from 'node:crypto';

const COOKIE_PREFIX = 'kesher';
/** A session ends this long after the sign-in, whatever happens. */
export const SESSION_DAYS = 30;
/** And earlier when nothing was done for so long. */
export const IDLE_DAYS = 7;

/** Where cookies travel over https only, the browser keeps them to this very host: no other one of the city sets them. */
export function cookiePrefix(isSecure: boolean): string {
	return `${isSecure ? '__Host-' : ''}${COOKIE_PREFIX}`;
}

export function sessionCookieName(isSecure: boolean): string {
	return `${cookiePrefix(isSecure)}.session_token`;
}

/** What a session cookie holds for a token; better-auth reads it as its own. */
export function sessionCookie(token: string, secret: string): string {
	return encodeURIComponent(`${token}.${createHmac('sha256', secret).update(token).digest('base64')}`);
}

/**
 * The token in a session cookie, if its signature is ours. The form is better-auth's: TOKEN.SIGNATURE, where the
 * signature is the base64 HMAC-SHA-256 of the token.
 */
export function tokenOfCookie(cookie: string | undefined, secret: string): string | undefined {
	const dot = cookie?.lastIndexOf('.') ?? -1;
	if (!cookie || dot < 1) return undefined;
	const token = cookie.slice(0, dot);
	const expected = createHmac('sha256', secret).update(token).digest();
	const given = Buffer.from(cookie.slice(dot + 1), 'base64');
	return given.length === expected.length && timingSafeEqual(given, expected) ? token : undefined;
}
