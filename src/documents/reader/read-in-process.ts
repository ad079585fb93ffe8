import { EndedEarly, inOwnProcess } from '#documents/job/own-process.ts';
import { inTurns } from '#documents/job/turns.ts';
import type { ReadDocument } from '#kernel/read-document.ts';
import { LARGEST_FILE } from './largest-file.ts';
import type { ReadOptions } from './read-file.ts';
import type { ReadJob, ReadResult } from './read-process.ts';
import { Unreadable } from './unreadable.ts';

/** In milliseconds. A deck takes one second; what takes this long is made to. */
const LIMIT = 60_000;
/** Of JavaScript, in MB; PDFium has a bound of its own. */
const MEMORY = 768;
const AT_ONCE = 2;

const inTurn = inTurns(AT_ONCE);

/**
 * What a file says, read in a process of its own with a bound on time and memory: a file that is made to do harm ends
 * that and nothing else.
 * @throws Unreadable
 */
export async function readFileInProcess(bytes: Uint8Array, options: ReadOptions): Promise<ReadDocument> {
	// Before it is sent, which takes its size a second time.
	if (bytes.length > LARGEST_FILE) throw new Unreadable('too_large');
	const job: ReadJob = { bytes, options };
	const result = await inTurn(() => inOwnProcess<ReadResult>('reader/read-process.ts', job, LIMIT, MEMORY)).catch(
		(error: unknown) => {
			if (!(error instanceof EndedEarly)) throw error;
			throw new Unreadable(error.isOverLimit ? 'too_large' : 'damaged', { cause: error });
		}
	);
	if ('unreadable' in result) throw new Unreadable(result.unreadable);
	return result.document;
}
