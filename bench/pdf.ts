// What the PDF promises: a report of 8 partners and 200 items in 0.4 s whole process, and flat memory over many.
// Run: node scripts/run.js bench/pdf.ts
import { writePdf } from '#documents/pdf/pdf.ts';
import { largeDocument } from '../tests/support/sample-torture.ts';

const JOBS = 100;
const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024);

const times: number[] = [];
let worstStall = 0;
let last = performance.now();
const pulse = setInterval(() => {
	worstStall = Math.max(worstStall, performance.now() - last - 5);
	last = performance.now();
}, 5);

let size = 0;
let before = 0;
for (let job = 0; job < JOBS; job++) {
	const document = largeDocument(job % 2 === 0 ? 'he' : 'en', 8, 200);
	document.title = `${document.title} ${job}`;
	const began = performance.now();
	size = (await writePdf(document)).bytes.length;
	times.push(performance.now() - began);
	if (job === 9) before = process.memoryUsage.rss();
}
clearInterval(pulse);
times.sort((a, b) => a - b);
const children = process.resourceUsage();
process.stdout.write(
	`${JOBS} documents of 8 partners and 200 items: median ${Math.round(times[JOBS / 2] as number)} ms, ` +
		`best ${Math.round(times[0] as number)} ms, worst ${Math.round(times[JOBS - 1] as number)} ms, ${Math.round(size / 1024)} kB each\n` +
		`server: ${megabytes(before)} MB after 10, ${megabytes(process.memoryUsage.rss())} MB after ${JOBS}, ` +
		`peak ${megabytes(children.maxRSS * 1024)} MB; longest stall of its event loop ${Math.round(worstStall)} ms\n`
);
