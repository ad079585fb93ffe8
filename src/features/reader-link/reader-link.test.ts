import { describe, expect, it } from 'vitest';
import { lastDay, shows, type LinkState } from './reader-link.ts';

const link = (change: Partial<LinkState['report']> = {}): LinkState => ({
	madeFor: { audience: 'council', tellsMoney: false },
	expiresOn: '2026-12-06',
	report: { state: 'approved', audience: 'council', tellsMoney: false, ...change }
});

describe('a link', () => {
	it('shows what was approved or closed, to the end of its last day', () => {
		expect(shows(link(), '2026-12-06')).toBe('report');
		expect(shows(link({ state: 'closed' }), '2026-11-29')).toBe('report');
		expect(shows(link(), '2026-12-07')).toBe('nothing');
	});

	it.each(['draft', 'in_review'] as const)('of a report that is worked on (%s) shows none of it', (state) => {
		expect(shows(link({ state }), '2026-11-29')).toBe('work');
	});

	it('shows nothing of a report that has become one for others, or tells more', () => {
		expect(shows(link({ audience: 'leadership' }), '2026-11-29')).toBe('nothing');
		expect(shows(link({ audience: 'leadership', state: 'draft' }), '2026-11-29')).toBe('nothing');
		expect(shows(link({ tellsMoney: true }), '2026-11-29')).toBe('nothing');
	});
});

it.each([
	['7', null, '2026-12-06'],
	['90', '2030-01-01', '2027-02-27'],
	['date', '2027-02-28', '2027-02-28']
] as const)('lasts %s (%s) until %s', (lasts, until, day) => {
	expect(lastDay(lasts, until, '2026-11-29')).toBe(day);
});
