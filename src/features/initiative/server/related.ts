import { sql } from 'kysely';
import type { Refusal } from '#features/member/server/form-action.ts';
import { shownTo } from '#features/member/policy.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { changing, isShownRow, isWithinLimits } from '#features/member/server/owners.ts';
import { recordChange } from '#platform/server/audit.ts';
import type { Database, OfficeTransaction } from '#platform/server/database.ts';
import { initiativeRules } from '../policy.ts';
import type { OtherInitiative, RelatedInitiative } from '../view.ts';
import { isChoice, isChosen, mostOf, toChoices, type Choices, type Choosing } from './choosing.ts';
import { loadInitiative, partnersOf } from './queries.ts';

type Linked = Promise<{ ok: true; id: string } | Refusal>;

/** The initiatives that have to do with one, whichever of them said so. */
export async function relatedOf(tx: OfficeTransaction, actor: Actor, id: string): Promise<RelatedInitiative[]> {
	const office = actor.officeId;
	const { rows } = await sql<RelatedInitiative>`
		select i.id, i.title, i.stage from initiative_link l join initiative i on i.office_id = l.office_id
			and i.id = case when l.initiative_id = ${id} then l.other_id else l.initiative_id end
		where l.office_id = ${office} and i.office_id = ${office} and l.kind = 'related'
			and ${id}::uuid in (l.initiative_id, l.other_id) and i.deleted_at is null
			and ${isShownRow(actor, 'initiative', 'i')}
		order by i.id`.execute(tx);
	return rows;
}

const ALL: Choosing = { words: '', chosen: [] };

/**
 * Initiatives to choose from for a link or a merger: all but itself, what was ticked first, then what is open.
 * @param toChange those only that the actor may change: a merger changes both
 */
export async function othersThan(
	tx: OfficeTransaction,
	actor: Actor,
	id: string,
	{ toChange = false, choosing = ALL }: { toChange?: boolean; choosing?: Choosing } = {}
): Promise<Choices<OtherInitiative>> {
	const { rows } = await sql<OtherInitiative>`
		select initiative.id, initiative.title, initiative.stage, initiative.source, ${partnersOf(shownTo(actor))} as partners,
			coalesce(initiative.begun, to_char(initiative.stage_since at time zone 'utc', 'YYYY-MM-DD')) as since
		from initiative
		where initiative.office_id = ${actor.officeId} and initiative.id <> ${id} and initiative.deleted_at is null
			and ${isChoice('initiative', 'initiative.id', choosing)} and ${isShownRow(actor, 'initiative', 'initiative')}
			${toChange ? sql`and ${isWithinLimits(actor, 'initiative', 'initiative')}` : sql``}
		order by ${isChosen('initiative.id', choosing)} desc,
			array_position(array['idea', 'proposal', 'initiative', 'completed', 'declined'], initiative.stage),
			initiative.id desc
		limit ${mostOf(choosing)}`.execute(tx);
	return toChoices(rows, choosing);
}

/** Says that two initiatives have to do with each other. */
export async function relate(db: Database, actor: Actor, { id, otherId }: { id: string; otherId: string }): Linked {
	return changing(db, actor, { rules: initiativeRules, action: 'edit', noun: 'initiative', id }, async (tx) => {
		const [own, other] = [await loadInitiative(tx, actor, id), await loadInitiative(tx, actor, otherId)];
		if (!own) return { ok: false, reason: 'not_found' };
		if (!other || id === otherId) return { ok: false, reason: 'problem', field: 'otherId', code: 'gone' };
		if (await isLinked(tx, actor, id, otherId)) return { ok: true, id };
		await tx
			.insertInto('initiative_link')
			.values({ office_id: actor.officeId, initiative_id: id, other_id: otherId, kind: 'related' })
			.execute();
		tellLink(tx, actor, id, { before: [], after: [otherId] });
		return { ok: true, id };
	});
}

/** The same of several at once. */
export async function relateAll(
	db: Database,
	actor: Actor,
	{ id, others }: { id: string; others: readonly string[] }
): Linked {
	if (others.length === 0) return { ok: false, reason: 'problem', field: 'others[]', code: 'required' };
	for (const otherId of others) {
		const linked = await relate(db, actor, { id, otherId });
		if (!linked.ok) return linked.reason === 'problem' ? { ...linked, field: 'others[]' } : linked;
	}
	return { ok: true, id };
}

/** Takes back that they have. What was split from what stays said. */
export async function unrelate(db: Database, actor: Actor, { id, otherId }: { id: string; otherId: string }): Linked {
	return changing(db, actor, { rules: initiativeRules, action: 'edit', noun: 'initiative', id }, async (tx) => {
		if (!(await loadInitiative(tx, actor, id))) return { ok: false, reason: 'not_found' };
		const { numAffectedRows } = await sql`
			delete from initiative_link l where l.office_id = ${actor.officeId} and l.kind = 'related'
				and (l.initiative_id, l.other_id) in ((${id}::uuid, ${otherId}::uuid), (${otherId}::uuid, ${id}::uuid))`.execute(tx);
		if (numAffectedRows) tellLink(tx, actor, id, { before: [otherId], after: [] });
		return { ok: true, id };
	});
}

async function isLinked(tx: OfficeTransaction, actor: Actor, a: string, b: string): Promise<boolean> {
	const { rows } = await sql`
		select from initiative_link l where l.office_id = ${actor.officeId}
			and (l.initiative_id, l.other_id) in ((${a}::uuid, ${b}::uuid), (${b}::uuid, ${a}::uuid))`.execute(tx);
	return rows.length > 0;
}

function tellLink(
	tx: OfficeTransaction,
	actor: Actor,
	recordId: string,
	{ before, after }: { before: string[]; after: string[] }
): void {
	const related = { before: { related: before }, after: { related: after } };
	recordChange(tx, actor, { noun: 'initiative', recordId, action: 'update', ...related });
}
