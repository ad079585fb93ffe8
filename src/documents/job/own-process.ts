import { fork } from 'node:child_process';
import { join } from 'node:path';
import { fontFolder } from '#documents/fonts/folder.ts';

/**
 * Does a piece of work in a process of its own: one that blocks, or takes much memory, or could be brought down by what
 * it is given. The process answers the one message that it gets.
 * @param file of the process, below src/documents @param limit in milliseconds, after which it is ended
 */
export function inOwnProcess<Result>(file: string, message: object, limit: number): Promise<Result> {
	const fonts = fontFolder();
	// By way of the fonts: they lie in the sources, wherever this file was bundled to.
	const child = fork(join(fonts, '..', file), {
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
		timeout: limit,
		killSignal: 'SIGKILL'
	});
	return new Promise((resolve, reject) => {
		let complaint = '';
		child.stderr?.setEncoding('utf8').on('data', (text: string) => (complaint += text));
		child.once('message', (result: Result) => resolve(result));
		child.once('error', reject);
		child.once('close', (code, signal) =>
			reject(new Error(`${file}: the process ended with ${signal ?? code ?? '?'}. ${complaint}`))
		);
		child.send(message, (error) => error && reject(error));
	});
}
