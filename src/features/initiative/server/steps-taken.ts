import type { Decision } from '#features/decision/decision.ts';
import type { Actor } from '#features/member/server/gate.ts';
import type { OfficeTransaction } from '#platform/server/database.ts';
import type { Stage } from '../initiative.ts';
import { tellOfArrival, tellOfDecision } from './letters.ts';

/** A step that an initiative has taken: by a move, or by a decision. What was put off stays where it was. */
export interface StepTaken {
	initiativeId: string;
	from: Stage;
	to: Stage;
	/** What was decided, where it was by a decision. */
	decision: Decision | undefined;
}

/**
 * Whatever is to be told of a step is told here, in the transaction that takes it: it is told exactly when the step is
 * taken. Of a decision those who asked for it are told, of a move those whose turn it is now.
 */
export async function tellOfStep(tx: OfficeTransaction, actor: Actor, step: StepTaken): Promise<void> {
	const { initiativeId, from, to, decision } = step;
	if (decision) return tellOfDecision(tx, actor, initiativeId, decision);
	if (from !== to) await tellOfArrival(tx, actor, initiativeId);
}
