import { expect, it } from 'vitest';
import { ROLES } from '#features/member/member.ts';
import { holdsOn } from '#features/member/member.ts';
import { onRecord } from './membership.ts';

const BEFORE = '2026-11-29';

it.each([
	['without limits', null, null, { starts: null, ends: BEFORE }],
	['that is over already', '2019-01-01', '2020-12-31', { starts: '2019-01-01', ends: '2020-12-31' }],
	['that would still hold', '2025-01-01', '2027-12-31', { starts: '2025-01-01', ends: BEFORE }],
	['that is still to begin', '2027-01-01', null, { starts: BEFORE, ends: BEFORE }]
])('a membership %s lets nobody in from today on', (_, starts, ends, limits) => {
	for (const role of ROLES) {
		const kept = onRecord({ role, starts, ends }, BEFORE);
		expect(kept).toMatchObject(limits);
		expect(['2026-11-30', '2027-06-01', '2100-01-01'].some((day) => holdsOn(kept, day))).toBe(false);
	}
});

it('what somebody was is kept, but for who directs: that has no end', () => {
	const role = (was: (typeof ROLES)[number]) => onRecord({ role: was, starts: null, ends: null }, BEFORE).role;
	expect(ROLES.map(role)).toEqual(['reader', 'contributor', 'agreements_manager', 'coordinator', 'coordinator']);
});
