import { restoreActivity } from '#features/activity/server/commands.ts';
import { restoreClaim } from '#features/agreement/server/commands.ts';
import { isMerged, unmergeWithin } from '#features/initiative/server/merging.ts';
import { restoreDecision } from '#features/decision/server/commands.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { refuseChange } from '#features/member/server/owners.ts';
import { may } from '#features/member/policy.ts';
import { refuseBeside } from '#features/subject/server/beside.ts';
import { takenBackWith } from '#features/request/server/taking-back.ts';
import { restoreRole } from '#features/person/server/role-commands.ts';
import type { NotFound, Outcome } from '#kernel/outcome.ts';
import type { Database, OfficeTransaction } from '#platform/server/database.ts';
import { restoreRecord } from '#platform/server/records.ts';
import type { RestoreInput } from '../form.ts';
import { deletionRules, trashRules } from '../policy.ts';
import type { Deleted, TrashNoun } from '../trash.ts';
import { deletedParent } from './queries.ts';

type Restored =
	| Outcome<{ id: string }, NotFound | 'forbidden'>
	/** Something has happened since that it would undo. */
	| { ok: false; reason: 'overtaken' }
	| { ok: false; reason: 'parent'; parent: Deleted }
	/** It went with a signature that was taken back, and comes back with one: of this request. */
	| { ok: false; reason: 'taken_back'; request: string };

/** Brings a deleted record back, as it was. What belongs to a record that is deleted too has to wait for that one. */
export async function restore(db: Database, actor: Actor, { noun, id }: Omit<RestoreInput, 'back'>): Promise<Restored> {
	if (!may(trashRules, actor, 'restore')) return { ok: false, reason: 'forbidden' };
	return db.forOffice(actor.officeId, async (tx) => {
		const refused = await refuseRestoring(tx, actor, noun, id);
		if (refused) return refused;
		const parent = await deletedParent(tx, actor.officeId, noun, id);
		if (parent) return { ok: false, reason: 'parent', parent };
		const request = noun === 'agreement' ? await takenBackWith(tx, actor.officeId, id) : undefined;
		if (request) return { ok: false, reason: 'taken_back', request };
		if (noun === 'activity') return restoreActivity(tx, actor, id);
		if (noun === 'claim') return restoreClaim(tx, actor, id);
		if (noun === 'initiative' && (await isMerged(tx, actor, id))) return unmergeWithin(tx, actor, id);
		if (noun === 'decision') return restoreDecision(tx, actor, id);
		if (noun === 'role_held') return restoreRole(tx, actor, id);
		return restoreRecord(tx, actor, noun, id);
	});
}

/** Whoever might have deleted a record may bring it back. */
function refuseRestoring(tx: OfficeTransaction, actor: Actor, noun: TrashNoun, id: string) {
	if (noun === 'next_step' || noun === 'attachment') return refuseBeside(tx, actor, { noun, id });
	return refuseChange(tx, actor, { rules: deletionRules[noun], action: 'delete', noun, id });
}
