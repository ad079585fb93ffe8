import { describe, expect, it } from 'vitest';
import { may } from '#features/member/policy.ts';
import { isShown, studioRules } from './policy.ts';

describe('a report', () => {
	it('is worked on and handed in by whoever keeps the whole record', () => {
		for (const action of ['edit', 'submit', 'delete'] as const) {
			expect(
				['reader', 'contributor', 'agreements_manager', 'coordinator', 'director'].filter((role) =>
					may(studioRules, { role: role as 'reader' }, action)
				)
			).toEqual(['coordinator', 'director']);
		}
	});

	it('is approved, returned, reopened and closed by a director alone', () => {
		for (const action of ['approve', 'return', 'reopen', 'close'] as const) {
			expect(may(studioRules, { role: 'coordinator' }, action)).toBe(false);
			expect(may(studioRules, { role: 'director' }, action)).toBe(true);
		}
	});

	it('is shown to a reader when it is finished, and not before', () => {
		const shown = (['draft', 'in_review', 'approved', 'closed'] as const).filter((state) =>
			isShown({ role: 'reader' }, { state, audience: 'council', tellsMoney: false })
		);
		expect(shown).toEqual(['approved', 'closed']);
		expect(isShown({ role: 'agreements_manager' }, { state: 'draft', audience: 'council', tellsMoney: false })).toBe(
			true
		);
	});

	it('for the heads of the city is shown to no reader and no department', () => {
		for (const role of ['reader', 'contributor'] as const) {
			expect(isShown({ role }, { state: 'closed', audience: 'leadership', tellsMoney: false })).toBe(false);
		}
	});

	it('that says what things cost is shown to those who may see it of every activity', () => {
		const costly = { state: 'closed', audience: 'council', tellsMoney: true } as const;
		for (const role of ['reader', 'contributor'] as const) expect(isShown({ role }, costly)).toBe(false);
		expect(isShown({ role: 'agreements_manager' }, costly)).toBe(true);
	});
});
