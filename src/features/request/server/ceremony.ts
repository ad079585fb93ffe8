import { sql } from 'kysely';
import { activityForm } from '#features/activity/form.ts';
import { putActivityAside, writeActivity } from '#features/activity/server/commands.ts';
import { linkWithin } from '#features/initiative/server/activities.ts';
import type { Refusal } from '#features/member/server/form-action.ts';
import type { Visibility } from '#features/member/policy.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { newId } from '#kernel/id.ts';
import type { KnownDate } from '#kernel/known-date.ts';
import type { Texts } from '#kernel/texts.ts';
import type { OfficeTransaction } from '#platform/server/database.ts';

interface Signing {
	initiativeId: string;
	partnerId: string;
	title: Texts;
	on: KnownDate;
	visibility: Visibility;
	/** The goals that the request serves: so does its signing. */
	goals: readonly string[];
}

/**
 * A signature is something that took place: it is recorded as an activity of the partner and of the request, so that the
 * year, the tie and the report tell of it. Where the office has recorded the ceremony already, that is the one.
 */
export async function recordCeremony(
	tx: OfficeTransaction,
	actor: Actor,
	{ initiativeId, partnerId, title, on, visibility, goals }: Signing
): Promise<{ ok: true; id: string } | Refusal> {
	const recorded = await ceremonyOn(tx, actor, partnerId, on);
	if (recorded) return linkWithin(tx, actor, { initiativeId, activityId: recorded });
	const id = newId();
	const said = {
		kind: 'signing_ceremony',
		status: 'done',
		direction: 'mutual',
		visibility,
		partners: [partnerId],
		goals
	};
	const written = await writeActivity(tx, actor, { ...activityForm.parse({ id, title, ...said }), starts: on });
	return written.ok ? linkWithin(tx, actor, { initiativeId, activityId: id }) : written;
}

async function ceremonyOn(
	tx: OfficeTransaction,
	{ officeId }: Actor,
	partnerId: string,
	on: KnownDate
): Promise<string | undefined> {
	const { rows } = await sql<{ id: string }>`
		select a.id from activity_partner link
		join activity a on a.office_id = ${officeId} and a.id = link.activity_id
		where link.office_id = ${officeId} and link.partner_id = ${partnerId} and a.deleted_at is null
			and a.kind = 'signing_ceremony' and a.starts = ${on} order by a.id limit 1`.execute(tx);
	return rows[0]?.id;
}

/** Takes it back with the agreement of the same signature, as long as nobody has made more of it since. */
export async function takeBackCeremony(tx: OfficeTransaction, actor: Actor, agreementId: string): Promise<void> {
	const { rows } = await sql<{ id: string }>`
		select a.id from agreement g
		join agreement_partner ap on ap.office_id = g.office_id and ap.agreement_id = g.id
		join activity_partner link on link.office_id = ap.office_id and link.partner_id = ap.partner_id
		join activity a on a.office_id = link.office_id and a.id = link.activity_id
		where g.office_id = ${actor.officeId} and link.office_id = ${actor.officeId} and g.id = ${agreementId}
			and a.kind = 'signing_ceremony' and a.created_at = g.created_at and a.version = 1
			and a.deleted_at is null`.execute(tx);
	for (const { id } of rows) await putActivityAside(tx, actor, id);
}
