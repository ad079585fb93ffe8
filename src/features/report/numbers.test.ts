import { describe, expect, it } from 'vitest';
import { buildReportActivity as activity } from '../../../tests/support/report-facts.ts';
import { countsBy, numbersOf } from './numbers.ts';

const register = new Set(['p', 'q']);

describe('the numbers of a year', () => {
	it('count what was prepared in vain in the total, and not among what took place', () => {
		const numbers = numbersOf(
			[
				activity(),
				activity({ status: 'under_way' }),
				activity({ status: 'cancelled_after_preparation' }),
				activity({ status: 'idea' })
			],
			register
		);
		expect(numbers).toMatchObject({ all: 4, tookPlace: 2, preparedCancelled: 1 });
	});

	it('count visits by their direction, and only those that took place', () => {
		const visit = { kind: 'official_visit' as const };
		const numbers = numbersOf(
			[
				activity({ ...visit, direction: 'inbound' }),
				activity({ ...visit, direction: 'outbound' }),
				activity({ ...visit, direction: 'outbound', status: 'cut_short' }),
				activity({ ...visit, direction: 'inbound', status: 'cancelled_after_preparation' }),
				activity({ kind: 'planting_ceremony', direction: 'inbound' })
			],
			register
		);
		expect(numbers.visits).toEqual({ all: 3, inbound: 1, outbound: 2, mutual: 0, none: 0 });
	});

	it('count a direction that nobody wrote down openly, for letters as for delegations', () => {
		const numbers = numbersOf(
			[
				activity({ kind: 'correspondence', direction: 'outbound' }),
				activity({ kind: 'correspondence', direction: 'mutual' }),
				activity({ kind: 'correspondence', direction: null }),
				activity({ kind: 'youth_delegation', direction: null }),
				activity({ kind: 'media', direction: null })
			],
			register
		);
		expect(numbers.letters).toEqual({ all: 3, inbound: 0, outbound: 1, mutual: 1, none: 1 });
		expect(numbers.delegations).toEqual({ all: 1, inbound: 0, outbound: 0, mutual: 0, none: 1 });
		expect(numbers.media).toBe(1);
	});

	it('count a twin city once, and no other tie', () => {
		const several = [
			activity({ partners: ['p', 'q'] }),
			activity({ partners: ['p'] }),
			activity({ partners: ['friend'] })
		];
		expect(numbersOf(several, register).contacts).toBe(2);
		expect(numbersOf([activity({ status: 'cancelled' })], register).contacts).toBe(0);
	});

	it('count the young by the kind and by the theme', () => {
		const numbers = numbersOf(
			[activity({ kind: 'youth_delegation' }), activity({ kind: 'joint_project', themes: ['youth'] }), activity()],
			register
		);
		expect(numbers.youth).toBe(2);
	});

	it('say that participants are not known rather than that there were none', () => {
		expect(numbersOf([activity()], register).participants).toBeUndefined();
		const some = [activity({ participants: 12 }), activity(), activity({ participants: 30, status: 'cancelled' })];
		expect(numbersOf(some, register).participants).toBe(12);
		expect(numbersOf([activity({ participants: 0 })], register).participants).toBe(0);
	});

	it('keep currencies apart, and what was spent in vain from the rest', () => {
		const numbers = numbersOf(
			[
				activity({ moneyActual: 100 }),
				activity({ moneyActual: 50.1 }),
				activity({ moneyActual: 0.2 }),
				activity({ moneyActual: 0.2 }),
				activity({ moneyActual: 70, currency: 'EUR' }),
				activity({ moneySunk: 30, status: 'cancelled_after_preparation' })
			],
			register
		);
		expect([...numbers.spent]).toEqual([
			['EUR', 70],
			['ILS', 150.5]
		]);
		expect([...numbers.sunk]).toEqual([['ILS', 30]]);
	});
});

it('counts by goal or partner are in the order that was asked for, with zeros', () => {
	const activities = [
		activity({ goals: ['b', 'a'] }),
		activity({ goals: ['b'] }),
		activity({ goals: ['b'], status: 'idea' })
	];
	expect(countsBy(activities, 'goals', ['a', 'b', 'c'])).toEqual([1, 2, 0]);
});
