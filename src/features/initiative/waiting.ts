import type { Role } from '#features/member/member.ts';
import type { KnownDate } from '#kernel/known-date.ts';
import { dayAt } from '#kernel/period.ts';
import { ageOf, type Age } from './ageing.ts';
import { isOpen, OPEN_STAGES, type Initiative, type OpenStage, type Stage } from './initiative.ts';
import { STAGE_TURNS } from './stage-rules.ts';

/** By what light it is told what waits for whom: the day at the office's place, and the roles that its members have then. */
export interface Light {
	/** YYYY-MM-DD */
	today: string;
	timeZone: string;
	roles: ReadonlySet<Role>;
	/** The names of the members by their users' ids: whoever has left the office has nothing on their desk. */
	members: ReadonlyMap<string, string>;
}

/** Whose turn it is. */
export interface Turn {
	/** The member on whose desk it lies. */
	who: string | null;
	/** Where it lies on nobody's: the role whose turn it is; null: nobody's, at this stage. */
	role: Role | null;
	isMine: boolean;
}

/** The role whose turn it is at a stage; an office that has no coordinator has a director who does that work. */
export function roleInTurn(stage: Stage, roles: ReadonlySet<Role>): Role | null {
	return STAGE_TURNS[stage].waitsFor.find((role) => roles.has(role)) ?? null;
}

/** The stages at which what lies on nobody's desk waits for a role. */
export function stagesInTurn(role: Role, roles: ReadonlySet<Role>): OpenStage[] {
	return OPEN_STAGES.filter((stage) => roleInTurn(stage, roles) === role);
}

/** The stages at which somebody waits for an answer. */
export function stagesAwaiting(): OpenStage[] {
	return OPEN_STAGES.filter((stage) => STAGE_TURNS[stage].answerWithin !== null);
}

export function turnOf(
	{ stage, assignee }: { stage: Stage; assignee: string | null },
	{ roles, members }: Pick<Light, 'roles' | 'members'>,
	me: { userId: string | null; role: Role }
): Turn {
	if (!isOpen(stage)) return { who: null, role: null, isMine: false };
	const who = (assignee !== null && members.get(assignee)) || null;
	if (who !== null) return { who, role: null, isMine: assignee === me.userId };
	const role = roleInTurn(stage, roles);
	return { who: null, role, isMine: role === me.role };
}

/** How old something is, and whether that is too old for its stage. */
export interface StageAge extends Age {
	awaitsAnswer: boolean;
	/** Somebody waits for an answer, and has for longer than the rule of the stage allows. */
	isLate: boolean;
}

/** What tells since when an initiative stands at its stage. */
export type StoodAt = Pick<Initiative, 'stage' | 'stageSince' | 'begun' | 'ended'>;

/**
 * Since when something stands at its stage. What stood there when it was written down here did so since it began, or was
 * over, as far as that is known; that it was written down says nothing of it.
 */
export function stoodSince({ stage, stageSince, begun, ended }: StoodAt, timeZone: string): KnownDate | null {
	if (stageSince !== null) return dayAt(new Date(stageSince), timeZone);
	return isOpen(stage) ? begun : ended;
}

/** What is over is no older from day to day. */
export function stageAge(
	initiative: StoodAt & Pick<Initiative, 'putOffUntil'>,
	{ today, timeZone }: Pick<Light, 'today' | 'timeZone'>
): StageAge {
	const { answerWithin } = STAGE_TURNS[initiative.stage];
	const awaitsAnswer = answerWithin !== null;
	const stood = { since: stoodSince(initiative, timeZone), putOffUntil: initiative.putOffUntil };
	const age = ageOf(stood, awaitsAnswer, today);
	const isLate = awaitsAnswer && age.restsUntil === null && age.days !== null && age.days >= answerWithin;
	return { ...age, awaitsAnswer, isLate };
}
