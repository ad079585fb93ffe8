import { recordChange, type Author, type Json } from '#platform/server/audit.ts';
import type { OfficeTransaction } from '#platform/server/database.ts';
import type { Member } from '../member.ts';

/** What was done to how a member signs in: their membership is the same before and after. */
export type WayIn = 'link' | 'second_factor_off' | 'passkeys_removed';

/** Tells in the trail who was added, changed or taken out; a member before and after, of whom one may be missing. */
export function tellMember(
	tx: OfficeTransaction,
	author: Author,
	{ before, after }: { before: Member | null; after: Member | null },
	waysIn: readonly WayIn[] = []
): void {
	const recordId = (after ?? before)?.id;
	if (recordId === undefined) return;
	const action = before === null ? 'create' : after === null ? 'delete' : 'update';
	const done = Object.fromEntries(waysIn.map((way) => [way, true]));
	recordChange(tx, author, {
		...{ noun: 'member', recordId, action },
		before: before && saidOf(before),
		after: after && { ...saidOf(after), ...done }
	});
}

/** As the trail has a member: who it is, and what limits them where something does. */
function saidOf({ name, role, body, bodyId, starts, ends }: Member): Record<string, Json> {
	return { name, role, ...(bodyId ? { body } : {}), ...(starts ? { starts } : {}), ...(ends ? { ends } : {}) };
}
