import type { Role } from '#features/member/member.ts';
import { CONTRIBUTORS, EVERYBODY, may, OFFICE, seesOwnOnly, WRITERS, type Rules } from '#features/member/policy.ts';

/** Where one may go without a decision, and who goes there, is in stage-rules.ts. Who decides is in decision/policy.ts. */
export const initiativeRules: Rules<'view' | 'money' | 'edit' | 'move' | 'merge' | 'delete'> = {
	view: EVERYBODY,
	/** What it costs: for those who work with the whole record, and for a department of its own. */
	money: ['contributor', ...OFFICE],
	edit: CONTRIBUTORS,
	move: CONTRIBUTORS,
	/** Two become one, or one becomes two. */
	merge: WRITERS,
	delete: CONTRIBUTORS
};

/** Whether somebody sees what an initiative costs. */
export function seesBudget(actor: { role: Role }, isOwn: boolean): boolean {
	return may(initiativeRules, actor, 'money') && (isOwn || !seesOwnOnly(actor));
}
