import { expect, it } from 'vitest';
import { trashTitle } from './labels.ts';
import { goneBefore, TRASH_NOUNS } from './trash.ts';

it('what was deleted 30 days ago to the second can still be brought back', () => {
	expect(goneBefore(new Date('2020-03-31T10:00:00Z')).toISOString()).toBe('2020-03-01T10:00:00.000Z');
});

it.each([
	[{ noun: 'partner', title: { he: 'ורונה' } }, 'ורונה'],
	[{ noun: 'agreement', title: { kind: 'twin_pact' } }, 'Twin-city pact'],
	[{ noun: 'role_held', title: { kind: 'mayor' } }, 'Mayor'],
	[{ noun: 'attachment', title: { file: 'הסכם.pdf' } }, 'הסכם.pdf'],
	[{ noun: 'decision', title: { en: 'A tree', outcome: 'accepted' } }, 'Approved: A tree'],
	[{ noun: 'person', title: {} }, 'Person']
] as const)('%j is called %s', (entry, expected) => {
	expect(trashTitle({ id: 'x', ...entry }, 'en')).toBe(expected);
	expect(TRASH_NOUNS).toContain(entry.noun);
});
