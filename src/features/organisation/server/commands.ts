import type { Actor } from '#features/member/server/gate.ts';
import { changing } from '#features/member/server/owners.ts';
import type { Refusal } from '#features/member/server/form-action.ts';
import { savingName } from '#features/search/server/entries.ts';
import type { NotFound, Outcome } from '#kernel/outcome.ts';
import type { Database, OfficeTransaction } from '#platform/server/database.ts';
import { deleteRecord, saveRecord } from '#platform/server/records.ts';
import { areThere } from '#platform/server/references.ts';
import { organisationRules } from '../policy.ts';
import type { OrganisationInput } from '../form.ts';

/** Adds or changes an organisation. */
export async function saveOrganisation(
	db: Database,
	actor: Actor,
	input: OrganisationInput
): Promise<{ ok: true; id: string } | Refusal> {
	return changing(db, actor, { rules: organisationRules, action: 'edit', noun: 'organisation', id: input.id }, (tx) =>
		writeOrganisation(tx, actor, input)
	);
}

/** The same within a transaction that is already open; for loading an office. */
export async function writeOrganisation(
	tx: OfficeTransaction,
	actor: Actor,
	input: OrganisationInput
): Promise<{ ok: true; id: string } | Refusal> {
	if (!(await areThere(tx, actor.officeId, 'partner', [input.partnerId]))) {
		return { ok: false, reason: 'problem', field: 'partnerId', code: 'gone' };
	}
	const columns = {
		kind: input.kind,
		name: input.name,
		country: input.country,
		partner_id: input.partnerId,
		is_tie: input.isTie,
		website: input.website,
		note: input.note
	};
	const findable = { texts: [input.name, input.note] };
	return savingName(tx, actor.officeId, 'organisation', input.id, () =>
		saveRecord(tx, actor, 'organisation', input, columns, { findable })
	);
}

export async function deleteOrganisation(
	db: Database,
	actor: Actor,
	id: string
): Promise<Outcome<{ id: string }, NotFound | 'forbidden'>> {
	return changing(db, actor, { rules: organisationRules, action: 'delete', noun: 'organisation', id }, (tx) =>
		deleteRecord(tx, actor, 'organisation', id)
	);
}
