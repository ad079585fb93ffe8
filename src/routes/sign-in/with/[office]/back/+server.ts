import { redirect } from '@sveltejs/kit';
import { comeBack } from '#features/identity/server/sign-in.ts';
import { runtime } from '#platform/server/runtime.ts';
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
	if (!outcome.ok) redirect(303, `/sign-in/with/${params.office}?problem=${outcome.problem}`);
	await beginProvedSession(event, outcome);
	redirect(303, outcome.to === '/' ? `/o/${params.office}/year` : outcome.to);
};
