import { fail, redirect } from '@sveltejs/kit';
import { readKept, safeReturn } from '#features/account/account.ts';
import { refuseSignIn } from '#features/account/server/form-action.ts';
import { typedOf } from '#kernel/form.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

/**
 * For a form that came after its session had ended, in a browser without JavaScript: who sent it signs in here, with
 * all that was typed still at hand, and sends it again.
 */
export const load: PageServerLoad = ({ request, url }) => {
	const to = safeReturn(url.searchParams.get('to'));
	if (request.method !== 'POST') redirect(303, `/sign-in?to=${encodeURIComponent(to)}`);
	return { to };
};

export const actions: Actions = {
	/** The form itself, sent on to here. */
	keep: async ({ request }) => {
		const data = await request.formData();
		const hasFile = [...data.values()].some((value) => typeof value !== 'string' && value.size > 0);
		return fail(401, { kept: typedOf(data), hasFile, isIn: false, refused: undefined });
	},
	enter: async (event) => {
		const data = await event.request.formData();
		const kept = readKept(data.get('kept')) ?? {};
		data.delete('kept');
		const answer = await refuseSignIn(event, data);
		const shared = { kept, hasFile: data.has('hasFile'), refused: answer?.refused };
		return answer ? fail(answer.status, { ...shared, isIn: false }) : { ...shared, isIn: true };
	}
};
