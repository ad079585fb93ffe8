import { Unreadable, type UnreadableCode } from '../unreadable.ts';
import { readTable } from './read-table.ts';
import type { ReadTable } from './table.ts';

// One file per process: unpacking a workbook blocks, and takes many times its size. table-process.ts starts this.

export interface TableJob {
	bytes: Uint8Array;
}

export type TableAnswer = { table: ReadTable } | { code: UnreadableCode };

process.once('message', ({ bytes }: TableJob) => {
	process.send?.(answerOf(bytes), () => process.disconnect());
});

function answerOf(bytes: Uint8Array): TableAnswer {
	try {
		return { table: readTable(bytes) };
	} catch (error) {
		if (error instanceof Unreadable) return { code: error.code };
		throw error;
	}
}
