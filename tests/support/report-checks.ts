import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { ReportFormat } from '../../src/features/report/report.ts';

const run = promisify(execFile);

/** The acceptance checks are not part of the sources: they lie beside the checkout where it is developed. */
const FOLDERS = ['..', '../..'].map((up) => resolve(import.meta.dirname, '../..', up, 'shared/checks'));

/** A check that lies beside the checkout; says loudly where it does not, or where its programs are not there. */
export async function checkBeside(name: string, ...programs: string[]): Promise<string | undefined> {
	const path = FOLDERS.map((folder) => join(folder, name)).find((candidate) => existsSync(candidate));
	const found = await Promise.all(programs.map((program) => isInstalled(program)));
	const missing = programs.filter((_, index) => !found[index]);
	if (path && missing.length === 0) return path;
	process.stderr.write(`SKIPPED: ${name} ${path ? `needs ${missing.join(', ')}` : 'is not beside the checkout'}\n`);
	return undefined;
}

async function isInstalled(program: string): Promise<boolean> {
	return run('sh', ['-c', `command -v ${program}`]).then(
		() => true,
		() => false
	);
}

/** Runs a program over files of a report. @returns all that it said, its failures too */
export async function checkFiles(
	command: readonly string[],
	files: Partial<Record<ReportFormat, Uint8Array>>
): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'kesher-report-'));
	try {
		const paths = await Promise.all(
			Object.entries(files).map(async ([format, bytes]) => {
				const path = join(folder, `report.${format}`);
				await writeFile(path, bytes);
				return path;
			})
		);
		const [program = '', ...before] = command;
		return await run(program, [...before, ...paths], { maxBuffer: 1 << 26 }).then(
			({ stdout }) => stdout,
			({ stdout = '', message = '' }: { stdout?: string; message?: string }) => `${stdout}${message}`
		);
	} finally {
		await rm(folder, { recursive: true });
	}
}
