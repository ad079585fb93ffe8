import { error, fail } from '@sveltejs/kit';
import { LINK_HOURS } from '#features/account/account.ts';
import { memberForm, memberIdForm } from '#features/member/form.ts';
import { memberRules } from '#features/member/policy.ts';
import { admitMember, renewLink } from '#features/member/server/commands.ts';
import { handOver } from '#features/member/server/hand-over.ts';
import { requireMayQuietly } from '#features/member/server/gate.ts';
import { listMembers } from '#features/member/server/queries.ts';
import { organisationNames } from '#features/organisation/server/queries.ts';
import { parseForm, refuse } from '#kernel/form.ts';
import { dayAt } from '#kernel/period.ts';
import { runtime } from '#platform/server/runtime.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, actor, office } = await requireMayQuietly(event, memberRules, 'manage');
	const [members, bodies] = await db.forOffice(actor.officeId, (tx) =>
		Promise.all([listMembers(tx, actor.officeId), organisationNames(tx, actor.officeId, event.locals.language)])
	);
	return {
		members,
		bodies,
		today: dayAt(new Date(), office.timeZone),
		ownId: actor.userId,
		hours: LINK_HOURS,
		hasMail: runtime().mail !== undefined
	};
};

export const actions: Actions = {
	/** Answers with the link itself and does not send the browser on: it is shown once and kept nowhere. */
	add: async (event) => {
		const desk = await requireMayQuietly(event, memberRules, 'manage');
		const { db, actor, office } = desk;
		const today = dayAt(new Date(), office.timeZone);
		const data = await event.request.formData();
		const form = parseForm(memberForm, data);
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed });
		const outcome = await admitMember(db, actor, { ...form.value, language: event.locals.language }, today);
		if (outcome.ok) return { made: await handOver(runtime(), office, outcome.member, outcome.link) };
		if (outcome.reason === 'problem') return fail(422, { ...refuse(data, outcome) });
		error(404, m.error_not_found());
	},
	link: async (event) => {
		const desk = await requireMayQuietly(event, memberRules, 'manage');
		const { db, actor } = desk;
		const form = parseForm(memberIdForm, await event.request.formData());
		if (!form.ok) error(404, m.form_gone());
		const outcome = await renewLink(db, actor, form.value.id);
		if (outcome.ok) return { made: await handOver(runtime(), desk.office, outcome.member, outcome.link) };
		if (outcome.reason === 'not_found') error(404, m.form_gone());
		return fail(409, { noLink: { why: outcome.reason, email: outcome.member.email } });
	}
};
