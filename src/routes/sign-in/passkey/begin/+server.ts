import { error } from '@sveltejs/kit';
import { askingHere, keepChallenge } from '#features/passkey/server/challenge.ts';
import { askForPasskey } from '#features/passkey/server/sign-in.ts';
import { m } from '#paraglide/messages.js';
import type { RequestHandler } from './$types.d.ts';

/** What the script of the sign-in hands to the browser. */
export const POST: RequestHandler = async ({ cookies }) => {
	const asking = askingHere() ?? error(404, m.error_not_found());
	const { options, sealed } = await askForPasskey(asking);
	keepChallenge(cookies, '/sign-in/passkey', sealed);
	return Response.json(options, { headers: { 'cache-control': 'no-store' } });
};
