import type { Cookies, RequestEvent } from '@sveltejs/kit';
import { redirect } from '@sveltejs/kit';
import { runtime } from './runtime.ts';
import { SESSION_DAYS, sessionCookie, sessionCookieName, tokenOfCookie } from './session-cookie.ts';
import { beginProved, readSession, type Proof, type SignedIn } from './sessions.ts';

/** Who sends this request, by its session cookie. */
export async function identify(cookies: Cookies): Promise<SignedIn | undefined> {
	const { db, authSecret, isSecure } = runtime();
	const token = tokenOfCookie(cookies.get(sessionCookieName(isSecure)), authSecret);
	return token ? readSession(db, token) : undefined;
}

/** The person who is signed in; anybody else is sent to the sign-in page, and comes back here afterwards. */
export function requireSignedIn(event: Pick<RequestEvent, 'locals' | 'url'>): SignedIn {
	const { signedIn } = event.locals;
	if (!signedIn) redirect(303, `/sign-in?to=${encodeURIComponent(event.url.pathname + event.url.search)}`);
	return signedIn;
}

/**
 * Sends a form that came after its session had ended on, whole, to a page that signs in and keeps it. Not for one that
 * holds a password: that page would carry it along.
 */
export function sendFormOn(url: URL): never {
	redirect(307, `/sign-in/again?/keep&to=${encodeURIComponent(url.pathname + url.search)}`);
}

/** Begins a session of somebody whom the provider of an office has named, or who has a passkey, in this browser. */
export async function beginProvedSession(
	{ request, cookies, getClientAddress }: Pick<RequestEvent, 'request' | 'cookies' | 'getClientAddress'>,
	proof: Proof
): Promise<void> {
	const { db, authSecret, isSecure } = runtime();
	const userAgent = request.headers.get('user-agent') ?? '';
	const token = await beginProved(db, proof, { address: getClientAddress(), userAgent });
	cookies.set(sessionCookieName(isSecure), sessionCookie(token, authSecret), {
		...{ path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure, maxAge: SESSION_DAYS * 24 * 60 * 60 },
		// The value is encoded already.
		encode: (text) => text
	});
}

/** Hands the cookies that better-auth has set on to the browser. */
export function handOnCookies(cookies: Cookies, headers: Headers): void {
	for (const line of headers.getSetCookie()) {
		const [pair = '', ...attributes] = line.split('; ');
		const name = pair.slice(0, pair.indexOf('='));
		const value = pair.slice(pair.indexOf('=') + 1);
		const maxAge = attributes.find((attribute) => attribute.startsWith('Max-Age='));
		cookies.set(name, value, {
			path: '/',
			httpOnly: true,
			sameSite: 'lax',
			secure: runtime().isSecure,
			// The value is encoded already.
			encode: (text) => text,
			...(maxAge ? { maxAge: Number(maxAge.slice('Max-Age='.length)) } : {})
		});
	}
}

/** Somebody who belongs to several offices comes back to the one that this browser was at last. */
export function rememberOffice(cookies: Cookies, slug: string): void {
	if (cookies.get('kesher_office') === slug) return;
	const secure = runtime().isSecure;
	cookies.set('kesher_office', slug, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: 31_536_000 });
}
