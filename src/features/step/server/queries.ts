import { sql, type RawBuilder } from 'kysely';
import { isAgreementShown } from '#features/agreement/server/queries.ts';
import type { Visibility } from '#features/member/policy.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { isShownRow } from '#features/member/server/owners.ts';
import { isEditableRow } from '#features/subject/server/beside.ts';
import { concernsPartner, subjectOf } from '#features/subject/server/queries.ts';
import { SUBJECTS, type SubjectNoun } from '#features/subject/subject.ts';
import { toPage, type Cursor, type Page } from '#kernel/paging.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import type { StepFilters } from '../form.ts';
import type { EditableStep, LinkedStep, StepRow } from '../step.ts';

const STEP = sql`n.id, n.what, n.who, n.due, n.done_on as "doneOn", n.visibility, n.version`;
/** The last day that a date may mean, as text; it has no days that a calendar lacks, as it only orders. */
const LAST_DAY = sql`(case when n.due is null then '9999'
	else rpad(trim(both './~' from n.due), 10, '-99') end collate "C")`;

/** The steps of a record that are meant for who looks: the open ones by date, then the latest that were done. */
export async function listSteps(
	tx: OfficeTransaction,
	actor: Actor,
	subject: SubjectNoun,
	subjectId: string
): Promise<EditableStep[]> {
	const { rows } = await sql<EditableStep>`
		select ${STEP}, ${isEditableRow(actor, 'next_step', 'n')} as "canEdit" from next_step n
		where n.office_id = ${actor.officeId} and ${sql.ref(`n.${subject}_id`)} = ${subjectId} and n.deleted_at is null
			and ${isShownRow(actor, 'next_step', 'n')}
		order by n.done_on is not null, n.done_on desc, ${LAST_DAY}, n.id limit 20`.execute(tx);
	return rows;
}

/** One step with what it belongs to, if both are there and meant for who looks. */
export async function loadStep(tx: OfficeTransaction, actor: Actor, id: string): Promise<StepRow | undefined> {
	const { rows } = await sql<StepRow>`
		select ${STEP}, ${isEditableRow(actor, 'next_step', 'n')} as "canEdit", s.about from next_step n cross join lateral (${subjectOf(actor, 'n')}) as s
		where n.office_id = ${actor.officeId} and n.id = ${id} and n.deleted_at is null
			and ${isShownRow(actor, 'next_step', 'n')}`.execute(tx);
	return rows[0];
}

/**
 * The steps that a report of a time may tell of: those without a date that are open, and those that were done or are
 * due in one of its years; by date, those without one last. None of a record that was deleted or is not meant for who
 * looks.
 */
export async function listStepsAround(
	tx: OfficeTransaction,
	office: OfficeId,
	shown: readonly Visibility[],
	{ from, to }: { from: string; to: string },
	limit: number
): Promise<LinkedStep[]> {
	const isDue = sql`left(trim(both './~' from n.due), 4) collate "C" between ${from.slice(0, 4)} and ${to.slice(0, 4)}`;
	const isAround = sql`(n.done_on between ${from} and ${to} or ${isDue} or n.due is null and n.done_on is null)`;
	const isHidden = (noun: SubjectNoun) =>
		noun === 'agreement' ? sql`or not ${isAgreementShown('r', shown)}` : sql`or not r.visibility = any (${shown})`;
	const isThere = SUBJECTS.map(
		(noun) => sql`not exists (select from ${sql.table(noun)} r where r.office_id = ${office}
			and r.id = ${sql.ref(`n.${noun}_id`)} and (r.deleted_at is not null ${isHidden(noun)}))`
	);
	const { rows } = await sql<LinkedStep>`
		select ${STEP}, n.partner_id as "partnerId", n.agreement_id as "agreementId", n.activity_id as "activityId",
			n.initiative_id as "initiativeId"
		from next_step n
		where n.office_id = ${office} and n.deleted_at is null and n.visibility = any (${shown})
			and ${isAround} and ${sql.join(isThere, sql` and `)}
		order by ${LAST_DAY}, n.id limit ${limit}`.execute(tx);
	return rows;
}

interface Days {
	/** YYYY-MM-DD */
	from: string;
	to: string;
	/** The days run: what was due before them, and is not done, comes along. */
	isRunning: boolean;
}

