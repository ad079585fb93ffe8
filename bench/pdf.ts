// What the PDF promises: a report of 8 partners and 200 items in 0.4 s whole process, and flat memory over many.
// Run: node scripts/run.js bench/pdf.ts
import { spawnSync } from 'node:child_process';
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

const cpu = process.cpuUsage();
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
const { user, system } = process.cpuUsage(cpu);
times.sort((a, b) => a - b);
// What the machine is worth at this moment: other people's work makes everything slower alike.
const bare = Array.from({ length: 11 }, () => {
	const began = performance.now();
	spawnSync(process.execPath, ['-e', '0']);
	return performance.now() - began;
}).sort((a, b) => a - b)[5] as number;
process.stdout.write(
	`${JOBS} documents of 8 partners and 200 items: median ${Math.round(times[JOBS / 2] as number)} ms, ` +
		`best ${Math.round(times[0] as number)} ms, worst ${Math.round(times[JOBS - 1] as number)} ms, ${Math.round(size / 1024)} kB each; an empty Node process takes ${Math.round(bare)} ms\n` +
		`server: ${megabytes(before)} MB after 10, ${megabytes(process.memoryUsage.rss())} MB after ${JOBS}, ` +
		`peak ${megabytes(process.resourceUsage().maxRSS * 1024)} MB; its own work ${Math.round((user + system) / 1000 / JOBS)} ms a document, longest stall of its event loop ${Math.round(worstStall)} ms\n`
);
