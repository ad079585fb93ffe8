import { describe, expect, it } from 'vitest';
import type { Stage } from '#features/initiative/initiative.ts';
import { lineOf, type LineFacts } from './line.ts';

const decision = {
	fromStage: 'proposal' as const,
	answer: { en: 'Yes' },
	decidedBy: {},
	reference: {},
	version: 1,
	at: '2020-04-01T08:00:00Z',
	of: null
};
const milestone = { what: { en: 'Permit' }, firstDue: null, delayReason: {}, version: 1 };
const activity = { kind: 'meeting' as const, title: { en: 'A talk' } };

function facts(overrides: Partial<LineFacts> = {}): LineFacts {
	return {
		initiative: {
			...{ id: 'i', kind: 'cooperation', title: { en: 'A tree' }, stage: 'completed' },
			...{ source: 'resident', sourceNote: {}, outcome: {} },
			...{ begun: '2020-01', expected: null, ended: '2020-12-01' }
		},
		sourceBody: null,
		enteredBy: null,
		moves: [{ from: 'idea', to: 'proposal', on: '2020-03-01', at: '2020-03-01T08:00:00Z', of: null }],
		turned: [],
		decisions: [{ ...decision, id: 'd', outcome: 'accepted', decidedOn: '2020-04-01', putOffUntil: null }],
		milestones: [
			{ ...milestone, id: 'reached', due: '2020-09', doneOn: '2020-06-01' },
			{ ...milestone, id: 'open', due: '2020-05', doneOn: null }
		],
		activities: [
			{ ...activity, id: 'planned', status: 'approved', starts: null },
			{ ...activity, id: 'done', status: 'done', starts: '2020-10' }
		],
		relatives: [],
		...overrides
	};
}

