import { error } from '@sveltejs/kit';
import { outcomesAt } from '#features/decision/decision.ts';
import { decisionForm } from '#features/decision/form.ts';
import { decisionRules } from '#features/decision/policy.ts';
import { decide } from '#features/decision/server/commands.ts';
import { loadInitiative } from '#features/initiative/server/queries.ts';
import { saveAction } from '#features/member/server/form-action.ts';
import { requireMay } from '#features/member/server/gate.ts';
import { languagesOfResidents } from '#features/resident-idea/server/telling.ts';
import { newId } from '#kernel/id.ts';
import { dayAt } from '#kernel/period.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, actor, office } = await requireMay(event, decisionRules, 'decide');
	const [initiative, spoken] = await db.forOffice(actor.officeId, (tx) =>
		Promise.all([loadInitiative(tx, actor, event.params.id), languagesOfResidents(tx, actor.officeId, event.params.id)])
	);
	if (!initiative) error(404, m.error_not_found());
	const { id, version, title, stage, details, partners, kind } = initiative;
	return {
		initiative: { id, version, title, stage, details, partners, kind },
		/** A request has a page of its own, where its next step is. */
		back: kind === 'partnership' ? `/o/${office.slug}/initiatives/${id}/request` : undefined,
		/** Those in which residents wait for the answer and the office does not write. */
		furtherLanguages: spoken.filter((tag) => !office.languages.some((each) => each === tag)),
		outcomes: outcomesAt(stage),
		decisionId: newId(),
		today: dayAt(new Date(), office.timeZone)
	};
};

export const actions: Actions = {
	save: saveAction(
		decisionForm,
		({ db, actor, office }, input) =>
			decide(db, actor, input, { language: office.languages[0] ?? 'he', today: dayAt(new Date(), office.timeZone) }),
		({ office }, { id }) => `/o/${office.slug}/initiatives/${id}`,
		'initiative'
	)
};
