import { sql } from 'kysely';
import type { ActivityInput } from '#features/activity/form.ts';
import { activityRules } from '#features/activity/policy.ts';
import { writeActivity } from '#features/activity/server/commands.ts';
import type { LineActivity } from '#features/line/line.ts';
import type { Refusal } from '#features/member/server/form-action.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { changing, isShownRow, isWithinLimits, refuseChange } from '#features/member/server/owners.ts';
import type { Texts } from '#kernel/texts.ts';
import { recordChange } from '#platform/server/audit.ts';
import type { Database, OfficeTransaction } from '#platform/server/database.ts';
import type { Stage } from '../initiative.ts';
import { initiativeRules } from '../policy.ts';
import { isChoice, isChosen, mostOf, toChoices, type Choices, type Choosing } from './choosing.ts';
import { loadInitiative } from './queries.ts';

type Linked = Promise<{ ok: true; id: string } | Refusal>;

/** An initiative and an activity that belongs to it, or is to. */
export interface ActivityLink {
	initiativeId: string;
	activityId: string;
}

/** As many as one chooses from. */
const CHOICES = 80;

/** The activities of an initiative, the earliest first. */
export async function activitiesOf(tx: OfficeTransaction, actor: Actor, initiativeId: string): Promise<LineActivity[]> {
	const { rows } = await sql<LineActivity>`
		select a.id, a.kind, a.status, a.title, a.starts
		from initiative_activity l join activity a on a.office_id = l.office_id and a.id = l.activity_id
		where l.office_id = ${actor.officeId} and a.office_id = ${actor.officeId} and l.initiative_id = ${initiativeId}
			and a.deleted_at is null and ${isShownRow(actor, 'activity', 'a')}
		order by a.dated_on nulls last, a.id`.execute(tx);
	return rows;
}

/** The initiatives that an activity belongs to. */
export async function initiativesOf(
	tx: OfficeTransaction,
	actor: Actor,
	activityId: string
): Promise<{ id: string; title: Texts; stage: Stage }[]> {
	const { rows } = await sql<{ id: string; title: Texts; stage: Stage }>`
		select i.id, i.title, i.stage
		from initiative_activity l join initiative i on i.office_id = l.office_id and i.id = l.initiative_id
		where l.office_id = ${actor.officeId} and i.office_id = ${actor.officeId} and l.activity_id = ${activityId}
			and i.deleted_at is null and ${isShownRow(actor, 'initiative', 'i')}
		order by i.id`.execute(tx);
	return rows;
}

/** Activities that may belong to an initiative and do not yet: those ticked first, then those with its partners, the latest of each. */
export async function activitiesToLink(
	tx: OfficeTransaction,
	actor: Actor,
	initiativeId: string,
	choosing: Choosing
): Promise<Choices<{ id: string; title: Texts; starts: string | null }>> {
	const office = actor.officeId;
	const { rows } = await sql<{ id: string; title: Texts; starts: string | null }>`
		select a.id, a.title, a.starts from activity a
		where a.office_id = ${office} and a.deleted_at is null and ${isShownRow(actor, 'activity', 'a')}
			and ${isChoice('activity', 'a.id', choosing)}
			and not exists (select from initiative_activity l where l.office_id = ${office}
				and l.initiative_id = ${initiativeId} and l.activity_id = a.id)
		order by ${isChosen('a.id', choosing)} desc, exists (select from activity_partner ap
				join initiative_partner ip on ip.office_id = ap.office_id and ip.partner_id = ap.partner_id
				where ap.office_id = ${office} and ip.office_id = ${office} and ap.activity_id = a.id
					and ip.initiative_id = ${initiativeId}) desc,
			a.dated_on desc nulls last, a.id desc
		limit ${mostOf(choosing)}`.execute(tx);
	return toChoices(rows, choosing);
}

/** The initiatives that the actor may say an activity belongs to, and that it does not yet: those under way first. */
export async function initiativesToLink(
	tx: OfficeTransaction,
	actor: Actor,
	activityId: string
): Promise<{ id: string; title: Texts; stage: Stage }[]> {
	const office = actor.officeId;
	const { rows } = await sql<{ id: string; title: Texts; stage: Stage }>`
		select i.id, i.title, i.stage from initiative i
		where i.office_id = ${office} and i.deleted_at is null and i.stage <> 'declined'
			and ${isShownRow(actor, 'initiative', 'i')} and ${isWithinLimits(actor, 'initiative', 'i')}
			and not exists (select from initiative_activity l where l.office_id = ${office}
				and l.initiative_id = i.id and l.activity_id = ${activityId})
		order by array_position(array['initiative', 'proposal', 'idea', 'completed'], i.stage), i.id desc
		limit ${CHOICES}`.execute(tx);
	return rows;
}

