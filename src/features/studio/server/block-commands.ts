import { sql } from 'kysely';
import type { Refusal } from '#features/member/server/form-action.ts';
import type { Actor } from '#features/member/server/gate.ts';
import type { Texts } from '#kernel/texts.ts';
import type { Json } from '#platform/server/audit.ts';
import type { Database, OfficeTransaction } from '#platform/server/database.ts';
import type { BlockKind } from '../edits.ts';
import type { BlockInput, BlockOrderInput } from '../form.ts';
import { arranged } from '../order.ts';
import { editing, gone, isRemoved, tellPart, type Done } from './parts.ts';

/** A paragraph or a quotation of the office's own, at the end of a section. */
export async function saveBlock(
	db: Database,
	actor: Actor,
	reportId: string,
	input: BlockInput
): Promise<Done | Refusal> {
	return editing(db, actor, reportId, (tx) => writeBlock(tx, actor, reportId, input, {}));
}

/** The columns of a block that has a picture; undefined: it keeps the one that it has. */
export interface PictureColumns {
	attachment_id: string | null;
	picture_sha256: string;
	picture_type: string;
	picture_name: string;
	picture_bytes: number;
	picture_width: number;
	picture_height: number;
}

/** Writes a block of any kind, in the transaction of the report. A picture stays one, and words stay words. */
export async function writeBlock(
	tx: OfficeTransaction,
	actor: Actor,
	reportId: string,
	{ id, section, kind, words, source, version }: Omit<BlockInput, 'kind'> & { kind: BlockKind },
	picture: Partial<PictureColumns>
): Promise<Done | Refusal> {
	const row = await tx
		.selectFrom('report_block')
		.select(['kind', 'words', 'source', 'picture_name', 'version', 'removed_at'])
		.where('office_id', '=', actor.officeId)
		.where('report_id', '=', reportId)
		.where('id', '=', id)
		.executeTakeFirst();
	if (await isRemoved(tx, actor, reportId, section)) return gone;
	// The form of a new one that is sent twice makes one.
	if (row && version === 0) return { ok: true, id: reportId };
	const isThere = row !== undefined && row.removed_at === null;
	if (!isThere && version > 0) return { ok: false, reason: 'not_found' };
	if ((row?.version ?? 0) !== version) return { ok: false, reason: 'stale' };
	if (row && (row.kind === 'picture') !== (kind === 'picture')) return { ok: false, reason: 'stale' };
	const values = { section, kind, words, source, ...picture };
	const office_id = actor.officeId;
	if (row) {
		await tx
			.updateTable('report_block')
			.set({ ...values, version: version + 1 })
			.where('office_id', '=', office_id)
			.where('id', '=', id)
			.execute();
	} else {
		const { position } = await tx
			.selectFrom('report_block')
			.select(({ fn }) => fn.max('position').as('position'))
			.where('office_id', '=', office_id)
			.where('report_id', '=', reportId)
			.executeTakeFirstOrThrow();
		await tx
			.insertInto('report_block')
			.values({ office_id, id, report_id: reportId, position: (position ?? 0) + 1, ...values })
			.execute();
	}
	const before = row ?? { kind: null, words: {}, source: {}, picture_name: null };
	const picture_name = picture.picture_name ?? before.picture_name;
	tellPart(tx, actor, reportId, { section }, told(before), { kind, words, source, picture_name });
	return { ok: true, id: reportId };
}

/** Takes a block away. It can be brought back for as long as whatever else was deleted. */
export async function removeBlock(db: Database, actor: Actor, reportId: string, id: string): Promise<Done | Refusal> {
	return editing(db, actor, reportId, async (tx) => {
		const row = await tx
			.updateTable('report_block')
			.set({ removed_at: sql`now()` })
			.where('office_id', '=', actor.officeId)
			.where('report_id', '=', reportId)
			.where('id', '=', id)
			.where('removed_at', 'is', null)
			.returning(['section', 'kind', 'words', 'source', 'picture_name'])
			.executeTakeFirst();
		if (!row) return { ok: false, reason: 'not_found' };
		tellPart(tx, actor, reportId, { section: row.section }, told(row), {});
		return { ok: true, id: reportId };
	});
}

/** Brings a block back to where it stood; its section may be gone, then it is one that went astray. */
export async function restoreBlock(db: Database, actor: Actor, reportId: string, id: string): Promise<Done | Refusal> {
	return editing(db, actor, reportId, async (tx) => {
		const row = await tx
			.selectFrom('report_block')
			.select(['section', 'kind', 'words', 'source', 'picture_name'])
			.where('office_id', '=', actor.officeId)
			.where('report_id', '=', reportId)
			.where('id', '=', id)
			.where('removed_at', 'is not', null)
			.executeTakeFirst();
		if (!row) return { ok: false, reason: 'not_found' };
		if (await isRemoved(tx, actor, reportId, row.section)) return gone;
		await tx
			.updateTable('report_block')
			.set({ removed_at: null })
			.where('office_id', '=', actor.officeId)
			.where('id', '=', id)
			.execute();
		tellPart(tx, actor, reportId, { section: row.section }, {}, told(row));
		return { ok: true, id: reportId };
	});
}

/** What the history says of a block. */
export function told(block: Told): Record<string, Json> {
	const { kind, words, source, picture_name } = block;
	return { kind, words, source, picture_name };
}

export interface Told {
	kind: string | null;
	words: Texts;
	source: Texts;
	picture_name: string | null;
}

/** The order of what the office added to a section. What it does not name keeps its place. */
export async function saveBlockOrder(
	db: Database,
	actor: Actor,
	reportId: string,
	{ section, order }: BlockOrderInput
): Promise<Done | Refusal> {
	return editing(db, actor, reportId, async (tx) => {
		const rows = await tx
			.selectFrom('report_block')
			.select(['id', 'position'])
			.where('office_id', '=', actor.officeId)
			.where('report_id', '=', reportId)
			.where('section', '=', section)
			.where('removed_at', 'is', null)
			.orderBy('position')
			.orderBy('id')
			.execute();
		const before = rows.map(({ id }) => id);
		const places = rows.map(({ position }) => position);
		for (const [index, id] of arranged(before, order).entries()) {
			if (before[index] === id) continue;
			await tx
				.updateTable('report_block')
				.set({ position: places[index] ?? index })
				.where('office_id', '=', actor.officeId)
				.where('id', '=', id)
				.execute();
		}
		return { ok: true, id: reportId };
	});
}
