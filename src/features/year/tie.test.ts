import { describe, expect, it } from 'vitest';
import { periodOf } from '#kernel/period.ts';
import type { TieStatus } from '#features/partner/partner.ts';
import type { Tally } from './thread.ts';
import { byAttention, tieOf, type TieAgreement, type TieFacts } from './tie.ts';

const y2020 = periodOf(2020, 1);

function agreement(overrides: Partial<TieAgreement> = {}): TieAgreement {
	return { id: 'a', kind: 'twin_pact', status: 'in_force', printsAllDates: false, claims: [], ...overrides };
}

function facts(tallies: Partial<Tally>[], overrides: Partial<TieFacts> = {}, status: TieStatus = 'active'): TieFacts {
	return {
		partner: {
			id: 'p',
			kind: 'city',
			name: { en: 'Opsterland' },
			localLanguage: null,
			country: 'NL',
			countryName: {},
			showsFlag: true,
			latitude: null,
			longitude: null,
			status,
			statusUntil: null,
			summary: {}
		},
		agreements: [agreement()],
		tallies: tallies.map((tally) => ({ when: '2020', direction: null, status: 'done', count: 1, ...tally })),
		lastTwoWay: null,
		hasUndatedContact: false,
		undated: 0,
		...overrides
	};
}

describe('a pact', () => {
	const signed = (date: string) => agreement({ claims: [{ field: 'signed', date, value: null, preferred: true }] });

	it('that was signed after the period is none of it: such a tie is neither in the register nor silent', () => {
		const tie = tieOf(facts([], { agreements: [signed('2021')] }), y2020);
		expect([tie.isOfRegister, tie.isSilent, tie.agreement]).toEqual([false, false, undefined]);
	});

	it.each(['2020', '2020-12-31', '../2021', '1963'])('that was signed %s is', (date) => {
		expect(tieOf(facts([], { agreements: [signed(date)] }), y2020).isOfRegister).toBe(true);
	});

	it('of which nobody knows the day is', () => {
		expect(tieOf(facts([]), y2020).isOfRegister).toBe(true);
	});
});

describe('the silence rule', () => {
	it('a tie with an agreement and nothing dated in the period is silent', () => {
		expect(tieOf(facts([]), y2020).isSilent).toBe(true);
		expect(tieOf(facts([{ when: '2019-12' }]), y2020).isSilent).toBe(true);
	});

	it.each(['done', 'under_way', 'preparing', 'cancelled_after_preparation', 'cancelled', 'declined', 'idea'] as const)(
		'an activity that is %s breaks it',
		(status) => {
			expect(tieOf(facts([{ when: '2020-03', status }]), y2020).isSilent).toBe(false);
		}
	);

	it('a date of which only the year is known counts for its year', () => {
		expect(tieOf(facts([{ when: '2020' }]), y2020).isSilent).toBe(false);
	});

	it('undated activities do not break it (Verona)', () => {
		const tie = tieOf(facts([], { undated: 2 }, 'being_renewed'), y2020);
		expect([tie.isSilent, tie.counts.undated]).toEqual([true, 2]);
	});

	it('a partner without an agreement is not asked for anything', () => {
		expect(tieOf(facts([], { agreements: [] }), y2020).isSilent).toBe(false);
	});

	it('nor is a tie that has ended, or a pact that was never signed', () => {
		expect(tieOf(facts([], {}, 'ended'), y2020).isSilent).toBe(false);
		expect(tieOf(facts([], { agreements: [agreement({ status: 'draft' })] }), y2020).isSilent).toBe(false);
	});
});

it('keeps what was done apart from what goes on, and both from what was prepared in vain', () => {
	const { counts } = tieOf(
		facts([
			{ count: 2 },
			{ status: 'cut_short' },
			{ status: 'under_way' },
			{ status: 'cancelled_after_preparation' },
			{ status: 'cancelled' },
			{ status: 'preparing' },
			{ when: '2021' }
		]),
		y2020
	);
	expect(counts).toEqual({ done: 3, inProgress: 1, preparedCancelled: 1, cancelled: 1, planned: 1, undated: 0 });
});

it('shows the preferred date of signature and what other sources say', () => {
	const claims = ['2008', '2001', '2000', '2001', '2008-03'].map((date, index) => ({
		field: 'signed' as const,
		date,
		value: null,
		preferred: index === 0
	}));
	const tie = tieOf(facts([], { agreements: [agreement({ claims })] }), y2020);
	expect([tie.signed, tie.otherDates]).toEqual(['2008', ['2001', '2000']]);
});

it('a friendship pact is of the register too, a memorandum is not', () => {
	expect(tieOf(facts([], { agreements: [agreement({ kind: 'friendship_pact' })] }), y2020).isOfRegister).toBe(true);
	expect(tieOf(facts([], { agreements: [agreement({ kind: 'memorandum' })] }), y2020).isOfRegister).toBe(false);
});

it('puts those that wait for a person first and keeps the order of the register within', () => {
	const ties = [
		tieOf(facts([{}], { partner: { ...facts([]).partner, id: 'active' } }), y2020),
		tieOf(facts([{}], { partner: { ...facts([]).partner, id: 'renewed', status: 'being_renewed' } }), y2020),
		tieOf(facts([], { partner: { ...facts([]).partner, id: 'silent' } }), y2020)
	];
	expect(byAttention(ties).map((tie) => tie.partner.id)).toEqual(['renewed', 'silent', 'active']);
});
