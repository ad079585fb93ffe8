import { redirect } from '@sveltejs/kit';
import { signOut } from '#features/account/server/commands.ts';
import { runtime } from '#platform/server/runtime.ts';
import { handOnCookies } from '#platform/server/session-gate.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = () => redirect(303, '/');

export const actions: Actions = {
	default: async ({ request, cookies }) => {
		handOnCookies(cookies, await signOut(runtime().auth, request.headers));
		redirect(303, '/sign-in');
	}
};
