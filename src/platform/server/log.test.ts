import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
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
