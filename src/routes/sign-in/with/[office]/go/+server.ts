import { redirect } from '@sveltejs/kit';
import { safeReturn } from '#features/account/account.ts';
import { AWAY_MINUTES } from '#features/identity/identity.ts';
import { leaveFor } from '#features/identity/server/sign-in.ts';
import { runtime } from '#platform/server/runtime.ts';
import type { RequestHandler } from './$types.d.ts';

export const GET: RequestHandler = async ({ params, url, cookies }) => {
	const { db, address, authSecret: secret, isSecure: secure } = runtime();
	const to = safeReturn(url.searchParams.get('to'));
	const outcome = await leaveFor({ db, address: address(), secret, now: new Date() }, params.office, to);
	if (!outcome.ok) redirect(303, `/sign-in/with/${params.office}?problem=${outcome.problem}`);
	cookies.set('kesher_journey', outcome.journey, {
		...{ path: '/sign-in/with', httpOnly: true, sameSite: 'lax', secure, maxAge: AWAY_MINUTES * 60 }
	});
	redirect(303, outcome.href, { external: [new URL(outcome.href).origin] });
};
