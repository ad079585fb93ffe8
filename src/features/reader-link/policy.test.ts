import { expect, it } from 'vitest';
import { ROLES } from '#features/member/member.ts';
import { AUDIENCES } from '#features/report/policy.ts';
import { mayMake } from './policy.ts';

it.each(AUDIENCES)('who makes a link of a report for the %s', (audience) => {
	const makers = ROLES.filter((role) => mayMake({ role }, audience));
	expect(makers.toSorted()).toEqual(audience === 'leadership' ? ['director'] : ['coordinator', 'director']);
});

it('nobody makes one while the office is closed', () => {
	expect(AUDIENCES.filter((audience) => mayMake({ role: 'director', isClosed: true }, audience))).toEqual([]);
});
