import { standingOf } from '#features/activity/activity.ts';
import type { Outcome } from '#features/initiative/initiative.ts';
import type { LinkedStep } from '#features/step/step.ts';
import type { Tie } from '#features/year/tie.ts';
import { countedOn, type KnownDate } from '#kernel/known-date.ts';
import { contains, type Period } from '#kernel/period.ts';
import { dueDay } from './chapter.ts';
import { tellsStanding } from './for-public.ts';
import { countsBy } from './numbers.ts';
import type { BegunInitiative, MovedInitiative, ReportActivity, ReportFacts } from './report.ts';

/** A tie with how much took place with it in the period before. */
export interface ChangedTie {
	tie: Tie;
	before: number;
}

/** One with which there was contact again. */
export interface FoundTie extends ChangedTie {
	last: KnownDate;
}

/** What is not as it was in the period before. */
export interface Changes {
	/** Those whose agreement was signed since. */
	newTies: Tie[];
	/** Something took place, and nothing in the period before: there had been contact earlier. Without the new ones. */
	found: FoundTie[];
	/** The same, and nobody knows of contact earlier. */
	gained: ChangedTie[];
	/** Something took place in the period before, and nothing in this one. */
	lost: ChangedTie[];
	/** Those that the office gave another status within the period. */
	restated: Tie[];
	/** In promotion since this period. */
	begun: BegunInitiative[];
	completed: MovedInitiative[];
	declined: MovedInitiative[];
	/** In promotion then and still at the end of the period. Ideas are not promised to anybody. */
	stillOpen: MovedInitiative[];
	/** Steps set for the period that were done by its end. */
	kept: LinkedStep[];
	broken: LinkedStep[];
	/** Dated in the period and planned still: nobody recorded that it took place, or why it did not. */
	unfulfilled: ReportActivity[];
}

/** What changed since the period before. Where one of the two has nothing dated, nothing is said of contact. */
export function changesOf(facts: ReportFacts): Changes {
	const newTies = facts.ties.filter((tie) => isSignedSince(tie, facts));
	const became = (outcome: Outcome) => facts.openBefore.filter((each) => each.became === outcome);
	return {
		newTies,
		...contactChanges(facts, newTies),
		restated: facts.ties.filter((tie) => isRestatedIn(tie, facts) && !newTies.includes(tie)),
		begun: facts.begun.filter(({ stage }) => stage !== 'idea'),
		completed: became('completed'),
		declined: became('declined'),
		stillOpen: became('open').filter(({ stage }) => stage !== 'idea'),
		kept: facts.promised.filter((step) => isKept(step, facts.period)),
		broken: facts.promised.filter((step) => !isKept(step, facts.period)),
		unfulfilled: facts.activities.filter(({ datedOn, status }) => datedOn !== null && standingOf(status) === 'planned')
	};
}

/**
 * The period of the two that has nothing dated to compare; undefined where both have. One of which nothing is recorded
 * is no period of zeros: nothing was lost in it, and nothing is new after it.
 */
export function emptyPeriod({ activities, activitiesBefore, period, before }: ReportFacts): Period | undefined {
	if (activitiesBefore.length === 0) return before;
	return activities.some(({ datedOn }) => datedOn !== null) ? undefined : period;
}

/** Whether there is anything to say of what changed, or that nothing did. */
export function hasChanges(facts: ReportFacts): boolean {
	return emptyPeriod(facts) === undefined || Object.values(changesOf(facts)).some((each: unknown[]) => each.length > 0);
}

/** Whether a step was promised to a period: it is due in it, and was not set within it. */
export function isPromised(
	{ id, due }: Pick<LinkedStep, 'id' | 'due'>,
	period: Period,
	setWithin: ReadonlySet<string>
): boolean {
	const day = due === null ? undefined : dueDay(due);
	return day !== undefined && contains(period, day) && !setWithin.has(id);
}

function isKept({ doneOn }: LinkedStep, { to }: Period): boolean {
	return doneOn !== null && doneOn <= to;
}

function isRestatedIn({ partner }: Tie, { since, period }: ReportFacts): boolean {
	const date = since.find(({ partnerId }) => partnerId === partner.id)?.date;
	const day = date === undefined ? undefined : countedOn(date);
	return day !== undefined && contains(period, day);
}

function isSignedSince({ signed }: Tie, { before, period }: ReportFacts): boolean {
	const day = signed === null ? undefined : countedOn(signed);
	return day !== undefined && day > before.to && day <= period.to;
}

/** Of a tie with something that is not meant for the reader nobody says that there was nothing; to the public of none. */
function contactChanges(facts: ReportFacts, newTies: readonly Tie[]): Pick<Changes, 'found' | 'gained' | 'lost'> {
	if (!tellsStanding(facts) || emptyPeriod(facts)) return { found: [], gained: [], lost: [] };
	const ids = facts.ties.map(({ partner }) => partner.id);
	const then = countsBy(facts.activitiesBefore, 'partners', ids);
	const counted = facts.ties.map((tie, index) => ({ tie, before: then[index] ?? 0 }));
	const tookPlace = ({ counts }: Tie) => counts.done + counts.inProgress > 0;
	const isWithheld = (where: 'withheld' | 'withheldBefore', tie: Tie) => facts[where].includes(tie.partner.id);
	const back = counted
		.filter(
			({ tie, before }) =>
				before === 0 && tookPlace(tie) && !newTies.includes(tie) && !isWithheld('withheldBefore', tie)
		)
		.map((each) => ({ ...each, last: lastEarlier(facts, each.tie) }));
	return {
		found: back.flatMap(({ last, ...each }) => (last === undefined ? [] : [{ ...each, last }])),
		gained: back.filter(({ last }) => last === undefined),
		lost: counted.filter(({ tie, before }) => before > 0 && !tookPlace(tie) && !isWithheld('withheld', tie))
	};
}

function lastEarlier({ contactEarlier }: ReportFacts, { partner }: Tie): KnownDate | undefined {
	return contactEarlier.find(({ partnerId }) => partnerId === partner.id)?.date;
}
