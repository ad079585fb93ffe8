import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { firstDirector, signIn } from '../support/desk.ts';
import { textOf } from '../support/html.ts';
import type { HttpClient } from '../support/http-client.ts';
import { comesTrue, startServer, usedHome } from '../support/operations.ts';

const PAGE = '/o/raanana/report/2020/files';
const FORMATS = ['pptx', 'docx', 'pdf', 'html'];

async function order(client: HttpClient): Promise<void> {
	const fields = { 'formats[]': FORMATS, 'languages[]': ['he', 'en', 'he+en'] };
	expect((await client.post(`${PAGE}?/order`, fields)).status).toBe(303);
}

const readyOn = async (client: HttpClient) =>
	[...(await client.get(PAGE)).html.matchAll(/href="(\/o\/raanana\/exports\/[^"]+)"/g)].map(([, href]) => href ?? '');

/** What is half-written in the folder of files. */
function drafts(home: string): string[] {
	const all = readdirSync(join(home, 'files'), { recursive: true, withFileTypes: true });
	return all.filter((entry) => entry.isFile() && !/^[0-9a-f]{64}$/.test(entry.name)).map(({ name }) => name);
}

describe('files that are being made when the server goes', () => {
	it.each(['SIGKILL', 'SIGTERM'] as const)(
		'are made after the next start: %s',
		{ timeout: 180_000 },
		async (signal) => {
			const home = usedHome();
			const server = await startServer(home);
			const { client } = await firstDirector(server);
			await order(client);
			expect(await comesTrue(async () => (await readyOn(client)).length > 0)).toBe(true);
			await server.kill(signal);
			// In good order nothing is left; what a kill leaves is gone after the next start.
			if (signal === 'SIGTERM') expect(drafts(home)).toEqual([]);
			const next = await startServer(home);
			const again = (await signIn(next)).client;
			expect(await comesTrue(async () => (await readyOn(again)).length === 12, 90_000)).toBe(true);
			for (const href of await readyOn(again)) expect((await again.get(href)).status).toBe(200);
			expect(drafts(home)).toEqual([]);
			await next.kill('SIGTERM');
		}
	);
});

describe('files for which there is no room', () => {
	it('are none, which is said, and are made when there is', { timeout: 180_000 }, async ({ skip }) => {
		const home = usedHome();
		const files = join(home, 'files');
		const mount = (...options: string[]) =>
			spawnSync('mount', [...options, '-t', 'tmpfs', 'tmpfs', files]).status === 0;
		if (!mount('-o', 'size=64k')) {
			process.stderr.write('SKIPPED: a full disk cannot be tried, as this user may not mount a small one\n');
			return skip();
		}
		onTestFinished(() => void spawnSync('umount', ['-l', files]));
		const server = await startServer(home);
		const { client } = await firstDirector(server);
		await client.post(`${PAGE}?/order`, { 'formats[]': ['pptx', 'html'], 'languages[]': ['en'] });
		const isOver = async () => !(await client.get(PAGE)).html.includes('data-follow="busy"');
		expect(await comesTrue(isOver, 60_000)).toBe(true);
		const { html } = await client.get(PAGE, { 'accept-language': 'en' });
		expect(textOf(html)).toMatch(/There was no room left on the disk of the server|לא נותר מקום בדיסק של השרת/);
		expect(readdirSync(files, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())).toEqual([]);
		expect(mount('-o', 'remount,size=64m')).toBe(true);
		await client.post(`${PAGE}?/order`, { 'formats[]': ['pptx', 'html'], 'languages[]': ['en'] });
		expect(await comesTrue(async () => (await readyOn(client)).length === 2, 60_000)).toBe(true);
		expect(drafts(home)).toEqual([]);
	});
});
