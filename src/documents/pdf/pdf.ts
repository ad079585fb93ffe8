import { inOwnProcess } from '#documents/job/own-process.ts';
import { inTurns } from '#documents/job/turns.ts';
import type { FlowDocument } from '#kernel/flow-document.ts';
import { PLAIN, type Outfit } from '#kernel/look.ts';
import type { PdfJob, PdfResult } from './pdf-job.ts';

export interface Pdf {
	bytes: Uint8Array;
	/** Characters that no typeface of ours has, each once; a box stands for them. */
	replaced: string[];
}

/** A document of 60 pages takes two seconds; one that takes this long never ends. */
const LIMIT = 60_000;
/** Each job takes some 150 MB while it runs. */
const AT_ONCE = 2;

const inTurn = inTurns(AT_ONCE);

/**
 * Writes the document as an accessible PDF (PDF/UA-1) on A4. The same document gives the same bytes.
 * @throws Error when it cannot be set; what a person typed is never the reason
 */
export async function writePdf(document: FlowDocument, outfit: Outfit = PLAIN): Promise<Pdf> {
	const job: PdfJob = { document, outfit };
	const result = await inTurn(() => inOwnProcess<PdfResult>('pdf/pdf-job.ts', job, LIMIT));
	if ('error' in result) throw new Error(`The PDF could not be made. ${result.error}`);
	return result;
}
