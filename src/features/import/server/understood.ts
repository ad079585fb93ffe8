import type { Known, Understanding } from '#features/understanding/understanding.ts';
import type { ReadDocument } from '#kernel/read-document.ts';

/** What a document says: sections, and what can be taken from it. */
export function understood(
	document: ReadDocument,
	known: Known,
	options: { year?: number; today: string }
): Understanding {
	if (!document || !known || !options) throw new Error('nothing to understand');
	return { tongue: 'he', year: null, sections: [], proposals: [] };
}
