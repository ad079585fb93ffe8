import type { Stage } from '#features/initiative/initiative.ts';
import { ruleBetween } from '#features/initiative/stage-rules.ts';
import { rangeOf, type KnownDate } from '#kernel/known-date.ts';
import type { Texts } from '#kernel/texts.ts';
import { wordsOf } from '#kernel/word.ts';
import { m } from '#paraglide/messages.js';

/** What can be decided of an idea, a proposal or an initiative. */
export const DECISION_OUTCOMES = ['accepted', 'declined', 'later'] as const;
export type DecisionOutcome = (typeof DECISION_OUTCOMES)[number];

/** What was decided of an initiative, with the answer that whoever proposed it is owed. */
export interface Decision {
	id: string;
	outcome: DecisionOutcome;
	/** The stage that it was decided at. */
	fromStage: Stage;
	answer: Texts;
	/** YYYY-MM-DD */
	decidedOn: string;
	/** The person or the body that decided, in words. */
	decidedBy: Texts;
	/** Where it is written: a protocol, the number of a decision. */
	reference: Texts;
	/** Of what was put off. */
	putOffUntil: string | null;
	version: number;
}

/** Where a decision leaves an initiative: what was put off stays at its stage. */
export function stageAfter(outcome: DecisionOutcome, from: Stage): Stage {
	if (outcome === 'later') return from;
	return outcome === 'accepted' ? 'initiative' : 'declined';
}

/** What can be decided at a stage: what is an initiative already is not accepted again. */
export function outcomesAt(stage: Stage): readonly DecisionOutcome[] {
	const isDecided = (to: Stage) => ruleBetween(stage, to)?.through === 'decision';
	return DECISION_OUTCOMES.filter((outcome) =>
		outcome === 'later' ? isDecided('declined') : isDecided(stageAfter(outcome, stage))
	);
}

/** Nobody who works on a record has decided so long ago. */
const LONGEST_AGO = 100;

/** What is wrong with the day of a decision: it has not come, is before there was anything to decide on, or is a slip. */
export function wrongDay(
	decidedOn: string,
	{ begun, today }: { begun: KnownDate | null; today: string }
): 'not_yet' | 'before_beginning' | 'too_long_ago' | undefined {
	if (decidedOn > today) return 'not_yet';
	const first = begun === null ? undefined : rangeOf(begun)?.first;
	if (first !== undefined && decidedOn < first) return 'before_beginning';
	return Number(today.slice(0, 4)) - Number(decidedOn.slice(0, 4)) > LONGEST_AGO ? 'too_long_ago' : undefined;
}

export const outcomeWord = wordsOf<DecisionOutcome>({
	accepted: m.decision_accepted,
	declined: m.decision_declined,
	later: m.decision_later
});
