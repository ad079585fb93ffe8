import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { newId } from '../../src/kernel/id.ts';
import { firstDirector, signIn } from '../support/desk.ts';
import type { Page } from '../support/http-client.ts';
import { comesTrue, expectSentence, kesher, startServer, statusOf } from '../support/operations.ts';

const MEGABYTE = 1024 * 1024;

/** A small disk of its own with a used state folder on it; undefined where this process may not mount one. */
function smallDisk(megabytes: number): string | undefined {
	const folder = mkdtempSync(join(tmpdir(), 'kesher-disk-'));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', folder]);
	if (status !== 0) {
		process.stderr.write('SKIPPED: a full disk cannot be tried, as this user may not mount a small one\n');
		return undefined;
	}
	onTestFinished(() => void spawnSync('umount', ['-l', folder]));
	const home = join(folder, 'home');
	execFileSync('cp', ['-a', inject('usedHome'), home]);
	chmodSync(home, 0o711);
	return home;
}

/** Fills the disk until so much is free. @returns how to free it again */
function fill(home: string, leaving: number): () => void {
	const path = join(home, '..', 'filler');
	const { bavail, bsize } = statfsSync(home);
	const size = Math.max(0, bavail * bsize - leaving);
	for (let written = 0; written < size; written += MEGABYTE) {
		writeFileSync(path, Buffer.alloc(Math.min(MEGABYTE, size - written)), { flag: 'a' });
	}
	return () => rmSync(path);
}

describe('a full disk', () => {
	it('is a sentence at the start and in a backup', async ({ skip }) => {
		const home = smallDisk(260);
		if (!home) return skip();
		const attachments = join(home, 'files');
		const before = readdirSync(home);
		const free = fill(home, 40 * MEGABYTE);
		const start = await kesher(['start'], home);
		expect(start.code).toBe(1);
		expectSentence(
			start,
			/^The disk that holds \S+ is full\. Free at least 64 MB and start again; nothing is lost\.\n$/
		);
		expect(readdirSync(home)).toEqual(before);
		expect(existsSync(attachments)).toBe(true);
		free();

		// Enough for a start, not for a backup on the same disk.
		const server = await startServer(home);
		const freeAgain = fill(home, 64 * 1024);
		const out = join(home, '..', 'backup.tar.gz');
		const backup = await kesher(['backup', '--out', out], home);
		expect(backup.code).toBe(1);
		expectSentence(backup, /^(There is no room left for \S+\. Nothing was written|The disk that holds \S+ is full)/);
		expect(readdirSync(join(home, '..'))).toEqual(['filler', 'home']);
		freeAgain();
		expect(await comesTrue(async () => (await statusOf(`${server.base}/readyz`)) === 200)).toBe(true);
		expect((await kesher(['backup', '--out', out], home)).code).toBe(0);
	});

	it('costs nothing that was acknowledged, is said on the page, and is over once there is room', async ({ skip }) => {
		const home = smallDisk(300);
		if (!home) return skip();
		const server = await startServer(home);
		const desk = await firstDirector(server);
		const free = fill(home, 256 * 1024);
		const acknowledged: string[] = [];
		let refused: Page | undefined;
		for (let index = 0; !refused && index < 5000; index += 1) {
			const name = `goal ${index} ${'x'.repeat(200)};`;
			const fields = { id: newId(), version: '0', 'name.en': name };
			const page = await desk.client.post('/o/raanana/goals/edit?/save', fields, { 'accept-language': 'en' });
			if (page.status === 303) acknowledged.push(name);
			else refused = page;
		}
		expect(acknowledged.length).toBeGreaterThan(0);
		expect([500, 503]).toContain(refused?.status);
		expect(refused?.html).not.toMatch(/No space left|\bat .*\.js:/);
		// Full while a row is written, or while the log is, after which the database has to come back first.
		expect(refused?.html).toMatch(/הדיסק של השרת מלא|מסד הנתונים אינו משיב|משהו השתבש/);
		expect(await statusOf(`${server.base}/healthz`)).toBe(200);
		free();
		expect(await comesTrue(async () => (await statusOf(`${server.base}/readyz`)) === 200, 60_000)).toBe(true);
		expect(await desk.goalsShown(acknowledged)).toEqual(acknowledged);
		expect(await desk.addGoal('there is room again')).toBe(true);
		expect(await server.kill('SIGTERM')).toBe(0);
		const again = await startServer(home);
		expect(await (await signIn(again)).goalsShown(acknowledged)).toEqual(acknowledged);
	});
});
