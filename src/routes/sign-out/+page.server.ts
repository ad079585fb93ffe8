import { redirect } from '@sveltejs/kit';
import { signOut } from '#features/account/server/commands.ts';
import { officeOfProvider } from '#features/identity/server/sign-out.ts';
import { runtime } from '#platform/server/runtime.ts';
import { noteSecurity } from '#platform/server/security-log.ts';
import { handOnCookies } from '#platform/server/session-gate.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = () => redirect(303, '/');

export const actions: Actions = {
	default: async (event) => {
		const { request, cookies, locals, setHeaders } = event;
		handOnCookies(cookies, await signOut(runtime().auth, request.headers));
		if (locals.signedIn) noteSecurity(event, 'sign_out');
		// What this browser kept of the pages; its language and looks are cookies and stay.
		setHeaders({ 'clear-site-data': '"cache", "storage"' });
		const provider = locals.signedIn?.providedBy;
		const office = provider && (await officeOfProvider(runtime().db, provider));
		redirect(303, office ? `/sign-in/with/${office}?out` : '/sign-in');
	}
};
