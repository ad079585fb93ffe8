import { shownTo } from '#features/member/policy.ts';
import type { Refusal } from '#features/member/server/form-action.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { changing } from '#features/member/server/owners.ts';
import { partnerNames } from '#features/organisation/server/queries.ts';
import { indexNaming } from '#features/search/server/entries.ts';
import type { Database } from '#platform/server/database.ts';
import { saveRecord } from '#platform/server/records.ts';
import type { AddPartnerInput } from '../form.ts';
import { initiativeRules } from '../policy.ts';
import { loadInitiative } from './queries.ts';

/** Adds a partner to an initiative, with one press beside the suggestion; everything else stays as it is. */
export async function addPartner(
	db: Database,
	actor: Actor,
	{ id, version, partnerId }: AddPartnerInput
): Promise<{ ok: true; id: string } | Refusal> {
	const wanted = { rules: initiativeRules, action: 'edit' as const, noun: 'initiative' as const, id };
	return changing(db, actor, wanted, async (tx) => {
		const initiative = await loadInitiative(tx, actor, id);
		if (!initiative) return { ok: false, reason: 'not_found' };
		const there = await partnerNames(tx, actor.officeId, shownTo(actor));
		if (!there.some((partner) => partner.id === partnerId)) {
			return { ok: false, reason: 'problem', field: 'partnerId', code: 'gone' };
		}
		const partners = initiative.partners.map((partner) => partner.id);
		// Pressed twice, it is there already.
		if (partners.includes(partnerId)) return { ok: true, id };
		const links = {
			linksBefore: { partners: partners.toSorted() },
			linksAfter: { partners: [...partners, partnerId].toSorted() }
		};
		const saved = await saveRecord(tx, actor, 'initiative', { id, version }, {}, links);
		if (!saved.ok) return saved;
		await tx
			.insertInto('initiative_partner')
			.values({ office_id: actor.officeId, initiative_id: id, partner_id: partnerId })
			.onConflict((conflict) => conflict.doNothing())
			.execute();
		await indexNaming(tx, actor.officeId, 'initiative', [id]);
		return saved;
	});
}
