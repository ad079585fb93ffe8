import { sql } from 'kysely';
import type { Refusal } from '#features/member/server/form-action.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { isId } from '#kernel/id.ts';
import type { Texts } from '#kernel/texts.ts';
import type { Database, OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import type { RecordTable } from '#platform/server/records.ts';
import { areThere } from '#platform/server/references.ts';
import { OWN_SECTION } from '../edits.ts';
import type { LineInput, OrderInput, OwnSectionInput, SectionInput } from '../form.ts';
import { told, type Told } from './block-commands.ts';
import { editing, gone, isRemoved, tellPart, type Done } from './parts.ts';

/** Renames a section, leaves it out or takes it in again, and keeps notes for whoever speaks. */
export async function saveSection(
	db: Database,
	actor: Actor,
	reportId: string,
	input: SectionInput
): Promise<Done | Refusal> {
	return editing(db, actor, reportId, async (tx) => {
		const key = { office_id: actor.officeId, report_id: reportId, section: input.section };
		const row = await tx
			.selectFrom('report_section')
			.select(['title', 'notes', 'is_hidden', 'version'])
			.where('office_id', '=', key.office_id)
			.where('report_id', '=', reportId)
			.where('section', '=', input.section)
			.where('removed_at', 'is', null)
			.executeTakeFirst();
		if (!row && input.section.startsWith(OWN_SECTION)) return gone;
		if ((row?.version ?? 0) !== input.version) return { ok: false, reason: 'stale' };
		const values = { title: input.title, notes: input.notes, is_hidden: input.hidden };
		await tx
			.insertInto('report_section')
			.values({ ...key, ...values })
			.onConflict((conflict) =>
				conflict.columns(['office_id', 'report_id', 'section']).doUpdateSet({ ...values, version: input.version + 1 })
			)
			.execute();
		const { version: _, ...before } = row ?? { title: {}, notes: {}, is_hidden: false, version: 0 };
		tellPart(tx, actor, reportId, { section: input.section }, before, values);
		return { ok: true, id: reportId };
	});
}

/** A page of the office's own, after the others until it is moved. Sent twice, it is one. */
export async function addSection(
	db: Database,
	actor: Actor,
	reportId: string,
	{ id, title }: OwnSectionInput
): Promise<Done | Refusal> {
	return editing(db, actor, reportId, async (tx) => {
		const section = `${OWN_SECTION}${id}`;
		const { numInsertedOrUpdatedRows } = await tx
			.insertInto('report_section')
			.values({ office_id: actor.officeId, report_id: reportId, section, title })
			.onConflict((conflict) => conflict.doNothing())
			.executeTakeFirstOrThrow();
		if (numInsertedOrUpdatedRows === 1n) tellPart(tx, actor, reportId, { section }, {}, { title });
		return { ok: true, id: reportId };
	});
}

/** Takes a page of the office's own away with what stands on it. Both can be brought back together. */
export async function removeSection(
	db: Database,
	actor: Actor,
	reportId: string,
	section: string
): Promise<Done | Refusal> {
	return editing(db, actor, reportId, async (tx) => {
		if (!section.startsWith(OWN_SECTION)) return { ok: false, reason: 'not_found' };
		const { blocks, row } = await setRemoved(tx, actor, reportId, section, true);
		if (!row) return { ok: false, reason: 'not_found' };
		for (const block of blocks) tellPart(tx, actor, reportId, { section }, told(block), {});
		tellPart(tx, actor, reportId, { section }, row, {});
		return { ok: true, id: reportId };
	});
}

/** Brings a page of the office's own back, with what was taken away with it and not before. */
export async function restoreSection(
	db: Database,
	actor: Actor,
	reportId: string,
	section: string
): Promise<Done | Refusal> {
	return editing(db, actor, reportId, async (tx) => {
		const { blocks, row } = await setRemoved(tx, actor, reportId, section, false);
		if (!row) return { ok: false, reason: 'not_found' };
		tellPart(tx, actor, reportId, { section }, {}, row);
		for (const block of blocks) tellPart(tx, actor, reportId, { section }, {}, told(block));
		return { ok: true, id: reportId };
	});
}

/** A page and what went with it bear the same moment: that of the transaction. */
async function setRemoved(
	tx: OfficeTransaction,
	{ officeId }: Actor,
	reportId: string,
	section: string,
	isRemoval: boolean
) {
	const removed_at = isRemoval ? sql<string>`now()` : null;
	const { rows: blocks } = await sql<Told>`
		update report_block b set removed_at = ${removed_at} from report_section s
		where b.office_id = ${officeId} and b.report_id = ${reportId} and b.section = ${section}
			and s.office_id = ${officeId} and s.report_id = ${reportId} and s.section = ${section}
			and (s.removed_at is null) = ${isRemoval} and b.removed_at is not distinct from s.removed_at
		returning b.kind, b.words, b.source, b.picture_name`.execute(tx);
	const row = await tx
		.updateTable('report_section')
		.set({ removed_at })
		.where('office_id', '=', officeId)
		.where('report_id', '=', reportId)
		.where('section', '=', section)
		.where('removed_at', isRemoval ? 'is' : 'is not', null)
		.returning(['title', 'notes'])
		.executeTakeFirst();
	return { blocks, row };
}

/** What the lines of a report tell of, as their keys name it. */
const TOLD: Readonly<Record<string, RecordTable>> = {
	activity: 'activity',
	initiative: 'initiative',
	step: 'next_step',
	goal: 'goal',
	highlight: 'highlight',
	note: 'data_note'
};

/** Whether what a line tells of is there still: words for one that was deleted would stand nowhere. */
async function isThere(tx: OfficeTransaction, office: OfficeId, line: string): Promise<boolean> {
	const [noun = '', id] = line.split(':');
	const table = TOLD[noun];
	return table === undefined || !isId(id) || areThere(tx, office, table, [id]);
}

/** What the report says of a line instead of the record, and whether it says it. Empty words give the record's back. */
export async function saveLine(
	db: Database,
	actor: Actor,
	reportId: string,
	input: LineInput
): Promise<Done | Refusal> {
	return editing(db, actor, reportId, async (tx) => {
		const { section, line } = input;
		if (!(await isThere(tx, actor.officeId, line))) {
			return { ok: false, reason: 'problem', field: 'line', code: 'report_line_gone' };
		}
		const row = await tx
			.selectFrom('report_line')
			.select(['words', 'detail', 'is_hidden', 'is_highlight', 'is_approved', 'version'])
			.where('office_id', '=', actor.officeId)
			.where('report_id', '=', reportId)
			.where('section', '=', section)
			.where('line', '=', line)
			.executeTakeFirst();
		if ((row?.version ?? 0) !== input.version) return { ok: false, reason: 'stale' };
		const values = {
			words: input.words,
			detail: input.detail,
			is_hidden: input.hidden,
			is_highlight: input.highlight,
			is_approved: input.approved
		};
		await tx
			.insertInto('report_line')
			.values({ office_id: actor.officeId, report_id: reportId, section, line, ...values, basis: input.basis })
			.onConflict((conflict) =>
				conflict
					.columns(['office_id', 'report_id', 'section', 'line'])
					.doUpdateSet({ ...values, basis: input.basis, version: input.version + 1 })
			)
			.execute();
		const none = { words: {}, detail: {}, is_hidden: false, is_highlight: false, is_approved: false, version: 0 };
		const { version: _, ...before } = row ?? none;
		tellPart(tx, actor, reportId, { section, line, about: firstLines(input.basis) }, before, values);
		return { ok: true, id: reportId };
	});
}

/** The order of the sections, or of the lines of one. What it does not name keeps its place. */
export async function saveOrder(
	db: Database,
	actor: Actor,
	reportId: string,
	{ section, order }: OrderInput
): Promise<Done | Refusal> {
	return editing(db, actor, reportId, async (tx) => {
		if (section !== null && (await isRemoved(tx, actor, reportId, section))) return gone;
		if (section === null) {
			const before = await tx
				.selectFrom('report')
				.select('section_order')
				.where('office_id', '=', actor.officeId)
				.where('id', '=', reportId)
				.executeTakeFirstOrThrow();
			tellPart(tx, actor, reportId, {}, before, { section_order: order });
			await tx
				.updateTable('report')
				.set({ section_order: order })
				.where('office_id', '=', actor.officeId)
				.where('id', '=', reportId)
				.execute();
		} else {
			const before = await tx
				.selectFrom('report_section')
				.select('line_order')
				.where('office_id', '=', actor.officeId)
				.where('report_id', '=', reportId)
				.where('section', '=', section)
				.executeTakeFirst();
			tellPart(tx, actor, reportId, { section }, before ?? { line_order: [] }, { line_order: order });
			await tx
				.insertInto('report_section')
				.values({ office_id: actor.officeId, report_id: reportId, section, line_order: order })
				.onConflict((conflict) =>
					conflict.columns(['office_id', 'report_id', 'section']).doUpdateSet({ line_order: order })
				)
				.execute();
		}
		return { ok: true, id: reportId };
	});
}

/** What the record said of a line, without what stands smaller under it: by that the history names it. */
function firstLines(basis: Texts): Texts {
	return Object.fromEntries(
		Object.entries(basis).map(([language, words]) => [language, words.split('\n', 1)[0] ?? ''])
	);
}
