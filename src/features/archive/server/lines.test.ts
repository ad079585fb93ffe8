import { describe, expect, it } from 'vitest';
import { inLots, linesOf } from './lines.ts';

async function* inPieces(text: string, size: number): AsyncGenerator<Uint8Array> {
	await Promise.resolve();
	const bytes = Buffer.from(text);
	for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const read = (text: string, size = 7) => Array.fromAsync(linesOf(inPieces(text, size), 'tables/a.json'));

describe('the rows of a table', () => {
	it('come as they are written, however they arrive', async () => {
		const rows = ['{"name": "שלום, עולם"}', '{"money": 10.50}', '{"text": "a\\nb"}'];
		const text = `[\n${rows.join(',\n')}\n]\n`;
		for (const size of [1, 2, 3, 50, 1000]) expect(await read(text, size)).toEqual(rows);
		expect(await read(text.replaceAll('\n', '\r\n'))).toEqual(rows);
		expect(await read('[]\n')).toEqual([]);
		expect(await read('[\n]')).toEqual([]);
	});

	it.each(['', '{"a": 1}', '[\n{"a": 1}', '[{"a": 1}]', '[\n{"a":\n1}\n]', '[\n]\n{"a": 1}', '[]\n[]', '[\n1\n]'])(
		'are refused as %j',
		async (text) => {
			await expect(read(text)).rejects.toMatchObject({ code: 'damaged', where: 'tables/a.json' });
		}
	);

	it('are refused where they are no UTF-8, or a row never ends', async () => {
		async function* broken() {
			await Promise.resolve();
			yield Buffer.from([0x5b, 0x0a, 0xff, 0xfe]);
		}
		await expect(Array.fromAsync(linesOf(broken(), 'a'))).rejects.toMatchObject({ code: 'damaged' });
		async function* endless() {
			await Promise.resolve();
			yield Buffer.from('[\n');
			for (;;) yield Buffer.alloc(1 << 20, 0x20);
		}
		await expect(Array.fromAsync(linesOf(endless(), 'a'))).rejects.toMatchObject({ code: 'unsafe' });
	});

	it('go in lots of so many rows, and of so many characters', async () => {
		async function* rows(count: number, length: number) {
			await Promise.resolve();
			for (let index = 0; index < count; index++) yield 'x'.repeat(length);
		}
		const sizes = async (count: number, length: number) =>
			(await Array.fromAsync(inLots(rows(count, length), (row) => row.length))).map((lot) => lot.length);
		expect(await sizes(1201, 1)).toEqual([500, 500, 201]);
		expect(await sizes(5, 2_000_000)).toEqual([2, 2, 1]);
		expect(await sizes(0, 1)).toEqual([]);
	});
});
