import { describe, expect, it } from 'vitest';
import { standingOf, STATUSES, type Kind } from './activity.ts';
import { isMeasured, MEASURES, type Measured } from './counting.ts';

function activity(overrides: Partial<Measured> = {}): Measured {
	return {
		...{ kind: 'meeting', status: 'done', themes: [], participants: null, moneyActual: null, moneySunk: null },
		...overrides
	};
}

describe('what a figure counts', () => {
	it('is what took place where nothing else is said of it, by how each status stands', () => {
		for (const status of STATUSES) {
			const tookPlace = ['done', 'in_progress'].includes(standingOf(status));
			expect([status, isMeasured('took_place', activity({ status }))]).toEqual([status, tookPlace]);
			expect(isMeasured('visits', activity({ kind: 'official_visit', status }))).toBe(tookPlace);
			expect(isMeasured('prepared_cancelled', activity({ status }))).toBe(standingOf(status) === 'prepared_cancelled');
			expect(isMeasured('cancelled', activity({ status }))).toBe(standingOf(status) === 'cancelled');
		}
	});

	it.each([
		['official_visit', ['visits']],
		['youth_delegation', ['visits', 'delegations', 'youth']],
		['business_mission', ['visits', 'delegations']],
		['correspondence', ['letters']],
		['media', ['media']],
		['school_link', ['youth']],
		['planting_ceremony', []]
	] as [Kind, string[]][])('for %s is %j beside what took place', (kind, expected) => {
		const found = MEASURES.filter((measure) => isMeasured(measure, activity({ kind })));
		expect(found).toEqual(['took_place', ...expected]);
	});

	it('of the young is by the theme as well', () => {
		expect(isMeasured('youth', activity({ themes: ['sport', 'youth'] }))).toBe(true);
		expect(isMeasured('youth', activity({ themes: ['sport'] }))).toBe(false);
	});

	it('of people and money is where they are recorded; what was spent in vain counts whatever became of it', () => {
		expect(isMeasured('participants', activity({ participants: 0 }))).toBe(false);
		expect(isMeasured('participants', activity({ participants: 3 }))).toBe(true);
		expect(isMeasured('spent', activity({ moneyActual: 0.5 }))).toBe(true);
		expect(isMeasured('spent', activity({ moneyActual: 0.5, status: 'cancelled' }))).toBe(false);
		expect(isMeasured('sunk', activity({ moneySunk: 5, status: 'cancelled' }))).toBe(true);
	});
});
