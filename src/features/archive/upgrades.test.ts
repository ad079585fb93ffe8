import { expect, it } from 'vitest';
import type { Row } from './row.ts';
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

const from = (table: string, row: Row) => upgraded(row, { table, schema: '0075' });

it('what residents were answered is by language: Hebrew by its letters, else that of the idea', () => {
	expect(from('resident_idea', { language: 'de', answer: 'Gern' })).toEqual({ language: 'de', answer: { de: 'Gern' } });
	expect(from('resident_idea', { language: 'de', answer: 'בשמחה' })).toMatchObject({ answer: { he: 'בשמחה' } });
	expect(from('resident_idea', { language: 'he', answer: 'Gladly' })).toMatchObject({ answer: { en: 'Gladly' } });
	expect(from('resident_idea', { language: 'he', answer: null })).toMatchObject({ answer: null });
	expect(from('idea_message', { text: 'Which school?' })).toEqual({ text: { en: 'Which school?' } });
});

it('an initiative that was written down at the stage where it stood has no moment at which it came there', () => {
	const [created_at, later] = ['2026-11-01T10:00:00Z', '2026-11-05T10:00:00Z'];
	const row = { stage: 'idea', begun: null, created_by: 'u', source: null, created_at, stage_since: created_at };
	const since = (given: Row) => from('initiative', { ...row, ...given })?.['stage_since'];
	expect(since({})).toBe(created_at);
	expect(since({ begun: '2026-11-01' })).toBe(created_at);
	expect(since({ stage: 'completed', stage_since: later })).toBe(later);
	for (const given of [{ begun: '2020' }, { stage: 'completed' }, { created_by: null }, { source: 'import' }]) {
		expect(since(given)).toBeNull();
	}
});
