import { describe, expect, it } from 'vitest';
import {
	firstWords,
	isDiscarded,
	isPublishable,
	isTalkedAbout,
	standingOf,
	leftWhenWithdrawn,
	takesSupport,
	STANDINGS,
	type Course
} from './resident-idea.ts';

const TODAY = '2026-11-30';
const course = (about: Partial<Course>): Course => ({
	...{ state: 'taken', isAsked: false, stage: 'idea', putOffUntil: null },
	...about
});

describe('where an idea stands', () => {
	it.each([
		['not confirmed', { state: 'unconfirmed', stage: null }, 'unconfirmed'],
		['unread', { state: 'waiting', stage: null }, 'waiting'],
		['asked about before it is taken up', { state: 'waiting', stage: null, isAsked: true }, 'asked'],
		['asked about after that', { isAsked: true }, 'asked'],
		['turned away, although something was asked', { state: 'turned_away', stage: null, isAsked: true }, 'turned_away'],
		['taken up', {}, 'examined'],
		['a proposal by now', { stage: 'proposal' }, 'proposed'],
		['put off until tomorrow', { putOffUntil: '2026-12-01' }, 'later'],
		['put off until yesterday', { putOffUntil: '2026-11-29' }, 'examined'],
		['an initiative', { stage: 'initiative' }, 'accepted'],
		['done, whatever was asked', { stage: 'completed', isAsked: true }, 'done'],
		['not approved', { stage: 'declined' }, 'declined'],
		['of an initiative that is not there any more', { stage: null }, 'examined'],
		['withdrawn, and its words stay', { state: 'withdrawn', stage: 'initiative' }, 'accepted']
	] as const)('%s', (_how, about, standing) => {
		expect(standingOf(course(about), TODAY)).toBe(standing);
	});
});

it('is written about for as long as there is an address, and it is neither over nor unread', () => {
	expect(isTalkedAbout({ state: 'waiting', email: 'a@b.example' })).toBe(true);
	expect(isTalkedAbout({ state: 'taken', email: 'a@b.example' })).toBe(true);
	expect(isTalkedAbout({ state: 'taken', email: null })).toBe(false);
	expect(isTalkedAbout({ state: 'turned_away', email: 'a@b.example' })).toBe(false);
	expect(isTalkedAbout({ state: 'unconfirmed', email: 'a@b.example' })).toBe(false);
});

it('is published only where they agreed, and neither before it is read nor after it was turned away or taken back', () => {
	const states = ['unconfirmed', 'waiting', 'taken', 'turned_away', 'withdrawn'] as const;
	expect(states.filter((state) => isPublishable({ state, mayPublish: true }))).toEqual(['waiting', 'taken']);
	expect(states.filter((state) => isPublishable({ state, mayPublish: false }))).toEqual([]);
});

it('turned away without a word, it was spam', () => {
	expect(isDiscarded({ state: 'turned_away', answer: null })).toBe(true);
	expect(isDiscarded({ state: 'turned_away', answer: { en: 'No room' } })).toBe(false);
	expect(isDiscarded({ state: 'waiting', answer: null })).toBe(false);
});

it('withdrawn, its place stays where it was taken up, and its words where they agree to that', () => {
	expect(leftWhenWithdrawn({ state: 'taken' }, true)).toBe('words');
	expect(leftWhenWithdrawn({ state: 'taken' }, false)).toBe('place');
	expect(leftWhenWithdrawn({ state: 'waiting' }, true)).toBe('nothing');
	expect(leftWhenWithdrawn({ state: 'turned_away' }, true)).toBe('nothing');
});

it('a title begins as the idea does', () => {
	expect(firstWords('A chess evening. Once a month, by video')).toBe('A chess evening');
	expect(firstWords('ערב שחמט\nפעם בחודש')).toBe('ערב שחמט');
	expect(firstWords('')).toBe('');
	const long = firstWords('one two three four five six seven eight nine ten eleven twelve thirteen fourteen');
	expect(long).toBe('one two three four five six seven eight nine ten eleven');
	expect(firstWords('x'.repeat(100))).toHaveLength(60);
});

it('support is asked for until it is decided against, or done', () => {
	expect(STANDINGS.filter((standing) => !takesSupport(standing))).toEqual(['turned_away', 'declined', 'done']);
});
