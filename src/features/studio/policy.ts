import { reportRules } from '#features/report/policy.ts';
import { DIRECTORS, EVERYBODY, may, OFFICE, WRITERS, type Rules } from '#features/member/policy.ts';
import type { Role } from '#features/member/member.ts';
import type { Move, StudioReport } from './studio.ts';

export const studioRules: Rules<'view' | 'compare' | 'edit' | 'delete' | 'publish' | Move> = {
	view: EVERYBODY,
	/** What it said before it was finished, notes for whoever speaks among it, is for those who work with the whole record. */
	compare: OFFICE,
	edit: WRITERS,
	delete: WRITERS,
	submit: WRITERS,
	/** What is said in the city's name is approved, and given up again, by who answers for it. */
	return: DIRECTORS,
	approve: DIRECTORS,
	reopen: DIRECTORS,
	close: DIRECTORS,
	/** On the public site. */
	publish: DIRECTORS
};

/**
 * Whether somebody is shown a report: whoever works with the whole record sees each; everybody else what is finished,
 * not for the heads of the city alone, and does not say what things cost.
 */
export function isShown(
	actor: { role: Role },
	{ state, audience, tellsMoney }: Pick<StudioReport, 'state' | 'audience' | 'tellsMoney'>
): boolean {
	if (!may(studioRules, actor, 'view')) return false;
	if (OFFICE.includes(actor.role)) return true;
	if (tellsMoney && !may(reportRules, actor, 'money')) return false;
	return audience !== 'leadership' && (state === 'approved' || state === 'closed');
}
