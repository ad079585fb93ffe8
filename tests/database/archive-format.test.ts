import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { COLUMNS_LEFT_OUT, TABLES_LEFT_OUT } from '../../src/features/leaving/server/tables.ts';
import { officeTables, testDatabase } from '../support/database.ts';
import { FORMAT, FORMAT_VERSION, NOT_TAKEN_IN } from '../../src/features/archive/archive.ts';
import { PURPOSES } from '../../src/features/archive/purposes.ts';

const test = testDatabase();
const document = readFileSync('docs/archive-format.md', 'utf8');
const reasons = (all: Readonly<Record<string, string>>) =>
	Object.entries(all)
		.map(([name, reason]) => `\`${name}\` (${reason})`)
		.join('; ');

it('what an archive holds is told of every table that is taken out', async () => {
	const taken = [...(await officeTables(test.admin)), 'office'].filter((table) => !(table in TABLES_LEFT_OUT));
	expect(Object.keys(PURPOSES).toSorted()).toEqual(taken.toSorted());
	for (const [table, purpose] of Object.entries(PURPOSES)) expect(document).toContain(`| \`${table}\` | ${purpose} |`);
});

it('and so is what it does not hold, and what is not taken in elsewhere', () => {
	const columns = Object.entries(COLUMNS_LEFT_OUT).flatMap(([table, all]) =>
		Object.entries(all).map(([column, reason]) => [`${table}.${column}`, reason])
	);
	expect(document).toContain(`Not in an archive: ${reasons(TABLES_LEFT_OUT)}. `);
	expect(document).toContain(`Columns left out: ${reasons(Object.fromEntries(columns) as Record<string, string>)}.`);
	expect(document).toContain(`In an archive, and not taken in elsewhere: ${reasons(NOT_TAKEN_IN)}.`);
});

it('the version of the format is the one that is described', () => {
	expect(document).toContain(`Version ${FORMAT_VERSION} of the format.`);
	expect(document).toContain(`"format": "${FORMAT}"`);
});
