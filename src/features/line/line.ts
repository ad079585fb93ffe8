import type { Kind, Status } from '#features/activity/activity.ts';
import { standingOf } from '#features/activity/activity.ts';
import type { Decision, DecisionOutcome } from '#features/decision/decision.ts';
import type { Initiative, Stage } from '#features/initiative/initiative.ts';
import type { Milestone } from '#features/milestone/milestone.ts';
import { countedOn, rangeOf, type KnownDate } from '#kernel/known-date.ts';
import type { Texts } from '#kernel/texts.ts';

/** An activity that an initiative led to. */
export interface LineActivity {
	id: string;
	kind: Kind;
	status: Status;
	title: Texts;
	starts: KnownDate | null;
}

/** Another record that the line goes on in, or comes from. */
export interface Relative {
	id: string;
	title: Texts;
	stage: Stage;
	/** This one was split from it, it was split from this one, or it was merged into this one. */
	how: 'split_from' | 'split_into' | 'merged';
	/** YYYY-MM-DD */
	on: string;
	/** The moment of it, ISO 8601, UTC. */
	at: string;
}

/** A move from one stage to another, as the trail keeps it. */
export interface StageMove {
	from: Stage;
	to: Stage;
	/** YYYY-MM-DD */
	on: string;
	/** The moment of it, ISO 8601, UTC. */
	at: string;
	/** What the duplicate was called that made it, before it was merged into this one. */
	of: Texts | null;
}

/** A decision that was taken back, or that holds again, as the trail keeps it. */
export interface TurnedDecision {
	outcome: DecisionOutcome;
	how: 'taken_back' | 'holds_again';
	/** YYYY-MM-DD */
	on: string;
	/** The moment of it, ISO 8601, UTC. */
	at: string;
}

/** A decision, with the moment at which it was written down. */
export interface LineDecision extends Decision {
	/** ISO 8601, UTC. */
	at: string;
	/** The record that was decided on, where this one was split from it since. */
	of: { id: string; title: Texts } | null;
}

/** All that the line of an initiative is drawn from. */
export interface LineFacts {
	initiative: Pick<
		Initiative,
		'id' | 'kind' | 'title' | 'stage' | 'source' | 'sourceNote' | 'begun' | 'expected' | 'ended' | 'outcome'
	>;
	/** The body that it comes from. */
	sourceBody: { id: string; name: Texts } | null;
	/** Who wrote it down as decided already; null where it was not, or nobody of the office did. */
	enteredBy: { name: string; stage: Stage } | null;
	moves: readonly StageMove[];
	turned: readonly TurnedDecision[];
	decisions: readonly LineDecision[];
	milestones: readonly Milestone[];
	activities: readonly LineActivity[];
	relatives: readonly Relative[];
}

/** A place on the line, from the first idea to the last activity. */
export type LinePoint = {
	key: string;
	date: KnownDate | null;
	/** It is still to come. */
	isAhead: boolean;
	/** The moment at which it was written down, where what has the same day is told apart by it; ISO 8601, UTC. */
	at: string | null;
	/** It bears the day of a first time, and was decided or completed anew after that was taken back. */
	isAnew: boolean;
} & (
	| { is: 'source' }
	| { is: 'move'; move: StageMove }
	| { is: 'turned'; turned: TurnedDecision }
	| { is: 'decision'; decision: LineDecision }
	| { is: 'milestone'; milestone: Milestone }
	| { is: 'activity'; activity: LineActivity }
	| { is: 'relative'; relative: Relative }
	| { is: 'outcome' }
);

/**
 * What comes first of what has the same day: the steps of the record, in the order in which they were taken, what was
 * reached and done, and what came of it.
 */
const ORDER: Readonly<Record<LinePoint['is'], number>> = {
	...{ source: 0, relative: 1, move: 1, turned: 1, decision: 1 },
	...{ milestone: 2, activity: 3, outcome: 4 }
};

