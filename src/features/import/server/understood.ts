import { EndedEarly, inOwnProcess } from '#documents/job/own-process.ts';
import { inTurns } from '#documents/job/turns.ts';
import { Unreadable } from '#documents/reader/unreadable.ts';
import { understand } from '#features/understanding/understand.ts';
import type { Known, Understanding } from '#features/understanding/understanding.ts';
import type { ReadDocument } from '#kernel/read-document.ts';

export interface UnderstandJob {
	document: ReadDocument;
	known: Known;
	/** @property year of which the document tells, where a person has said so */
	options: { year?: number; today: string };
}

export type UnderstandResult = { understanding: Understanding } | { failed: string };

/** A document of so many paragraphs is understood before a process would have started. */
const FEW = 60;
/** In milliseconds, and of JavaScript in MB: a thousand slides take some seconds. */
const LIMIT = 120_000;
const MEMORY = 768;
const AT_ONCE = 2;

const inTurn = inTurns(AT_ONCE);

/**
 * What a document says, as proposals; a long one in a process of its own, so that nobody else's page waits for it.
 * @throws Unreadable where it takes longer than a person's own work would
 */
export async function understood(job: UnderstandJob): Promise<Understanding> {
	const { document, known, options } = job;
	const paragraphs = document.pages.reduce((count, page) => count + page.paragraphs.length, 0);
	if (paragraphs <= FEW) return understand(document, known, options);
	const file = '../features/import/server/understanding-process.ts';
	const result = await inTurn(() => inOwnProcess<UnderstandResult>(file, job, LIMIT, MEMORY)).catch(
		(error: unknown) => {
			if (error instanceof EndedEarly && error.isOverLimit) throw new Unreadable('too_large', { cause: error });
			throw error;
		}
	);
	if ('failed' in result) throw new Error(result.failed);
	return result.understanding;
}
