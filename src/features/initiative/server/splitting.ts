import { sql } from 'kysely';
import type { Refusal } from '#features/member/server/form-action.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { changing } from '#features/member/server/owners.ts';
import { tellOfCourse } from '#features/resident-idea/server/telling.ts';
import { indexNaming } from '#features/search/server/entries.ts';
import { recordChange } from '#platform/server/audit.ts';
import type { Database, OfficeTransaction } from '#platform/server/database.ts';
import { saveRecord } from '#platform/server/records.ts';
import type { SplitInput } from '../form.ts';
import { initiativeRules } from '../policy.ts';
import { stageOfPart } from '../stage-rules.ts';
import { loadInitiative } from './queries.ts';

/** What can go along with a part: what hangs on the record, and its activities. */
const ALONG = { steps: 'next_step', milestones: 'milestone', files: 'attachment' } as const;

/**
 * Makes a part of an initiative a record of its own, with the same source and at the same stage, or open again. Its partners and goals
 * are both's; steps, milestones, documents and activities that were chosen go over.
 * @returns the id of the part
 */
export async function splitInitiative(
	db: Database,
	actor: Actor,
	input: SplitInput
): Promise<{ ok: true; id: string } | Refusal> {
	const wanted = { rules: initiativeRules, action: 'merge' as const, noun: 'initiative' as const, id: input.id };
	return changing(db, actor, wanted, async (tx) => {
		const whole = await loadInitiative(tx, actor, input.id);
		if (!whole) return { ok: false, reason: 'not_found' };
		const part = { id: input.partId, version: 0 };
		const { title, details, partners, goals } = input;
		const stage = stageOfPart(whole.stage);
		const saved = await saveRecord(tx, actor, 'initiative', part, {
			...{ title, details, stage, visibility: whole.visibility, themes: whole.themes },
			...{ source: whole.source, source_body_id: whole.sourceBodyId, source_note: whole.sourceNote },
			...{ owner_id: whole.ownerId, begun: whole.begun, ended: null },
			stage_since: stage === whole.stage ? whole.stageSince : sql`now()`
		});
		if (!saved.ok || !saved.isNew) return saved;
		await tie(tx, actor, {
			table: 'initiative_partner',
			column: 'partner_id',
			whole: input.id,
			part: part.id,
			ids: partners
		});
		await tie(tx, actor, { table: 'initiative_goal', column: 'goal_id', whole: input.id, part: part.id, ids: goals });
		await copyBodies(tx, actor, input);
		await takeAlong(tx, actor, input);
		const key = { office_id: actor.officeId, initiative_id: part.id, other_id: input.id };
		await tx
			.insertInto('initiative_link')
			.values({ ...key, kind: 'split_from' })
			.execute();
		const split = { before: null, after: { split_into: [part.id] } };
		recordChange(tx, actor, { noun: 'initiative', recordId: input.id, action: 'update', ...split });
		await indexNaming(tx, actor.officeId, 'initiative', [part.id]);
		await tellOfCourse(tx, actor.officeId, input.id, 'split');
		return { ok: true, id: part.id };
	});
}

/** Ties the part to those of what the whole is tied to that were chosen. */
async function tie(
	tx: OfficeTransaction,
	{ officeId }: Actor,
	{ table, column, whole, part, ids }: { table: string; column: string; whole: string; part: string; ids: string[] }
): Promise<void> {
	await sql`
		insert into ${sql.table(table)} (office_id, initiative_id, ${sql.ref(column)})
		select l.office_id, ${part}::uuid, ${sql.ref(`l.${column}`)} from ${sql.table(table)} l
		where l.office_id = ${officeId} and l.initiative_id = ${whole}
			and ${sql.ref(`l.${column}`)} = any (${ids}::uuid[])`.execute(tx);
}

/** Whose an initiative is follows from the bodies that lead it: a part is of the same ones. */
async function copyBodies(tx: OfficeTransaction, { officeId }: Actor, { id, partId }: SplitInput): Promise<void> {
	await sql`
		insert into initiative_organisation (office_id, initiative_id, organisation_id, role)
		select l.office_id, ${partId}::uuid, l.organisation_id, l.role from initiative_organisation l
		where l.office_id = ${officeId} and l.initiative_id = ${id}`.execute(tx);
}

async function takeAlong(tx: OfficeTransaction, { officeId }: Actor, input: SplitInput): Promise<void> {
	for (const [field, table] of Object.entries(ALONG) as [keyof typeof ALONG, string][]) {
		await sql`update ${sql.table(table)} r set initiative_id = ${input.partId}
			where r.office_id = ${officeId} and r.initiative_id = ${input.id} and r.id = any (${input[field]}::uuid[])`.execute(tx);
		await sql`update search_entry e set under_id = ${input.partId} where e.office_id = ${officeId}
			and e.under_noun = 'initiative' and e.under_id = ${input.id} and e.record_id = any (${input[field]}::uuid[])`.execute(
			tx
		);
	}
	await sql`update initiative_activity l set initiative_id = ${input.partId}
		where l.office_id = ${officeId} and l.initiative_id = ${input.id}
			and l.activity_id = any (${input.activities}::uuid[])`.execute(tx);
}
