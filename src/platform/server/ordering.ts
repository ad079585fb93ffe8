import type { NotFound, Outcome, Stale } from '#kernel/outcome.ts';
import type { Author } from './audit.ts';
import type { OfficeTransaction } from './database.ts';
import { saveRecord, type RecordTable } from './records.ts';

/** A record that stands in an order with others. */
export interface Placed {
	id: string;
	position: number;
	version: number;
}

export type Direction = 'up' | 'down';

/**
 * Moves one record of an order by one place. The places are counted anew from 1, so that gaps and doubles heal; only
 * records whose place changes are written. Where it stands at the end already, nothing happens.
 * @param all the records of the order as they stand
 */
export async function moveInOrder(
	tx: OfficeTransaction,
	author: Author,
	table: RecordTable,
	all: readonly Placed[],
	id: string,
	direction: Direction
): Promise<Outcome<{ id: string }, NotFound | Stale>> {
	const from = all.findIndex((record) => record.id === id);
	if (from < 0) return { ok: false, reason: 'not_found' };
	const to = from + (direction === 'up' ? -1 : 1);
	if (to < 0 || to >= all.length) return { ok: true, id };
	const ordered = all.with(from, all[to] as Placed).with(to, all[from] as Placed);
	for (const [index, record] of ordered.entries()) {
		if (record.position === index + 1) continue;
		const saved = await saveRecord(tx, author, table, record, { position: index + 1 });
		if (!saved.ok) return saved;
	}
	return { ok: true, id };
}
