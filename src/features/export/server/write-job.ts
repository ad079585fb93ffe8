import { open, rm } from 'node:fs/promises';
import { reportFile } from '#features/report/server/files.ts';
import type { ReportFormat } from '#features/report/report.ts';
import type { FlowDocument } from '#kernel/flow-document.ts';
import type { Outfit } from '#kernel/look.ts';
import { sha256Of } from '#platform/server/files.ts';
import type { WrittenFile } from './jobs.ts';

// One file per process: setting a long report blocks whoever does it. writing.ts starts this.

export interface WriteOrder {
	document: FlowDocument;
	outfit: Outfit;
	format: ReportFormat;
	/** Where the file is written: beside where it will be kept. Nothing is there before, and nothing after a failure. */
	draft: string;
	/** In bytes. */
	largest: number;
}

export type WriteAnswer =
	| { is: 'written'; file: WrittenFile }
	| { is: 'too_large' }
	| { is: 'failed'; code: string | undefined; message: string };

process.once('message', (order: WriteOrder) => {
	void work(order).then((answer) => process.send?.(answer, () => process.disconnect()));
});
// Whoever wanted it has ended.
process.once('disconnect', () => process.exit());

async function work({ document, outfit, format, draft, largest }: WriteOrder): Promise<WriteAnswer> {
	try {
		const { name, mediaType, bytes } = await reportFile(document, format, outfit);
		if (bytes.length > largest) return { is: 'too_large' };
		await writeWhole(draft, bytes);
		return { is: 'written', file: { name, mediaType, size: bytes.length, sha256: sha256Of(bytes) } };
	} catch (error) {
		await rm(draft, { force: true });
		const { code, message, stack } = error as NodeJS.ErrnoException;
		return { is: 'failed', code, message: stack ?? message };
	}
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
	const file = await open(path, 'wx', 0o600);
	try {
		await file.writeFile(bytes);
		await file.sync();
	} finally {
		await file.close();
	}
}
