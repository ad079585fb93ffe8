import { error } from '@sveltejs/kit';
import { safeReturn } from '#features/account/account.ts';
import { SIGN_IN_PROBLEMS } from '#features/identity/identity.ts';
import { providerOf } from '#features/identity/server/sign-in.ts';
import { runtime } from '#platform/server/runtime.ts';
import { m } from '#paraglide/messages.js';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async ({ params, url }) => {
	const provider = await providerOf(runtime().db, params.office);
	const { searchParams } = url;
	// Of an office whose members sign in by password alone, whoever is here through another's provider is told so.
	const isAgain = searchParams.has('again');
	if (!provider && !isAgain) error(404, m.sign_in_with_none());
	return {
		host: provider && new URL(provider.issuer).host,
		to: safeReturn(searchParams.get('to')),
		problem: SIGN_IN_PROBLEMS.find((each) => each === searchParams.get('problem')),
		isAgain,
		/** Somebody has just signed out here; "stays": the provider has no page for it. */
		out: searchParams.get('out') ?? undefined
	};
};
