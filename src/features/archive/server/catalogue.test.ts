import { expect, it } from 'vitest';
import { testDatabase } from '../../../../tests/support/database.ts';
import { afterWhatTheyName } from './catalogue.ts';

const test = testDatabase();
const table = (name: string, ...names: string[]) => ({ name, names });

it('a table comes after those that it names', () => {
	const tables = [table('link', 'a', 'b'), table('b', 'a'), table('a', 'office')];
	expect(afterWhatTheyName(tables).map(({ name }) => name)).toEqual(['a', 'b', 'link']);
	expect(() => afterWhatTheyName([table('a', 'b'), table('b', 'a')])).toThrow('tables name each other: a, b');
});

it('no table names itself: its rows would have to come in an order of their own', async () => {
	const { rows } = await test.admin.query(
		`select conname from pg_constraint where contype = 'f' and conrelid = confrelid and connamespace = 'kesher'::regnamespace`
	);
	expect(rows).toEqual([]);
});
