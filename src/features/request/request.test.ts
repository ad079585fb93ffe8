import { describe, expect, it } from 'vitest';
import { STAGES } from '#features/initiative/initiative.ts';
import { criteriaOf, askedNow } from './criteria.ts';
import {
	COUNCIL_GATE,
	daysSince,
	gatesInTheWay,
	gatesOf,
	isDuplicate,
	requestStage,
	standingBy,
	statusAfter,
	type Opened
} from './request.ts';

describe('the stage of a request', () => {
	it('is that of its initiative, and talks tell a candidate apart', () => {
		expect(STAGES.map((stage) => requestStage(stage, false))).toEqual([
			...['candidate', 'candidate', 'council_approved', 'signed', 'ended']
		]);
		expect(STAGES.map((stage) => requestStage(stage, true))).toEqual([
			...['in_talks', 'in_talks', 'council_approved', 'signed', 'ended']
		]);
	});
});

describe('where a request stood on a day', () => {
	const way = {
		stage: 'completed' as const,
		ended: '2026-11-20',
		isInTalks: true,
		talksSince: '2020-03',
		acceptedOn: '2026-10-04'
	};

	it.each([
		['2020-02-28', 'candidate', null],
		['2020-12-31', 'in_talks', '2020-03'],
		['2026-10-04', 'council_approved', '2026-10-04'],
		['2026-11-20', 'signed', '2026-11-20']
	])('on %s: %s since %s', (day, stage, since) => {
		expect(standingBy(way, day)).toEqual({ stage, since });
	});

	it('is as it is now where nobody knows when', () => {
		const open = { ...way, stage: 'proposal' as const, ended: null, acceptedOn: null };
		expect(standingBy({ ...open, talksSince: null }, '2020-12-31')).toEqual({ stage: 'in_talks', since: null });
		expect(standingBy({ ...way, ended: null }, '2020-12-31')).toEqual({ stage: 'signed', since: null });
	});

	it('is not approved by a decision that does not hold any more', () => {
		const back = { ...way, stage: 'proposal' as const, ended: null };
		expect(standingBy(back, '2026-12-31').stage).toBe('in_talks');
	});
});

describe('the status of the tie', () => {
	it('follows a candidate from the first talks to the signature', () => {
		expect(statusAfter('in_talks', 'prospect')).toBe('in_talks');
		expect(statusAfter('council_approved', 'in_talks')).toBe('council_approved');
		expect(statusAfter('signed', 'council_approved')).toBe('active');
		expect(statusAfter('ended', 'in_talks')).toBe('declined');
	});

	it('is left alone where it says so already, or where a living tie would be made less', () => {
		expect(statusAfter('in_talks', 'in_talks')).toBeUndefined();
		expect(statusAfter('in_talks', 'active')).toBeUndefined();
		expect(statusAfter('ended', 'low_activity')).toBeUndefined();
	});

	it('begins anew for a tie that was over, and a refusal does not rewrite how it ended', () => {
		expect(statusAfter('in_talks', 'ended')).toBe('in_talks');
		expect(statusAfter('ended', 'ended')).toBeUndefined();
		expect(statusAfter('signed', 'dormant')).toBe('active');
	});
});

describe('the gates', () => {
	const asked = askedNow(criteriaOf([]));
	const all = asked.map((each) => (each.kind === 'gate' ? { ...each, answer: 'yes' as const } : each));

	it('stand in the way until each is met', () => {
		expect(gatesInTheWay(gatesOf(asked, undefined))).toHaveLength(4);
		expect(gatesInTheWay(gatesOf(all, { outcome: 'accepted', decidedBy: {}, reference: {} }))).toEqual([]);
	});

	it.each([
		[undefined, 'open'],
		[{ outcome: 'later' as const }, 'open'],
		[{ outcome: 'declined' as const }, 'no'],
		[{ outcome: 'accepted' as const }, 'yes']
	])('that of the council is answered by its decision alone: %o', (decision, answer) => {
		const said = decision && { ...decision, decidedBy: { en: 'The council' }, reference: { en: '12/2026' } };
		const gate = gatesOf(all, said).find(({ code }) => code === COUNCIL_GATE);
		expect([gate?.answer, gate?.evidence]).toEqual([answer, decision ? { en: 'The council, 12/2026' } : {}]);
	});
});

describe('two requests on the same topic', () => {
	const rio: Opened = { partnerId: 'a', name: { en: 'Rio de Janeiro' }, wikidataId: null, openedOn: '2026-01-01' };

	it.each<[string, Partial<Opened>, boolean]>([
		['the same partner', { name: { en: 'Other' } }, true],
		['the same name of another record', { partnerId: 'b', name: { pt: 'rio de-janeiro' } }, true],
		['another name', { partnerId: 'b', name: { en: 'São Paulo' } }, false],
		['two years apart', { openedOn: '2024-01-02' }, true],
		['longer apart', { openedOn: '2023-06-01' }, false],
		['the later one, longer apart', { openedOn: '2028-06-01' }, false]
	])('%s', (_why, other, expected) => {
		expect(isDuplicate(rio, { ...rio, ...other })).toBe(expected);
	});

	it('are known by what the world calls them as well', () => {
		const one = { ...rio, wikidataId: 'Q8678' };
		expect(isDuplicate(one, { ...one, partnerId: 'b', name: { he: 'ריו' } })).toBe(true);
		expect(isDuplicate(one, { ...one, partnerId: 'b', name: { he: 'ריו' }, wikidataId: null })).toBe(false);
	});
});

describe('how long it has been at its stage', () => {
	it('counts days, also over a change of the clock, and never less than none', () => {
		expect(daysSince('2026-03-20', '2026-04-01')).toBe(12);
		expect(daysSince('2026-11-30', '2026-11-30')).toBe(0);
		expect(daysSince('2026-12-01', '2026-11-30')).toBe(0);
	});
});
