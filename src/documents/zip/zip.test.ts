import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ZipWriter, type Content } from './zip.ts';

const AT = new Date('2026-11-29T10:20:30Z');

async function zipOf(entries: Record<string, Content>, at = AT): Promise<Buffer> {
	const zip = new ZipWriter(at);
	const parts: Uint8Array[] = [];
	for (const [name, content] of Object.entries(entries)) {
		for await (const chunk of zip.add(name, content)) parts.push(chunk);
	}
	return Buffer.concat([...parts, ...zip.end()]);
}

describe('an archive', () => {
	it('holds what was added, under its name in any script, an empty file as well', async () => {
		const bytes = await zipOf({
			'files/אמנת תאומה.txt': [Buffer.from('שלום'), Buffer.from(' לכולם')],
			'empty.json': [],
			'large.bin': Array.from({ length: 100 }, (_, index) => Buffer.alloc(10_000, index))
		});
		const read = unzipSync(bytes);
		expect(Object.keys(read)).toEqual(['files/אמנת תאומה.txt', 'empty.json', 'large.bin']);
		expect(Buffer.from(read['files/אמנת תאומה.txt'] ?? []).toString()).toBe('שלום לכולם');
		expect(read['empty.json']?.length).toBe(0);
		expect(read['large.bin']?.length).toBe(1_000_000);
		expect(read['large.bin']?.[999_999]).toBe(99);
	});

	const hasPython = spawnSync('python3', ['--version']).status === 0;
	it.runIf(hasPython)('is found whole by another reader, which also checks the sums', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'kesher-zip-'));
		onTestFinished(() => rmSync(folder, { recursive: true }));
		const path = join(folder, 'a.zip');
		writeFileSync(path, await zipOf({ 'a/b.txt': [Buffer.from('one')], 'c.txt': [readFileSync('package.json')] }));
		const script =
			'import sys,zipfile;z=zipfile.ZipFile(sys.argv[1]);print(z.testzip(),[(i.filename,i.date_time) for i in z.infolist()])';
		const said = execFileSync('python3', ['-c', script, path], { encoding: 'utf8' });
		expect(said.trim()).toBe("None [('a/b.txt', (2026, 11, 29, 10, 20, 30)), ('c.txt', (2026, 11, 29, 10, 20, 30))]");
	});

	it('is the same for the same content', async () => {
		const entries = () => ({ a: [Buffer.from('x')], b: [Buffer.from('y')] });
		expect((await zipOf(entries())).equals(await zipOf(entries()))).toBe(true);
	});

	it('fails where what it is read from fails', async () => {
		async function* broken(): AsyncGenerator<Uint8Array> {
			yield Buffer.from('half');
			await Promise.resolve();
			throw new Error('the disk is gone');
		}
		await expect(zipOf({ a: broken() })).rejects.toThrow('the disk is gone');
	});
});
