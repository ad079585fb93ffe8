import { fork } from 'node:child_process';
import { join } from 'node:path';
import { fontFolder } from '#documents/fonts/folder.ts';
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

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Writes the document as an accessible PDF (PDF/UA-1) on A4. The same document gives the same bytes.
 * @throws Error when it cannot be set; what a person typed is never the reason
 */
export async function writePdf(document: FlowDocument, outfit: Outfit = PLAIN): Promise<Pdf> {
	if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
	else running += 1;
	try {
		const result = await inProcess({ document, outfit });
		if ('error' in result) throw new Error(`The PDF could not be made. ${result.error}`);
		return result;
	} finally {
		// Whoever waits takes over the place; only when nobody does it becomes free.
		const next = waiting.shift();
		if (next) next();
		else running -= 1;
	}
}

function inProcess(job: PdfJob): Promise<PdfResult> {
	const fonts = fontFolder();
	// By way of the fonts: they lie in the sources, wherever this file was bundled to.
	const child = fork(join(fonts, '../pdf/pdf-job.ts'), {
		execPath: process.execPath,
		execArgv: [],
		serialization: 'advanced',
		stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
		// No secrets of the server, and no fonts of the machine: those would make each machine's document another one.
		env: {
			FONTCONFIG_FILE: join(fonts, 'fonts.conf'),
			// Half of the time of a small document would go into reading TypeScript.
			NODE_COMPILE_CACHE: join(fonts, '../../../build/compile-cache')
		},
		timeout: LIMIT,
		killSignal: 'SIGKILL'
	});
	return new Promise((resolve, reject) => {
		let complaint = '';
		child.stderr?.setEncoding('utf8').on('data', (text: string) => (complaint += text));
		child.once('message', (result: PdfResult) => resolve(result));
		child.once('error', reject);
		child.once('close', (code, signal) =>
			reject(new Error(`The PDF could not be made: the process ended with ${signal ?? code ?? '?'}. ${complaint}`))
		);
		child.send(job, (error) => error && reject(error));
	});
}
