import { EndedEarly, inOwnProcess } from '#documents/job/own-process.ts';
import { inTurns } from '#documents/job/turns.ts';
import { Unreadable } from '../unreadable.ts';
import type { TableAnswer } from './table-job.ts';
import type { ReadTable } from './table.ts';

/** The largest workbook takes some seconds; one that takes longer is made to. */
const LONGEST = 60_000;
/** In MB: 100,000 rows of fifteen columns take a third of it. */
const MOST_MEMORY = 1536;
const oneAtATime = inTurns(1);

/**
 * Reads a table in a process of its own: nobody's page waits for it, and what it takes of memory goes with it.
 * @throws Unreadable
 */
export async function readTableInProcess(bytes: Uint8Array): Promise<ReadTable> {
	const answer = await oneAtATime(() =>
		inOwnProcess<TableAnswer>('reader/table/table-job.ts', { bytes }, LONGEST, MOST_MEMORY)
	).catch((error: unknown): TableAnswer => {
		if (error instanceof EndedEarly && error.isOverLimit) return { code: 'too_large' };
		throw error;
	});
	if ('code' in answer) throw new Unreadable(answer.code);
	return answer.table;
}
