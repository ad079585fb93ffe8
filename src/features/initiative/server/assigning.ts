import { holdsOn } from '#features/member/member.ts';
import { may } from '#features/member/policy.ts';
import type { Refusal } from '#features/member/server/form-action.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { changing, ownersOf } from '#features/member/server/owners.ts';
import { listMembers } from '#features/member/server/queries.ts';
import type { Database, OfficeTransaction } from '#platform/server/database.ts';
import { saveRecord } from '#platform/server/records.ts';
import type { AssignInput } from '../form.ts';
import { isOpen } from '../initiative.ts';
import { initiativeRules } from '../policy.ts';
import { mayRead } from '../recipients.ts';
import { tellOfAssignment } from './letters.ts';
import { live, loadInitiative } from './queries.ts';

/**
 * Puts an initiative that is open on the desk of a member, who is told, or takes it from there: then it is the turn of
 * whoever the rule of its stage names.
 * @param today YYYY-MM-DD at the office's place
 */
export async function assignInitiative(
	db: Database,
	actor: Actor,
	input: AssignInput,
	today: string
): Promise<{ ok: true; id: string } | Refusal> {
	const wanted = { rules: initiativeRules, action: 'edit' as const, noun: 'initiative' as const, id: input.id };
	return changing(db, actor, wanted, async (tx) => {
		const initiative = await loadInitiative(tx, actor, input.id);
		if (!initiative) return { ok: false, reason: 'not_found' };
		if (!isOpen(initiative.stage)) return { ok: false, reason: 'stale' };
		const { assignee } = input;
		const members = assignee === null ? [] : await membersFor(tx, actor, input.id, today);
		if (assignee !== null && !members.some(({ id }) => id === assignee)) {
			return { ok: false, reason: 'problem', field: 'assignee', code: 'gone' };
		}
		const saved = await saveRecord(tx, actor, 'initiative', input, { assignee });
		if (saved.ok && assignee !== null && assignee !== initiative.assignee) {
			await tellOfAssignment(tx, actor, input.id);
		}
		return saved;
	});
}

/** The members on whose desk an initiative can be put: those who may work on it, and read it. By name. */
export async function membersFor(
	tx: OfficeTransaction,
	{ officeId }: Pick<Actor, 'officeId'>,
	id: string,
	today: string
): Promise<{ id: string; name: string }[]> {
	const [members, of] = await Promise.all([
		listMembers(tx, officeId),
		live(tx, officeId)
			.select(['initiative.visibility', ownersOf(officeId, 'initiative', 'initiative').as('owners')])
			.where('initiative.id', '=', id)
			.executeTakeFirst()
	]);
	if (!of) return [];
	const meant = { owners: of.owners, visibility: of.visibility as 'office' | 'council' | 'public' };
	return members
		.filter((member) => holdsOn(member, today) && may(initiativeRules, member, 'edit') && mayRead(member, meant))
		.map(({ userId, name }) => ({ id: userId, name }));
}
