import { standingOf, type Standing } from '#features/activity/activity.ts';
import { outcomeWord } from '#features/decision/decision.ts';
import { stageWord, type InitiativeKind } from '#features/initiative/initiative.ts';
import { wordsOf } from '#kernel/word.ts';
import { m } from '#paraglide/messages.js';
import type { LinePoint, Relative, StageMove, TurnedDecision } from './line.ts';

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
		case 'turned':
			return point.turned.how === 'taken_back' ? 'cancelled' : OUTCOMES[point.turned.outcome];
		default:
			return 'low';
	}
}

/** What a move is called. The request of a new partner is completed by what was signed, and taken up again where that was taken back. */
export function moveInWords({ from, to }: Pick<StageMove, 'from' | 'to'>, kind: InitiativeKind): string {
	if (kind === 'partnership' && to === 'completed') return m.line_signed();
	if (kind === 'partnership' && from === 'completed') return m.line_signature_back();
	return m.line_moved({ stage: stageWord(to) });
}

export function turnedInWords({ how, outcome }: Pick<TurnedDecision, 'how' | 'outcome'>): string {
	const said = { outcome: outcomeWord(outcome) };
	return how === 'taken_back' ? m.line_taken_back(said) : m.line_holds_again(said);
}

export const relativeWord = wordsOf<Relative['how']>({
	split_from: m.line_split_from,
	split_into: m.line_split_into,
	merged: m.line_merged
});
