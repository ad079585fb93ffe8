import { isTold } from '#features/site/site.ts';
import type { Tie } from '#features/year/tie.ts';
import type { ReportFacts } from './report.ts';

/** Whether a report may say how ties stand: to the public it never does. */
export function tellsStanding({ audience }: Pick<ReportFacts, 'audience'>): boolean {
	return audience !== 'public';
}

/**
 * What a report for everybody is written from, by the rule of the public site: ties that are only thought of or are over
 * are not told of, nor what was done with such alone, and of the others nobody reads how they stand.
 */
export function forPublic(facts: ReportFacts): ReportFacts {
	const ties = facts.ties.filter(({ partner }) => isTold(partner.status)).map(withoutStanding);
	const told = new Set(ties.map(({ partner }) => partner.id));
	const isOfTold = ({ partners }: { partners: readonly string[] }) =>
		partners.length === 0 || partners.some((id) => told.has(id));
	return {
		...{ ...facts, ties, since: [], requests: [], contactEarlier: [] },
		activities: facts.activities.filter(isOfTold),
		activitiesBefore: facts.activitiesBefore.filter(isOfTold),
		initiatives: facts.initiatives.filter(isOfTold),
		completed: facts.completed.filter(isOfTold),
		declined: facts.declined.filter(isOfTold),
		begun: facts.begun.filter(isOfTold),
		openBefore: facts.openBefore.filter(isOfTold)
	};
}

function withoutStanding(tie: Tie): Tie {
	const partner = { ...tie.partner, status: 'active' as const, statusUntil: null };
	return { ...tie, partner, isSilent: false, isSilentSoFar: false };
}
