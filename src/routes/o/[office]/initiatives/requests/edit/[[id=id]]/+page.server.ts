import { error } from '@sveltejs/kit';
import { loadInitiative } from '#features/initiative/server/queries.ts';
import { shownTo } from '#features/member/policy.ts';
import { saveAction } from '#features/member/server/form-action.ts';
import { requireMayChange } from '#features/member/server/gate.ts';
import { partnerNames } from '#features/organisation/server/queries.ts';
import { openForm } from '#features/request/form.ts';
import { requestRules } from '#features/request/policy.ts';
import { openRequest, saveRequest } from '#features/request/server/commands.ts';
import { loadRequest } from '#features/request/server/queries.ts';
import { newId } from '#kernel/id.ts';
import { dayAt } from '#kernel/period.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { id } = event.params;
	const { db, actor } = await requireMayChange(event, { rules: requestRules, action: 'edit', noun: 'initiative', id });
	const [initiative, request, partners] = await db.forOffice(actor.officeId, (tx) =>
		Promise.all([
			id ? loadInitiative(tx, actor, id) : undefined,
			id ? loadRequest(tx, actor.officeId, id) : undefined,
			partnerNames(tx, actor.officeId, shownTo(actor))
		])
	);
	if (id && !initiative) error(404, m.error_not_found());
	const { criteria: _, ...details } = request ?? { criteria: [], agreementKind: 'friendship_pact' as const };
	const { version = 0, partners: named = [] } = initiative ?? {};
	return {
		request: { partnerId: named[0]?.id ?? null, ...details, id: id ?? newId(), version },
		isOpen: request !== undefined,
		partners
	};
};

/** What is open already is changed, and its partner stays; all else becomes a request. */
export const actions: Actions = {
	save: saveAction(
		openForm,
		async ({ db, actor, office }, input) => {
			const request = await db.forOffice(actor.officeId, (tx) => loadRequest(tx, actor.officeId, input.id));
			const today = dayAt(new Date(), office.timeZone);
			if (request && input.version > 0) return saveRequest(db, actor, input, today);
			return openRequest(db, actor, input, today);
		},
		({ office }, { id }) => `/o/${office.slug}/initiatives/${id}/request`,
		'initiative'
	)
};
