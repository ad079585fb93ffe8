import { initiativeRules } from '#features/initiative/policy.ts';
import { loadInitiative } from '#features/initiative/server/queries.ts';
import type { Refusal } from '#features/member/server/form-action.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { changing, refuseChange } from '#features/member/server/owners.ts';
import type { NotFound, Outcome, Stale } from '#kernel/outcome.ts';
import { isEmpty } from '#kernel/texts.ts';
import type { Database } from '#platform/server/database.ts';
import { deleteRecord, saveRecord } from '#platform/server/records.ts';
import type { MilestoneInput } from '../form.ts';
import { isPutOff } from '../milestone.ts';
import { milestoneRules } from '../policy.ts';
import { loadMilestone } from './queries.ts';

/** Adds or changes a milestone. It stays with the initiative that it was made for; where it is put off, it is asked why. */
export async function saveMilestone(
	db: Database,
	actor: Actor,
	input: MilestoneInput
): Promise<{ ok: true; id: string } | Refusal> {
	const wanted = { rules: milestoneRules, action: 'edit' as const, noun: 'milestone' as const, id: input.id };
	return changing(db, actor, wanted, async (tx) => {
		const { what, due, delayReason } = input;
		if (input.version === 0) {
			const { initiativeId: id } = input;
			const refused = await refuseChange(tx, actor, { rules: initiativeRules, action: 'edit', noun: 'initiative', id });
			if (refused) return refused;
			if (!(await loadInitiative(tx, actor, id))) return { ok: false, reason: 'not_found' };
			return saveRecord(tx, actor, 'milestone', input, { initiative_id: id, what, due });
		}
		const before = await loadMilestone(tx, actor, input.id);
		if (!before) return { ok: false, reason: 'not_found' };
		const putOff = isPutOff(before.due, due);
		if (putOff && isEmpty(delayReason) && before.version === input.version) {
			return { ok: false, reason: 'problem', field: 'delayReason', code: 'reason_needed' };
		}
		return saveRecord(tx, actor, 'milestone', input, {
			...{ what, due },
			...(putOff ? { first_due: before.firstDue ?? before.due } : {}),
			...(isEmpty(delayReason) ? {} : { delay_reason: delayReason })
		});
	});
}

/** Ticks a milestone, or takes the tick back. @param today the day at the office's place, YYYY-MM-DD */
export async function markMilestone(
	db: Database,
	actor: Actor,
	{ id, done }: { id: string; done: boolean },
	today: string
): Promise<Outcome<{ id: string }, NotFound | Stale | 'forbidden'>> {
	const wanted = { rules: milestoneRules, action: 'edit' as const, noun: 'milestone' as const, id };
	return changing(db, actor, wanted, async (tx) => {
		const milestone = await loadMilestone(tx, actor, id);
		if (!milestone) return { ok: false, reason: 'not_found' };
		if ((milestone.doneOn !== null) === done) return { ok: true, id };
		return saveRecord(tx, actor, 'milestone', milestone, { done_on: done ? today : null });
	});
}

export async function deleteMilestone(
	db: Database,
	actor: Actor,
	id: string
): Promise<Outcome<{ id: string }, NotFound | 'forbidden'>> {
	const wanted = { rules: milestoneRules, action: 'delete' as const, noun: 'milestone' as const, id };
	return changing(db, actor, wanted, (tx) => deleteRecord(tx, actor, 'milestone', id));
}
