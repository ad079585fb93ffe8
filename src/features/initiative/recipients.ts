import { DIRECTORS, isOwn, seesOwnOnly, shownTo, type Owners, type Visibility } from '#features/member/policy.ts';
import { holdsOn, type Limits, type Role } from '#features/member/member.ts';
import { STAGE_TURNS } from './stage-rules.ts';
import type { Stage } from './initiative.ts';
import { roleInTurn } from './waiting.ts';

/** A member of the office, as far as it matters for letters. */
export interface Reachable extends Limits {
	userId: string;
	email: string;
	role: Role;
	/** Whether they want letters about what is proposed and decided. */
	wantsLetters: boolean;
}

/** For whom an initiative is meant, and who has to do with it. */
export interface Concerned {
	visibility: Visibility;
	owners: Owners;
	assignee: string | null;
	/** The e-mail address of the person who answers for it, where that is known. */
	ownerEmail: string | null;
	/** Of a request for a new partner, those who have assessed it. */
	assessors: readonly string[];
}

/** Whether a member may read an initiative: who may not is written nothing of it. */
export function mayRead<Who extends Pick<Reachable, 'userId' | 'role' | 'bodyId'>>(
	member: Who,
	{ visibility, owners }: Pick<Concerned, 'visibility' | 'owners'>
): boolean {
	return shownTo(member).includes(visibility) || (seesOwnOnly(member) && isOwn(member, owners));
}

interface Writing {
	/** Who did what is told: nobody is written of what they did themselves. */
	by: string | null;
	/** YYYY-MM-DD at the office's place. */
	today: string;
}

/** The members who may be written to of an initiative. */
function reachable<Who extends Reachable>(members: readonly Who[], of: Concerned, { by, today }: Writing): Who[] {
	return members.filter(
		(member) => member.userId !== by && member.wantsLetters && holdsOn(member, today) && mayRead(member, of)
	);
}

/** Those for whom something waits that has come to a stage; nobody where somebody has it on the desk already. */
export function whoseTurn<Who extends Reachable>(
	members: readonly Who[],
	of: Concerned & { stage: Stage },
	writing: Writing
): Who[] {
	if (STAGE_TURNS[of.stage].letter === null || of.assignee !== null) return [];
	const present = members.filter((member) => holdsOn(member, writing.today));
	const role = roleInTurn(of.stage, new Set(present.map((member) => member.role)));
	return reachable(members, of, writing).filter((member) => member.role === role);
}

/** Those who wait for what is decided of something: who wrote it down, answers for it, has it on the desk, assessed it. */
export function whoAsked<Who extends Reachable>(members: readonly Who[], of: Concerned, writing: Writing): Who[] {
	const email = of.ownerEmail?.toLowerCase();
	return reachable(members, of, writing).filter(
		(member) =>
			member.userId === of.assignee ||
			of.owners.createdBy.includes(member.userId) ||
			of.assessors.includes(member.userId) ||
			member.email.toLowerCase() === email
	);
}

/** Those who stand for what the council is told. */
export function whoApproves<Who extends Reachable>(members: readonly Who[], of: Concerned, writing: Writing): Who[] {
	return reachable(members, of, writing).filter((member) => DIRECTORS.includes(member.role));
}

/** Those of some members who want to be told. */
export function someOf(users: readonly string[]) {
	return <Who extends Reachable>(members: readonly Who[], of: Concerned, writing: Writing): Who[] =>
		reachable(members, of, writing).filter(({ userId }) => users.includes(userId));
}

/** The member on whose desk something was put, should they want to be told. */
export function whoHasIt<Who extends Reachable>(members: readonly Who[], of: Concerned, writing: Writing): Who[] {
	return reachable(members, of, writing).filter((member) => member.userId === of.assignee);
}
