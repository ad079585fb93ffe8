import { sql } from 'kysely';
import type { Actor } from '#features/member/server/gate.ts';
import { changing } from '#features/member/server/owners.ts';
import { indexNaming } from '#features/search/server/entries.ts';
import { countedOn } from '#kernel/known-date.ts';
import type { NotFound, Outcome, Stale } from '#kernel/outcome.ts';
import type { Database, OfficeTransaction } from '#platform/server/database.ts';
import { deleteRecord, restoreRecord, saveRecord } from '#platform/server/records.ts';
import { isTwoWay } from '../activity.ts';
import type { ActivityInput } from '../form.ts';
import { activityRules } from '../policy.ts';
import { partnersNotShown } from '#features/partner/server/queries.ts';
import { loadLinks, writeLinks, type Counted } from './links.ts';

type Refused = NotFound | 'forbidden';

/** Adds or changes an activity with all of its links. */
export async function saveActivity(
	db: Database,
	actor: Actor,
	input: ActivityInput
): Promise<Outcome<{ id: string }, Refused | Stale>> {
	return changing(db, actor, { rules: activityRules, action: 'edit', noun: 'activity', id: input.id }, (tx) =>
		writeActivity(tx, actor, input)
	);
}

/** The same within a transaction that is already open. */
export async function writeActivity(
	tx: OfficeTransaction,
	actor: Actor,
	input: ActivityInput
): Promise<Outcome<{ id: string }, NotFound | Stale>> {
	const datedOn = input.starts ? (countedOn(input.starts) ?? null) : null;
	const linksBefore = await loadLinks(tx, actor.officeId, input.id);
	// Partners that are not meant for the actor stay: the form did not show them.
	const unseen = await partnersNotShown(tx, actor, [...linksBefore.partners, ...linksBefore.shownOn]);
	const kept = (ids: string[]) => ids.filter((id) => unseen.has(id));
	const partners = [...new Set([...input.partners, ...kept(linksBefore.partners)])];
	const shownOn = [...new Set([...input.shownOn, ...kept(linksBefore.shownOn)])];
	const linksAfter = {
		partners,
		shownOn: shownOn.filter((partner) => !partners.includes(partner)),
		goals: input.goals,
		people: input.people,
		organisations: input.organisations
	};
	const outcome = await saveRecord(tx, actor, 'activity', input, columnsOf(input, datedOn), {
		linksBefore: { ...linksBefore },
		linksAfter: { ...linksAfter }
	});
	if (!outcome.ok) return outcome;
	await writeLinks(tx, actor.officeId, input.id, linksAfter, countedOf(input));
	await indexNaming(tx, actor.officeId, 'activity', [input.id]);
	return outcome;
}

export async function deleteActivity(
	db: Database,
	actor: Actor,
	id: string
): Promise<Outcome<{ id: string }, Refused>> {
	return changing(db, actor, { rules: activityRules, action: 'delete', noun: 'activity', id }, (tx) =>
		putActivityAside(tx, actor, id)
	);
}

/** The same within a transaction that is already open. */
export async function putActivityAside(
	tx: OfficeTransaction,
	actor: Actor,
	id: string
): Promise<Outcome<{ id: string }, NotFound>> {
	const outcome = await deleteRecord(tx, actor, 'activity', id);
	if (outcome.ok) await setCounted(tx, actor, id, false);
	return outcome;
}

/** Brings a deleted activity back, and with it its place in the counts of its partners. */
export async function restoreActivity(
	tx: OfficeTransaction,
	actor: Actor,
	id: string
): Promise<Outcome<{ id: string }, NotFound>> {
	const outcome = await restoreRecord(tx, actor, 'activity', id);
	if (outcome.ok) await setCounted(tx, actor, id, true);
	return outcome;
}

/** What the links of an activity say of it. */
export function countedOf(input: ActivityInput): Counted {
	const { starts, status, direction, visibility } = input;
	const datedOn = starts ? (countedOn(starts) ?? null) : null;
	return { datedOn, starts, status, direction, isTwoWay: isTwoWay(input), visibility };
}

async function setCounted(tx: OfficeTransaction, actor: Actor, id: string, isLive: boolean): Promise<void> {
	await sql`
		update activity_partner set is_live = ${isLive}
		where office_id = ${actor.officeId} and activity_id = ${id}`.execute(tx);
}

export function columnsOf(input: ActivityInput, datedOn: string | null) {
	return {
		kind: input.kind,
		direction: input.direction,
		status: input.status,
		title: input.title,
		details: input.details,
		outcome: input.outcome,
		reason: input.reason,
		reason_note: input.reasonNote,
		starts: input.starts,
		ends: input.ends,
		starts_at: input.startsAt,
		ends_at: input.endsAt,
		dated_on: datedOn,
		themes: input.themes,
		participants: input.participants,
		correspondence: input.correspondence,
		reply_due: input.replyDue,
		replied_on: input.repliedOn,
		money_planned: input.moneyPlanned,
		money_actual: input.moneyActual,
		money_sunk: input.moneySunk,
		currency: input.currency,
		source: input.source,
		visibility: input.visibility
	};
}
