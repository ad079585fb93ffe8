import { standingOf, type Standing } from '#features/activity/activity.ts';
import { wordsOf } from '#kernel/word.ts';
import { m } from '#paraglide/messages.js';
import type { LinePoint, Relative } from './line.ts';

/** The shapes of the tags: each stands for a state. */
type Glyph = 'done' | 'progress' | 'planned' | 'cancelled' | 'low';

const STANDINGS: Record<Standing, Glyph> = {
	done: 'done',
	in_progress: 'progress',
	planned: 'planned',
	prepared_cancelled: 'cancelled',
	cancelled: 'cancelled'
};
const OUTCOMES = { accepted: 'done', declined: 'cancelled', later: 'planned' } as const;

/** The shape at a place of the line. */
export function glyphOf(point: LinePoint): Glyph {
	switch (point.is) {
		case 'decision':
			return OUTCOMES[point.decision.outcome];
		case 'milestone':
			return point.isAhead ? 'planned' : 'done';
		case 'activity':
			return STANDINGS[standingOf(point.activity.status)];
		case 'outcome':
			return 'done';
		default:
			return 'low';
	}
}

export const relativeWord = wordsOf<Relative['how']>({
	split_from: m.line_split_from,
	split_into: m.line_split_into,
	merged: m.line_merged
});
