import { describe, expect, it } from 'vitest';
import { comingAndPast, daysOf, isComing, momentsOf, placeOf, stateOf, type PublicEvent } from './events.ts';

const NOW = { day: '2020-06-15', hour: '20:00' };

function event(overrides: Partial<PublicEvent> = {}): PublicEvent {
	return {
		...{ id: 'x', kind: 'ensemble', status: 'confirmed', direction: 'inbound', title: {}, details: {} },
		...{
			starts: '2020-07-01',
			ends: null,
			startsAt: null,
			endsAt: null,
			partners: [],
			host: null,
			version: 1,
			updatedAt: '2020-01-01T00:00:00Z'
		},
		...overrides
	};
}

describe('an event', () => {
	it.each([
		['2020-06-14', null, false],
		['2020-06-15', null, true],
		['2020-06-01', '2020-06-15', true],
		['2020-06', null, true],
		['2020-05', null, false],
		['2020', null, true],
		['2019~', null, false],
		['2020-06-20~', null, true]
	])('of %s to %s is still to come: %s', (starts, ends, coming) => {
		expect(isComing({ starts, ends, endsAt: null }, NOW)).toBe(coming);
	});

	it.each([
		['2020-06-15', null, '20:01', true],
		['2020-06-15', null, '20:00', false],
		['2020-06-14', '2020-06-15', '19:00', false],
		['2020-06-15', '2020-06-16', '01:00', true],
		['2020-06-16', null, '01:00', true]
	])('of %s to %s that ends at %s.. is still to come: %s', (starts, ends, endsAt, coming) => {
		expect(isComing({ starts, ends, endsAt }, NOW)).toBe(coming);
	});

	it('has its moments where its hours are known, over a night in which the clocks change as well', () => {
		const at = (timed: Partial<PublicEvent>) => {
			const moments = momentsOf(event(timed), 'Asia/Jerusalem');
			return moments && [moments.starts.local, moments.ends?.local];
		};
		expect(at({})).toBeUndefined();
		expect(at({ startsAt: '19:30' })).toEqual(['2020-07-01T19:30:00+03:00', undefined]);
		expect(at({ starts: '2026-10-24', ends: '2026-10-25', startsAt: '21:00', endsAt: '03:00' })).toEqual([
			...['2026-10-24T21:00:00+03:00', '2026-10-25T03:00:00+02:00']
		]);
		expect(at({ starts: '2027-03-25', ends: '2027-03-26', startsAt: '21:00', endsAt: '03:00' })).toEqual([
			...['2027-03-25T21:00:00+02:00', '2027-03-26T03:00:00+03:00']
		]);
	});

	it.each([
		['2020-06-15', null, { starts: '2020-06-15', ends: '2020-06-15' }],
		['2020-06-15', '2020-06-17', { starts: '2020-06-15', ends: '2020-06-17' }],
		['2020-06-15', '2020-06', { starts: '2020-06-15', ends: '2020-06-15' }],
		['2020-06', '2020-06-17', undefined],
		['2020', null, undefined],
		['2020-06-15~', null, undefined],
		['../2020-06-15', null, undefined]
	])('of %s to %s has days in a calendar where they are known', (starts, ends, days) => {
		expect(daysOf({ starts, ends })).toEqual(days);
	});

	it('is told of as it stands', () => {
		expect(stateOf(event({ status: 'preparing' }))).toBe('on');
		expect(stateOf(event({ status: 'postponed' }))).toBe('postponed');
		expect(stateOf(event({ status: 'cancelled_after_preparation' }))).toBe('cancelled');
	});

	it('is at a body, at home, or where people go', () => {
		const city = { en: 'Ra’anana' };
		const partners = [{ id: 'p', name: { en: 'Goslar' }, flag: null }];
		expect(placeOf(event({ host: { en: 'Music Centre' }, direction: 'outbound', partners }), city)).toEqual({
			en: 'Music Centre'
		});
		expect(placeOf(event(), city)).toBe(city);
		expect(placeOf(event({ direction: 'outbound', partners }), city)).toEqual({ en: 'Goslar' });
		expect(placeOf(event({ direction: 'outbound', partners: [...partners, ...partners] }), city)).toBeUndefined();
		expect(placeOf(event({ direction: 'mutual', partners }), city)).toBeUndefined();
	});
});

it('what comes is told from the next on, what took place from the last back, without what came to nothing', () => {
	const events = [
		event({ id: 'autumn', starts: '2020-10' }),
		event({ id: 'evening', startsAt: '19:30' }),
		event({ id: 'july' }),
		event({ id: 'noon', startsAt: '12:00' }),
		event({ id: 'over', starts: NOW.day, startsAt: '10:00', endsAt: '12:00' }),
		event({ id: 'may', starts: '2020-05-20', status: 'done' }),
		event({ id: 'april', starts: '2020-04-20', status: 'cut_short' }),
		event({ id: 'never', starts: '2020-04-01', status: 'cancelled' }),
		event({ id: 'off', starts: '2020-08-01', status: 'cancelled' })
	];
	const { coming, past } = comingAndPast(events, NOW);
	expect(coming.map(({ id }) => id)).toEqual(['july', 'noon', 'evening', 'off', 'autumn']);
	expect(past.map(({ id }) => id)).toEqual(['over', 'may', 'april']);
});
