import { fail, redirect } from '@sveltejs/kit';
import { readKept, safeReturn } from '#features/account/account.ts';
import { answerCode, answerSignIn, type SignInAnswer } from '#features/account/server/form-action.ts';
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
		return fail(401, { kept: typedOf(data), hasFile, isIn: false, asksCode: false, refused: undefined });
	},
	enter: async (event) => {
		const data = await event.request.formData();
		return again(data, await answerSignIn(event, without(data)));
	},
	code: async (event) => {
		const data = await event.request.formData();
		const answer = await answerCode(event, without(data));
		return again(data, answer.state === 'refused' ? { ...answer, asksCode: !answer.refused.isOver } : answer);
	}
};

/** What was typed stays on the page until the person is in. */
function again(data: FormData, answer: SignInAnswer & { asksCode?: boolean }) {
	const shared = { kept: readKept(data.get('kept')) ?? {}, hasFile: data.has('hasFile') };
	if (answer.state === 'in') return { ...shared, isIn: true, asksCode: false, refused: undefined };
	if (answer.state === 'code') return fail(401, { ...shared, isIn: false, asksCode: true, refused: undefined });
	const { refused, asksCode = false } = answer;
	return fail(answer.status, { ...shared, isIn: false, asksCode, refused });
}

function without(data: FormData): FormData {
	const rest = new FormData();
	for (const [name, value] of data) if (name !== 'kept') rest.append(name, value);
	return rest;
}
