import { inOwnProcess } from '#documents/job/own-process.ts';
import { inTurns } from '#documents/job/turns.ts';
import { Unreadable } from '../unreadable.ts';
import type { TableAnswer } from './table-job.ts';
import type { ReadTable } from './table.ts';

/** The largest workbook takes some seconds; one that takes longer is made to. */
const LONGEST = 60_000;
const oneAtATime = inTurns(1);

/**
 * Reads a table in a process of its own: nobody's page waits for it, and what it takes of memory goes with it.
 * @throws Unreadable
 */
export async function readTableInProcess(bytes: Uint8Array): Promise<ReadTable> {
	const answer = await oneAtATime(() =>
		inOwnProcess<TableAnswer>('reader/table/table-job.ts', { bytes }, LONGEST)
	).catch((error: unknown): TableAnswer => {
		// It was ended because it took too long, or more memory than a process may have.
		if (/ended with (SIGKILL|SIGABRT|134)/.test(String(error))) return { code: 'too_large' };
		throw error;
	});
	if ('code' in answer) throw new Unreadable(answer.code);
	return answer.table;
}
