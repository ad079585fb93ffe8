import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { refuseQuietly } from '#features/member/policy.ts';
import type { Actor } from '#features/member/server/gate.ts';
import type { NotFound, Outcome, Stale } from '#kernel/outcome.ts';
import { recordChange, type Json } from '#platform/server/audit.ts';
import type { Database, OfficeTransaction } from '#platform/server/database.ts';
import type { SiteInput } from '../form.ts';
import { siteRules } from '../policy.ts';

/** Sets what the public site of an office says, and whether there is one. */
export async function saveSite(
	db: Database,
	actor: Actor,
	input: SiteInput
): Promise<Outcome<object, NotFound | 'forbidden' | Stale>> {
	const why = refuseQuietly(siteRules, actor, 'set');
	if (why) return why;
	return db.forOffice(actor.officeId, (tx) => writeSite(tx, actor, input));
}

/** The same within a transaction that is already open. The trail tells of it as of a setting of the office. */
export async function writeSite(
	tx: OfficeTransaction,
	actor: Actor,
	{ version, ...input }: SiteInput
): Promise<Outcome<object, Stale>> {
	const { officeId } = actor;
	await tx
		.insertInto('site')
		.values({ office_id: officeId, version: 0 })
		.onConflict((own) => own.doNothing())
		.execute();
	const { rows } = await sql<{ row: Record<string, Json> }>`
		select to_jsonb(site) as row from site where office_id = ${officeId} for update`.execute(tx);
	const before = rows[0]?.row ?? {};
	if (before['version'] !== version) return { ok: false, reason: 'stale' };
	const after = columnsOf(input);
	await tx
		.updateTable('site')
		.set({ ...after, version: sql`version + 1`, updated_at: sql`now()` })
		.where('office_id', '=', officeId)
		.execute();
	const changed = Object.entries(after).filter(([column, value]) => !isDeepStrictEqual(before[column], value));
	const said = (row: Record<string, Json>) =>
		Object.fromEntries(changed.map(([column]) => [`site_${column}`, row[column] ?? null]));
	recordChange(tx, actor, {
		noun: 'office',
		recordId: officeId,
		action: 'update',
		before: said(before),
		after: said(after)
	});
	return { ok: true };
}

function columnsOf(input: Omit<SiteInput, 'version'>) {
	return {
		is_on: input.isOn,
		headline: input.headline,
		intro: input.intro,
		contact: input.contact,
		shows_goals: input.showsGoals,
		takes_ideas: input.takesIdeas,
		accessibility: input.accessibility,
		known_limits: input.knownLimits,
		coordinator_name: input.coordinatorName,
		coordinator_phone: input.coordinatorPhone,
		coordinator_email: input.coordinatorEmail,
		accessibility_checked_on: input.accessibilityCheckedOn,
		privacy: input.privacy,
		privacy_email: input.privacyEmail,
		open_licence: input.openLicence,
		wikidata_id: input.wikidataId
	};
}
