import type { Role } from '#features/member/member.ts';
import { CONTRIBUTORS, DIRECTORS, WRITERS } from '#features/member/policy.ts';
import { isOpen, STAGES, type InitiativeKind, type OpenStage, type Stage } from './initiative.ts';

/** What can be asked of an initiative before it goes a way. */
export type Need = 'outcome';

/** A way from one stage to another. */
export interface StageRule {
	from: Stage;
	to: Stage;
	/** A move is made by whoever works on it; a decision is an answer in words that somebody stands behind. */
	through: 'move' | 'decision';
	who: readonly Role[];
	/** What must be written before. */
	needs: readonly Need[];
	/** Of which kind it must be; without it, of any. */
	kind?: InitiativeKind;
	/** It puts back what was brought on too soon. That is no news: no letter goes out. */
	isBack?: true;
}

/** All the ways there are. Of the ways from one stage, the first is the one that is hoped for. */
export const STAGE_RULES: readonly StageRule[] = [
	{ from: 'idea', to: 'proposal', through: 'move', who: CONTRIBUTORS, needs: [] },
	{ from: 'idea', to: 'initiative', through: 'decision', who: DIRECTORS, needs: [] },
	{ from: 'idea', to: 'declined', through: 'decision', who: DIRECTORS, needs: [] },
	{ from: 'proposal', to: 'initiative', through: 'decision', who: DIRECTORS, needs: [] },
	{ from: 'proposal', to: 'declined', through: 'decision', who: DIRECTORS, needs: [] },
	{ from: 'proposal', to: 'idea', through: 'move', who: WRITERS, needs: [], isBack: true },
	// The request of somebody who would become a partner is completed by what was signed, and by nothing else.
	{ from: 'initiative', to: 'completed', through: 'move', who: CONTRIBUTORS, needs: ['outcome'], kind: 'cooperation' },
	{ from: 'initiative', to: 'declined', through: 'decision', who: DIRECTORS, needs: [] },
	// What was over can be taken up again.
	{ from: 'completed', to: 'initiative', through: 'move', who: CONTRIBUTORS, needs: [], kind: 'cooperation' },
	{ from: 'declined', to: 'idea', through: 'move', who: WRITERS, needs: [] }
];

/** A letter that goes out when something comes to a stage, to those for whom it then waits. */
export type StageLetter = 'came_in' | 'to_decide';

/** What it means to stand at a stage, for those who work on it. */
export interface StageTurn {
	/** Whose turn it is as long as nobody has it on their desk: the first of these roles that anybody of the office has. */
	waitsFor: readonly Role[];
	/** After so many days without an answer it is late; null: nobody waits for one. */
	answerWithin: number | null;
	letter: StageLetter | null;
}

/** The days that the law on freedom of information gives an authority for an answer. */
const ANSWER_DAYS = 30;

/** What is promoted, and what is over, has been answered: it lies with whoever answers for it. */
const ANSWERED: StageTurn = { waitsFor: [], answerWithin: null, letter: null };

export const STAGE_TURNS: Readonly<Record<Stage, StageTurn>> = {
	idea: { waitsFor: ['coordinator', 'director'], answerWithin: ANSWER_DAYS, letter: 'came_in' },
	proposal: { waitsFor: ['director', 'coordinator'], answerWithin: ANSWER_DAYS, letter: 'to_decide' },
	initiative: ANSWERED,
	completed: ANSWERED,
	declined: ANSWERED
};

/** What is true of whatever stands at a stage, for whoever reads its name: it is looked at, waits to be decided, or was. */
export type StageMeaning = 'examined' | 'to_decide' | 'decided';

/** What the rules of a stage come to: where nobody waits for an answer it was given; else the way that is hoped for says. */
export function meaningOf(stage: Stage): StageMeaning {
	if (STAGE_TURNS[stage].answerWithin === null) return 'decided';
	return STAGE_RULES.find((rule) => rule.from === stage)?.through === 'decision' ? 'to_decide' : 'examined';
}

/** The way from one stage to another; undefined: there is none. */
export function ruleBetween(from: Stage, to: Stage): StageRule | undefined {
	return STAGE_RULES.find((rule) => rule.from === from && rule.to === to);
}

/** Where the ways from a stage lead. */
export function waysFrom(stage: Stage): readonly Stage[] {
	return STAGE_RULES.filter((rule) => rule.from === stage).map((rule) => rule.to);
}

/** The ways from a stage that need no decision and are somebody's to go. */
export function movesFrom(
	{ stage, kind }: { stage: Stage; kind: InitiativeKind },
	{ role }: { role: Role }
): readonly StageRule[] {
	return STAGE_RULES.filter(
		(rule) => rule.from === stage && rule.through === 'move' && rule.who.includes(role) && isOfKind(rule, kind)
	);
}

/** Whether a way is one for initiatives of a kind. */
export function isOfKind(rule: StageRule, kind: InitiativeKind): boolean {
	return rule.kind === undefined || rule.kind === kind;
}

/** Whether what is at a stage can be decided on. */
export function isDecidable(stage: Stage): boolean {
	return STAGE_RULES.some((rule) => rule.from === stage && rule.through === 'decision');
}

/** Where a part of it stands that is split off: where it stands itself, or, of what is over, where that is taken up again. */
export function stageOfPart(stage: Stage): OpenStage {
	if (isOpen(stage)) return stage;
	return waysFrom(stage).find((to) => isOpen(to)) ?? 'idea';
}

/**
 * Who may write down at a stage what is new to the office. What was decided before it came here has no decision to show:
 * that it was is for those to say who could have decided it. Others propose it, and it is decided with the day of then.
 */
export const ENTRY_RULES: Readonly<Record<Stage, readonly Role[]>> = {
	idea: CONTRIBUTORS,
	proposal: CONTRIBUTORS,
	initiative: DIRECTORS,
	completed: DIRECTORS,
	declined: DIRECTORS
};

/** At what stages somebody may write down what is new to the office. */
export function firstStages({ role }: { role: Role }): readonly Stage[] {
	return STAGES.filter((stage) => ENTRY_RULES[stage].includes(role));
}