/**
 * The line of an initiative in the order of time: where it comes from, what was decided, what was reached and done, what
 * came of it, and what is still to come. A day is the one on which something was, and not the one on which it was
 * written. A beginning that nobody knows comes before all; what else has no date stands at the end of what it belongs to.
 */
export function lineOf(facts: LineFacts): LinePoint[] {
	const { initiative } = facts;
	const points: LinePoint[] = [
		{ ...point('source', initiative.begun), is: 'source' },
		...facts.relatives.map((relative): LinePoint => ({
			...point(relative.id, relative.on, { at: relative.at }),
			...{ is: 'relative', relative }
		})),
		...movesToTell(facts).map((move): LinePoint => ({
			...point(`${move.to} ${move.at}`, move.on, { at: move.at }),
			...{ is: 'move', move }
		})),
		...facts.turned.map((turned): LinePoint => ({
			...point(`${turned.how} ${turned.at}`, turned.on, { at: turned.at }),
			...{ is: 'turned', turned }
		})),
		...facts.decisions.map((decision): LinePoint => ({
			...point(decision.id, decision.decidedOn, { at: decision.at }),
			...{ is: 'decision', decision }
		})),
		...facts.milestones.map((milestone): LinePoint => ({
			...point(milestone.id, milestone.doneOn ?? milestone.due, { isAhead: milestone.doneOn === null }),
			...{ is: 'milestone', milestone }
		})),
		...facts.activities.map((activity): LinePoint => ({
			...point(activity.id, activity.starts, { isAhead: standingOf(activity.status) === 'planned' }),
			...{ is: 'activity', activity }
		})),
		...(initiative.stage === 'completed'
			? [{ ...point('outcome', initiative.ended, { at: completionOf(facts)?.at ?? null }), is: 'outcome' as const }]
			: [])
	];
	const days = new Map(points.map((each) => [each.key, dayOnLine(each, facts)]));
	return points
		.map((each) => ({ ...each, isAnew: days.get(each.key) !== dayOf(each) }))
		.toSorted((a, b) => inTime(a, b, days));
}

/** The move by which it was completed last: it is told with what came of it, and not twice. */
function completionOf({ initiative, moves }: LineFacts): StageMove | undefined {
	if (initiative.stage !== 'completed') return undefined;
	return moves.findLast((move) => move.to === 'completed' && move.of === null);
}

function movesToTell(facts: LineFacts): readonly StageMove[] {
	const told = completionOf(facts);
	return facts.moves.filter((move) => move !== told);
}

function point(key: string, date: KnownDate | null, { isAhead = false, at = null as string | null } = {}) {
	return { key, date, isAhead, at, isAnew: false };
}

function inTime(a: LinePoint, b: LinePoint, days: ReadonlyMap<string, string>): number {
	return (
		Number(a.isAhead) - Number(b.isAhead) ||
		(days.get(a.key) ?? '').localeCompare(days.get(b.key) ?? '') ||
		ORDER[a.is] - ORDER[b.is] ||
		(a.at ?? '').localeCompare(b.at ?? '') ||
		a.key.localeCompare(b.key)
	);
}

/**
 * The day by which a place is sorted. What was decided or completed anew bears the day of the first time: it stands after
 * what took that first time back.
 */
function dayOnLine(of: LinePoint, { moves, turned }: LineFacts): string {
	const day = dayOf(of);
	const { at } = of;
	if (at === null || (of.is !== 'decision' && of.is !== 'outcome')) return day;
	const back =
		of.is === 'decision'
			? turned.filter(({ how }) => how === 'taken_back')
			: moves.filter(({ from }) => from === 'completed');
	const since = back.filter((each) => each.at < at).map(({ on }) => on);
	return [day, ...since].toSorted().at(-1) ?? day;
}

/** Without a date a place comes after those that have one, before what is still to come; a beginning comes before all. */
function dayOf({ is, date }: LinePoint): string {
	if (date === null) return is === 'source' ? '0000' : '9999';
	return countedOn(date) ?? rangeOf(date)?.last ?? '9999';
}