/** Says that an activity belongs to an initiative. Whoever may edit the initiative may say so of what they see. */
export async function linkActivity(db: Database, actor: Actor, link: ActivityLink): Linked {
	const wanted = { rules: initiativeRules, action: 'edit' as const, noun: 'initiative' as const };
	return changing(db, actor, { ...wanted, id: link.initiativeId }, (tx) => linkWithin(tx, actor, link));
}

/** The same within a transaction that is already open. */
export async function linkWithin(
	tx: OfficeTransaction,
	actor: Actor,
	{ initiativeId, activityId }: ActivityLink
): Linked {
	const office = actor.officeId;
	if (!(await loadInitiative(tx, actor, initiativeId))) return { ok: false, reason: 'not_found' };
	const { rows } = await sql`
		select from activity a where a.office_id = ${office} and a.id = ${activityId} and a.deleted_at is null
			and ${isShownRow(actor, 'activity', 'a')}`.execute(tx);
	if (rows.length === 0) return { ok: false, reason: 'problem', field: 'activityId', code: 'gone' };
	const { numInsertedOrUpdatedRows } = await tx
		.insertInto('initiative_activity')
		.values({ office_id: office, initiative_id: initiativeId, activity_id: activityId })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (numInsertedOrUpdatedRows) tellLink(tx, actor, initiativeId, { before: [], after: [activityId] });
	return { ok: true, id: initiativeId };
}

/** The same of several at once. */
export async function linkActivities(
	db: Database,
	actor: Actor,
	{ initiativeId, activities }: { initiativeId: string; activities: readonly string[] }
): Linked {
	const wanted = { rules: initiativeRules, action: 'edit' as const, noun: 'initiative' as const, id: initiativeId };
	if (activities.length === 0) return { ok: false, reason: 'problem', field: 'activities[]', code: 'required' };
	return changing(db, actor, wanted, async (tx) => {
		for (const activityId of activities) {
			const linked = await linkWithin(tx, actor, { initiativeId, activityId });
			if (!linked.ok) return linked.reason === 'problem' ? { ...linked, field: 'activities[]' } : linked;
		}
		return { ok: true, id: initiativeId };
	});
}

/** Takes an activity out of an initiative; both stay. */
export async function unlinkActivity(db: Database, actor: Actor, { initiativeId, activityId }: ActivityLink): Linked {
	const wanted = { rules: initiativeRules, action: 'edit' as const, noun: 'initiative' as const };
	return changing(db, actor, { ...wanted, id: initiativeId }, async (tx) => {
		if (!(await loadInitiative(tx, actor, initiativeId))) return { ok: false, reason: 'not_found' };
		const { numDeletedRows } = await tx
			.deleteFrom('initiative_activity')
			.where('office_id', '=', actor.officeId)
			.where('initiative_id', '=', initiativeId)
			.where('activity_id', '=', activityId)
			.executeTakeFirst();
		if (numDeletedRows) tellLink(tx, actor, initiativeId, { before: [activityId], after: [] });
		return { ok: true, id: initiativeId };
	});
}

/** Adds an activity that belongs to an initiative from the first moment on. @returns the id of the activity */
export async function addActivityTo(
	db: Database,
	actor: Actor,
	initiativeId: string,
	input: ActivityInput
): Promise<{ ok: true; id: string } | Refusal> {
	const wanted = { rules: activityRules, action: 'edit' as const, noun: 'activity' as const, id: input.id };
	return changing(db, actor, wanted, async (tx) => {
		const edits = { rules: initiativeRules, action: 'edit' as const, noun: 'initiative' as const, id: initiativeId };
		const refused = await refuseChange(tx, actor, edits);
		if (refused) return refused;
		if (!(await loadInitiative(tx, actor, initiativeId))) return { ok: false, reason: 'not_found' };
		const saved = await writeActivity(tx, actor, input);
		if (!saved.ok) return saved;
		const linked = await linkWithin(tx, actor, { initiativeId, activityId: input.id });
		return linked.ok ? saved : linked;
	});
}

function tellLink(
	tx: OfficeTransaction,
	actor: Actor,
	recordId: string,
	{ before, after }: { before: string[]; after: string[] }
): void {
	const activities = { before: { activities: before }, after: { activities: after } };
	recordChange(tx, actor, { noun: 'initiative', recordId, action: 'update', ...activities });
}
