import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fixed, median, table, verdict } from './markdown.ts';

const TIMES = 5;
const JOB = join(import.meta.dirname, 'document-job.ts');
const READING_JOB = join(import.meta.dirname, 'reading-job.ts');

interface Said {
	bytes: number;
	memory: number[];
	milliseconds: number;
	stall: number;
}

/** A report of 8 partners and 200 items: one in a process of its own, and a hundred in one process. */
export function benchDocuments(): string {
	const bare = median(Array.from({ length: TIMES }, () => timed(['-e', '0']).took));
	const rows = (['pptx', 'docx', 'pdf'] as const).map((format) => {
		const single = Array.from({ length: TIMES }, () => timed([JOB, format, '1']));
		const took = median(single.map((each) => each.took)) / 1000;
		const many = timed([JOB, format, '100']).said;
		const [early = 0, late = 0] = [many.memory[9], many.memory.at(-1)];
		return [
			format.toUpperCase(),
			fixed((single[0]?.said.bytes ?? 0) / 1000, 0),
			fixed(took),
			verdict(took, 0.4, 0.4, 'less') === 'stretch' ? 'kept (0.4)' : '**missed** (0.4)',
			fixed(median(single.map((each) => each.said.memory.at(-1) ?? 0)), 0),
			fixed(many.milliseconds, 0),
			`${fixed(early, 0)} → ${fixed(late, 0)}`,
			fixed(late / early),
			fixed(many.stall, 0)
		];
	});
	const head = [
		'format',
		'kB',
		's, whole process',
		'bar',
		'MB at its end',
		'ms each of 100',
		'MB after 10 → 100',
		'ratio',
		'longest stall ms'
	];
	return `An empty Node process takes ${fixed(bare / 1000)} s here. The PDF is set in a process of its own, which these figures of time include and those of memory do not.\n\n${table(head, rows)}`;
}

/** A PDF of thirty slides, read: once in a process of its own, as an import does it, and a hundred times in one. */
export function benchReading(): string {
	const bare = median(Array.from({ length: TIMES }, () => timed(['-e', '0']).took)) / 1000;
	const single = Array.from({ length: TIMES }, () => timed([READING_JOB, '1']));
	const took = median(single.map((each) => each.took)) / 1000;
	const many = timed([READING_JOB, '100']).said;
	const [early = 0, late = 0] = [many.memory[9], many.memory.at(-1)];
	const row = [
		'PDF of 30 slides',
		fixed((single[0]?.said.bytes ?? 0) / 1000, 0),
		fixed(took),
		verdict(took, 1, 1, 'less') === 'stretch' ? 'kept (1)' : '**missed** (1)',
		fixed(took / bare, 1),
		fixed(many.milliseconds, 0),
		`${fixed(early, 0)} → ${fixed(late, 0)}`,
		fixed(late / early)
	];
	const head = [
		'file',
		'kB',
		's, whole process',
		'bar',
		'× an empty process',
		'ms each of 100',
		'MB after 10 → 100',
		'ratio'
	];
	return table(head, [row]);
}

function timed(args: string[]): { took: number; said: Said } {
	const began = performance.now();
	const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
	const took = performance.now() - began;
	return { took, said: JSON.parse(stdout || '{}') as Said };
}
