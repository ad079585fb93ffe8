import type { ReadDocument } from '#kernel/read-document.ts';
import { readFile, type ReadOptions } from './read-file.ts';
import { Unreadable, type UnreadableCode } from './unreadable.ts';

// One file per process: whatever it is made of, it can bring down nothing but this. read-in-process.ts starts it.

export interface ReadJob {
	bytes: Uint8Array;
	options: ReadOptions;
}

export type ReadResult = { document: ReadDocument } | { unreadable: UnreadableCode };

process.once('message', (job: ReadJob) => {
	void work(job).then((result) => process.send?.(result, () => process.disconnect()));
});

async function work({ bytes, options }: ReadJob): Promise<ReadResult> {
	try {
		return { document: await readFile(bytes, options) };
	} catch (error) {
		return { unreadable: error instanceof Unreadable ? error.code : 'damaged' };
	}
}
