import { expect, it } from 'vitest';
import { upgraded, type Upgrade } from './upgrades.ts';

const STEPS: readonly Upgrade[] = [
	{
		migration: '0070_goal_words',
		rows: { goal: ({ name, ...row }) => ({ ...row, words: name }), tag: () => undefined }
	},
	{ migration: '0080_goal_more', rows: { goal: (row) => ({ ...row, more: String(row['words']) + '!' }) } }
];
const of = (schema: string, table = 'goal') => upgraded({ id: 1, name: 'Peace' }, { table, schema }, STEPS);

it('a row goes through every step that came after its archive, in their order, and through no other', () => {
	expect(of('0062_import')).toEqual({ id: 1, words: 'Peace', more: 'Peace!' });
	expect(of('0070_goal_words')).toEqual({ id: 1, name: 'Peace', more: 'undefined!' });
	expect(of('0080_goal_more')).toEqual({ id: 1, name: 'Peace' });
});

it('a row that a step lets go is gone, and one of a table that no step names stays', () => {
	expect(of('0062_import', 'tag')).toBeUndefined();
	expect(of('0062_import', 'partner')).toEqual({ id: 1, name: 'Peace' });
});
