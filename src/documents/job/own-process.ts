import { fork } from 'node:child_process';
import { join } from 'node:path';
import { fontFolder } from '#documents/fonts/folder.ts';

/** A process that ended without an answer. */
export class EndedEarly extends Error {
	override readonly name = 'EndedEarly';
	/** It took more time or memory than it may. */
	readonly isOverLimit: boolean;

	constructor(file: string, ending: string, complaint: string) {
		super(`${file}: the process ended with ${ending}. ${complaint}`);
		this.isOverLimit = ending === 'SIGKILL' || /heap out of memory|allocation failed/i.test(complaint);
	}
}

/**
 * Does a piece of work in a process of its own: one that blocks, or takes much memory, or could be brought down by what
 * it is given. The process answers the one message that it gets.
 * @param file of the process, below src/documents @param limit in milliseconds, after which it is ended
 * @param memory of its JavaScript at most, in MB; undefined: as much as Node gives
 * @throws EndedEarly
 */
export function inOwnProcess<Result>(file: string, message: object, limit: number, memory?: number): Promise<Result> {
	const fonts = fontFolder();
	// By way of the fonts: they lie in the sources, wherever this file was bundled to.
	const child = fork(join(fonts, '..', file), {
		execPath: process.execPath,
		execArgv: memory === undefined ? [] : [`--max-old-space-size=${memory}`],
		serialization: 'advanced',
		stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
		// No secrets of the server, and no fonts of the machine: those would make each machine's document another one.
		env: {
			FONTCONFIG_FILE: join(fonts, 'fonts.conf'),
			// Half of the time of a small document would go into reading TypeScript.
			NODE_COMPILE_CACHE: join(fonts, '../../../build/compile-cache')
		},
		timeout: limit,
		killSignal: 'SIGKILL'
	});
	return new Promise((resolve, reject) => {
		let complaint = '';
		child.stderr?.setEncoding('utf8').on('data', (text: string) => (complaint += text));
		child.once('message', (result: Result) => resolve(result));
		child.once('error', reject);
		child.once('close', (code, signal) => reject(new EndedEarly(file, String(signal ?? code ?? '?'), complaint)));
		child.send(message, (error) => error && reject(error));
	});
}
