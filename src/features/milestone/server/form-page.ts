import { error } from '@sveltejs/kit';
import { initiativeRules } from '#features/initiative/policy.ts';
import { loadInitiative } from '#features/initiative/server/queries.ts';
import { whyNot, type Desk } from '#features/member/server/gate.ts';
import { refuseChange } from '#features/member/server/owners.ts';
import { isId, newId } from '#kernel/id.ts';
import { m } from '#paraglide/messages.js';
import { loadMilestone } from './queries.ts';

/** The form of a milestone: one that is there, or a new one of an initiative. */
export async function loadMilestoneForm(
	{ db, actor, office }: Desk,
	id: string | undefined,
	initiativeId: string | null
) {
	const { milestone, initiative, refused } = await db.forOffice(actor.officeId, async (tx) => {
		const found = id ? await loadMilestone(tx, actor, id) : undefined;
		const of = found?.initiative.id ?? (id ? null : initiativeId);
		if (!isId(of)) return { milestone: undefined, initiative: undefined, refused: undefined };
		const wanted = { rules: initiativeRules, action: 'edit' as const, noun: 'initiative' as const, id: of };
		const [whole, refusal] = await Promise.all([loadInitiative(tx, actor, of), refuseChange(tx, actor, wanted)]);
		return { milestone: found, initiative: whole, refused: refusal };
	});
	if (refused?.reason === 'forbidden') error(403, whyNot(actor));
	if (refused || !initiative) error(404, m.error_not_found());
	const blank = { id: newId(), version: 0, what: {}, due: null, firstDue: null, delayReason: {}, doneOn: null };
	return {
		milestone: milestone ?? blank,
		initiative: { id: initiative.id, title: initiative.title },
		own: `/o/${office.slug}/initiatives/${initiative.id}`
	};
}
