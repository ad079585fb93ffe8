import { standingOf } from '#features/activity/activity.ts';
import { countedOn, rangeOf, type KnownDate } from '#kernel/known-date.ts';
import { contains, type Period } from '#kernel/period.ts';
import type { LinkedStep } from '#features/step/step.ts';
import type { Tie } from '#features/year/tie.ts';
import type { CompletedInitiative, ReportActivity, ReportFacts, ReportInitiative } from './report.ts';

/** What there is to tell of one tie in a period, apart by how it stands. */
export interface Chapter {
	done: ReportActivity[];
	inProgress: ReportActivity[];
	/** Letters that were sent or received. */
	letters: ReportActivity[];
	preparedCancelled: ReportActivity[];
	/** Cancelled without preparation, or not approved. */
	cancelled: ReportActivity[];
	planned: ReportActivity[];
	undated: ReportActivity[];
	/** Of others, shown here as well and not counted. */
	shownHere: ReportActivity[];
	initiatives: ReportInitiative[];
	completed: CompletedInitiative[];
	steps: LinkedStep[];
}

export function chapterOf(facts: ReportFacts, tie: Tie): Chapter {
	const { id } = tie.partner;
	const activities = facts.activities.filter(({ partners }) => partners.includes(id));
	const initiatives = facts.initiatives.filter(({ partners }) => partners.includes(id));
	const shownHere = facts.activities.filter(({ partners, shownOn }) => shownOn.includes(id) && !partners.includes(id));
	const completed = facts.completed.filter(({ partners }) => partners.includes(id));
	const steps = stepsOf(facts, tie, activities, [...initiatives, ...completed]);
	return { ...sorted(activities), shownHere, initiatives, completed, steps };
}

/** Apart by how they stand; each activity in one place only. */
export function sorted(
	activities: readonly ReportActivity[]
): Omit<Chapter, 'shownHere' | 'initiatives' | 'completed' | 'steps'> {
	const dated = activities.filter(({ datedOn }) => datedOn !== null);
	const standing = (...wanted: string[]) => dated.filter(({ status }) => wanted.includes(standingOf(status)));
	const isLetter = ({ kind }: ReportActivity) => kind === 'correspondence';
	return {
		done: standing('done').filter((activity) => !isLetter(activity)),
		inProgress: standing('in_progress').filter((activity) => !isLetter(activity)),
		letters: standing('done', 'in_progress').filter(isLetter),
		preparedCancelled: standing('prepared_cancelled'),
		cancelled: standing('cancelled'),
		planned: standing('planned'),
		undated: activities.filter(({ datedOn }) => datedOn === null)
	};
}

/**
 * The open steps of a tie: its own, and those of its agreement, its activities and its initiatives. A step of a
 * record that is not in the report is not there either.
 */
function stepsOf(
	facts: ReportFacts,
	tie: Tie,
	activities: readonly ReportActivity[],
	initiatives: readonly ReportInitiative[]
): LinkedStep[] {
	const subjects = new Set([tie.partner.id, ...[...activities, ...initiatives].map(({ id }) => id)]);
	if (tie.agreement) subjects.add(tie.agreement.id);
	return facts.steps.filter((step) =>
		[step.partnerId, step.agreementId, step.activityId, step.initiativeId].some((id) => id !== null && subjects.has(id))
	);
}

/** The time that a report tells the steps of. */
export interface StepTime {
	period: Period;
	/** The period right after: what is due in it comes next. */
	after: Period;
	/** Whether this is the latest period with anything in it. */
	isLatest: boolean;
}

/**
 * Whether a report tells of a step: it was done in its period, or is due in it or in the one right after. A step
 * without a date is told while it is open, in the latest report alone: it was not written for an earlier one.
 */
export function isTold({ due, doneOn }: Pick<LinkedStep, 'due' | 'doneOn'>, time: StepTime): boolean {
	if (doneOn !== null && contains(time.period, doneOn)) return true;
	if (due === null) return doneOn === null && time.isLatest;
	const day = dueDay(due);
	return day !== undefined && day >= time.period.from && day <= time.after.to;
}

/** The day on which a step counts as due; of one that is due before a day, that day. */
export function dueDay(due: KnownDate): string | undefined {
	return countedOn(due) ?? rangeOf(due)?.last;
}

/** The tie whose pact is certainly the oldest of the register; undefined where two may be. */
export function oldestTie(ties: readonly Tie[]): Tie | undefined {
	const signed = ties.flatMap((tie) => {
		const range = tie.isOfRegister && tie.signed !== null ? rangeOf(tie.signed) : undefined;
		return range ? [{ tie, first: range.first ?? '', last: range.last }] : [];
	});
	const [oldest, ...others] = signed.toSorted((a, b) => (a.last < b.last ? -1 : 1));
	if (!oldest || others.length === 0 || others.some(({ first }) => first <= oldest.last)) return undefined;
	return oldest.tie;
}
