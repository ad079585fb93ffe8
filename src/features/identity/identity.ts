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

/** Plain http is for trials on this machine alone. */
export function isIssuer(address: string): boolean {
	if (!URL.canParse(address)) return false;
	const { protocol, hostname, search, hash } = new URL(address);
	return (protocol === 'https:' || (protocol === 'http:' && isThisMachine(hostname))) && search + hash === '';
}

export function isThisMachine(hostname: string): boolean {
	return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
