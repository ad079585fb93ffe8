import type * as Client from 'openid-client';
import { officeOfSlug } from '#features/office/server/queries.ts';
import type { Database, OfficeId } from '#platform/server/database.ts';
import { openSecret, sealSecret } from '#platform/server/sealed-secret.ts';
import { AWAY_MINUTES, isThisMachine, returnAddress, type IdentityProvider, type SignInProblem } from '../identity.ts';
import { loadProvider, memberMeant } from './queries.ts';

/** What the flow needs of the installation. */
export interface Place {
	db: Database;
	/** Of this installation: "https://kesher.example.org" */
	address: string;
	/** By which secrets are kept. */
	secret: string;
	now: Date;
}

/** What a browser keeps while its person is at the provider; sealed, so that nobody else reads or makes one. */
interface Journey {
	slug: string;
	to: string;
	state: string;
	nonce: string;
	verifier: string;
	until: number;
}

/** The provider of the office of an address, with that office. */
export async function providerOf(
	db: Database,
	slug: string
): Promise<(IdentityProvider & { officeId: OfficeId; sealedSecret: string }) | undefined> {
	const officeId = await officeOfSlug(db, slug);
	const provider = officeId && (await db.forOffice(officeId, (tx) => loadProvider(tx, officeId)));
	return officeId && provider && { ...provider, officeId };
}

type Failed = { ok: false; problem: SignInProblem };

/** Where to send a person, and what their browser keeps meanwhile. */
export async function leaveFor(
	place: Place,
	slug: string,
	to: string
): Promise<{ ok: true; href: string; journey: string } | Failed> {
	const client = await import('openid-client');
	const config = await configuration(client, place, slug);
	if (!config) return { ok: false, problem: 'unreachable' };
	const verifier = client.randomPKCECodeVerifier();
	const [state, nonce] = [client.randomState(), client.randomNonce()];
	const href = client.buildAuthorizationUrl(config.client, {
		redirect_uri: returnAddress(place.address, slug),
		scope: 'openid email profile',
		code_challenge: await client.calculatePKCECodeChallenge(verifier),
		code_challenge_method: 'S256',
		state,
		nonce
	}).href;
	const journey: Journey = { slug, to, state, nonce, verifier, until: place.now.getTime() + AWAY_MINUTES * 60_000 };
	return { ok: true, href, journey: await sealSecret(place.secret, JSON.stringify(journey)) };
}

/** Who came back. The answer of the provider must belong to this browser, and name a member of the office. */
export async function comeBack(
	place: Place,
	slug: string,
	{ query, journey }: { query: string; journey: string | undefined }
): Promise<{ ok: true; userId: string; officeId: OfficeId; sid: string | null; to: string } | Failed> {
	const begun = await openJourney(place, journey);
	if (begun?.slug !== slug) return { ok: false, problem: 'refused' };
	const client = await import('openid-client');
	const config = await configuration(client, place, slug);
	if (!config) return { ok: false, problem: 'unreachable' };
	const claims = await claimsOf(client, config.client, new URL(returnAddress(place.address, slug) + query), begun);
	if (!claims) return { ok: false, problem: 'refused' };
	const email = addressIn(claims);
	const meant = { subject: claims.sub, email };
	const userId = await place.db.forOffice(
		config.officeId,
		async (tx) => {
			const found = await memberMeant(tx, config.officeId, meant);
			if (found) {
				await tx
					.insertInto('identity')
					.values({ office_id: config.officeId, subject: claims.sub, user_id: found })
					.onConflict((conflict) => conflict.doNothing())
					.execute();
			}
			return found;
		},
		{ evenIf: 'closed' }
	);
	const sid = typeof claims['sid'] === 'string' ? claims['sid'] : null;
	if (userId) return { ok: true, userId, officeId: config.officeId, sid, to: begun.to };
	return { ok: false, problem: email === undefined ? 'no_address' : 'no_member' };
}

export async function configuration(client: typeof Client, { db, secret }: Place, slug: string) {
	const provider = await providerOf(db, slug);
	const clientSecret = provider && (await openSecret(secret, provider.sealedSecret));
	if (!provider || clientSecret === undefined) return undefined;
	const issuer = new URL(provider.issuer);
	const execute = isThisMachine(issuer.hostname) ? [client.allowInsecureRequests] : [];
	const options = { execute, timeout: 10 };
	try {
		const found = await client.discovery(issuer, provider.clientId, clientSecret, undefined, options);
		return { client: found, officeId: provider.officeId };
	} catch {
		return undefined;
	}
}

/** What the provider says, once everything about it is proved; undefined where it said no, or anything is wrong. */
async function claimsOf(client: typeof Client, config: Client.Configuration, url: URL, begun: Journey) {
	try {
		const tokens = await client.authorizationCodeGrant(config, url, {
			pkceCodeVerifier: begun.verifier,
			expectedState: begun.state,
			expectedNonce: begun.nonce,
			idTokenExpected: true
		});
		return tokens.claims();
	} catch {
		return undefined;
	}
}

/** The address that the provider vouches for; one that it says it has not verified counts for nothing. */
function addressIn(claims: Client.IDToken): string | undefined {
	const { email, email_verified: isVerified } = claims;
	return typeof email === 'string' && isVerified !== false ? email.toLowerCase() : undefined;
}

async function openJourney({ secret, now }: Place, sealed: string | undefined): Promise<Journey | undefined> {
	const text = sealed === undefined ? undefined : await openSecret(secret, sealed);
	const journey = text === undefined ? undefined : (JSON.parse(text) as Journey);
	return journey && journey.until > now.getTime() ? journey : undefined;
}
