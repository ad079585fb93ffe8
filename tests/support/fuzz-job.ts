// Reads so many files that are changed by chance, one after the other, and says of each which one begins. Started by
// tests/unit/fuzz-readers.test.ts, which notices when none begins any more: FIRST COUNT MILLISECONDS.
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryOfPdfium } from '#documents/reader/pdf/pdfium.ts';
import { readFile } from '#documents/reader/read-file.ts';
import { readTable } from '#documents/reader/table/read-table.ts';
import { Unreadable } from '#documents/reader/unreadable.ts';
import { fuzzFiles } from './fuzz-files.ts';
import { mutated, randomOf } from './mutations.ts';

export interface FuzzReport {
	read: number;
	/** How often each answer was given. */
	answers: Record<string, number>;
	/** Seed, file and error of what was neither read nor refused. */
	failures: string[];
	/** The longest, in milliseconds, and its seed. */
	longest: { took: number; seed: number; name: string };
	/** In MB, of JavaScript with what it holds outside of its heap, a tenth of the way and at the end; and of PDFium. */
	memory: { early: number; late: number; pdfium: number };
}

const MEGABYTE = 1024 * 1024;
const [first = 1, count = 1, budget = Infinity] = process.argv.slice(2).map(Number);
const files = await fuzzFiles();
const names = [...files.keys()];
/** A report takes as long as ten of these. */
const small = names.filter((name) => !name.startsWith('report'));
const answers: Record<string, number> = {};
const failures: string[] = [];
let longest = { took: 0, seed: 0, name: '' };
let [read, early] = [0, 0];
const began = performance.now();

for (let seed = first; seed < first + count && performance.now() - began < budget && failures.length < 5; seed += 1) {
	const random = randomOf(seed);
	const among = random(8) === 0 ? names : small;
	const name = among[random(among.length)] ?? '';
	const other = files.get(names[random(names.length)] ?? '');
	const file = files.get(name);
	if (!file || !other) break;
	const bytes = mutated(file, other, random);
	process.send?.({ seed, name });
	const start = performance.now();
	const answer = await answerTo(name, bytes);
	const took = performance.now() - start;
	if (took > longest.took) longest = { took, seed, name };
	answers[answer] = (answers[answer] ?? 0) + 1;
	if (answer.startsWith('failed')) {
		const kept = join(tmpdir(), `kesher-fuzz-${seed}-${name}`);
		writeFileSync(kept, bytes);
		failures.push(`seed ${seed}, ${name}, kept as ${kept}: ${answer}`);
	}
	read += 1;
	if (read === Math.ceil(count / 10)) early = memoryNow();
	// A server, too, turns to others between two files.
	if (read % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
}
const memory = { early: early || memoryNow(), late: memoryNow(), pdfium: (await memoryOfPdfium()) / MEGABYTE };
const report: FuzzReport = { read, answers, failures, longest, memory };
if (process.send) process.send({ report }, () => process.disconnect());
else process.stdout.write(`${JSON.stringify(report, null, '\t')}\n`);

async function answerTo(name: string, bytes: Uint8Array): Promise<string> {
	try {
		if (/\.(csv|xlsx)$/.test(name)) readTable(bytes);
		else await readFile(bytes, { names: ['ורונה', 'Goslar'] });
		return 'read';
	} catch (error) {
		return error instanceof Unreadable ? error.code : `failed: ${(error as Error).stack ?? String(error)}`;
	}
}

function memoryNow(): number {
	globalThis.gc?.();
	const { heapUsed, external } = process.memoryUsage();
	return (heapUsed + external) / MEGABYTE;
}