describe('the line of an initiative', () => {
	it('goes from the source to the outcome in the order of time, and then to what is still to come', () => {
		expect(lineOf(facts()).map((point) => [point.is, point.key, point.isAhead])).toEqual([
			['source', 'source', false],
			['move', 'proposal 2020-03-01T08:00:00Z', false],
			['decision', 'd', false],
			['milestone', 'reached', false],
			['activity', 'done', false],
			['outcome', 'outcome', false],
			['milestone', 'open', true],
			['activity', 'planned', true]
		]);
	});

	it('tells the steps of one day in the order in which they were taken, and the completion once', () => {
		const day = '2026-11-30';
		const at = (hour: string) => ({ on: day, at: `${day}T${hour}:00:00.000000Z`, of: null });
		const { initiative } = facts();
		const points = lineOf(
			facts({
				initiative: { ...initiative, begun: day, ended: day },
				moves: [
					{ from: 'idea', to: 'proposal', ...at('08') },
					{ from: 'initiative', to: 'completed', ...at('10') },
					{ from: 'completed', to: 'initiative', ...at('11') },
					{ from: 'initiative', to: 'completed', ...at('13') }
				],
				decisions: [
					{ ...decision, id: 'a', outcome: 'accepted', decidedOn: day, putOffUntil: null, at: at('09').at },
					{ ...decision, id: 'z', outcome: 'later', decidedOn: day, putOffUntil: '2027', at: `${day}T08:30:00.000000Z` }
				],
				milestones: [],
				activities: [],
				relatives: [{ id: 'part', title: {}, stage: 'initiative', how: 'split_into', ...at('12') }]
			})
		);
		expect(points.map((point) => (point.is === 'move' ? `to ${point.move.to}` : point.key))).toEqual([
			...['source', 'to proposal', 'z', 'a', 'to completed', 'to initiative', 'part', 'outcome']
		]);
		expect(new Set(points.map((point) => point.key)).size).toBe(points.length);
	});

	it('puts what was done nobody knows when after the past that has dates, and before what is to come', () => {
		const activities = [
			{ ...activity, id: 'undated', status: 'done' as const, starts: null },
			{ ...activity, id: 'planned', status: 'approved' as const, starts: '2027-02' },
			{ ...activity, id: 'done', status: 'done' as const, starts: '2020-10' },
			{ ...activity, id: 'some day', status: 'approved' as const, starts: null }
		];
		const { initiative } = facts();
		const open = { ...initiative, stage: 'initiative' as const, ended: null };
		const points = lineOf(facts({ initiative: open, moves: [], decisions: [], milestones: [], activities }));
		expect(points.map((point) => point.key)).toEqual(['source', 'done', 'undated', 'planned', 'some day']);
	});

	it('tells what was before it by its own day, and not by the day on which it was written', () => {
		const early = { ...activity, id: 'early', status: 'done' as const, starts: '2011' };
		const old = { ...decision, id: 'old', outcome: 'accepted' as const, decidedOn: '1990-01-01', putOffUntil: null };
		const points = lineOf(facts({ activities: [early], decisions: [old], milestones: [] }));
		expect(points.map((point) => point.key)).toEqual([
			...['old', 'early', 'source', 'proposal 2020-03-01T08:00:00Z', 'outcome']
		]);
	});

	it('begins with a beginning that nobody knows, and says no date for it', () => {
		const { initiative } = facts();
		const early = { ...activity, id: 'early', status: 'done' as const, starts: '2011' };
		const points = lineOf(facts({ initiative: { ...initiative, begun: null }, activities: [early] }));
		expect(points.slice(0, 2).map(({ key, date }) => [key, date])).toEqual([
			['source', null],
			['early', '2011']
		]);
	});

	it('tells that a decision was taken back; one that is made anew stands after that, whatever day it bears', () => {
		const back = { outcome: 'accepted', how: 'taken_back', on: '2020-05-01', at: '2020-05-01T08:00:00Z' } as const;
		const anew = { ...decision, id: 'anew', outcome: 'accepted' as const, decidedOn: '2020-04-01', putOffUntil: null };
		const points = lineOf(
			facts({ turned: [back], decisions: [{ ...anew, at: '2020-05-01T09:00:00Z' }], milestones: [], activities: [] })
		);
		expect(points.map((point) => point.key).slice(2)).toEqual(['taken_back 2020-05-01T08:00:00Z', 'anew', 'outcome']);
		expect(points.filter((point) => point.isAnew).map((point) => point.key)).toEqual(['anew']);
	});

	it('of what was signed, taken back and signed again ends with the signature, although it bears an earlier day', () => {
		const move = (from: Stage, to: Stage, hour: string) => ({
			...{ from, to, on: '2021-03-02', at: `2021-03-02T${hour}:00:00Z`, of: null }
		});
		const moves = [
			...[move('initiative', 'completed', '08'), move('completed', 'initiative', '09')],
			move('initiative', 'completed', '10')
		];
		const points = lineOf(facts({ moves, decisions: [], milestones: [], activities: [] }));
		expect(points.map((point) => (point.is === 'move' ? `${point.move.from} ${point.move.to}` : point.is))).toEqual([
			...['source', 'initiative completed', 'completed initiative', 'outcome']
		]);
	});

	it('keeps the completion of a duplicate that was merged into it beside its own', () => {
		const moves = [
			{ from: 'initiative', to: 'completed', on: '2020-05-01', at: '2020-05-01T08:00:00Z', of: null },
			{ from: 'initiative', to: 'completed', on: '2020-06-01', at: '2020-06-01T08:00:00Z', of: { en: 'The same tree' } }
		] as const;
		const points = lineOf(facts({ moves, decisions: [], milestones: [], activities: [] }));
		expect(points.map((point) => point.is)).toEqual(['source', 'move', 'outcome']);
	});

	it('has no outcome before there is one', () => {
		const { initiative } = facts();
		const points = lineOf(facts({ initiative: { ...initiative, stage: 'initiative', ended: null } }));
		expect(points.some((point) => point.is === 'outcome')).toBe(false);
	});
});
