import { expect, it } from 'vitest';
import { ROLES } from '#features/member/member.ts';
import { may } from '#features/member/policy.ts';
import { newsRules } from './policy.ts';

it('news are read by everybody and written by those who speak for the office', () => {
	const who = (action: 'view' | 'edit' | 'delete') => ROLES.filter((role) => may(newsRules, { role }, action));
	expect(who('view')).toEqual(ROLES);
	expect(who('edit').toSorted()).toEqual(['coordinator', 'director']);
	expect(who('delete')).toEqual(who('edit'));
});
