import { restoreActivity } from '#features/activity/server/commands.ts';
import { restoreClaim } from '#features/agreement/server/commands.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { may } from '#features/member/policy.ts';
import type { NotFound, Outcome } from '#kernel/outcome.ts';
import type { Database } from '#platform/server/database.ts';
import { restoreRecord } from '#platform/server/records.ts';
import type { RestoreInput } from '../form.ts';
import { trashRules } from '../policy.ts';

/** Brings a deleted record back, as it was. */
export async function restore(
	db: Database,
	actor: Actor,
	{ noun, id }: RestoreInput
): Promise<Outcome<{ id: string }, NotFound | 'forbidden'>> {
	if (!may(trashRules, actor, 'restore')) return { ok: false, reason: 'forbidden' };
	return db.forOffice(actor.officeId, (tx) => {
		if (noun === 'activity') return restoreActivity(tx, actor, id);
		if (noun === 'claim') return restoreClaim(tx, actor, id);
		return restoreRecord(tx, actor, noun, id);
	});
}
