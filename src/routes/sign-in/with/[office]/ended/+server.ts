import { endByProvider, type Heard } from '#features/identity/server/sign-out.ts';
import { runtime } from '#platform/server/runtime.ts';
import { noteSecurity } from '#platform/server/security-log.ts';
import type { RequestHandler } from './$types.d.ts';

const LARGEST = 20_000;

/** The provider says that somebody has left it. Its word proves itself: no cookie and no origin counts here. */
export const POST: RequestHandler = async (event) => {
	const { params, request } = event;
	const { db, address, authSecret: secret } = runtime();
	const isSmall = Number(request.headers.get('content-length') ?? LARGEST + 1) <= LARGEST;
	const token = isSmall ? (await request.formData().catch(() => undefined))?.get('logout_token') : undefined;
	const place = { db, address: address(), secret, now: new Date() };
	const heard: Heard =
		typeof token === 'string' ? await endByProvider(place, params.office, token, event.getClientAddress()) : 'unmeant';
	const headers = { 'cache-control': 'no-store' };
	if (typeof heard === 'object') {
		return new Response(null, { status: 429, headers: { ...headers, 'retry-after': String(heard.tooOften.resetsIn) } });
	}
	const isHeard = heard === 'heard';
	// Of what anybody can send as often as they like, nothing is to be told.
	if (heard !== 'unmeant') noteSecurity(event, 'provider.sign_out', { office: params.office, isHeard });
	return new Response(null, { status: isHeard ? 200 : 400, headers });
};
