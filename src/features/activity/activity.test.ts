import { describe, expect, it } from 'vitest';
import { STATUSES, isTwoWay, needsReason, standingOf } from './activity.ts';

describe('a two-way contact', () => {
	it.each([
		['a visit of theirs', 'official_visit', 'inbound', 'done', true],
		['a meeting online', 'online_meeting', null, 'done', true],
		['contact that goes on', 'routine_contact', null, 'under_way', true],
		['a delegation that was cut short', 'youth_delegation', 'outbound', 'cut_short', true],
		['letters both ways', 'correspondence', 'mutual', 'done', true],
		['a letter of ours', 'correspondence', 'outbound', 'done', false],
		['a letter of theirs', 'correspondence', 'inbound', 'done', false],
		['an interview', 'media', 'outbound', 'done', false],
		['a visit that was prepared and cancelled', 'official_visit', 'inbound', 'cancelled_after_preparation', false],
		['a visit that is planned', 'official_visit', 'inbound', 'confirmed', false]
	] as const)('%s: %s %s %s → %s', (_what, kind, direction, status, expected) => {
		expect(isTwoWay({ kind, direction, status })).toBe(expected);
	});
});

it('in progress is never done, and what was prepared in vain is neither cancelled nor done', () => {
	expect(standingOf('under_way')).toBe('in_progress');
	expect(standingOf('cancelled_after_preparation')).toBe('prepared_cancelled');
	expect(standingOf('cut_short')).toBe('done');
	expect(STATUSES.filter((status) => standingOf(status) === 'done')).toEqual(['done', 'cut_short']);
});

it('whatever did not take place as planned owes a reason', () => {
	expect(STATUSES.filter(needsReason)).toEqual([
		'postponed',
		'cut_short',
		'cancelled_after_preparation',
		'cancelled',
		'declined'
	]);
});
