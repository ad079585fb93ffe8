import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { LineReader, type Reading, type Vocabulary } from '../../src/features/capture/capture.ts';

/** A Sunday. */
export const TODAY = '2026-11-29';

type Row = Record<string, never>;
const rows = (name: string) =>
	(JSON.parse(readFileSync(new URL(`../../examples/raanana/${name}.json`, import.meta.url), 'utf8')) as Row[]).map(
		(row, index) => ({ position: index + 1, ...row, id: row['key'] as unknown as string })
	) as never[];

/** What quick capture knows in the starter office. */
export const raanana: Vocabulary = {
	city: { he: 'רעננה', en: 'Ra’anana' },
	partners: rows('partners'),
	organisations: rows('organisations'),
	goals: rows('goals')
};
export const reader = new LineReader(raanana);
export const read = (line: string, today = TODAY) => reader.read(line, today);

/** Only what the row names is compared. */
export function expectRead(line: string, expected: Partial<Reading>, reading = read(line)): void {
	const named = Object.fromEntries(Object.keys(expected).map((key) => [key, reading[key as keyof Reading]]));
	expect(named).toEqual(expected);
}
