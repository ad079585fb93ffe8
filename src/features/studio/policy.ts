import type { Audience } from '#features/report/policy.ts';
import { DIRECTORS, EVERYBODY, may, OFFICE, WRITERS, type Rules } from '#features/member/policy.ts';
import type { Role } from '#features/member/member.ts';
import type { Move, ReportState } from './studio.ts';

export const studioRules: Rules<'view' | 'edit' | 'delete' | Move> = {
	view: EVERYBODY,
	edit: WRITERS,
	delete: WRITERS,
	submit: WRITERS,
	/** What is said in the city's name is approved, and given up again, by who answers for it. */
	return: DIRECTORS,
	approve: DIRECTORS,
	reopen: DIRECTORS,
	close: DIRECTORS
};

/**
 * Whether somebody is shown a report: whoever works with the whole record sees each; everybody else what is finished
 * and not for the heads of the city alone.
 */
export function isShown(actor: { role: Role }, report: { state: ReportState; audience: Audience }): boolean {
	if (!may(studioRules, actor, 'view')) return false;
	if (OFFICE.includes(actor.role)) return true;
	return report.audience !== 'leadership' && (report.state === 'approved' || report.state === 'closed');
}
