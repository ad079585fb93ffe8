import { describe, expect, it } from 'vitest';
import { comingAndPast, daysOf, isComing, placeOf, stateOf, type PublicEvent } from './events.ts';

const TODAY = '2020-06-15';

function event(overrides: Partial<PublicEvent> = {}): PublicEvent {
	return {
		...{ id: 'x', kind: 'ensemble', status: 'confirmed', direction: 'inbound', title: {}, details: {} },
		...{ starts: '2020-07-01', ends: null, partners: [], host: null, version: 1, updatedAt: '2020-01-01T00:00:00Z' },
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
		expect(isComing({ starts, ends }, TODAY)).toBe(coming);
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
		const partners = [{ id: 'p', name: { en: 'Goslar' }, flag: null, isTold: true }];
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
		event({ id: 'july' }),
		event({ id: 'may', starts: '2020-05-20', status: 'done' }),
		event({ id: 'april', starts: '2020-04-20', status: 'cut_short' }),
		event({ id: 'never', starts: '2020-04-01', status: 'cancelled' }),
		event({ id: 'off', starts: '2020-08-01', status: 'cancelled' })
	];
	const { coming, past } = comingAndPast(events, TODAY);
	expect(coming.map(({ id }) => id)).toEqual(['july', 'off', 'autumn']);
	expect(past.map(({ id }) => id)).toEqual(['may', 'april']);
});