/**
 * The steps that may fall due in some days, the nearest first. With days that run, those to do; with others, what was
 * done as well. A date may mean more days than one, so whoever asks looks again at what it means.
 */
export async function listStepsDue(
	tx: OfficeTransaction,
	actor: Actor,
	{ from, to, isRunning }: Days,
	limit: number
): Promise<StepRow[]> {
	const days = isRunning ? sql`n.done_on is null` : sql`${LAST_DAY} >= ${from}::text`;
	const { rows } = await sql<StepRow>`
		select ${STEP}, ${isEditableRow(actor, 'next_step', 'n')} as "canEdit", s.about from next_step n cross join lateral (${subjectOf(actor, 'n')}) as s
		where n.office_id = ${actor.officeId} and n.deleted_at is null and ${isShownRow(actor, 'next_step', 'n')}
			and n.due is not null and ${days}
			and trim(both './~' from n.due) collate "C" <= ${to}::text
		order by ${LAST_DAY}, n.id limit ${limit}`.execute(tx);
	return rows;
}

interface ListOptions {
	/** The day at the office's place, YYYY-MM-DD. */
	today: string;
	after?: Cursor | undefined;
	size: number;
}

/** A page of the steps of all records: what is to do by its date, what was done the latest first. */
export async function listAllSteps(
	tx: OfficeTransaction,
	actor: Actor,
	filters: StepFilters,
	{ today, after, size }: ListOptions
): Promise<Page<StepRow>> {
	const isDone = filters.state === 'done';
	const key = isDone ? sql`n.done_on::text` : LAST_DAY;
	const order = isDone ? sql`n.done_on desc, n.id desc` : sql`${LAST_DAY}, n.id`;
	const behind = after
		? sql`and (${key}, n.id) ${isDone ? sql`<` : sql`>`} (${after.key}::text, ${after.id}::uuid)`
		: sql``;
	const { rows } = await sql<StepRow & { key: string }>`
		select ${STEP}, ${isEditableRow(actor, 'next_step', 'n')} as "canEdit", s.about, ${key} as key
		from next_step n cross join lateral (${subjectOf(actor, 'n')}) as s
		where ${narrowed(actor, filters, today)} ${behind}
		order by ${order} limit ${size + 1}`.execute(tx);
	const page = toPage(rows, size, (row) => ({ key: row.key, id: row.id }));
	return { ...page, rows: page.rows.map(({ key: _, ...row }) => row) };
}

export async function countAllSteps(
	tx: OfficeTransaction,
	actor: Actor,
	filters: StepFilters,
	today: string
): Promise<number> {
	const { rows } = await sql<{ count: number }>`
		select count(*) as count from next_step n cross join lateral (${subjectOf(actor, 'n')}) as s
		where ${narrowed(actor, filters, today)}`.execute(tx);
	return rows[0]?.count ?? 0;
}

/** Everybody who has something to do, or had: for a filter to choose from. */
export async function stepOwners(tx: OfficeTransaction, actor: Actor): Promise<string[]> {
	const { rows } = await sql<{ who: string }>`
		select distinct n.who from next_step n
		where n.office_id = ${actor.officeId} and n.deleted_at is null and n.who is not null
			and ${isShownRow(actor, 'next_step', 'n')}
		order by n.who limit 200`.execute(tx);
	return rows.map((row) => row.who);
}

function narrowed(actor: Actor, { state, who, subject, partner }: StepFilters, today: string): RawBuilder<unknown> {
	const parts = [
		sql`n.office_id = ${actor.officeId} and n.deleted_at is null and ${isShownRow(actor, 'next_step', 'n')}`,
		state === 'done' ? sql`n.done_on is not null` : sql`n.done_on is null`,
		// A month has passed when the same month of today has begun the next one: 2020-09 before 2020-10.
		...(state === 'overdue'
			? [sql`trim(both './~' from n.due) collate "C" < left(${today}::text, length(trim(both './~' from n.due)))`]
			: []),
		...(who ? [sql`n.who = ${who}`] : []),
		...(subject ? [sql`${sql.ref(`n.${subject}_id`)} is not null`] : []),
		...(partner ? [concernsPartner(actor, 'n', partner)] : [])
	];
	return sql.join(parts, sql` and `);
}
