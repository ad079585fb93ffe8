import { describe, expect, it } from 'vitest';
import { dayBefore, isInForce, lastNeeded } from './retention.ts';

describe('a person was last needed', () => {
	it.each([
		['when their details were last written', { touchedOn: '2018-05-01', activeOn: null, roleEnds: [] }, '2018-05-01'],
		['by an activity', { touchedOn: '2015-01-01', activeOn: '2019-03-02', roleEnds: ['2017'] }, '2019-03-02'],
		[
			'until the end of a role',
			{ touchedOn: '2015-01-01', activeOn: '2016-01-01', roleEnds: ['2016', '2019-02'] },
			'2019-02-28'
		],
		['at the latest that it may mean', { touchedOn: '2015-01-01', activeOn: null, roleEnds: ['../2018'] }, '2018-12-31']
	] as const)('%s', (_when, need, day) => {
		expect(lastNeeded(need)).toBe(day);
	});
});

it.each([
	['2026-11-29', { years: 5 }, '2021-11-29'],
	['2024-02-29', { years: 1 }, '2023-02-28'],
	['2026-03-31', { months: 1 }, '2026-02-28'],
	['2026-01-15', { months: 24 }, '2024-01-15'],
	['2026-01-15', { months: 1 }, '2025-12-15']
] as const)('before %s by %o is %s', (today, span, day) => {
	expect(dayBefore(today, span)).toBe(day);
});

it('a rule is followed by itself a day after it was set, and not where none was', () => {
	const set = '2026-11-28T10:00:00Z';
	expect(isInForce(set, new Date('2026-11-29T09:59:00Z'))).toBe(false);
	expect(isInForce(set, new Date('2026-11-29T10:00:00Z'))).toBe(true);
	expect(isInForce(null, new Date())).toBe(false);
});
