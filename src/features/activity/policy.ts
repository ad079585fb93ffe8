import type { Role } from '#features/member/member.ts';
import { CONTRIBUTORS, EVERYBODY, may, OFFICE, seesOwnOnly, type Rules } from '#features/member/policy.ts';

export const activityRules: Rules<'view' | 'money' | 'edit' | 'delete'> = {
	view: EVERYBODY,
	/** What it cost: for those who work with the whole record, and for a department of its own. */
	money: ['contributor', ...OFFICE],
	edit: CONTRIBUTORS,
	delete: CONTRIBUTORS
};

/** Whether somebody sees what an activity cost. */
export function seesMoney(actor: { role: Role }, isOwn: boolean): boolean {
	return may(activityRules, actor, 'money') && (isOwn || !seesOwnOnly(actor));
}
