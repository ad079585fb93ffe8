import { fork } from 'node:child_process';
import { join } from 'node:path';
import { fontFolder } from '#documents/fonts/folder.ts';
import { ExportFailed } from '../export.ts';
import type { WrittenFile } from './jobs.ts';
import type { WriteAnswer, WriteOrder } from './write-job.ts';

/** Writes a file to its draft; ends it, and leaves nothing, when the signal says so. */
export type Write = (order: WriteOrder, signal: AbortSignal) => Promise<WrittenFile>;

/** A long report takes some seconds; one that takes so many minutes never ends. */
const LONGEST_MINUTES = 5;

/**
 * Writes a file in a process of its own, so that nobody else's page waits for it.
 * @throws ExportFailed
 */
export const writeInProcess: Write = async (order, signal) => {
	const answer = await answerOf(order, signal);
	switch (answer.is) {
		case 'written':
			return answer.file;
		case 'too_large':
			throw new ExportFailed('too_large', Math.floor(order.largest / 1024 / 1024));
		case 'failed':
			throw new ExportFailed(isFull(answer.code) ? 'disk_full' : 'ours', undefined, new Error(answer.message));
	}
};

/** Of the disk itself, and of what somebody is allowed of it. */
function isFull(code: string | undefined): boolean {
	return code === 'ENOSPC' || code === 'EDQUOT';
}

function answerOf(order: WriteOrder, signal: AbortSignal): Promise<WriteAnswer> {
	const sources = join(fontFolder(), '../../..');
	// By way of the fonts: they lie in the sources, wherever this file was bundled to.
	const child = fork(join(sources, 'src/features/export/server/write-job.ts'), {
		execPath: process.execPath,
		execArgv: [],
		serialization: 'advanced',
		stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
		// No secrets of the server.
		env: { NODE_COMPILE_CACHE: join(sources, 'build/compile-cache') },
		...{ signal, killSignal: 'SIGKILL', timeout: LONGEST_MINUTES * 60_000 }
	});
	return new Promise((resolve, reject) => {
		let complaint = '';
		child.stderr?.setEncoding('utf8').on('data', (text: string) => (complaint += text));
		child.once('message', (answer: WriteAnswer) => resolve(answer));
		child.once('error', reject);
		child.once('close', (code, ended) => {
			if (ended === 'SIGKILL' && !signal.aborted && complaint === '') {
				reject(new ExportFailed('took_too_long', LONGEST_MINUTES));
			} else {
				reject(new ExportFailed('ours', undefined, new Error(`ended with ${ended ?? code ?? '?'}. ${complaint}`)));
			}
		});
		child.send(order, (error) => error && reject(error));
	});
}
