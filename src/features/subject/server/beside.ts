import { error } from '@sveltejs/kit';
import { sql, type RawBuilder } from 'kysely';
import { may, type Rules } from '#features/member/policy.ts';
import { whyNot, type Actor, type Desk } from '#features/member/server/gate.ts';
import { isWithinLimits, refuseChange } from '#features/member/server/owners.ts';
import type { Database, OfficeTransaction } from '#platform/server/database.ts';
import { m } from '#paraglide/messages.js';
import { editableSubjects, subjectRules } from '../policy.ts';
import { SUBJECTS, type SubjectKey } from '../subject.ts';

/** A next step or a document, and for a new one the record that it is added to. */
export interface Beside {
	noun: 'next_step' | 'attachment';
	/** Of one that is there, or is about to be. */
	id?: string | undefined;
	subject?: SubjectKey | undefined;
}

type Refused = { ok: false; reason: 'forbidden' | 'not_found' };

/** Every command on a next step or a document: refused where the actor may not, and otherwise done in one transaction. */
export async function changingBeside<Action extends string, Done>(
	db: Database,
	actor: Actor,
	{ rules, action, ...beside }: Beside & { rules: Rules<Action>; action: Action },
	work: (tx: OfficeTransaction) => Promise<Done>
): Promise<Done | Refused> {
	if (!may(rules, actor, action)) return { ok: false, reason: 'forbidden' };
	return db.forOffice(actor.officeId, async (tx) => (await refuseBeside(tx, actor, beside)) ?? work(tx));
}

/** Why somebody may not add or change this; undefined where they may, and where nothing of it is there. */
export async function refuseBeside(
	tx: OfficeTransaction,
	actor: Actor,
	{ noun, id, subject }: Beside
): Promise<Refused | undefined> {
	const kept = id && (await subjectOfRow(tx, actor, noun, id));
	if (kept) return refuseChange(tx, actor, { rules: subjectRules[kept.subject], action: 'edit', noun, id });
	if (!subject) return undefined;
	const rules = subjectRules[subject.subject];
	return refuseChange(tx, actor, { rules, action: 'edit', noun: subject.subject, id: subject.id });
}

/** As a column: whether the actor may change it, so that a list offers nothing that would be refused. */
export function isEditableRow(actor: Actor, noun: Beside['noun'], row: string): RawBuilder<boolean> {
	const subjects = editableSubjects(actor);
	if (subjects.length === 0) return sql<boolean>`false`;
	const isOfThem = sql`num_nonnulls(${sql.join(subjects.map((each) => sql.ref(`${row}.${each}_id`)))}) > 0`;
	return sql<boolean>`(${isOfThem} and ${isWithinLimits(actor, noun, row)})`;
}

async function subjectOfRow(
	tx: OfficeTransaction,
	{ officeId }: Actor,
	noun: Beside['noun'],
	id: string
): Promise<SubjectKey | undefined> {
	const { rows } = await sql<Record<string, string | null>>`
		select r.partner_id as partner, r.agreement_id as agreement, r.activity_id as activity, r.initiative_id as initiative
		from ${sql.table(noun)} r where r.office_id = ${officeId} and r.id = ${id}`.execute(tx);
	const subject = SUBJECTS.find((each) => rows[0]?.[each]);
	return subject && { subject, id: rows[0]?.[subject] ?? '' };
}

/** The gate of the forms of next steps and documents. */
export async function requireMayBeside({ db, actor }: Desk, beside: Beside): Promise<void> {
	const refused = await db.forOffice(actor.officeId, (tx) => refuseBeside(tx, actor, beside));
	if (refused?.reason === 'forbidden') error(403, whyNot(actor));
	if (refused) error(404, m.error_not_found());
}
