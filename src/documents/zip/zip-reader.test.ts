import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ZipReader } from './zip-reader.ts';
import { BadZip, sourceOfBytes, sourceOfFile } from './source.ts';
import { ZipWriter } from './zip.ts';

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text));
const openBytes = (bytes: Uint8Array) => ZipReader.open(sourceOfBytes(bytes));
const textOf = async (zip: ZipReader, name: string) => Buffer.concat(await Array.fromAsync(zip.read(name))).toString();

async function written(entries: Record<string, string>): Promise<Buffer> {
	const zip = new ZipWriter(new Date('2026-11-29T10:20:30Z'));
	const parts: Uint8Array[] = [];
	for (const [name, text] of Object.entries(entries)) {
		for await (const chunk of zip.add(name, [Buffer.from(text)])) parts.push(chunk);
	}
	return Buffer.concat([...parts, ...zip.end()]);
}

/** Why it is not read, at once or when an entry is. */
async function refusalOf(bytes: Uint8Array): Promise<string> {
	try {
		const zip = await openBytes(bytes);
		for (const name of zip.names) await Array.fromAsync(zip.read(name));
		return 'none';
	} catch (error) {
		if (error instanceof BadZip) return error.code;
		throw error;
	}
}

/** The directory of an archive of one entry says something else of it. */
function changed(bytes: Uint8Array, field: number, value: number): Buffer {
	const copy = Buffer.from(bytes);
	const at = copy.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
	copy.writeUInt32LE(value, at + field);
	return copy;
}

describe('an archive that is read', () => {
	it('gives back what ours and other programs wrote, packed or not, from memory and from the disk', async () => {
		const entries = { 'README.txt': 'שלום', 'tables/a.json': 'x'.repeat(400_000), empty: '' };
		const own = await written(entries);
		const others = zipSync({
			'README.txt': bytesOf('שלום'),
			'tables/a.json': [bytesOf('x'.repeat(400_000)), { level: 0 }],
			empty: bytesOf('')
		});
		const folder = await mkdtemp(join(tmpdir(), 'kesher-zip-'));
		onTestFinished(() => rm(folder, { recursive: true }));
		await writeFile(join(folder, 'a.zip'), own);
		const file = await open(join(folder, 'a.zip'));
		onTestFinished(() => file.close());
		for (const zip of [await openBytes(own), await openBytes(others), await ZipReader.open(await sourceOfFile(file))]) {
			expect(zip.names).toEqual(Object.keys(entries));
			for (const [name, text] of Object.entries(entries)) expect(await textOf(zip, name)).toBe(text);
			expect(zip.sizeOf('tables/a.json')).toBe(400_000);
		}
	});

	it('is not read where it is none, or was cut off, or a byte of it changed', async () => {
		const whole = await written({ 'a.txt': 'one two three one two three', 'b.txt': 'four' });
		expect(await refusalOf(bytesOf('no archive at all'))).toBe('not_zip');
		expect(await refusalOf(bytesOf(''))).toBe('not_zip');
		for (let end = 0; end < whole.length; end += 7) expect(await refusalOf(whole.subarray(0, end))).toBe('not_zip');
		const refusals = new Set<string>();
		for (let at = 0; at < whole.length; at += 1) {
			const copy = Buffer.from(whole);
			copy[at] = (copy[at] ?? 0) ^ 0xff;
			refusals.add(await refusalOf(copy));
		}
		// A byte of what nobody asks for (a time, a version) may be any.
		expect([...refusals].toSorted()).toEqual(['bomb', 'damaged', 'none', 'not_zip', 'unsafe']);
	});

	it.each(['../a', '/etc/passwd', 'a/../../b', 'C:/a', 'a\\b', './a', 'a\u0000b'])(
		'is not read where it names %j',
		async (name) => {
			expect(await refusalOf(zipSync({ [name]: bytesOf('x') }))).toBe('unsafe');
		}
	);

	it('is not read where it names a place twice, or is behind a password', async () => {
		const twice = Buffer.from(zipSync({ aa: bytesOf('x'), ab: bytesOf('y') }));
		for (let at = twice.indexOf('ab'); at >= 0; at = twice.indexOf('ab', at)) twice.write('aa', at);
		expect(await refusalOf(twice)).toBe('unsafe');
		const locked = Buffer.from(zipSync({ a: bytesOf('x') }));
		locked.writeUInt16LE(1, locked.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 8);
		expect(await refusalOf(locked)).toBe('unsafe');
	});

	it('is not unpacked without measure: neither what says so, nor what lies about it, nor what shares its bytes', async () => {
		const much = zipSync({ a: new Uint8Array(200 * 1024 * 1024) });
		expect(await refusalOf(much)).toBe('bomb');
		expect(await refusalOf(changed(much, 24, 1000))).toBe('damaged');
		const two = Buffer.from(zipSync({ a: bytesOf('one'), b: bytesOf('two') }));
		two.writeUInt32LE(0, two.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 42);
		expect(await refusalOf(two)).toBe('bomb');
		expect(await refusalOf(changed(zipSync({ a: bytesOf('one') }), 20, 1_000_000))).toBe('damaged');
	});
});
