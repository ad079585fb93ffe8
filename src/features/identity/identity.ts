/** Who says for an office who somebody is (OpenID Connect): Entra ID, Google Workspace, Keycloak. */
export interface IdentityProvider {
	/** Its address, which its own description repeats: "https://login.microsoftonline.com/…/v2.0" */
	issuer: string;
	clientId: string;
}

/** What went wrong with a sign-in through a provider, as its page tells it. */
export const SIGN_IN_PROBLEMS = ['unreachable', 'refused', 'no_member', 'no_address'] as const;
export type SignInProblem = (typeof SIGN_IN_PROBLEMS)[number];

/** How long somebody may take at the provider, in minutes. */
export const AWAY_MINUTES = 10;

/** Where the provider sends people back to: it must know the address. @param base of this installation */
export function returnAddress(base: string, slug: string): string {
	return `${base}/sign-in/with/${slug}/back`;
}

/** Where members sign in, and where the provider sends them after it has ended its own session. */
export function signInAddress(base: string, slug: string): string {
	return `${base}/sign-in/with/${slug}`;
}

/** Where the provider says that somebody has left it (back-channel logout). */
export function logoutAddress(base: string, slug: string): string {
	return `${base}/sign-in/with/${slug}/ended`;
}

/** For how long such a word is good, in minutes. */
export const TOKEN_MINUTES = 5;

/** So many words may come to one office from one network within a minute: anybody can send some that are none. */
export const WORDS_A_MINUTE = 120;

const LOGOUT = 'http://schemas.openid.net/event/backchannel-logout';

/** Who has left: a session at the provider, a person by the provider's name for them, or both. */
export interface Left {
	/** The name of the word itself. */
	jti: string;
	sid: string | null;
	sub: string | null;
}

/**
 * What a token says whose signature, issuer, audience and time are proved.
 * @param type of its header, where it names one
 * @returns undefined for any other token of the same provider, such as the one by which somebody signed in
 */
export function saysWhoLeft(claims: Record<string, unknown>, type: string | undefined): Left | undefined {
	const { events, nonce, jti, sid = null, sub = null } = claims;
	const isLogout =
		typeof events === 'object' && events !== null && isObject((events as Record<string, unknown>)[LOGOUT]);
	const isOfType = type === undefined || /^(application\/)?(logout\+)?jwt$/i.test(type);
	if (!isLogout || !isOfType || nonce !== undefined || typeof jti !== 'string' || jti === '') return undefined;
	if (!isName(sid) || !isName(sub) || (sid === null && sub === null)) return undefined;
	return { jti, sid, sub };
}

function isObject(value: unknown): boolean {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isName(value: unknown): value is string | null {
	return value === null || (typeof value === 'string' && value !== '');
}

/** Plain http is for trials on this machine alone. */
export function isIssuer(address: string): boolean {
	if (!URL.canParse(address)) return false;
	const { protocol, hostname, search, hash } = new URL(address);
	return (protocol === 'https:' || (protocol === 'http:' && isThisMachine(hostname))) && search + hash === '';
}

export function isThisMachine(hostname: string): boolean {
	return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
