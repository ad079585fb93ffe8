import { outcomeWord, type Decision } from '#features/decision/decision.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { followRequest } from '#features/request/server/following.ts';
import {
	tellOfCourse,
	tellOfDecision as tellResidents,
	tellOfOutcome
} from '#features/resident-idea/server/telling.ts';
import type { Texts } from '#kernel/texts.ts';
import type { OfficeTransaction } from '#platform/server/database.ts';
import type { Stage } from '../initiative.ts';
import { ruleBetween } from '../stage-rules.ts';
import { tellOfArrival, tellOfCompletion, tellOfDecision } from './letters.ts';

/** A step that an initiative has taken: by a move, or by a decision. What was put off stays where it was. */
export interface StepTaken {
	initiativeId: string;
	from: Stage;
	to: Stage;
	/** The day of it, YYYY-MM-DD. */
	on: string;
	/** On whose desk it was: the step takes it off. */
	assignee?: string | null;
	/** What was decided, where it was by a decision. */
	decision?: Decision;
	/** What came of it, where it was completed. */
	outcome?: Texts;
}

/**
 * Whatever follows from a step follows here, in the transaction that takes it: it is told exactly when the step is
 * taken. Of a decision those who asked for it are told, of a move those whose turn it is now.
 */
export async function tellOfStep(tx: OfficeTransaction, actor: Actor, step: StepTaken): Promise<void> {
	const { initiativeId: id, from, to, on, assignee = null, decision, outcome } = step;
	if (from !== to) await followRequest(tx, actor, id, on);
	if (decision) {
		const said = { ...decision, outcome: outcomeWord.bind(undefined, decision.outcome) };
		await tellOfDecision(tx, actor, id, said, assignee);
		await tellResidents(tx, actor.officeId, id, decision);
	} else if (from !== to && !ruleBetween(from, to)?.isBack) {
		await tellOfArrival(tx, actor, id);
		if (to === 'proposal') await tellOfCourse(tx, actor.officeId, id, 'proposed');
	}
	if (to === 'completed' && outcome) {
		await tellOfCompletion(tx, actor, id, outcome, assignee);
		await tellOfOutcome(tx, actor.officeId, id, outcome);
	}
}
