import { redirect } from '@sveltejs/kit';
import { endAtProvider } from '#features/identity/server/sign-out.ts';
import { runtime } from '#platform/server/runtime.ts';
import type { RequestHandler } from './$types.d.ts';

/** To the provider, which asks whether its own session is to end. */
export const GET: RequestHandler = async ({ params }) => {
	const { db, address, authSecret: secret } = runtime();
	const href = await endAtProvider({ db, address: address(), secret, now: new Date() }, params.office);
	if (href === undefined) redirect(303, `/sign-in/with/${params.office}?out=stays`);
	redirect(303, href, { external: [new URL(href).origin] });
};
