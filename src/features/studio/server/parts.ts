import { sql } from 'kysely';
import type { Actor } from '#features/member/server/gate.ts';
import type { Refusal } from '#features/member/server/form-action.ts';
import { changing } from '#features/member/server/owners.ts';
import { recordChange, type Json } from '#platform/server/audit.ts';
import type { Database, OfficeTransaction } from '#platform/server/database.ts';
import { OWN_SECTION } from '../edits.ts';
import { studioRules } from '../policy.ts';
import { isOpen, type ReportState } from '../studio.ts';

export type Done = { ok: true; id: string };

/**
 * Every change of what a report says: refused where the actor may not, where there is no such report, and where it is
 * approved or closed; otherwise done in one transaction, one at a time for each report.
 */
export async function editing(
	db: Database,
	actor: Actor,
	reportId: string,
	work: (tx: OfficeTransaction) => Promise<Done | Refusal>
): Promise<Done | Refusal> {
	return changing(db, actor, { rules: studioRules, action: 'edit', noun: 'report', id: reportId }, async (tx) => {
		const state = await stateOf(tx, actor, reportId);
		if (!state) return { ok: false, reason: 'not_found' };
		if (!isOpen({ state })) return notOpen;
		await tx
			.updateTable('report')
			.set({ updated_at: sql`now()` })
			.where('office_id', '=', actor.officeId)
			.where('id', '=', reportId)
			.execute();
		return work(tx);
	});
}

export const notOpen = { ok: false, reason: 'problem', field: '', code: 'report_not_open' } as const;

/** The state of a report, which nobody else changes meanwhile; undefined: there is none. */
export async function stateOf(
	tx: OfficeTransaction,
	{ officeId }: Actor,
	id: string
): Promise<ReportState | undefined> {
	const row = await tx
		.selectFrom('report')
		.select('state')
		.where('office_id', '=', officeId)
		.where('id', '=', id)
		.where('deleted_at', 'is', null)
		.forUpdate()
		.executeTakeFirst();
	return row?.state as ReportState | undefined;
}

/** Writes into the history of a report what became of a part of it; only what differs. */
export function tellPart(
	tx: OfficeTransaction,
	actor: Actor,
	reportId: string,
	part: Record<string, Json>,
	before: Record<string, Json>,
	after: Record<string, Json>
): void {
	const differing = Object.keys({ ...before, ...after }).filter(
		(key) => JSON.stringify(before[key]) !== JSON.stringify(after[key])
	);
	if (differing.length === 0) return;
	const only = (row: Record<string, Json>) => Object.fromEntries(differing.map((key) => [key, row[key] ?? null]));
	recordChange(tx, actor, {
		...{ noun: 'report', recordId: reportId, action: 'update' },
		before: { ...part, ...only(before) },
		after: { ...part, ...only(after) }
	});
}

/** A page of the office's own that somebody removed meanwhile. */
export const gone = { ok: false, reason: 'problem', field: 'section', code: 'gone' } as const;

export async function isRemoved(
	tx: OfficeTransaction,
	{ officeId }: Actor,
	reportId: string,
	section: string
): Promise<boolean> {
	if (!section.startsWith(OWN_SECTION)) return false;
	const row = await tx
		.selectFrom('report_section')
		.select('section')
		.where('office_id', '=', officeId)
		.where('report_id', '=', reportId)
		.where('section', '=', section)
		.where('removed_at', 'is', null)
		.executeTakeFirst();
	return !row;
}
