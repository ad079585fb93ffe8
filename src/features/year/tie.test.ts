import { describe, expect, it } from 'vitest';
import { periodOf, type Period } from '#kernel/period.ts';
import type { TieStatus } from '#features/partner/partner.ts';
import type { Tally } from './thread.ts';
import type { Outlook } from './outlook.ts';
import {
	byAttention,
	contactsOf,
	placeState,
	tieOf as tieSeen,
	waitsForPerson,
	type TieAgreement,
	type TieFacts
} from './tie.ts';

const y2020 = periodOf(2020, 1);
/** Looked back at, of an office that keeps its record since 2019. */
const back: Outlook = { today: '2026-11-29', firstDay: '2019-03-01', holdsRecords: true, heldBefore: true };

function tieOf(of: TieFacts, period: Period, outlook: Partial<Outlook> = {}) {
	return tieSeen(of, period, { ...back, ...outlook });
}

function agreement(overrides: Partial<TieAgreement> = {}): TieAgreement {
	return {
		id: 'a',
		kind: 'twin_pact',
		status: 'in_force',
		printsAllDates: false,
		termEnds: null,
		renewsItself: false,
		claims: [],
		...overrides
	};
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
		firstDay: null,
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

	it('of which nobody knows the day counts from the first year that holds a record of the tie', () => {
		const known = facts([], { firstDay: '2020-05-01' });
		const isOfRegister = (year: number) => tieOf(known, periodOf(year, 1)).isOfRegister;
		expect([2019, 2020, 2021].map(isOfRegister)).toEqual([false, true, true]);
	});

	it('of which nobody knows the day, and nothing is dated, counts from the first year of the office, and is silent', () => {
		const [before, since] = [2018, 2019].map((year) => tieOf(facts([]), periodOf(year, 1)));
		expect([before?.isOfRegister, before?.isSilent]).toEqual([false, false]);
		expect([since?.isOfRegister, since?.isSilent]).toEqual([true, true]);
		const fresh = { firstDay: null };
		expect(tieOf(facts([]), periodOf(2025, 1), fresh).isOfRegister).toBe(false);
		expect(tieOf(facts([]), periodOf(2026, 1), fresh).isOfRegister).toBe(true);
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

describe('a silence in a period that runs', () => {
	const y2026 = periodOf(2026, 1);
	const seen = (of: Partial<TieFacts>, outlook: Partial<Outlook> = {}) => {
		const tie = tieOf(facts([], of), y2026, outlook);
		return [tie.isSilent, tie.isSilentSoFar, waitsForPerson(tie)];
	};
	const [calm, alarm] = [
		[true, true, false],
		[true, false, true]
	];

	it('is nothing yet, where both sides had contact in the period before', () => {
		expect(seen({ lastTwoWay: '2025-04' })).toEqual(calm);
		expect(seen({ lastTwoWay: '2025' })).toEqual(calm);
	});

	it('waits, where there was none in the period before either', () => {
		expect(seen({ lastTwoWay: '2024-12' })).toEqual(alarm);
		expect(seen({ lastTwoWay: null })).toEqual(alarm);
	});

	it('is nothing yet, where the office recorded nothing in the period before', () => {
		expect(seen({ lastTwoWay: '2020' }, { heldBefore: false })).toEqual(calm);
	});

	it('is nothing yet, where the pact was not there before', () => {
		const signed = { field: 'signed' as const, date: '2025-06', value: null, preferred: true };
		expect(seen({ agreements: [agreement({ claims: [signed] })] })).toEqual(calm);
		expect(seen({ agreements: [agreement({ claims: [{ ...signed, date: '2024' }] })] })).toEqual(alarm);
	});

	it('is nothing yet in a period that has not begun, and waits in one that has ended', () => {
		expect(seen({}, { today: '2025-12-31' })).toEqual(calm);
		expect(seen({}, { today: '2026-12-31' })).toEqual(alarm);
		expect(seen({ lastTwoWay: '2025-04' }, { today: '2027-01-01' })).toEqual(alarm);
	});

	it('of a tie whose state asks for a person waits all the same', () => {
		const tie = tieOf(facts([], { lastTwoWay: '2025' }, 'being_renewed'), y2026);
		expect([tie.isSilentSoFar, waitsForPerson(tie)]).toEqual([true, true]);
	});
});

describe('what has no date', () => {
	const undated = { undated: 2, hasUndatedContact: true };
	const told = (year: number, outlook: Partial<Outlook>) => {
		const { counts, hasUndatedContact } = tieOf(facts([], undated), periodOf(year, 1), outlook);
		return [counts.undated, hasUndatedContact];
	};

	it('is told in a year that holds a dated record of the office, and in no other', () => {
		expect(told(2020, { holdsRecords: true })).toEqual([2, true]);
		expect(told(1950, { holdsRecords: false })).toEqual([0, false]);
	});

	it('is told in the year that runs, as long as the office has dated nothing', () => {
		const nothing = { holdsRecords: false, firstDay: null };
		expect(told(2026, nothing)).toEqual([2, true]);
		expect(told(2025, nothing)).toEqual([0, false]);
		expect(told(2026, { holdsRecords: false })).toEqual([0, false]);
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

const nothing = { done: 0, inProgress: 0, preparedCancelled: 0, cancelled: 0, planned: 0, undated: 0 };
const counted = (counts: Partial<typeof nothing>) => ({ counts: { ...nothing, ...counts } });

it('there was contact where something took place, whatever else was cancelled', () => {
	expect(contactsOf([counted({ done: 1, cancelled: 2 }), counted({ inProgress: 1 }), counted({})])).toEqual({
		...{ all: 3, active: 2, onlyMeant: 0 }
	});
});

it('what was cancelled or is only planned is no contact, and no silence; what has no date is neither', () => {
	const ties = [
		counted({ cancelled: 1 }),
		counted({ preparedCancelled: 1 }),
		counted({ planned: 1 }),
		counted({ undated: 3 })
	];
	expect(contactsOf(ties)).toEqual({ all: 4, active: 0, onlyMeant: 3 });
});

describe('on a map a tie is drawn', () => {
	const tie = { isOfRegister: true, isSilent: false, isSilentSoFar: false, partner: { status: 'active' as const } };

	it.each([
		[{}, 'live'],
		[{ isSilent: true }, 'silent'],
		[{ isSilent: true, isSilentSoFar: true }, 'quiet'],
		[{ isSilent: true, isSilentSoFar: true, isOfRegister: false }, 'candidate'],
		[{ partner: { status: 'in_talks' as const } }, 'candidate'],
		[{ isOfRegister: false }, 'candidate'],
		[{ isSilent: true, isSilentSoFar: true, partner: { status: 'being_renewed' as const } }, 'silent']
	])('as what it is: %o', (of, state) => {
		expect(placeState({ ...tie, ...of })).toBe(state);
	});
});
