// Writes documents one after another and says what is left of them. Started with --expose-gc: COUNT.
import { writeWordFile } from '../../src/documents/docx/file.ts';
import { writePage } from '../../src/documents/page/page.ts';
import { writeDeck } from '../../src/documents/pptx/deck.ts';
import type { Language } from '../../src/kernel/language.ts';
import { DRESSED } from './sample-looks.ts';
import { largeDocument } from './sample-torture.ts';

const WRITERS = [writeDeck, writeWordFile, writePage];

/** Bytes that cannot be given back, buffers included: what a leak makes more of, whatever the system hands out. */
function kept(): number {
	// The second time frees what only the first found out.
	globalThis.gc?.();
	globalThis.gc?.();
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}

const memory: number[] = [];
for (let job = 0; job < Number(process.argv[2]); job += 1) {
	const language: Language = job % 2 === 0 ? 'he' : 'en';
	const document = largeDocument(language, 4, 40);
	document.title = `${document.title} ${job}`;
	for (const write of WRITERS) write(document, DRESSED[language]);
	if (job % 10 === 9) memory.push(kept());
	await new Promise((resolve) => setTimeout(resolve));
}
process.stdout.write(JSON.stringify(memory));
