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
}

/** A move from one stage to another, as the trail keeps it. */
export interface StageMove {
	from: Stage;
	to: Stage;
	/** YYYY-MM-DD */
	on: string;
}

/** All that the line of an initiative is drawn from. */
export interface LineFacts {
	initiative: Pick<
		Initiative,
		'id' | 'title' | 'stage' | 'source' | 'sourceNote' | 'begun' | 'expected' | 'ended' | 'outcome'
	>;
	/** The body that it comes from. */
	sourceBody: { id: string; name: Texts } | null;
	/** When it was written down, YYYY-MM-DD. */
	writtenOn: string;
	moves: readonly StageMove[];
	decisions: readonly Decision[];
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
} & (
	| { is: 'source' }
	| { is: 'move'; move: StageMove }
	| { is: 'decision'; decision: Decision }
	| { is: 'milestone'; milestone: Milestone }
	| { is: 'activity'; activity: LineActivity }
	| { is: 'relative'; relative: Relative }
	| { is: 'outcome' }
);

/** What comes first of what has the same date. */
const ORDER: readonly LinePoint['is'][] = [
	'source',
	'relative',
	'move',
	'decision',
	'milestone',
	'activity',
	'outcome'
];

/**
 * The line of an initiative in the order of time: where it comes from, what was decided, what was reached and done, what
 * came of it, and what is still to come. It begins with its source, whatever the dates say; what has no date stands at
 * the end of what it belongs to.
 */
export function lineOf(facts: LineFacts): LinePoint[] {
	const { initiative } = facts;
	const points: LinePoint[] = [
		...facts.relatives.map((relative): LinePoint => ({ ...point(relative.id, relative.on), is: 'relative', relative })),
		...facts.moves.map((move): LinePoint => ({ ...point(`${move.to} ${move.on}`, move.on), is: 'move', move })),
		...facts.decisions.map((decision): LinePoint => ({
			...point(decision.id, decision.decidedOn),
			...{ is: 'decision', decision }
		})),
		...facts.milestones.map((milestone): LinePoint => ({
			...point(milestone.id, milestone.doneOn ?? milestone.due, milestone.doneOn === null),
			...{ is: 'milestone', milestone }
		})),
		...facts.activities.map((activity): LinePoint => ({
			...point(activity.id, activity.starts, standingOf(activity.status) === 'planned'),
			...{ is: 'activity', activity }
		})),
		...(initiative.stage === 'completed'
			? [{ ...point('outcome', initiative.ended), is: 'outcome' } satisfies LinePoint]
			: [])
	];
	const first: LinePoint = { ...point('source', initiative.begun ?? facts.writtenOn), is: 'source' };
	return [first, ...points.toSorted(inTime)];
}

function point(key: string, date: KnownDate | null, isAhead = false) {
	return { key, date, isAhead };
}

function inTime(a: LinePoint, b: LinePoint): number {
	return (
		Number(a.isAhead) - Number(b.isAhead) ||
		dayOf(a).localeCompare(dayOf(b)) ||
		ORDER.indexOf(a.is) - ORDER.indexOf(b.is) ||
		a.key.localeCompare(b.key)
	);
}

/** The day by which a place is sorted; without a date it comes after those that have one. */
function dayOf({ date }: LinePoint): string {
	if (date === null) return '9999';
	return countedOn(date) ?? rangeOf(date)?.last ?? '9999';
}
