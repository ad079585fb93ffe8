import type { Role } from '#features/member/member.ts';
import { CONTRIBUTORS, DIRECTORS, WRITERS } from '#features/member/policy.ts';
import type { Stage } from './initiative.ts';

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
}

/** All the ways there are. Of the ways from one stage, the first is the one that is hoped for. */
export const STAGE_RULES: readonly StageRule[] = [
	{ from: 'idea', to: 'proposal', through: 'move', who: CONTRIBUTORS, needs: [] },
	{ from: 'idea', to: 'initiative', through: 'decision', who: DIRECTORS, needs: [] },
	{ from: 'idea', to: 'declined', through: 'decision', who: DIRECTORS, needs: [] },
	{ from: 'proposal', to: 'initiative', through: 'decision', who: DIRECTORS, needs: [] },
	{ from: 'proposal', to: 'declined', through: 'decision', who: DIRECTORS, needs: [] },
	{ from: 'initiative', to: 'completed', through: 'move', who: CONTRIBUTORS, needs: ['outcome'] },
	{ from: 'initiative', to: 'declined', through: 'decision', who: DIRECTORS, needs: [] },
	// What was over can be taken up again.
	{ from: 'completed', to: 'initiative', through: 'move', who: CONTRIBUTORS, needs: [] },
	{ from: 'declined', to: 'idea', through: 'move', who: WRITERS, needs: [] }
];

/** The way from one stage to another; undefined: there is none. */
export function ruleBetween(from: Stage, to: Stage): StageRule | undefined {
	return STAGE_RULES.find((rule) => rule.from === from && rule.to === to);
}

/** Where the ways from a stage lead. */
export function waysFrom(stage: Stage): readonly Stage[] {
	return STAGE_RULES.filter((rule) => rule.from === stage).map((rule) => rule.to);
}

/** The ways from a stage that need no decision and are somebody's to go. */
export function movesFrom(stage: Stage, { role }: { role: Role }): readonly StageRule[] {
	return STAGE_RULES.filter((rule) => rule.from === stage && rule.through === 'move' && rule.who.includes(role));
}

/** Whether what is at a stage can be decided on. */
export function isDecidable(stage: Stage): boolean {
	return STAGE_RULES.some((rule) => rule.from === stage && rule.through === 'decision');
}

/** At what stage somebody may write down what is new to the office: what they could not decide, they propose. */
export function firstStages({ role }: { role: Role }, stages: readonly Stage[]): readonly Stage[] {
	return WRITERS.includes(role) ? stages : stages.filter((stage) => stage === 'idea' || stage === 'proposal');
}
