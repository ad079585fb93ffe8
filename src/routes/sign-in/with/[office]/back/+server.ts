import { redirect } from '@sveltejs/kit';
import { comeBack } from '#features/identity/server/sign-in.ts';
import { runtime } from '#platform/server/runtime.ts';
import { noteSecurity } from '#platform/server/security-log.ts';
import { beginProvedSession } from '#platform/server/session-gate.ts';
import type { RequestHandler } from './$types.d.ts';

export const GET: RequestHandler = async (event) => {
	const { params, url, cookies } = event;
	const { db, address, authSecret: secret } = runtime();
	const journey = cookies.get('kesher_journey');
	cookies.delete('kesher_journey', { path: '/sign-in/with' });
	const outcome = await comeBack({ db, address: address(), secret, now: new Date() }, params.office, {
		query: url.search,
		journey
	});
	const how = { by: 'provider', office: params.office };
	if (!outcome.ok) {
		noteSecurity(event, 'sign_in.failed', { ...how, reason: outcome.problem });
		redirect(303, `/sign-in/with/${params.office}?problem=${outcome.problem}`);
	}
	await beginProvedSession(event, outcome);
	noteSecurity(event, 'sign_in.succeeded', { ...how, user: outcome.userId });
	redirect(303, outcome.to === '/' ? `/o/${params.office}/year` : outcome.to);
};
