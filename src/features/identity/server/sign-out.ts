import type * as Jose from 'jose';
import type { JWTVerifyGetKey } from 'jose';
import { sql } from 'kysely';
import { loadOffice } from '#features/office/server/queries.ts';
import { networkOf } from '#platform/server/client-address.ts';
import type { Database, OfficeId } from '#platform/server/database.ts';
import { FixedWindows, type Quota } from '#platform/server/fixed-windows.ts';
import { saysWhoLeft, signInAddress, TOKEN_MINUTES, WORDS_A_MINUTE, type Left } from '../identity.ts';
import { configuration, providerOf, type Place } from './sign-in.ts';

/** The kinds of signature that prove a provider; none that a secret which others know could make. */
const SIGNATURES = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];

/** The address of the office whose provider a session began with. */
export async function officeOfProvider(db: Database, officeId: string): Promise<string | undefined> {
	const office = await db.forOffice(officeId as OfficeId, (tx) => loadOffice(tx, officeId as OfficeId));
	return office?.slug;
}

/** Where the provider ends its own session, and sends the browser back from; undefined where it has no such place. */
export async function endAtProvider(place: Place, slug: string): Promise<string | undefined> {
	const client = await import('openid-client');
	const config = await configuration(client, place, slug);
	if (!config?.client.serverMetadata().end_session_endpoint) return undefined;
	const post_logout_redirect_uri = signInAddress(place.address, slug);
	return client.buildEndSessionUrl(config.client, { post_logout_redirect_uri }).href;
}

const WORDS = new FixedWindows(WORDS_A_MINUTE);

/** The keys of the providers, each kept so that it is not asked for them at every word. */
const KEYS = new Map<string, JWTVerifyGetKey>();
const MOST_KEYS = 100;

/** What came of a word; "unmeant": it does not even say that it is of the provider. */
export type Heard = 'heard' | 'refused' | 'unmeant' | { tooOften: Quota };

/**
 * Ends the sessions that began with the provider of an office, by its signed word that somebody has left it
 * (OpenID Connect Back-Channel Logout 1.0). A word is good once. Where it was not heard, nothing has ended.
 * @param from the address that it comes from
 */
export async function endByProvider(place: Place, slug: string, token: string, from: string): Promise<Heard> {
	const provider = await providerOf(place.db, slug);
	if (!provider) return 'unmeant';
	const jose = await import('jose');
	try {
		const { iss } = jose.decodeJwt(token);
		if (iss !== provider.issuer) return 'unmeant';
	} catch {
		return 'unmeant';
	}
	// Whose word it says it is anybody can write; whether it is takes a question to the provider.
	const taken = WORDS.take(`${networkOf(from)} ${slug}`, place.now.getTime());
	if (!taken.ok) return { tooOften: taken };
	const config = await configuration(await import('openid-client'), place, slug);
	const { jwks_uri: keys, issuer } = config?.client.serverMetadata() ?? {};
	if (keys === undefined || issuer === undefined) return 'refused';
	const left = await jose
		.jwtVerify(token, keysAt(jose, keys), {
			...{ issuer, audience: provider.clientId, algorithms: SIGNATURES, currentDate: place.now },
			...{ requiredClaims: ['iat', 'exp', 'jti'], maxTokenAge: TOKEN_MINUTES * 60, clockTolerance: 60 }
		})
		.then(({ payload, protectedHeader }) => saysWhoLeft(payload, protectedHeader.typ))
		.catch(() => undefined);
	return left !== undefined && (await end(place.db, provider.officeId, left)) ? 'heard' : 'refused';
}

/** The keys at an address. They are asked for again when they are old, and when one is missing. */
function keysAt(jose: typeof Jose, address: string): JWTVerifyGetKey {
	const kept = KEYS.get(address) ?? jose.createRemoteJWKSet(new URL(address), { timeoutDuration: 10_000 });
	// Those that were used last stay.
	KEYS.delete(address);
	KEYS.set(address, kept);
	const [oldest] = KEYS.keys();
	if (KEYS.size > MOST_KEYS && oldest !== undefined) KEYS.delete(oldest);
	return kept;
}

/** By the session at the provider, also in an office that is closed; one of ours that does not know its own ends with its person. */
async function end(db: Database, officeId: OfficeId, { jti, sid, sub }: Left): Promise<boolean> {
	return db.forOffice(
		officeId,
		async (tx) => {
			await sql`
			delete from provider_logout where office_id = ${officeId}
				and heard_at < now() - make_interval(mins => ${2 * TOKEN_MINUTES})`.execute(tx);
			const { numAffectedRows } = await sql`
			insert into provider_logout (office_id, jti) values (${officeId}, ${jti}) on conflict do nothing`.execute(tx);
			if (numAffectedRows !== 1n) return false;
			await sql`
			delete from auth.session s where s.provided_by = ${officeId} and (
				(${sid}::text is not null and s.provided_sid = ${sid})
				or ((${sid}::text is null or s.provided_sid is null) and s.user_id in (
					select i.user_id from identity i where i.office_id = ${officeId} and i.subject = ${sub}::text)))`.execute(tx);
			return true;
		},
		{ evenIf: 'closed' }
	);
}
