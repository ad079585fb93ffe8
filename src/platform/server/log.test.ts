import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { openLog } from './log.ts';

const folder = mkdtempSync(join(tmpdir(), 'kesher-log-'));
afterAll(() => rmSync(folder, { recursive: true }));

function linesOf(name: string): Record<string, unknown>[] {
	const text = readFileSync(join(folder, name), 'utf8');
	return text
		.split('\n')
		.filter(Boolean)
		.map((line) => JSON.parse(line) as Record<string, unknown>);
}

it('is one object a line, whatever is in it, and put aside while it is written once it is too large', async () => {
	const log = openLog(folder, () => new Date('2026-11-29T10:00:00Z'), 1000);
	const written = 60;
	for (let at = 0; at < written; at += 1) {
		log.security('sign_in.failed', { at: 'x', number: at, agent: 'a\n{"level":"info"}\r\n' });
		if (at % 10 === 9) await new Promise((resolve) => setTimeout(resolve, 20));
	}
	await vi.waitFor(() => expect(linesOf('kesher.log').at(-1)).toMatchObject({ number: written - 1 }));
	const [older, newer] = [linesOf('kesher.log.old'), linesOf('kesher.log')];
	expect(older.length + newer.length).toBeLessThan(written);
	for (const [at, { number }] of [...older, ...newer].entries()) {
		expect(number).toBe(written - older.length - newer.length + at);
	}
	expect(newer[0]).toMatchObject({ level: 'security', event: 'sign_in.failed' });
});

it('is one file for all who write to it: whoever puts it aside, nobody goes on writing to what was put aside', async () => {
	const beside = join(folder, 'beside');
	mkdirSync(beside);
	const now = () => new Date('2026-11-29T10:00:00Z');
	const [server, command] = [openLog(beside, now, 1000), openLog(beside, now, 1000)];
	for (let number = 0; number < 20; number += 1) {
		(number % 5 === 4 ? command : server).info('written', { number, text: 'x'.repeat(100) });
		await vi.waitFor(() => expect(linesOf('beside/kesher.log').at(-1)).toMatchObject({ number }));
		expect(statSync(join(beside, 'kesher.log')).size).toBeLessThan(1300);
	}
	const numbers = ['beside/kesher.log.old', 'beside/kesher.log'].flatMap(linesOf).map(({ number }) => number);
	expect(numbers).toEqual(Array.from(numbers, (_, at) => 20 - numbers.length + at));
});
