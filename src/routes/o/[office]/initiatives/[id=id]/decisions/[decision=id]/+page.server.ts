import { error } from '@sveltejs/kit';
import { correctionForm } from '#features/decision/form.ts';
import { decisionRules } from '#features/decision/policy.ts';
import { correctDecision, takeBackDecision } from '#features/decision/server/commands.ts';
import { loadDecision } from '#features/decision/server/queries.ts';
import { loadInitiative } from '#features/initiative/server/queries.ts';
import { deleteAction, saveAction } from '#features/member/server/form-action.ts';
import { requireMay } from '#features/member/server/gate.ts';
import { dayAt } from '#kernel/period.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, actor } = await requireMay(event, decisionRules, 'decide');
	const { id, decision: decisionId } = event.params;
	const [initiative, decision] = await db.forOffice(actor.officeId, (tx) =>
		Promise.all([loadInitiative(tx, actor, id), loadDecision(tx, actor, decisionId)])
	);
	if (!initiative || decision?.initiativeId !== id) error(404, m.error_not_found());
	const needsBody = initiative.kind === 'partnership' && decision.outcome === 'accepted';
	return { decision, title: initiative.title, needsBody };
};

export const actions: Actions = {
	save: saveAction(
		correctionForm,
		({ db, actor, office }, input) =>
			correctDecision(db, actor, input, {
				language: office.languages[0] ?? 'he',
				today: dayAt(new Date(), office.timeZone)
			}),
		({ office }, _done, { params }) => `/o/${office.slug}/initiatives/${params['id'] ?? ''}`,
		'decision'
	),
	delete: deleteAction(
		'decision',
		({ db, actor, office }, id) => takeBackDecision(db, actor, id, dayAt(new Date(), office.timeZone)),
		({ office }, { params }) => `/o/${office.slug}/initiatives/${params['id'] ?? ''}`
	)
};
