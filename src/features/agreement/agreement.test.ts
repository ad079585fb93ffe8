import { describe, expect, it } from 'vitest';
import {
	conflictingClaims,
	dateThatStands,
	disputedDates,
	disputingDates,
	isOfRegister,
	leading,
	otherKinds,
	preferredClaim,
	type Claim
} from './agreement.ts';

function claim(date: string, overrides: Partial<Claim> = {}) {
	return { field: 'signed' as const, date, value: null, preferred: false, ...overrides };
}

describe('the claims on a date', () => {
	it('Poznań: the deck says 2008, the other city 21 June 2010', () => {
		const claims = [claim('2008', { preferred: true }), claim('2010-06-21')];
		expect(preferredClaim(claims, 'signed')?.date).toBe('2008');
		expect(conflictingClaims(claims, 'signed').map((each) => each.date)).toEqual(['2010-06-21']);
	});

	it('Boulogne-Billancourt: two sources agree', () => {
		expect(conflictingClaims([claim('1994', { preferred: true }), claim('1994')], 'signed')).toEqual([]);
	});

	it('a day within the claimed year is the same statement, only more exact', () => {
		expect(conflictingClaims([claim('2010', { preferred: true }), claim('2010-06-21')], 'signed')).toEqual([]);
	});

	it('without a preference the first claim stands', () => {
		expect(preferredClaim([claim('1979'), claim('1978')], 'signed')?.date).toBe('1979');
	});

	it('Verona: another name for the kind of tie is no conflict of dates', () => {
		const claims = [
			claim('1998', { preferred: true }),
			{ field: 'kind' as const, date: null, value: 'friendship_pact', preferred: false }
		];
		expect(conflictingClaims(claims, 'signed')).toEqual([]);
	});

	it('claims on different facts do not conflict', () => {
		expect(
			conflictingClaims([claim('2005', { preferred: true }), claim('1966', { field: 'first_contact' })], 'signed')
		).toEqual([]);
	});
});

describe('the dates of an agreement', () => {
	it('are disputed one by one: signature, first contact, end of the term', () => {
		const agreement = {
			termEnds: '2030',
			claims: [
				claim('2008', { preferred: true }),
				claim('2010-06-21'),
				claim('2010-06-21'),
				claim('1966', { field: 'first_contact' }),
				claim('2028', { field: 'term_ends' })
			]
		};
		expect(disputingDates(agreement, 'signed')).toEqual(['2010-06-21']);
		expect(disputedDates(agreement)).toEqual(['signed', 'term_ends']);
	});

	it('end of the term: the agreement’s own before any claim, a claim where it has none', () => {
		const claims = [claim('2028', { field: 'term_ends' })];
		expect(dateThatStands({ termEnds: '2030', claims }, 'term_ends')).toBe('2030');
		expect(dateThatStands({ termEnds: null, claims }, 'term_ends')).toBe('2028');
		expect(disputedDates({ termEnds: null, claims })).toEqual([]);
	});

	it('Verona: a source that calls the tie something else is shown beside the kind', () => {
		const claims = [claim('1998'), { field: 'kind' as const, date: null, value: 'friendship_pact', preferred: false }];
		expect(otherKinds({ kind: 'twin_pact', claims })).toHaveLength(1);
		expect(otherKinds({ kind: 'friendship_pact', claims })).toEqual([]);
		expect(disputedDates({ termEnds: null, claims })).toEqual([]);
	});
});

describe('the agreement that a tie is known by', () => {
	it('is the twin pact, whatever else was signed later', () => {
		const agreements = [
			{ kind: 'cooperation', status: 'in_force' },
			{ kind: 'friendship_pact', status: 'in_force' },
			{ kind: 'twin_pact', status: 'expired' }
		] as const;
		expect(leading(agreements)?.kind).toBe('twin_pact');
	});

	it('is none where all are drafts or have ended', () => {
		expect(
			leading([
				{ kind: 'twin_pact', status: 'ended' },
				{ kind: 'cooperation', status: 'draft' }
			])
		).toBeUndefined();
	});
});

it.each([
	['twin_pact', 'in_force', true],
	['friendship_pact', 'in_force', true],
	['friendship_pact', 'expired', true],
	['twin_pact', 'draft', false],
	['twin_pact', 'ended', false],
	['cooperation', 'in_force', false]
] as const)('a %s that is %s belongs to the register: %s', (kind, status, expected) => {
	expect(isOfRegister({ kind, status })).toBe(expected);
});
