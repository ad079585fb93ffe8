import type { Kind, Status } from '#features/activity/activity.ts';
import { standingOf } from '#features/activity/activity.ts';
import type { Decision } from '#features/decision/decision.ts';
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
}

/** A decision, with the moment at which it was written down. */
export interface LineDecision extends Decision {
	/** ISO 8601, UTC. */
	at: string;
}

/** All that the line of an initiative is drawn from. */
export interface LineFacts {
	initiative: Pick<
		Initiative,
		'id' | 'title' | 'stage' | 'source' | 'sourceNote' | 'begun' | 'expected' | 'ended' | 'outcome'
	>;
	/** The body that it comes from. */
	sourceBody: { id: string; name: Texts } | null;
	moves: readonly StageMove[];
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
} & (
	| { is: 'source' }
	| { is: 'move'; move: StageMove }
	| { is: 'decision'; decision: Decision }
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
	...{ source: 0, relative: 1, move: 1, decision: 1 },
	...{ milestone: 2, activity: 3, outcome: 4 }
};

/**
 * The line of an initiative in the order of time: where it comes from, what was decided, what was reached and done, what
 * came of it, and what is still to come. It begins with its source, whatever the dates say; what has no date stands at
 * the end of what it belongs to.
 */
export function lineOf(facts: LineFacts): LinePoint[] {
	const { initiative } = facts;
	const points: LinePoint[] = [
		...facts.relatives.map((relative): LinePoint => ({
			...point(relative.id, relative.on, { at: relative.at }),
			...{ is: 'relative', relative }
		})),
		...movesToTell(facts).map((move): LinePoint => ({
			...point(`${move.to} ${move.at}`, move.on, { at: move.at }),
			...{ is: 'move', move }
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
			? [{ ...point('outcome', initiative.ended), is: 'outcome' } satisfies LinePoint]
			: [])
	];
	// When it was written down here says nothing of when it began.
	const first: LinePoint = { ...point('source', initiative.begun), is: 'source' };
	return [first, ...points.toSorted(inTime)];
}

/** The move by which it was completed last is told with what came of it, and not twice. */
function movesToTell({ initiative, moves }: LineFacts): readonly StageMove[] {
	if (initiative.stage !== 'completed') return moves;
	const last = moves.findLastIndex((move) => move.to === 'completed');
	return moves.filter((_move, index) => index !== last);
}

function point(key: string, date: KnownDate | null, { isAhead = false, at = null as string | null } = {}) {
	return { key, date, isAhead, at };
}

function inTime(a: LinePoint, b: LinePoint): number {
	return (
		Number(a.isAhead) - Number(b.isAhead) ||
		dayOf(a).localeCompare(dayOf(b)) ||
		ORDER[a.is] - ORDER[b.is] ||
		(a.at ?? '').localeCompare(b.at ?? '') ||
		a.key.localeCompare(b.key)
	);
}

/** The day by which a place is sorted; without a date it comes after those that have one, before what is still to come. */
function dayOf({ date }: LinePoint): string {
	if (date === null) return '9999';
	return countedOn(date) ?? rangeOf(date)?.last ?? '9999';
}
