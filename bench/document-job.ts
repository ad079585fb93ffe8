// Writes a report so many times and says what it took. Started by bench/documents.ts: FORMAT COUNT.
import { writeWordFile } from '#documents/docx/file.ts';
import { writePdf } from '#documents/pdf/pdf.ts';
import { writeDeck } from '#documents/pptx/deck.ts';
import type { FlowDocument } from '#kernel/flow-document.ts';
import { largeDocument } from '../tests/support/sample-torture.ts';

const WRITERS = {
	pptx: writeDeck,
	docx: writeWordFile,
	pdf: async (document: FlowDocument) => (await writePdf(document)).bytes
};
const [format, count] = process.argv.slice(2) as [keyof typeof WRITERS, string];
const memory: number[] = [];
let [stall, last] = [0, performance.now()];
const pulse = setInterval(() => {
	stall = Math.max(stall, performance.now() - last - 5);
	last = performance.now();
}, 5);

let bytes = 0;
const began = performance.now();
for (let job = 0; job < Number(count); job += 1) {
	const document = largeDocument(job % 2 === 0 ? 'he' : 'en', 8, 200);
	document.title = `${document.title} ${job}`;
	bytes = (await WRITERS[format](document)).length;
	memory.push(process.memoryUsage.rss() / 1024 / 1024);
	// A server, too, turns to others between two reports.
	await new Promise((resolve) => setTimeout(resolve));
}
const milliseconds = (performance.now() - began) / Number(count);
clearInterval(pulse);
process.stdout.write(JSON.stringify({ bytes, memory, milliseconds, stall }));
