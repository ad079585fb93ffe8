import { error, fail } from '@sveltejs/kit';
import { may } from '#features/member/policy.ts';
import { saveAction } from '#features/member/server/form-action.ts';
import { requireMayQuietly } from '#features/member/server/gate.ts';
import { endTokenForm, tokenForm } from '#features/token/form.ts';
import { tokenRules } from '#features/token/policy.ts';
import { endToken, makeToken } from '#features/token/server/commands.ts';
import { listTokens } from '#features/token/server/queries.ts';
import { isOver } from '#features/token/token.ts';
import { parseForm } from '#kernel/form.ts';
import { dayAt } from '#kernel/period.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, actor } = await requireMayQuietly(event, tokenRules, 'have');
	const canMake = may(tokenRules, actor, 'make');
	const whose = may(tokenRules, actor, 'oversee') ? undefined : (actor.userId ?? '');
	const tokens = await db.forOffice(actor.officeId, (tx) => listTokens(tx, actor.officeId, whose));
	const today = dayAt(new Date(), 'UTC');
	return {
		canMake,
		tokens: tokens.map((token) => ({ ...token, isOver: isOver(token, today), isOwn: token.userId === actor.userId })),
		address: `${event.url.origin}/api/v1/${event.params.office}`
	};
};

export const actions: Actions = {
	/** Answers with the key itself and does not send the browser on: it is shown once and kept nowhere. */
	make: async (event) => {
		const { db, actor } = await requireMayQuietly(event, tokenRules, 'make');
		const form = parseForm(tokenForm, await event.request.formData());
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed });
		const outcome = await makeToken(db, actor, form.value, dayAt(new Date(), 'UTC'));
		if (!outcome.ok) error(403, m.form_forbidden());
		return { made: { name: form.value.name, key: outcome.key } };
	},
	end: saveAction(
		endTokenForm,
		({ db, actor }, { id }) => endToken(db, actor, id),
		({ office }) => `/o/${office.slug}/tokens`,
		undefined,
		() => 'token_ended'
	)
};
