import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FORMATS } from '#features/report/report.ts';
import { reportFile } from '#features/report/server/files.ts';
import { PLAIN } from '#kernel/look.ts';
import { sha256Of } from '#platform/server/files.ts';
import { largeDocument } from '../../../../tests/support/sample-torture.ts';
import { writeInProcess } from './writing.ts';

let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'kesher-writing-'));
});
afterAll(() => rm(folder, { recursive: true }));

const outfit = PLAIN;
const MEGABYTE = 1024 * 1024;
const never = () => new AbortController().signal;

describe('a file that is written in a process of its own', () => {
	it.each(FORMATS)('is the same as by its address: %s', { timeout: 60_000 }, async (format) => {
		const document = largeDocument('he', 3, 5);
		const draft = join(folder, format);
		const written = await writeInProcess({ document, outfit, format, draft, largest: MEGABYTE * 10 }, never());
		const { bytes, name, mediaType } = await reportFile(document, format);
		expect(written).toEqual({ name, mediaType, size: bytes.length, sha256: sha256Of(bytes) });
		expect(sha256Of(await readFile(draft))).toBe(written.sha256);
		await rm(draft);
	});

	it('is none where it would be too large', async () => {
		const order = {
			outfit,
			document: largeDocument('en', 3, 5),
			format: 'html' as const,
			draft: join(folder, 'x'),
			largest: 100
		};
		await expect(writeInProcess(order, never())).rejects.toMatchObject({ failure: 'too_large' });
		expect(await readdir(folder)).toEqual([]);
	});

	it('is none where its folder is gone, and the log can say why', async () => {
		const draft = join(folder, 'gone', 'x');
		const order = { outfit, document: largeDocument('en', 1, 1), format: 'html' as const, draft, largest: MEGABYTE };
		const failed = await writeInProcess(order, never()).catch((error: unknown) => error as Error);
		expect(failed).toMatchObject({ failure: 'ours' });
		expect(String((failed as Error).cause)).toContain('ENOENT');
	});

	it('is none where it is broken off', { timeout: 60_000 }, async () => {
		const control = new AbortController();
		const draft = join(folder, 'x');
		const order = {
			outfit,
			document: largeDocument('en', 40, 200),
			format: 'pdf' as const,
			draft,
			largest: MEGABYTE * 10
		};
		const writing = writeInProcess(order, control.signal);
		setTimeout(() => control.abort(), 30);
		await expect(writing).rejects.toMatchObject({ name: 'AbortError' });
		expect(await readdir(folder)).toEqual([]);
	});
});
