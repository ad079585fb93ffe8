import { sql } from 'kysely';
import { loadOffice } from '#features/office/server/queries.ts';
import type { Database, OfficeId } from '#platform/server/database.ts';
import { saysWhoLeft, signInAddress, TOKEN_MINUTES, type Left } from '../identity.ts';
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

/**
 * Ends the sessions that began with the provider of an office, by its signed word that somebody has left it
 * (OpenID Connect Back-Channel Logout 1.0). A word is good once.
 * @returns whether it was that of the provider; where it was not, nothing has ended
 */
export async function endByProvider(place: Place, slug: string, token: string): Promise<boolean> {
	const provider = await providerOf(place.db, slug);
	if (!provider) return false;
	const jose = await import('jose');
	try {
		// What is not even meant for us asks nothing of the provider.
		const { iss } = jose.decodeJwt(token);
		if (iss !== provider.issuer) return false;
	} catch {
		return false;
	}
	const config = await configuration(await import('openid-client'), place, slug);
	const { jwks_uri: keys, issuer } = config?.client.serverMetadata() ?? {};
	if (keys === undefined || issuer === undefined) return false;
	const left = await jose
		.jwtVerify(token, jose.createRemoteJWKSet(new URL(keys), { timeoutDuration: 10_000 }), {
			...{ issuer, audience: provider.clientId, algorithms: SIGNATURES, currentDate: place.now },
			...{ requiredClaims: ['iat', 'exp', 'jti'], maxTokenAge: TOKEN_MINUTES * 60, clockTolerance: 60 }
		})
		.then(({ payload, protectedHeader }) => saysWhoLeft(payload, protectedHeader.typ))
		.catch(() => undefined);
	return left !== undefined && end(place.db, provider.officeId, left);
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
